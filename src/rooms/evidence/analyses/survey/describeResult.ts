import { type DomainEstimates, estimateStatus, intervalOf } from '../../../../kernels/survey/index.ts';
import type { EstimateSpec } from './estimateSpec.ts';
import { judgeQuality } from './quality.ts';
import { known, type SurveyResult } from './surveyResult.ts';
import type { CountedDomains } from './surveySample.ts';

type Figures = Pick<
  SurveyResult,
  | 'category'
  | 'estimate'
  | 'standardError'
  | 'lower'
  | 'upper'
  | 'designEffect'
  | 'unweightedCount'
  | 'weightedCount'
  | 'status'
  | 'reason'
> &
  Partial<SurveyResult>;

/** The record of one estimate: what is common to all statistics is filled in. */
export function makeRecord(
  spec: EstimateSpec,
  { keys, members, degreesOfFreedom }: CountedDomains,
  d: number,
  figures: Figures,
): SurveyResult {
  const rows = members.rows[d]!;
  const weight = members.weight[d]!;
  const missingCount = rows - figures.unweightedCount;
  const record = {
    id: spec.id,
    domain: { ...keys[d]! },
    probability: null,
    degreesOfFreedom: degreesOfFreedom[d]!,
    missingCount,
    missingShare: rows === 0 ? null : missingCount === 0 ? 0 : known(1 - figures.weightedCount / weight),
    aggregate: null,
    economies: null,
    statistic: null,
    testDegreesOfFreedom: null,
    pValue: null,
    alternatives: [],
    ...figures,
  };
  return inOrder({ ...record, quality: judgeQuality(record, spec.statistic) });
}

/** Keys in the order of the contract, whatever order they were made in. */
export function inOrder(result: SurveyResult): SurveyResult {
  const { id, domain, category, probability, estimate, standardError, lower, upper, designEffect } = result;
  const { degreesOfFreedom, unweightedCount, weightedCount, status, reason, ...more } = result;
  const first = { id, domain, category, probability, estimate, standardError, lower, upper, designEffect };
  const {
    missingCount,
    missingShare,
    quality,
    aggregate,
    economies,
    statistic,
    testDegreesOfFreedom,
    pValue,
    alternatives,
  } = more;
  const added = {
    missingCount,
    missingShare,
    quality,
    aggregate,
    economies,
    statistic,
    testDegreesOfFreedom,
    pValue,
    alternatives,
  };
  return { ...first, degreesOfFreedom, unweightedCount, weightedCount, status, reason, ...added };
}

/** A mean, total, ratio, share or difference of one domain. */
export function describe(
  spec: EstimateSpec,
  domains: CountedDomains,
  found: DomainEstimates,
  d: number,
  category: string | null,
): SurveyResult {
  const base = {
    category,
    estimate: known(found.estimate[d]!),
    standardError: known(Math.sqrt(found.variance[d]!)),
    lower: null,
    upper: null,
    designEffect: known(designEffectOf(spec, found, d)),
    unweightedCount: found.rows[d]!,
    weightedCount: found.weight[d]!,
  };
  const said = found.status[d]!;
  if (said !== estimateStatus.ok) {
    const words = spec.statistic === 'variance' && said === estimateStatus.undefined ? oneAnswer : statusWords[said]!;
    return makeRecord(spec, domains, d, { ...base, designEffect: null, ...words });
  }
  const bounds = boundsOf(spec, found, d, domains.degreesOfFreedom[d]!, domains.members.rows[d]!);
  return makeRecord(spec, domains, d, { ...base, ...bounds });
}

export const statusWords: Readonly<Record<number, Pick<SurveyResult, 'status' | 'reason'>>> = {
  [estimateStatus.empty]: { status: 'empty', reason: 'no row of the domain has an answer' },
  [estimateStatus.lonelyPsu]: {
    status: 'lonelyPsu',
    reason: 'a stratum has one sampled unit, of which no error can be computed; choose a policy with design.lonelyPsu',
  },
  [estimateStatus.undefined]: { status: 'undefined', reason: 'the denominator adds up to 0' },
  [estimateStatus.replicateLost]: {
    status: 'undefined',
    reason: 'in some replicates the domain has no weight, so that they give no error',
  },
};

const oneAnswer = { status: 'undefined', reason: 'one answer has no variance' } as const;

export const noDegrees = {
  status: 'notEnough',
  reason: 'there are no degrees of freedom: as many units as strata',
} as const;

function designEffectOf({ designEffect }: EstimateSpec, found: DomainEstimates, d: number): number {
  if (designEffect === 'none') return Number.NaN;
  const correction = designEffect === 'wr' ? 1 : 1 - found.rows[d]! / found.weight[d]!;
  return found.variance[d]! / (found.simpleVariance[d]! * correction);
}

function boundsOf(
  { interval, statistic, level }: EstimateSpec,
  found: DomainEstimates,
  d: number,
  degreesOfFreedom: number,
  rows: number,
): Pick<SurveyResult, 'lower' | 'upper' | 'status' | 'reason'> {
  const kind = interval ?? (statistic === 'proportion' ? 'logit' : 't');
  const estimate = found.estimate[d]!;
  const none = { lower: null, upper: null };
  if (kind !== 't' && kind !== 'normal' && !(estimate > -1e-12 && estimate < 1 + 1e-12))
    return { ...none, status: 'undefined', reason: `an interval by ${kind} is for shares between 0 and 1` };
  const bounds = intervalOf({ kind, estimate, variance: found.variance[d]!, degreesOfFreedom, level, rows });
  if ('lower' in bounds) return { ...bounds, status: 'ok', reason: null };
  return bounds.reason === 'logitOfZeroOrOne'
    ? { ...none, status: 'undefined', reason: 'a share of 0 or 1 has no interval by logit; ask for beta or wilson' }
    : { ...none, ...noDegrees };
}
