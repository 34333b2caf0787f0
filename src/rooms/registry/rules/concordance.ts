import { z } from 'zod';
import type { Classification } from '../model.ts';

export const concordanceSchema = z.object({
  /** The classification scheme of each level of the table. */
  schemes: z.record(z.string(), z.string()),
  /** Schemes of which a row speaks for every code that begins as it does; the longest that fits counts. */
  prefixes: z.array(z.string()).optional(),
  /** Schemes of words rather than codes: what is not in the table is kept and not converted. Case does not count. */
  open: z.array(z.string()).optional(),
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
  /** Is anything that stands in such a column taken, known or not? */
  isOpen: (scheme: string) => boolean;
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
  const prefixes = new Set(table.prefixes);
  const open = new Set(table.open);
  const find = (scheme: string, code: string) => {
    const rows = schemes.get(scheme);
    if (!prefixes.has(scheme)) return rows?.get(open.has(scheme) ? code.toLowerCase() : code);
    for (let length = code.length; length > 0; length--) {
      const found = rows?.get(code.slice(0, length));
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return {
    covers: (scheme) => schemes.has(scheme),
    isOpen: (scheme) => open.has(scheme),
    has: (scheme, code) => find(scheme, code) !== undefined,
    toIsic: (scheme, code) => find(scheme, code)?.isic ?? none,
    title: (scheme, code) => find(scheme, code)?.title ?? null,
  };
}

export const noConcordance: Concordance = {
  covers: () => false,
  isOpen: () => false,
  has: () => false,
  toIsic: () => [],
  title: () => null,
};
