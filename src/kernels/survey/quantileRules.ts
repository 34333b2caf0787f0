export const quantileRules = ['math', 'school', 'hf1', 'hf2', 'hf3', 'hf4', 'hf5', 'hf6', 'hf7', 'hf8', 'hf9'] as const;
export type QuantileRule = (typeof quantileRules)[number];

/** Values in ascending order with their weights; equal values keep the order of their rows. */
export interface WeightedValues {
  values: Float64Array;
  weights: Float64Array;
  /** Sums of the weights up to and with each. */
  cumulative: Float64Array;
}

/**
 * A quantile of weighted values.
 * @param sample one value or more, all weights above 0
 * @param probability 0 … 1
 * @param rule `math` (hf1): the least value whose share of weight at or below reaches the probability; `school` (hf2): the same, and the
 *   middle to the next value where the share is met exactly; `hf3` the even-numbered of the two then; `hf4` to `hf9` interpolate between
 *   plotting positions: C_k, C_k − w_k/2, C_k/(C + w_n), C_{k−1}/C_{n−1}, (C_{k−1} + 2C_k)/3 over C + w_n/3, (3C_{k−1} + 5C_k)/8 over C + w_n/4
 * @returns the quantile; beyond the outermost positions the outermost value
 * Whether a share is met exactly is asked of doubles, as R asks it: 0.1 of two hundred equal weights is not met, 0.25 is. A probability below
 * the first value's share gives the first value; R survey (4.1 at least) gives the second, which is a slip.
 * Cost: ln n (hf3: n). Source: Hyndman & Fan (1996), Am. Stat. 50:361, with weights as R survey 4.1 and later carry them over (its
 * vignette on quantiles). Agrees with it. Held by quantiles.test.ts.
 */
export function quantileOf(sample: WeightedValues, probability: number, rule: QuantileRule): number {
  const { values, cumulative } = sample;
  if (values.length === 0) throw new RangeError('quantileOf: sample must hold a value');
  if (!(probability >= 0 && probability <= 1))
    throw new RangeError(`quantileOf: probability must lie between 0 and 1, not ${probability}`);
  const all = cumulative[cumulative.length - 1]!;
  if (rule === 'hf3') return nearestEven(sample, probability);
  if (rule === 'math' || rule === 'school' || rule === 'hf1' || rule === 'hf2') {
    const at = lastAtMost(cumulative, probability * all);
    const isMet = at >= 0 && probability - cumulative[at]! / all === 0;
    const next = values[Math.min(at + 1, values.length - 1)]!;
    if (!isMet) return next;
    return rule === 'math' || rule === 'hf1' ? values[at]! : (values[at]! + next) / 2;
  }
  return interpolate(sample, probability, rule);
}

/** Index of the last entry that is at most the limit, −1 if none is. */
function lastAtMost(ascending: Float64Array, limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function nearestEven({ values, cumulative }: WeightedValues, probability: number): number {
  const all = cumulative[cumulative.length - 1]!;
  let distinct = 0;
  for (let i = 0; i < values.length; i += 1) {
    if (i + 1 < values.length && values[i + 1] === values[i]) continue;
    distinct += 1;
    if (cumulative[i]! > probability * all) return values[i]!;
    // counted from 1: an even number keeps its value, an odd one passes on
    if (probability - cumulative[i]! / all === 0 && distinct % 2 === 0) return values[i]!;
  }
  return values[values.length - 1]!;
}

function interpolate(sample: WeightedValues, probability: number, rule: QuantileRule): number {
  const { values } = sample;
  const positionOf = positions(sample, rule);
  let low = 0;
  let high = values.length - 1;
  if (probability <= positionOf(0)) return values[0]!;
  if (probability >= positionOf(high)) return values[high]!;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (positionOf(middle) <= probability) low = middle;
    else high = middle;
  }
  const left = positionOf(low);
  const share = (probability - left) / (positionOf(high) - left);
  return values[low]! + (values[high]! - values[low]!) * share;
}

function positions({ weights, cumulative }: WeightedValues, rule: QuantileRule): (k: number) => number {
  const last = weights.length - 1;
  const all = cumulative[last]!;
  const lastWeight = weights[last]!;
  const before = (k: number) => (k === 0 ? 0 : cumulative[k - 1]!);
  switch (rule) {
    case 'hf4':
      return (k) => cumulative[k]! / all;
    case 'hf5':
      return (k) => (cumulative[k]! - weights[k]! / 2) / all;
    case 'hf6':
      return (k) => cumulative[k]! / (all + lastWeight);
    case 'hf7':
      return (k) => (last === 0 ? 0 : before(k) / cumulative[last - 1]!);
    case 'hf8':
      return (k) => (before(k) / 3 + (cumulative[k]! * 2) / 3) / (all + lastWeight / 3);
    default:
      return (k) => ((before(k) * 3) / 8 + (cumulative[k]! * 5) / 8) / (all + lastWeight / 4);
  }
}
