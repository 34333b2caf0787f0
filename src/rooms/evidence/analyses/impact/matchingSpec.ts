import { z } from 'zod';
import { FaultList } from '../../../../platform/command/faults.ts';

const column = z.string().min(1);

export const matchingSpec = z.strictObject({
  method: z.literal('matching'),
  treatment: column.describe('Column of 1 (treated) and 0'),
  outcome: column,
  covariates: z.array(column).min(1).max(50).describe('Text is taken as categories'),
  distance: z.enum(['propensity', 'mahalanobis']).default('propensity'),
  ratio: z.int().min(1).max(100).default(1).describe('Controls for each treated unit'),
  replacement: z.boolean().default(false).describe('Whether a control may serve several treated units'),
  order: z
    .enum(['largest', 'data', 'smallest'])
    .optional()
    .describe('Which treated unit chooses first; default largest score, for mahalanobis data'),
  caliper: z
    .number()
    .min(0)
    .nullable()
    .default(null)
    .describe('Largest difference of a pair in standard deviations of the score over all units'),
  exact: z.array(column).max(10).default([]).describe('Columns in which a pair must be the same'),
  ties: z
    .enum(['first', 'all'])
    .default('first')
    .describe('With replacement: all: controls that are equally near share a place, whatever the order of rows'),
  biasAdjustment: z
    .boolean()
    .default(false)
    .describe('With replacement: takes out what covariates explain of differences left inside pairs'),
  varianceNeighbours: z
    .int()
    .min(1)
    .max(20)
    .default(1)
    .describe('With replacement: nearest controls from which the variance at a control is taken'),
  level: z.number().gt(0).lt(1).default(0.95),
});
export type MatchingSpec = z.output<typeof matchingSpec>;

export function checkMatchingSpec(specFile: string, spec: MatchingSpec): void {
  const faults = new FaultList(specFile);
  const add = (key: string, message: string, remedy: string) =>
    faults.add({ row: null, column: key, code: 'spec', message, remedy });
  if (spec.distance === 'mahalanobis' && spec.caliper !== null)
    add('caliper', 'a caliper is a difference of scores, and mahalanobis has none', 'leave it out, or set propensity');
  if (spec.distance === 'mahalanobis' && spec.order !== undefined && spec.order !== 'data')
    add('order', 'by mahalanobis there is no score to order by', 'set order to data, or distance to propensity');
  if (spec.biasAdjustment && !spec.replacement)
    add('biasAdjustment', 'the adjustment is for matching with replacement', 'set replacement to true');
  if (spec.ties === 'all' && !spec.replacement)
    add('ties', 'ties can be shared in matching with replacement alone', 'set replacement to true, or ties to first');
  if (new Set(spec.covariates).size < spec.covariates.length)
    add('covariates', 'a covariate is named twice', 'name each once');
  for (const name of [spec.treatment, spec.outcome])
    if (spec.covariates.includes(name) || spec.exact.includes(name))
      add('covariates', `"${name}" is treatment or outcome and cannot be matched on`, 'leave it out');
  faults.throwIfAny();
}
