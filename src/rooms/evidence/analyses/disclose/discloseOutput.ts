import { z } from 'zod';

const key = z.record(z.string(), z.string());
const cell = z.strictObject({
  key,
  value: z.number().nullable().describe('null where suppressed'),
  contributors: z.number(),
  suppressed: z.enum(['threshold', 'dominance', 'pPercent', 'pq', 'earlier', 'secondary']).nullable(),
});
const interval = z.strictObject({
  key,
  lower: z.number(),
  upper: z.number().nullable().describe('null: no limit'),
  protection: z.number().describe('How far it must reach each way; 0 where no rule hides the cell'),
});

export const internalOutput = z.strictObject({
  cells: z.array(cell),
  audit: z.strictObject({
    unsafe: z.number().describe('Cells that somebody can tell too closely'),
    intervals: z.array(interval),
    unsafeCells: z.array(
      z.strictObject({
        key,
        direction: z.enum(['up', 'down', 'union']),
        knownBy: z.array(z.string()).describe('Who can tell; empty: everybody'),
        reason: z.enum(['cannot', 'open']),
      }),
    ),
  }),
  objectiveValue: z.number(),
  bound: z.number().describe('No safe choice of cells costs less'),
  method: z.enum(['optimal', 'heuristic']),
  linked: z.array(z.strictObject({ file: z.string(), cells: z.array(cell), intervals: z.array(interval) })),
});
export type DiscloseResult = z.output<typeof internalOutput>;

export const publicOutput = z.strictObject({
  cells: z.array(z.strictObject({ key, value: z.number().nullable(), suppressed: z.literal(true).optional() })),
});

/** What may leave the house: the values that are shown, and that others are hidden, not why. */
export function publicResult({ cells }: Pick<DiscloseResult, 'cells'>): z.output<typeof publicOutput> {
  return {
    cells: cells.map(({ key, value, suppressed }) =>
      suppressed === null ? { key, value } : { key, value: null, suppressed: true },
    ),
  };
}
