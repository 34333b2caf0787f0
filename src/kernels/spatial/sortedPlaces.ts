/** The first place of values sorted from `low` to before `high` that is at least a bound; `high` where none is. */
export function firstAtLeast(
  values: Float64Array | Float32Array,
  bound: number,
  low = 0,
  high = values.length,
): number {
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first place above a bound. */
export function firstAbove(values: Float64Array | Float32Array, bound: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! <= bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
