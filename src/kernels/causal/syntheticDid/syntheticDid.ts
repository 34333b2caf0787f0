import { simplexWeights } from './simplexWeights.ts';

/** A balanced panel in which some units are treated from one period on, all at once, and stay so. */
export interface BlockPanel {
  /** Of each unit its outcomes, period after period; the untreated first. */
  outcome: readonly Float64Array[];
  untreated: number;
  /** Periods before treatment. */
  before: number;
}

export interface SyntheticDid {
  att: number;
  /** Of each untreated unit, adding to 1. */
  unitWeights: Float64Array;
  /** Of each period before treatment, adding to 1. */
  timeWeights: Float64Array;
}

/**
 * Synthetic difference in differences: untreated units are weighed so that before treatment they move as the treated do, periods before treatment
 * so that they stand for those after; then the difference of differences is taken.
 * @param panel two untreated units, one treated, two periods before treatment and one after at the least
 * @returns the effect and the weights
 * @throws RangeError where there are fewer, or series differ in length
 * Ridge of the units’ weights: ζ = (treated × periods after)^¼ × the spread of changes from period to period of the untreated; of the times’ weights: 1e-6 of that spread.
 * Both fits have a level of their own. Source: Arkhangelsky, Athey, Hirshberg, Imbens & Wager (2021), American Economic Review 111:4088, algorithm 1. Weights are the exact
 * optimum; the package synthdid stops earlier and sets small weights to 0. Cost: simplexWeights twice. Held by syntheticDid.test.ts.
 */
export function syntheticDid(panel: BlockPanel): SyntheticDid {
  check(panel);
  const { outcome, untreated, before } = panel;
  const periods = outcome[0]!.length;
  const treated = outcome.slice(untreated);
  const spread = spreadOfChanges(panel);
  const after = periods - before;
  const ridge = Math.sqrt(treated.length * after) * spread * spread;
  const meanTreated = Float64Array.from({ length: periods }, (_, t) => mean(treated.map((series) => series[t]!)));
  const unitWeights = simplexWeights(
    outcome.slice(0, untreated).map((series) => centred(series.subarray(0, before))),
    centred(meanTreated.subarray(0, before)),
    ridge,
  );
  const column = (t: number) => Float64Array.from({ length: untreated }, (_, unit) => outcome[unit]![t]!);
  const target = Float64Array.from({ length: untreated }, (_, unit) => mean([...outcome[unit]!.subarray(before)]));
  const timeWeights = simplexWeights(
    Array.from({ length: before }, (_, t) => centred(column(t))),
    centred(target),
    (1e-6 * spread) ** 2,
  );
  return { att: effectOf(panel, unitWeights, timeWeights), unitWeights, timeWeights };
}

function check({ outcome, untreated, before }: BlockPanel): void {
  const periods = outcome[0]?.length ?? 0;
  const fault = (what: string) => new RangeError(`syntheticDid: ${what}`);
  if (untreated < 2 || outcome.length <= untreated) throw fault('there must be two untreated units and one treated');
  if (before < 2 || before >= periods) throw fault('there must be two periods before treatment and one after');
  if (outcome.some(({ length }) => length !== periods)) throw fault(`all series must have ${periods} periods`);
}

/** The difference of differences with given weights. */
export function effectOf({ outcome, untreated, before }: BlockPanel, units: Float64Array, times: Float64Array): number {
  const change = (series: Float64Array) => {
    let earlier = 0;
    for (let t = 0; t < before; t += 1) earlier += times[t]! * series[t]!;
    return mean([...series.subarray(before)]) - earlier;
  };
  let expected = 0;
  for (let unit = 0; unit < untreated; unit += 1) expected += units[unit]! * change(outcome[unit]!);
  return mean(outcome.slice(untreated).map(change)) - expected;
}

/** Standard deviation of the untreated units’ changes from period to period before treatment. */
function spreadOfChanges({ outcome, untreated, before }: BlockPanel): number {
  const changes: number[] = [];
  for (const series of outcome.slice(0, untreated))
    for (let t = 1; t < before; t += 1) changes.push(series[t]! - series[t - 1]!);
  const middle = mean(changes);
  return Math.sqrt(changes.reduce((sum, value) => sum + (value - middle) ** 2, 0) / Math.max(1, changes.length - 1));
}

export function mean(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

function centred(values: Float64Array): Float64Array {
  const middle = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - middle);
}
