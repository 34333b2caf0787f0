import { intervalOf } from '../../../../kernels/survey/index.ts';
import { noDegrees } from './describeResult.ts';
import type { EstimateSpec } from './estimateSpec.ts';
import type { SurveyResult } from './surveyResult.ts';

type EstimateOne = (spec: EstimateSpec) => SurveyResult[];

/** Regional figures: all rows pooled, the simple mean of the economies' own figures, or each pooled figure followed by the mean. */
export function estimateRegion(spec: EstimateSpec, estimate: EstimateOne): SurveyResult[] {
  const { column, method } = spec.region!;
  const economies = groupEconomies(estimate({ ...spec, by: [...spec.by, column] }), column);
  return estimate(spec).flatMap((pooled) => {
    const own = economies.get(nameOf(pooled.domain, pooled)) ?? [];
    const records: SurveyResult[] = [];
    if (method !== 'economies') records.push({ ...pooled, aggregate: 'pooled', economies: own.length });
    if (method !== 'pooled') records.push(averageOf(spec, pooled, own));
    return records;
  });
}

const nameOf = (domain: Readonly<Record<string, string>>, { category, probability }: SurveyResult) =>
  JSON.stringify([domain, category, probability]);

function groupEconomies(results: readonly SurveyResult[], column: string): Map<string, SurveyResult[]> {
  const groups = new Map<string, SurveyResult[]>();
  for (const result of results) {
    const { [column]: _, ...domain } = result.domain;
    const name = nameOf(domain, result);
    groups.set(name, [...(groups.get(name) ?? []), result]);
  }
  return groups;
}

/** Economies are independent surveys: the variance of their mean is the sum of theirs over C². */
function averageOf(spec: EstimateSpec, pooled: SurveyResult, all: readonly SurveyResult[]): SurveyResult {
  const own = all.filter(({ estimate }) => estimate !== null);
  const count = own.length;
  const mean = count === 0 ? null : own.reduce((sum, { estimate }) => sum + estimate!, 0) / count;
  const isKnown = count > 0 && own.every(({ standardError }) => standardError !== null);
  const standardError = isKnown ? Math.hypot(...own.map((one) => one.standardError!)) / count : null;
  const degreesOfFreedom = own.reduce((sum, one) => sum + one.degreesOfFreedom, 0);
  const average: SurveyResult = {
    ...pooled,
    aggregate: 'averageOfEconomies',
    economies: count,
    estimate: mean,
    standardError,
    lower: null,
    upper: null,
    designEffect: null,
    degreesOfFreedom,
    quality: [...new Set(own.flatMap(({ quality }) => quality))].sort(),
  };
  if (mean === null) return { ...average, status: 'empty', reason: 'no economy has an answer' };
  if (standardError === null)
    return {
      ...average,
      status: 'undefined',
      reason: 'the error of an economy is not known, so that of the mean is not',
    };
  const kind = spec.interval === 'normal' ? 'normal' : 't';
  const bounds = intervalOf({
    kind,
    estimate: mean,
    variance: standardError ** 2,
    degreesOfFreedom,
    level: spec.level,
    rows: pooled.unweightedCount,
  });
  if (!('lower' in bounds)) return { ...average, ...noDegrees };
  return { ...average, ...bounds, status: 'ok', reason: null };
}
