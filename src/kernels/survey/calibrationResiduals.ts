import { equationsOf, groupSums, invertScaled } from './calibrationEquations.ts';
import { CalibrationError, type KnownTotals } from './knownTotals.ts';

/** Replaces weighted values z by their residuals from the calibration, in place. */
export type ToResiduals = (z: Float64Array, weights: Float64Array) => void;

/** Residuals of the regression on the totals' columns, by the weights before fitting; of one margin they are deviations from its means. */
export function regressionResiduals(start: Float64Array, known: KnownTotals, isOneMargin: boolean): ToResiduals {
  if (isOneMargin) return marginResiduals(start, known.margins[0]!);
  const { size, places, values, rowOf } = equationsOf(known);
  const matrix = new Float64Array(size * size);
  for (let row = 0; row < start.length; row += 1) {
    const count = rowOf(row);
    for (let a = 0; a < count; a += 1)
      for (let b = 0; b <= a; b += 1) matrix[places[a]! * size + places[b]!]! += start[row]! * values[a]! * values[b]!;
  }
  const inverse = invertScaled(matrix, size);
  if (inverse === null) throw new CalibrationError('singular');
  return (z, weights) => {
    const cross = new Float64Array(size);
    for (let row = 0; row < z.length; row += 1) {
      if (z[row] === 0 || weights[row] === 0) continue;
      const e = (start[row]! * z[row]!) / weights[row]!;
      const count = rowOf(row);
      for (let a = 0; a < count; a += 1) cross[places[a]!]! += e * values[a]!;
    }
    const slope = new Float64Array(size);
    for (let i = 0; i < size; i += 1) for (let j = 0; j < size; j += 1) slope[i]! += inverse[i * size + j]! * cross[j]!;
    for (let row = 0; row < z.length; row += 1) {
      const count = rowOf(row);
      let fit = 0;
      for (let a = 0; a < count; a += 1) fit += slope[places[a]!]! * values[a]!;
      z[row]! -= weights[row]! * fit;
    }
  };
}

function marginResiduals(start: Float64Array, { group, totals }: KnownTotals['margins'][number]): ToResiduals {
  const before = groupSums(start, group, totals.length);
  return (z, weights) => {
    const sums = new Float64Array(totals.length);
    for (let row = 0; row < z.length; row += 1)
      if (weights[row]! > 0) sums[group[row]!]! += (start[row]! * z[row]!) / weights[row]!;
    for (let row = 0; row < z.length; row += 1) z[row]! -= (weights[row]! * sums[group[row]!]!) / before[group[row]!]!;
  };
}

/** R's way for `rake`: unweighted means of the margins are taken off in turn, ten times over. */
export function rakeResiduals({ margins }: KnownTotals): ToResiduals {
  return (z, weights) => {
    for (let sweep = 0; sweep < 10; sweep += 1)
      for (const { group, totals } of margins) {
        const sums = new Float64Array(totals.length);
        const counts = new Int32Array(totals.length);
        for (let row = 0; row < z.length; row += 1) {
          counts[group[row]!]! += 1;
          if (weights[row]! > 0) sums[group[row]!]! += z[row]! / weights[row]!;
        }
        for (let row = 0; row < z.length; row += 1)
          z[row]! -= (weights[row]! * sums[group[row]!]!) / counts[group[row]!]!;
      }
  };
}
