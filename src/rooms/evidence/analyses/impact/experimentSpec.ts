import { z } from 'zod';
import { FaultList } from '../../../../platform/command/faults.ts';

const column = z.string().min(1);

export const experimentSpec = z.strictObject({
  method: z.literal('experiment'),
  treatment: column.describe('Column of what the draw said: 1 assigned, 0 not'),
  outcome: column.describe('Rows without one are counted and left out'),
  otherOutcomes: z
    .array(column)
    .max(30)
    .default([])
    .describe('Looked at too: p-values of all are then corrected together (Holm; Romano–Wolf by the redraws)'),
  stratum: column.nullable().default(null).describe('Within which the draw was made'),
  cluster: column.nullable().default(null).describe('Drawn as a whole; treatment is the same within it'),
  probability: column.nullable().default(null).describe('Chance with which the unit was to be assigned'),
  covariates: z.array(column).max(50).default([]).describe('Measured before; text is taken as categories'),
  draws: z.int().min(0).max(100_000).default(1999).describe('Of the randomisation test; 0: none'),
  level: z.number().gt(0).lt(1).default(0.95),
  seed: z.int().min(0).optional(),
});
export type ExperimentSpec = z.output<typeof experimentSpec>;

export function checkExperimentSpec(specFile: string, spec: ExperimentSpec): void {
  const faults = new FaultList(specFile);
  const add = (key: string, message: string, remedy: string) =>
    faults.add({ row: null, column: key, code: 'spec', message, remedy });
  if (spec.treatment === spec.outcome) add('outcome', 'outcome and treatment are one column', 'name two columns');
  if (spec.covariates.some((name) => [spec.treatment, spec.outcome].includes(name)))
    add('covariates', 'a covariate is the treatment or the outcome', 'leave it out');
  if (new Set(spec.covariates).size < spec.covariates.length)
    add('covariates', 'a covariate is named twice', 'name each once');
  if (new Set([spec.outcome, ...spec.otherOutcomes]).size <= spec.otherOutcomes.length)
    add('otherOutcomes', 'an outcome is named twice', 'name each once');
  if (spec.otherOutcomes.length > 0 && (spec.cluster !== null || spec.probability !== null))
    add(
      'otherOutcomes',
      'several outcomes are corrected for draws of single units with one chance a stratum',
      'estimate each outcome by itself, and correct its p-values by Holm’s rule',
    );
  if (spec.cluster !== null && spec.cluster === spec.stratum)
    add('cluster', 'cluster and stratum are one column', 'a stratum holds several clusters of both groups');
  faults.throwIfAny();
}
