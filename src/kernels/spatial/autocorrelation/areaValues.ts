import { keepAreas, type SpatialWeights, styleWeights, type WeightStyle } from '../weights/index.ts';

/** Values of areas with their neighbourhood, ready for statistics: those without a value are gone, with their links. */
export interface AreaValues {
  status: 'ok' | 'empty' | 'notEnough' | 'undefined';
  reason: string | null;
  /** Areas that have a value, ascending. */
  kept: Int32Array;
  values: Float64Array;
  /** Of the kept areas, in the style asked for. */
  weights: SpatialWeights;
  mean: number;
  /** Values less their mean. */
  deviations: Float64Array;
  /** Σz²/n, and Σz⁴/n over its square. */
  variance: number;
  kurtosis: number;
}

/**
 * Leaves out areas without a value, styles the weights of the others and centres the values.
 * @param values one an area; NaN: missing
 * @param weights of all areas, before a style
 * @param style W, B or raw; taken after missing areas are gone, so that rows of W add up to 1
 * @param least areas with a value that the statistic needs
 * @returns values and moments; status `notEnough` for fewer areas, `undefined` where all values are equal, `empty` without any value
 * @throws RangeError where lengths differ, a value is infinite, or an area is its own neighbour where that has no meaning
 * Cost: links. Held by the statistics' tests.
 */
export function prepareValues(
  values: Float64Array,
  weights: SpatialWeights,
  style: WeightStyle,
  { least, mayHoldSelf }: { least: number; mayHoldSelf: boolean },
): AreaValues {
  if (values.length !== weights.offsets.length - 1)
    throw new RangeError(`prepareValues: values must be of ${weights.offsets.length - 1} areas, not ${values.length}`);
  const present: number[] = [];
  for (let area = 0; area < values.length; area += 1) {
    if (Math.abs(values[area]!) === Number.POSITIVE_INFINITY)
      throw new RangeError(`prepareValues: values[${area}] must be finite, not ${values[area]}`);
    if (!Number.isNaN(values[area]!)) present.push(area);
    for (let at = weights.offsets[area]!; !mayHoldSelf && at < weights.offsets[area + 1]!; at += 1)
      if (weights.neighbours[at] === area)
        throw new RangeError(`prepareValues: area ${area} must not be its own neighbour`);
  }
  const kept = Int32Array.from(present);
  const held = Float64Array.from(kept, (area) => values[area]!);
  const among = kept.length === values.length ? weights : keepAreas(weights, kept);
  return { ...judge(held, least), kept, values: held, weights: styleWeights(among, style), ...centre(held) };
}

function judge(values: Float64Array, least: number): Pick<AreaValues, 'status' | 'reason'> {
  if (values.length === 0) return { status: 'empty', reason: 'no area has a value' };
  if (values.length < least)
    return { status: 'notEnough', reason: `fewer than ${least} areas have a value: nothing can be compared` };
  if (values.every((value) => value === values[0]))
    return { status: 'undefined', reason: 'all areas have the same value: nothing varies' };
  return { status: 'ok', reason: null };
}

function centre(values: Float64Array) {
  const n = values.length;
  let sum = 0;
  for (let area = 0; area < n; area += 1) sum += values[area]!;
  const mean = n === 0 ? 0 : sum / n;
  const deviations = new Float64Array(n);
  let [squares, fourths] = [0, 0];
  for (let area = 0; area < n; area += 1) {
    const deviation = values[area]! - mean;
    deviations[area] = deviation;
    squares += deviation * deviation;
    fourths += deviation ** 4;
  }
  const variance = n === 0 ? 0 : squares / n;
  return { mean, deviations, variance, kurtosis: variance === 0 ? 0 : fourths / n / (variance * variance) };
}

/** Σ w z of each area's neighbours. */
export function spatialLag({ offsets, neighbours, weights }: SpatialWeights, values: Float64Array): Float64Array {
  const lag = new Float64Array(offsets.length - 1);
  for (let area = 0; area < lag.length; area += 1) {
    let sum = 0;
    for (let at = offsets[area]!; at < offsets[area + 1]!; at += 1) sum += weights[at]! * values[neighbours[at]!]!;
    lag[area] = sum;
  }
  return lag;
}
