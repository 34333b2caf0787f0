import { studentTUpperTail } from '../../../../kernels/distributions/index.ts';
import { adjustHolm } from '../../../../kernels/multiplicity/index.ts';
import type { SurveyResult } from '../../analyses/survey/surveyResult.ts';
import type { Difference, Group, TableRow } from '../model.ts';

/** The difference of two cells as the command takes it, by the terms on which the row itself was estimated. */
export function specOfDifference(
  id: string,
  { statistic, indicator }: TableRow,
  { level, denominator, where }: Record<string, unknown>,
  by: readonly string[],
  groups: readonly [Group, Group],
): Record<string, unknown> {
  const between = groups.map((group) =>
    Object.fromEntries(by.flatMap((column, i) => (group[i] == null ? [] : [[column, group[i]]]))),
  );
  return {
    id,
    statistic: 'difference',
    indicator,
    of: statistic === 'share' ? 'mean' : statistic,
    between,
    level,
    ...(denominator === undefined ? {} : { denominator }),
    ...(where === undefined ? {} : { where }),
  };
}

/** With its two-sided p-value by t; none where no error is known. */
export function differenceOf(
  result: SurveyResult,
  about: Pick<Difference, 'row' | 'first' | 'second' | 'spec'>,
): Difference {
  const { estimate, standardError, lower, upper, degreesOfFreedom, reason } = result;
  const isTested = estimate !== null && standardError !== null && standardError > 0 && degreesOfFreedom > 0;
  const pValue = isTested ? 2 * studentTUpperTail(Math.abs(estimate / standardError), degreesOfFreedom) : null;
  return { ...about, estimate, standardError, lower, upper, degreesOfFreedom, pValue, reason };
}

/** P-values as they hold for all tests of the table together (Holm); null where there is none. */
export function adjustTogether(differences: readonly Difference[]): (number | null)[] {
  const known = differences.flatMap(({ pValue }, i) => (pValue === null ? [] : [{ pValue, i }]));
  if (known.length === 0) return differences.map(() => null);
  const adjusted = adjustHolm(known.map(({ pValue }) => pValue));
  const at = new Map(known.map(({ i }, k) => [i, adjusted[k]!]));
  return differences.map((_, i) => at.get(i) ?? null);
}
