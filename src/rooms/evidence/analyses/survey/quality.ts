import { intervalOf } from '../../../../kernels/survey/index.ts';
import type { EstimateSpec } from './estimateSpec.ts';
import type { QualityFlag, SurveyResult } from './surveyResult.ts';

/** Thresholds: docs/methods/survey-estimates.md. */
const fewestAnswers = 30;
const largestRelativeError = 0.3;
const largestDesignEffect = 3;
const fewestDegrees = 8;

/** Differences and coefficients may well be nothing: an error beside them says nothing of their quality. */
const isLevel: ReadonlySet<string> = new Set(['mean', 'total', 'ratio', 'quantile', 'variance']);

/** Why a figure is to be read with care. */
export function judgeQuality(
  result: Omit<SurveyResult, 'quality'>,
  statistic: EstimateSpec['statistic'],
): QualityFlag[] {
  const { estimate, standardError, designEffect, degreesOfFreedom, unweightedCount } = result;
  if (estimate === null || statistic === 'independence') return [];
  const flags: QualityFlag[] = [];
  if (unweightedCount < fewestAnswers) flags.push('fewAnswers');
  const isShare = statistic === 'proportion';
  if (isLevel.has(statistic) && standardError !== null && standardError > largestRelativeError * Math.abs(estimate))
    flags.push('imprecise');
  if (designEffect !== null && designEffect > largestDesignEffect) flags.push('highDesignEffect');
  if (degreesOfFreedom < fewestDegrees) flags.push('fewDegreesOfFreedom');
  if (isShare && standardError !== null && isUnreliable(result, estimate, standardError)) flags.push('unreliableShare');
  return flags;
}

/**
 * The rule of the U.S. National Center for Health Statistics for shares (Parker et al. 2017, Vital and Health Statistics 2:175): sample or
 * effective sample under 30, or a Korn–Graubard interval at least 0.30 wide, or wider than 0.05 and than 1.3 times the share.
 */
function isUnreliable(
  { degreesOfFreedom, unweightedCount: rows }: Omit<SurveyResult, 'quality'>,
  share: number,
  error: number,
): boolean {
  const spread = share * (1 - share);
  if (degreesOfFreedom < 1) return true;
  const effective = spread === 0 || error === 0 ? rows : Math.min(rows, spread / error ** 2);
  if (rows < 30 || effective < 30) return true;
  const variance = spread === 0 ? 0 : spread / effective;
  const bounds = intervalOf({ kind: 'beta', estimate: share, variance, degreesOfFreedom, level: 0.95, rows });
  if (!('lower' in bounds)) return true;
  const width = bounds.upper - bounds.lower;
  if (width >= 0.3) return true;
  return width > 0.05 && width > 1.3 * share;
}
