import { invertSymmetric } from '../linalg/index.ts';
import type { KnownTotals } from './knownTotals.ts';

/** Columns x of the calibration equations, as sparse as margins are: place of each row's 1 by margin, then values. */
export function equationsOf({ margins, variables }: KnownTotals) {
  const starts: number[] = [];
  let size = 0;
  // one group of each margin after the first follows from the others
  for (const [m, { totals }] of margins.entries()) {
    starts.push(size);
    size += m === 0 ? totals.length : totals.length - 1;
  }
  const firstVariable = size;
  size += variables.length;
  const target = new Float64Array(size);
  for (const [m, { totals }] of margins.entries())
    for (const [i, total] of totals.entries()) {
      const place = m === 0 ? i : i - 1;
      if (place >= 0) target[starts[m]! + place] = total;
    }
  for (const [v, { total }] of variables.entries()) target[firstVariable + v] = total;
  const places = new Int32Array(margins.length + variables.length);
  const values = new Float64Array(places.length);
  const rowOf = (row: number): number => {
    let count = 0;
    for (const [m, { group }] of margins.entries()) {
      const place = m === 0 ? group[row]! : group[row]! - 1;
      if (place < 0) continue;
      places[count] = starts[m]! + place;
      values[count] = 1;
      count += 1;
    }
    for (const [v, variable] of variables.entries()) {
      places[count] = firstVariable + v;
      values[count] = variable.values[row]!;
      count += 1;
    }
    return count;
  };
  return { size, target, places, values, rowOf };
}

/** Inverse of a symmetric matrix whose diagonal entries may differ by many orders. Its lower half is read. */
export function invertScaled(matrix: Float64Array, size: number): Float64Array | null {
  const scale = Float64Array.from({ length: size }, (_, i) => 1 / Math.sqrt(matrix[i * size + i]! || 1));
  const scaled = matrix.map((value, at) => value * scale[Math.floor(at / size)]! * scale[at % size]!);
  const inverse = invertSymmetric(scaled, size, 1e-11);
  return inverse === null
    ? null
    : inverse.map((value, at) => value * scale[Math.floor(at / size)]! * scale[at % size]!);
}

export function groupSums(weights: Float64Array, group: Int32Array, groups: number): Float64Array {
  const sums = new Float64Array(groups);
  for (let row = 0; row < weights.length; row += 1) sums[group[row]!]! += weights[row]!;
  return sums;
}
