import { studentTUpperTail } from '../../../../kernels/distributions/index.ts';
import {
  estimateStatus,
  fitRegression,
  intervalOf,
  type NoRegression,
  type Regression,
} from '../../../../kernels/survey/index.ts';
import { makeRecord, statusWords } from './describeResult.ts';
import type { EstimateSpec } from './estimateSpec.ts';
import { refuseMissing } from './missingAnswers.ts';
import { readTerms } from './regressionTerms.ts';
import { known, type SurveyResult } from './surveyResult.ts';
import type { SurveySample } from './surveySample.ts';

/** A regression in each domain: a record for each term, the intercept first. */
export function estimateRegression(sample: SurveySample, spec: EstimateSpec): SurveyResult[] {
  const { columns, design } = sample;
  const domains = sample.domains(spec);
  const { y, names, columns: predictors } = readTerms(columns, spec);
  refuseMissing(columns, spec, domains.domain, [spec.variable!, ...spec.predictors!]);
  return domains.keys.flatMap((_, d) => {
    const inside = domains.domain.map((own) => (own === d ? 0 : -1));
    const found = fitRegression(design, y, predictors, inside, spec.family ?? 'linear');
    const degreesOfFreedom = Math.max(0, domains.degreesOfFreedom[d]! + 1 - names.length);
    return names.map((category, term) =>
      makeRecord(spec, domains, d, {
        category,
        degreesOfFreedom,
        ...(typeof found === 'string'
          ? { ...blank, unweightedCount: 0, weightedCount: 0, ...regressionWords[found] }
          : figuresOf(spec, found, term, degreesOfFreedom)),
      }),
    );
  });
}

const blank = { estimate: null, standardError: null, lower: null, upper: null, designEffect: null };

const regressionWords: Record<NoRegression, Pick<SurveyResult, 'status' | 'reason'>> = {
  empty: { status: 'empty', reason: 'no row of the domain has all answers' },
  fewRows: { status: 'notEnough', reason: 'there are fewer rows with all answers than coefficients' },
  singular: { status: 'singular', reason: 'predictors depend on each other, or one is the same in all rows' },
  separated: {
    status: 'singular',
    reason: 'predictors part the answers wholly, so that a coefficient has no bound; leave one out',
  },
};

function figuresOf({ level, interval }: EstimateSpec, found: Regression, term: number, degreesOfFreedom: number) {
  const { rows, weight, status } = found;
  const estimate = found.coefficients[term]!;
  const variance = found.variance[term]!;
  const standardError = known(Math.sqrt(variance));
  const counts = { unweightedCount: rows, weightedCount: weight };
  if (status !== estimateStatus.ok) return { ...blank, ...counts, estimate, standardError, ...statusWords[status]! };
  const bounds = intervalOf({ kind: interval ?? 't', estimate, variance, degreesOfFreedom, level, rows });
  const statistic = variance > 0 ? estimate / Math.sqrt(variance) : null;
  const base = { ...blank, ...counts, estimate, standardError, statistic };
  if (!('lower' in bounds))
    return {
      ...base,
      status: 'notEnough' as const,
      reason: 'there are no degrees of freedom: units less strata do not outnumber the predictors',
    };
  const pValue =
    statistic === null || degreesOfFreedom < 1 ? null : 2 * studentTUpperTail(Math.abs(statistic), degreesOfFreedom);
  const test = { testDegreesOfFreedom: degreesOfFreedom < 1 ? null : [degreesOfFreedom], pValue };
  return { ...base, ...bounds, ...test, status: 'ok' as const, reason: null };
}
