import { z } from 'zod';
import type { Classification } from '../model.ts';

export const concordanceSchema = z.object({
  /** The classification scheme of each level of the table. */
  schemes: z.record(z.string(), z.string()),
  rows: z.array(
    z.object({
      level: z.string(),
      nationalCode: z.string(),
      nationalTitle: z.record(z.string(), z.string()),
      isic: z.array(z.object({ code: z.string(), weight: z.number().optional() })),
      certainty: z.enum(['certain', 'doubtful']),
    }),
  ),
});

/** National codes to ISIC Rev.4, looked up once per distinct code. */
export interface Concordance {
  /** Does the table claim to hold every code of this scheme? */
  covers: (scheme: string) => boolean;
  has: (scheme: string, code: string) => boolean;
  toIsic: (scheme: string, code: string) => readonly Classification[];
  /** What the national code stands for, by language. */
  title: (scheme: string, code: string) => Readonly<Record<string, string>> | null;
}

export function buildConcordance(table: z.output<typeof concordanceSchema>): Concordance {
  const schemes = new Map<string, Map<string, { isic: Classification[]; title: Readonly<Record<string, string>> }>>();
  for (const { level, nationalCode, nationalTitle, isic, certainty } of table.rows) {
    const scheme = table.schemes[level];
    if (scheme === undefined) throw new Error(`concordance: no scheme is named for the level ${level}`);
    if (!schemes.has(scheme)) schemes.set(scheme, new Map());
    schemes.get(scheme)?.set(nationalCode, {
      title: nationalTitle,
      isic: isic.map(({ code, weight }) => ({
        scheme: 'ISIC4',
        code,
        method: 'converted',
        certainty,
        weight: weight ?? null,
      })),
    });
  }
  const none: Classification[] = [];
  return {
    covers: (scheme) => schemes.has(scheme),
    has: (scheme, code) => schemes.get(scheme)?.has(code) ?? false,
    toIsic: (scheme, code) => schemes.get(scheme)?.get(code)?.isic ?? none,
    title: (scheme, code) => schemes.get(scheme)?.get(code)?.title ?? null,
  };
}

export const noConcordance: Concordance = {
  covers: () => false,
  has: () => false,
  toIsic: () => [],
  title: () => null,
};
