export type ComparisonKind = 'treatedVsNever' | 'earlierVsLater' | 'laterVsEarlier';

export interface Comparison {
  kind: ComparisonKind;
  /** Place of the period from which the group under comparison is treated. */
  treatedFrom: number;
  /** The same of the group that it is compared with; −1: never. */
  comparedFrom: number;
  weight: number;
  estimate: number;
}

/**
 * Of which two-by-two comparisons a two-way fixed effects estimate is the weighted mean (Goodman-Bacon decomposition).
 * @param outcome of a panel without gaps, unit after unit, period after period
 * @param firstTreated for each unit the place of its first treated period, −1: never; treatment stays on. 0: always treated, a comparison group alone
 * @param periods of the panel
 * @returns the comparisons; weights add up to 1 and Σ weight · estimate is the two-way fixed effects coefficient without covariates. Empty where nobody's
 *   treatment begins inside the panel, or all begin at once and nobody is compared with
 * @throws RangeError naming the argument
 * `laterVsEarlier` compares units that begin with units that are treated already: where effects grow, it subtracts their growth. Cost: groups² × periods.
 * Source: Goodman-Bacon (2021), J. Econometrics 225:254, theorem 1 and equation 10. Held by twoWayFixedEffects.test.ts: the identity, on drawn panels.
 */
export function baconDecomposition(outcome: Float64Array, firstTreated: Int32Array, periods: number): Comparison[] {
  const units = firstTreated.length;
  if (outcome.length !== units * periods)
    throw new RangeError(`baconDecomposition: outcome must have ${units * periods} entries, not ${outcome.length}`);
  const groups = groupMeans(outcome, firstTreated, periods);
  const treated = groups.filter(({ from }) => from > 0);
  const found: Comparison[] = [];
  const add = (kind: ComparisonKind, a: Group, b: Group, weight: number, estimate: number) => {
    if (weight > 0) found.push({ kind, treatedFrom: a.from, comparedFrom: b.from, weight, estimate });
  };
  const mean = (group: Group, start: number, end: number) =>
    group.means.slice(start, end).reduce((sum, y) => sum + y, 0) / (end - start);
  /** Change of `a` from start…middle to middle…end, less that of `b`. */
  const difference = (a: Group, b: Group, start: number, middle: number, end: number) =>
    mean(a, middle, end) - mean(a, start, middle) - (mean(b, middle, end) - mean(b, start, middle));
  for (const k of treated) {
    const never = groups.find(({ from }) => from < 0);
    if (never !== undefined) {
      const pair = k.share * never.share;
      add('treatedVsNever', k, never, pair * k.on * (1 - k.on), difference(k, never, 0, k.from, periods));
    }
    for (const l of groups) {
      const pair = k.share * l.share;
      if (l.from > k.from)
        add('earlierVsLater', k, l, pair * (k.on - l.on) * (1 - k.on), difference(k, l, 0, k.from, l.from));
      if (l.from >= 0 && l.from < k.from)
        add('laterVsEarlier', k, l, pair * k.on * (l.on - k.on), difference(k, l, l.from, k.from, periods));
    }
  }
  const total = found.reduce((sum, { weight }) => sum + weight, 0);
  return found.map((one) => ({ ...one, weight: one.weight / total }));
}

interface Group {
  from: number;
  /** Of all units. */
  share: number;
  /** Share of periods in which it is treated. */
  on: number;
  means: number[];
}

function groupMeans(outcome: Float64Array, firstTreated: Int32Array, periods: number): Group[] {
  const units = firstTreated.length;
  return [...new Set(firstTreated)]
    .sort((a, b) => a - b)
    .map((from) => {
      const members = [...firstTreated.keys()].filter((unit) => firstTreated[unit] === from);
      const means = Array.from(
        { length: periods },
        (_, t) => members.reduce((sum, unit) => sum + outcome[unit * periods + t]!, 0) / members.length,
      );
      return { from, share: members.length / units, on: from < 0 ? 0 : (periods - from) / periods, means };
    });
}
