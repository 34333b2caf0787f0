import { z } from 'zod';
import { aggregations } from '../../../../kernels/causal/index.ts';
import { refuse } from '../../../../platform/command/faults.ts';

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

export function refuseCrossSections(specFile: string, { panel }: GroupTimeSpec): void {
  if (!panel)
    refuse(specFile, {
      column: 'panel',
      code: 'notAvailable',
      message: 'repeated cross-sections are not available in this version',
      remedy: 'give a panel, in which the same units are seen in several periods',
    });
}
