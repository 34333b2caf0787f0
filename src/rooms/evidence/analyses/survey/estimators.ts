import { estimateDomains, estimateVariance } from '../../../../kernels/survey/index.ts';
import { describe } from './describeResult.ts';
import { estimateDifferences } from './estimateDifferences.ts';
import { estimatePlaces } from './estimatePlaces.ts';
import { estimateRegression } from './estimateRegression.ts';
import type { EstimateSpec } from './estimateSpec.ts';
import { refuseMissing } from './missingAnswers.ts';
import { eachCategory } from './shares.ts';
import type { SurveyResult } from './surveyResult.ts';
import type { SurveySample } from './surveySample.ts';
import { estimateIndependence } from './testAnswers.ts';

/** One estimate of the spec: a record for each domain, and for each category, term or probability. */
export function estimateOne(sample: SurveySample, spec: EstimateSpec): SurveyResult[] {
  switch (spec.statistic) {
    case 'proportion':
      return estimateShares(sample, spec);
    case 'quantile':
      return estimatePlaces(sample, spec);
    case 'difference':
      return estimateDifferences(sample, spec);
    case 'independence':
      return estimateIndependence(sample, spec);
    case 'regression':
      return estimateRegression(sample, spec);
    default:
      return estimateMeans(sample, spec, spec.statistic);
  }
}

function estimateMeans(
  sample: SurveySample,
  spec: EstimateSpec,
  statistic: 'mean' | 'total' | 'ratio' | 'variance',
): SurveyResult[] {
  const { columns, design } = sample;
  const domains = sample.domains(spec);
  const { variable, denominator } = spec;
  const y = columns.numbers(variable!);
  const x = denominator === null ? null : columns.numbers(denominator);
  refuseMissing(columns, spec, domains.domain, denominator === null ? [variable!] : [variable!, denominator]);
  const size = domains.keys.length;
  const found =
    statistic === 'variance'
      ? estimateVariance(design, y, domains.domain, size)
      : estimateDomains(design, statistic, y, x, domains.domain, size);
  return domains.keys.map((_, d) => describe(spec, domains, found, d, null));
}

/** A share for each category that the column has, in every domain. */
function estimateShares(sample: SurveySample, spec: EstimateSpec): SurveyResult[] {
  const { columns, design } = sample;
  const domains = sample.domains(spec);
  refuseMissing(columns, spec, domains.domain, [spec.variable!]);
  const byCategory = eachCategory(columns, spec.variable!, (label, indicator) => ({
    label,
    found: estimateDomains(design, 'mean', indicator, null, domains.domain, domains.keys.length),
  }));
  return domains.keys.flatMap((_, d) => byCategory.map(({ label, found }) => describe(spec, domains, found, d, label)));
}
