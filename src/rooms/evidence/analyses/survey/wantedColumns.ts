import type { EstimateSpec } from './estimateSpec.ts';
import type { Indicator } from './indicatorSpec.ts';
import type { SurveySpec } from './surveySpec.ts';
import { columnsOfWhere } from './where.ts';

export interface Wanted {
  /** May not be empty anywhere. */
  needed: Set<string>;
  numbers: Set<string>;
  codes: Set<string>;
}

/** The columns that a spec speaks of, by what they are read for. What may be number or text is read as codes. */
export function wantedColumns({ design, estimates }: SurveySpec, indicators: readonly Indicator[]): Wanted {
  const { weights, alternativeWeights, finitePopulation, strata, clusters, replicates, calibration } = design;
  const measures = [
    ...(weights === undefined ? [] : [weights]),
    ...alternativeWeights,
    ...finitePopulation,
    ...(replicates?.columns ?? []),
    ...Object.keys(calibration?.variables ?? {}).filter((name) => name !== intercept),
  ];
  const groups = [...strata, ...clusters, ...(calibration?.margins.flatMap(({ columns }) => columns) ?? [])];
  return {
    needed: new Set([...measures, ...groups]),
    numbers: new Set([
      ...measures,
      ...estimates.flatMap(measuresOf),
      ...indicators.flatMap(({ transformation: { per } }) => (per === undefined ? [] : [per])),
    ]),
    codes: new Set([...groups, ...estimates.flatMap(groupsOf), ...indicators.map(({ variable }) => variable)]),
  };
}

export const intercept = '(Intercept)';

const isMeasured: ReadonlySet<string> = new Set(['mean', 'total', 'ratio', 'quantile', 'variance']);

function measuresOf({ statistic, variable, indicator, denominator }: EstimateSpec): string[] {
  const own = indicator === null && variable !== null && isMeasured.has(statistic) ? [variable] : [];
  return denominator === null ? own : [...own, denominator];
}

function groupsOf(one: EstimateSpec): string[] {
  const { statistic, variable, indicator, by, where, between, predictors, region } = one;
  return [
    ...(indicator === null && variable !== null && !isMeasured.has(statistic) ? [variable] : []),
    ...by,
    ...(one.with === undefined ? [] : [one.with]),
    ...(predictors ?? []),
    ...(between ?? []).flatMap((group) => Object.keys(group)),
    ...(region === undefined ? [] : [region.column]),
    ...(where === undefined ? [] : columnsOfWhere(where)),
  ];
}
