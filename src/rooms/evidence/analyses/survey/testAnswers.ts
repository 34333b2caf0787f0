import { estimateStatus, type NoTest, testIndependence } from '../../../../kernels/survey/index.ts';
import { makeRecord, noDegrees, statusWords } from './describeResult.ts';
import type { EstimateSpec } from './estimateSpec.ts';
import { refuseMissing } from './missingAnswers.ts';
import type { SurveyResult } from './surveyResult.ts';
import type { SurveySample } from './surveySample.ts';

const blank = { standardError: null, lower: null, upper: null, designEffect: null };

/** Rao and Scott's test of two answers in each domain: second order (F), then first order (chi-squared). */
export function estimateIndependence(sample: SurveySample, spec: EstimateSpec): SurveyResult[] {
  const { columns, design } = sample;
  const domains = sample.domains(spec);
  const a = columns.codes(spec.variable!).codes;
  const b = columns.codes(spec.with!).codes;
  refuseMissing(columns, spec, domains.domain, [spec.variable!, spec.with!]);
  return domains.keys.flatMap((_, d) => {
    const inside = domains.domain.map((own) => (own === d ? 0 : -1));
    const found = testIndependence(design, a, b, inside, domains.degreesOfFreedom[d]!);
    if (typeof found === 'string') {
      const counts = countBoth(a, b, inside, design.weights);
      return ['F', 'chiSquared'].map((category) =>
        makeRecord(spec, domains, d, { ...blank, category, estimate: null, ...counts, ...testWords[found] }),
      );
    }
    const { pearson, secondOrder, firstOrder, rows, weight } = found;
    const shared = {
      ...blank,
      estimate: pearson,
      unweightedCount: rows,
      weightedCount: weight,
      status: 'ok',
      reason: null,
    } as const;
    return [
      makeRecord(spec, domains, d, {
        ...shared,
        category: 'F',
        statistic: secondOrder.statistic,
        testDegreesOfFreedom: [secondOrder.numeratorDf, secondOrder.denominatorDf],
        pValue: secondOrder.pValue,
      }),
      makeRecord(spec, domains, d, {
        ...shared,
        category: 'chiSquared',
        statistic: firstOrder.statistic,
        testDegreesOfFreedom: [firstOrder.degreesOfFreedom],
        pValue: firstOrder.pValue,
      }),
    ];
  });
}

const testWords: Record<NoTest, Pick<SurveyResult, 'status' | 'reason'>> = {
  empty: { status: 'empty', reason: 'no row of the domain has both answers' },
  oneCategory: { status: 'undefined', reason: 'one of the answers is the same in all rows' },
  lonelyPsu: statusWords[estimateStatus.lonelyPsu]!,
  replicateLost: statusWords[estimateStatus.replicateLost]!,
  singular: { status: 'singular', reason: 'too many cells are empty; join categories' },
  noDegreesOfFreedom: noDegrees,
};

function countBoth(a: Int32Array, b: Int32Array, inside: Int32Array, weights: Float64Array) {
  let unweightedCount = 0;
  let weightedCount = 0;
  for (let row = 0; row < inside.length; row += 1) {
    if (inside[row]! < 0 || a[row]! < 0 || b[row]! < 0) continue;
    unweightedCount += 1;
    weightedCount += weights[row]!;
  }
  return { unweightedCount, weightedCount };
}
