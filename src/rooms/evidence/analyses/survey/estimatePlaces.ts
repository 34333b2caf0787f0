import { estimateQuantiles, estimateStatus, type QuantileEstimate } from '../../../../kernels/survey/index.ts';
import { makeRecord, noDegrees, statusWords } from './describeResult.ts';
import type { EstimateSpec } from './estimateSpec.ts';
import { refuseMissing } from './missingAnswers.ts';
import { known, type SurveyResult } from './surveyResult.ts';
import type { SurveySample } from './surveySample.ts';

/** Quantiles of each domain, in the order of the probabilities. */
export function estimatePlaces(sample: SurveySample, spec: EstimateSpec): SurveyResult[] {
  const { columns, design } = sample;
  const domains = sample.domains(spec);
  const y = columns.numbers(spec.variable!);
  refuseMissing(columns, spec, domains.domain, [spec.variable!]);
  const probabilities = spec.probabilities?.length ? spec.probabilities : [0.5];
  const answered = countAnswers(y, design.weights, domains.domain, domains.keys.length);
  const found = estimateQuantiles(design, y, domains.domain, domains.keys.length, {
    probabilities,
    rule: spec.rule ?? 'math',
    kind: spec.interval ?? 't',
    level: spec.level,
    degreesOfFreedom: domains.degreesOfFreedom,
    domainRows: answered.rows,
  });
  return domains.keys.flatMap((_, d) =>
    probabilities.map((probability, i) =>
      makeRecord(spec, domains, d, {
        ...figuresOf(found[d]![i]!),
        probability,
        unweightedCount: answered.rows[d]!,
        weightedCount: answered.weight[d]!,
      }),
    ),
  );
}

function figuresOf({ estimate, lower, upper, standardError, status, reason }: QuantileEstimate) {
  const figures = {
    category: null,
    estimate: known(estimate),
    standardError: known(standardError),
    lower: known(lower),
    upper: known(upper),
    designEffect: null,
  };
  if (status !== estimateStatus.ok) return { ...figures, ...statusWords[status]! };
  if (reason === null) return { ...figures, status: 'ok' as const, reason: null };
  if (reason === 'noDegreesOfFreedom') return { ...figures, ...noDegrees };
  const words =
    reason === 'beyondSample'
      ? 'the interval of the share below the quantile leaves 0 to 1: there are too few answers on one side'
      : 'the share below the quantile is 1, of which there is no interval by logit; ask for beta or wilson';
  return { ...figures, status: 'undefined' as const, reason: words };
}

function countAnswers(y: Float64Array, weights: Float64Array, domain: Int32Array, domains: number) {
  const rows = new Int32Array(domains);
  const weight = new Float64Array(domains);
  for (let row = 0; row < y.length; row += 1) {
    const d = domain[row]!;
    if (d < 0 || Number.isNaN(y[row]!)) continue;
    rows[d]! += 1;
    weight[d]! += weights[row]!;
  }
  return { rows, weight };
}
