import type { MilpProblem } from './milpSolver.ts';

/**
 * Upper bound of a maximum of c·x with Ax ≤ b, lower ≤ x ≤ upper, from any prices y ≥ 0 of the rows (weak duality):
 * b·y + Σ over columns of the larger of (c − Aᵀy)·lower and (c − Aᵀy)·upper.
 *
 * Used for: a bound that holds although the solver that found the prices stopped short of its optimum: wrong prices make the
 *   bound looser, never false. Solvers differ in the sign of duals, so both signs are tried and the smaller bound is taken.
 * Input: a maximisation whose rows have upper limits alone; a dual for each row. Output: the bound.
 * Throws: RangeError where the problem is of another kind. Degenerate: no columns give b·0 = 0.
 * Cost: linear in the entries of the matrix. Source: weak duality, e.g. Bertsimas and Tsitsiklis (1997), theorem 4.3.
 */
export function boundByPrices(problem: MilpProblem, rowDuals: Float64Array): number {
  if (problem.sense !== 'maximise' || rowDuals.length !== problem.rowCount)
    throw new RangeError('boundByPrices: a maximisation and a dual for each row are wanted');
  return Math.min(boundOf(problem, rowDuals, 1), boundOf(problem, rowDuals, -1));
}

function boundOf(problem: MilpProblem, rowDuals: Float64Array, sign: 1 | -1): number {
  const { rowUpper, columnCount, cost, columnLower, columnUpper, starts, indices, values } = problem;
  const price = (row: number) => Math.max(0, sign * rowDuals[row]!);
  let bound = 0;
  for (let row = 0; row < rowUpper.length; row += 1) bound += rowUpper[row]! * price(row);
  for (let column = 0; column < columnCount; column += 1) {
    let reduced = cost[column]!;
    for (let entry = starts[column]!; entry < starts[column + 1]!; entry += 1) {
      reduced -= values[entry]! * price(indices[entry]!);
    }
    bound += Math.max(reduced * columnLower[column]!, reduced * columnUpper[column]!);
  }
  return bound;
}
