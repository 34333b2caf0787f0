export interface TwoWays {
  /** Code of the unit and of the period of each row, from 0. */
  unit: Int32Array;
  units: number;
  time: Int32Array;
  times: number;
  /** Above 0; null: all 1. */
  weights: Float64Array | null;
}

/**
 * Takes unit and period effects out of variables, exactly, in panels with gaps and weights too.
 * @param ways codes of units and periods; at most 3,000 of the fewer of the two
 * @returns of a variable with an entry a row what is left of it: its residuals of weighted least squares on all unit and period dummies
 * @throws RangeError where both ways have more than 3,000 codes
 * Method: the way with more codes is taken out by means; the effects of the other solve their normal equations (as many as it has codes), by Cholesky with
 * zero pivots passed over, since one effect in each connected part of the panel is free. Cost: rows × codes of a unit + fewer³, once; then rows a variable.
 * Source: Frisch & Waugh (1933); Wansbeek & Kapteyn (1989), J. Econometrics 41:341. Held by twoWayFixedEffects.test.ts: least squares with dummies.
 */
export function absorbTwoWays(ways: TwoWays): (variable: Float64Array) => Float64Array {
  const swap = ways.times > ways.units;
  const [many, few] = swap ? [ways.time, ways.unit] : [ways.unit, ways.time];
  const [manyCodes, fewCodes] = swap ? [ways.times, ways.units] : [ways.units, ways.times];
  if (fewCodes > 3000)
    throw new RangeError(`absorbTwoWays: units and times must not both be above 3000, not ${fewCodes}`);
  const rows = many.length;
  const weight = ways.weights ?? new Float64Array(rows).fill(1);
  const total = new Float64Array(manyCodes);
  for (let i = 0; i < rows; i += 1) total[many[i]!]! += weight[i]!;
  const factor = factorise(normalEquations(many, few, weight, total, fewCodes), fewCodes);
  const demean = (variable: Float64Array) => {
    const sum = new Float64Array(manyCodes);
    for (let i = 0; i < rows; i += 1) sum[many[i]!]! += weight[i]! * variable[i]!;
    return variable.map((x, i) => x - sum[many[i]!]! / total[many[i]!]!);
  };
  const once = (variable: Float64Array) => {
    const within = demean(variable);
    const moment = new Float64Array(fewCodes);
    for (let i = 0; i < rows; i += 1) moment[few[i]!]! += weight[i]! * within[i]!;
    const effect = solve(factor, moment, fewCodes);
    return demean(within.map((x, i) => x - effect[few[i]!]!));
  };
  return (variable) => once(once(variable));
}

function normalEquations(
  many: Int32Array,
  few: Int32Array,
  weight: Float64Array,
  total: Float64Array,
  size: number,
): Float64Array {
  const matrix = new Float64Array(size * size);
  const rowsBy: number[][] = Array.from({ length: total.length }, () => []);
  for (let i = 0; i < many.length; i += 1) {
    rowsBy[many[i]!]!.push(i);
    matrix[few[i]! * size + few[i]!]! += weight[i]!;
  }
  for (const [code, rows] of rowsBy.entries())
    for (const a of rows)
      for (const b of rows) matrix[few[a]! * size + few[b]!]! -= (weight[a]! * weight[b]!) / total[code]!;
  return matrix;
}

/** Lower factor of a positive semidefinite matrix; a pivot that is 0 makes its row and column 0. */
function factorise(matrix: Float64Array, size: number): Float64Array {
  const lower = new Float64Array(size * size);
  for (let j = 0; j < size; j += 1) {
    let pivot = matrix[j * size + j]!;
    for (let k = 0; k < j; k += 1) pivot -= lower[j * size + k]! ** 2;
    if (!(pivot > 1e-10 * matrix[j * size + j]!)) continue;
    const root = Math.sqrt(pivot);
    lower[j * size + j] = root;
    for (let i = j + 1; i < size; i += 1) {
      let sum = matrix[i * size + j]!;
      for (let k = 0; k < j; k += 1) sum -= lower[i * size + k]! * lower[j * size + k]!;
      lower[i * size + j] = sum / root;
    }
  }
  return lower;
}

function solve(lower: Float64Array, moment: Float64Array, size: number): Float64Array {
  const x = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    if (lower[i * size + i] === 0) continue;
    let sum = moment[i]!;
    for (let k = 0; k < i; k += 1) sum -= lower[i * size + k]! * x[k]!;
    x[i] = sum / lower[i * size + i]!;
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    if (lower[i * size + i] === 0) continue;
    let sum = x[i]!;
    for (let k = i + 1; k < size; k += 1) sum -= lower[k * size + i]! * x[k]!;
    x[i] = sum / lower[i * size + i]!;
  }
  return x;
}
