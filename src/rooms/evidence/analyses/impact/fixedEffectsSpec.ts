import { z } from 'zod';
import { FaultList } from '../../../../platform/command/faults.ts';

const column = z.string().min(1);

export const fixedEffectsSpec = z.strictObject({
  method: z.literal('twoWayFixedEffects'),
  unit: column.describe('Column of the unit, such as a firm'),
  time: column.describe('Column of the period: numbers, such as years'),
  treated: column.optional().describe('Column of 1 where the unit is treated in the period, else 0; or firstTreated'),
  firstTreated: column
    .optional()
    .describe('Column of the period in which the unit was first treated; 0 or empty: never'),
  outcome: column,
  covariates: z.array(column).max(50).default([]).describe('Text is taken as categories'),
  weights: column.nullable().default(null),
  errors: z.enum(['cluster', 'hetero', 'iid']).default('cluster'),
  cluster: column.nullable().default(null).describe('Within which errors hang together; null: the unit'),
  smallSample: z.enum(['none', 'default', 'full']).default('default').describe('As fixest: full counts nested effects'),
  wildDraws: z
    .int()
    .min(0)
    .max(1_000_000)
    .default(9999)
    .describe('Of the wild cluster bootstrap, which is made where there are fewer than 30 clusters; 0: never'),
  seed: z.int().min(0).optional(),
  level: z.number().gt(0).lt(1).default(0.95),
});
export type FixedEffectsSpec = z.output<typeof fixedEffectsSpec>;

export function checkFixedEffectsSpec(specFile: string, spec: FixedEffectsSpec): void {
  const faults = new FaultList(specFile);
  const add = (key: string, message: string, remedy: string) =>
    faults.add({ row: null, column: key, code: 'spec', message, remedy });
  if ((spec.treated === undefined) === (spec.firstTreated === undefined))
    add('treated', 'one of treated and firstTreated is needed, and not both', 'name the column of one of them');
  if (spec.cluster !== null && spec.errors !== 'cluster')
    add('cluster', 'a cluster is named, and errors are not by cluster', 'set errors to cluster, or leave cluster out');
  if (new Set(spec.covariates).size < spec.covariates.length)
    add('covariates', 'a covariate is named twice', 'name each once');
  faults.throwIfAny();
}
