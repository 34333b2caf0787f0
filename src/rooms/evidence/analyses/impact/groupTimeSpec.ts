import { z } from 'zod';
import { aggregations } from '../../../../kernels/causal/index.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import { sensitivitySpec } from './trendSensitivity.ts';

const column = z.string().min(1);

export const groupTimeSpec = z.strictObject({
  method: z.literal('groupTimeAtt'),
  unit: column
    .nullable()
    .default(null)
    .describe('Column of the unit, such as a firm; may be left out where panel is false'),
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
  panel: z.boolean().default(true).describe('false: repeated cross-sections, each row a unit of its own'),
  unbalanced: z
    .enum(['drop', 'pairs', 'rows'])
    .default('drop')
    .describe(
      'Units that are not seen in every period: drop leaves them out; pairs takes, in each comparison, the units seen in both of its periods; rows takes all rows as cross-sections, errors by unit (did’s allow_unbalanced_panel)',
    ),
  bootstrap: z
    .strictObject({ replications: z.int().min(100).max(100_000).default(1000) })
    .nullable()
    .default(null)
    .describe('null: analytic errors, pointwise intervals; else simultaneous bands'),
  aggregate: z
    .array(z.enum(aggregations))
    .max(4)
    .default([...aggregations]),
  sensitivity: sensitivitySpec
    .nullable()
    .default(null)
    .describe('What the effect would be if trends had parted; {} for the usual bounds'),
  randomisationDraws: z
    .int()
    .min(0)
    .max(100_000)
    .default(999)
    .describe('Of the permutation test, which is made where fewer than 10 units (or clusters) are treated; 0: never'),
  level: z.number().gt(0).lt(1).default(0.95),
  seed: z.int().min(0).optional(),
});
export type GroupTimeSpec = z.output<typeof groupTimeSpec>;

export function checkGroupTimeSpec(specFile: string, { panel, unit, unbalanced }: GroupTimeSpec): void {
  const at = (column: string, message: string, remedy: string) =>
    refuse(specFile, { column, code: 'spec', message, remedy });
  if (panel && unit === null) at('unit', 'a panel needs a column of units', 'name it, or set panel to false');
  if (!panel && unbalanced !== 'drop')
    at('unbalanced', 'it says nothing of repeated cross-sections', 'delete it, or set panel to true');
}
