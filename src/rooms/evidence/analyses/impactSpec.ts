import { z } from 'zod';
import { aggregations } from '../../../kernels/causal/index.ts';
import { type CommandInput, InputFaults } from '../../../platform/command/define.ts';
import { refuse } from '../../../platform/command/faults.ts';
import { specFaults } from './surveySpec.ts';

const column = z.string().min(1);

export const groupTimeSpec = z.strictObject({
  method: z.literal('groupTimeAtt'),
  unit: column.describe('Column of the unit, such as a firm'),
  time: column.describe('Column of the period: whole numbers, such as years'),
  firstTreated: column.describe('Column of the period in which the unit was first treated; 0 or empty: never'),
  outcome: column,
  covariates: z.array(column).max(50).default([]).describe('Text is taken as categories'),
  estimator: z.enum(['dr', 'ipw', 'reg']).default('dr'),
  controlGroup: z.enum(['never', 'notYet']).default('never'),
  anticipation: z.int().min(0).max(100).default(0).describe('Periods before treatment in which it may act already'),
  basePeriod: z.enum(['varying', 'universal']).default('varying'),
  weights: column.nullable().default(null),
  cluster: column.nullable().default(null).describe('Column of the group within which errors hang together'),
  panel: z.boolean().default(true).describe('false (repeated cross-sections) is not available in this version'),
  bootstrap: z
    .strictObject({ replications: z.int().min(100).max(100_000).default(1000) })
    .nullable()
    .default(null)
    .describe('null: analytic errors, pointwise intervals; else simultaneous bands'),
  aggregate: z
    .array(z.enum(aggregations))
    .max(4)
    .default([...aggregations]),
  level: z.number().gt(0).lt(1).default(0.95),
  seed: z.int().min(0).optional(),
});
export type GroupTimeSpec = z.output<typeof groupTimeSpec>;

const remedy = 'see: toolroom schema evidence impact';
const methods = [
  'groupTimeAtt',
  'matching',
  'experiment',
  'regressionDiscontinuity',
  'twoWayFixedEffects',
  'syntheticDid',
];

/** The spec, or faults that name the key; what a later version computes is refused by name, never passed over. */
export function parseImpactSpec({ spec, specFile }: Pick<CommandInput, 'spec' | 'specFile'>): GroupTimeSpec {
  const file = specFile ?? '--spec';
  if (spec === undefined)
    refuse(file, { code: 'specMissing', message: 'there is no spec', remedy: 'name one with --spec SPEC.json' });
  const { method } = (typeof spec === 'object' && spec !== null ? spec : {}) as { method?: unknown };
  if (method !== 'groupTimeAtt' && methods.includes(String(method)))
    refuse(file, {
      column: 'method',
      code: 'notAvailable',
      message: `the method "${method}" is not available in this version`,
      remedy: 'this version has: groupTimeAtt',
    });
  const parsed = groupTimeSpec.safeParse(spec);
  if (!parsed.success) throw new InputFaults(parsed.error.issues.flatMap((issue) => specFaults(file, issue, remedy)));
  if (!parsed.data.panel)
    refuse(file, {
      column: 'panel',
      code: 'notAvailable',
      message: 'repeated cross-sections are not available in this version',
      remedy: 'give a panel, in which the same units are seen in several periods',
    });
  return parsed.data;
}
