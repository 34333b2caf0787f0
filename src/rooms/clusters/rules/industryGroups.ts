import { z } from 'zod';

export const industryGroupsSchema = z.strictObject({
  id: z.string(),
  version: z.string(),
  classification: z.string(),
  source: z.string(),
  groups: z
    .array(
      z.strictObject({
        code: z.string().min(1),
        title: z.string().min(1),
        traded: z.boolean().nullable(),
        /** Of high or medium-high technology. */
        highTechnology: z.boolean().optional(),
        isic: z
          .array(z.string().regex(/^\d{2,4}$/))
          .min(1)
          .describe('Codes, or their beginnings'),
      }),
    )
    .min(1),
});
export type IndustryGroups = z.output<typeof industryGroupsSchema>;

/** Finds the group of a code: that of its longest known beginning, or null. */
export function groupFinder({ groups }: Pick<IndustryGroups, 'groups'>): (code: string) => number | null {
  const byPrefix = new Map<string, number>();
  for (const [at, { isic }] of groups.entries()) for (const prefix of isic) byPrefix.set(prefix, at);
  return (code) => {
    for (let length = code.length; length >= 2; length -= 1) {
      const found = byPrefix.get(code.slice(0, length));
      if (found !== undefined) return found;
    }
    return null;
  };
}
