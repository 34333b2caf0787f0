import { z } from 'zod';
import { type CommandInput, InputFaults } from '../../../../platform/command/define.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import { specFaults } from '../../../../platform/command/specFaults.ts';

const name = z.string().min(1);
const amount = z
  .union([z.number().min(0), z.string().regex(/^\d{1,15}(\.\d{1,9})?$/)])
  .describe('Money: a decimal string, or a number');
const names = z.array(name).max(1000);

export const investSpec = z.strictObject({
  budget: amount,
  currency: z
    .string()
    .min(1)
    .max(12)
    .nullable()
    .default(null)
    .describe('Of every cost and of the budget; shown, never converted'),
  objective: z
    .enum(['mean', 'cvar10', 'minMaxRegret', 'mix'])
    .describe(
      'cvar10: mean of the worst ⌈S/10⌉ totals; minMaxRegret: least greatest loss against the best set of a scenario',
    ),
  cvarWeight: z.number().min(0).max(1).default(0.5).describe('a of mix: (1 − a) · mean + a · cvar10'),
  project: name.default('project').describe('Column of names'),
  cost: name.default('cost').describe('Column of costs, in money'),
  scenarios: names.min(1).nullable().default(null).describe('Columns of benefits; null: all that begin with scenario_'),
  region: name.nullable().default(null).describe('Column of regions'),
  leastShare: name
    .nullable()
    .default(null)
    .describe('Column with the least share (0–1) of projects that may be done in part; empty: all or nothing'),
  prerequisites: z
    .array(z.strictObject({ project: name, needs: names.min(1) }))
    .max(1000)
    .default([]),
  exclusions: z.array(names.min(2)).max(1000).default([]).describe('At most one of each list'),
  regions: z
    .array(z.strictObject({ region: name, floor: amount.default(0), cap: amount.nullable().default(null) }))
    .max(1000)
    .default([])
    .describe('What is spent in a region: at least, at most'),
  mustHave: names.default([]),
  never: names.default([]),
  budgets: z
    .array(amount)
    .max(200)
    .nullable()
    .default(null)
    .describe('Of the curve; null: 20 steps to the sum of costs'),
  seed: z.int().min(0).optional().describe('Drawn on by nothing here; kept in the result'),
});
export type InvestSpec = z.output<typeof investSpec>;

const remedy = 'see: toolroom schema clusters invest';

export function parseInvestSpec({ spec, specFile }: Pick<CommandInput, 'spec' | 'specFile'>): InvestSpec {
  const file = specFile ?? '--spec';
  if (spec === undefined)
    refuse(file, { code: 'specMissing', message: 'there is no spec', remedy: 'name one with --spec SPEC.json' });
  const parsed = investSpec.safeParse(spec);
  if (!parsed.success) throw new InputFaults(parsed.error.issues.flatMap((issue) => specFaults(file, issue, remedy)));
  return parsed.data;
}
