import { z } from 'zod';
import { FaultList } from '../../../../platform/command/faults.ts';

const column = z.string().min(1);
const width = z.number().positive();

export const discontinuitySpec = z.strictObject({
  method: z.literal('regressionDiscontinuity'),
  running: column.describe('Column of the score, age or size that decides about treatment'),
  cutoff: z.number().default(0).describe('Treatment is given from this value on'),
  outcome: column,
  treated: column.nullable().default(null).describe('Column of 1 (took it up) and 0; null: all from the cut-off on'),
  covariates: z.array(column).max(20).default([]).describe('Measured before; text is taken as categories'),
  kernel: z.enum(['triangular', 'uniform', 'epanechnikov']).default('triangular'),
  bandwidth: z
    .union([width, z.strictObject({ left: width, right: width })])
    .nullable()
    .default(null)
    .describe('In the unit of the running variable; null: chosen for the least mean squared error'),
  order: z.int().min(1).max(3).default(1).describe('Of the local polynomial'),
  variance: z.enum(['nearestNeighbour', 'hc0', 'hc2', 'hc3']).default('nearestNeighbour'),
  cluster: column.nullable().default(null),
  donut: z.number().min(0).default(0).describe('Rows nearer to the cut-off than this are left out'),
  placeboCutoffs: z.array(z.number()).max(20).default([]).describe('Where nothing should jump'),
  level: z.number().gt(0).lt(1).default(0.95),
});
export type DiscontinuitySpec = z.output<typeof discontinuitySpec>;

export function checkDiscontinuitySpec(specFile: string, spec: DiscontinuitySpec): void {
  const faults = new FaultList(specFile);
  const add = (key: string, message: string, remedy: string) =>
    faults.add({ row: null, column: key, code: 'spec', message, remedy });
  if (spec.running === spec.outcome) add('outcome', 'outcome and running variable are one column', 'name two columns');
  if (spec.covariates.some((name) => [spec.running, spec.outcome, spec.treated].includes(name)))
    add('covariates', 'a covariate is the running variable, the treatment or the outcome', 'leave it out');
  if (spec.placeboCutoffs.includes(spec.cutoff))
    add('placeboCutoffs', 'the cut-off itself is named as a placebo', 'name other values');
  faults.throwIfAny();
}
