export interface Orthogonal {
  /** Places of the columns that say something new, in their order. */
  kept: number[];
  /** A column of unit length for each kept one. */
  q: Float64Array[];
  /** Upper triangle, rank × rank, row after row: kept columns = q · r. */
  r: Float64Array;
}

/**
 * Gram–Schmidt with each column taken twice, which keeps q orthogonal to working precision.
 * @param columns of one length
 * @param tolerance a column of which less than this share is left beside the earlier ones is dropped (R's lm: 1e-7)
 * @returns orthogonal columns and the triangle that makes the kept columns of them
 * Degenerate: a column of zeros is dropped. Cost: rows × columns². Source: Björck (1967); twice is enough: Giraud et al. (2005). Held by linalg.test.ts.
 */
export function orthogonalise(columns: readonly Float64Array[], tolerance = 1e-7): Orthogonal {
  const kept: number[] = [];
  const q: Float64Array[] = [];
  const coefficients: number[][] = [];
  for (const [place, column] of columns.entries()) {
    const rest = Float64Array.from(column);
    const along = q.map(() => 0);
    const length = norm(column);
    for (let pass = 0; pass < 2; pass += 1)
      for (const [i, direction] of q.entries()) {
        const share = dot(direction, rest);
        along[i] = (along[i] as number) + share;
        for (let row = 0; row < rest.length; row += 1)
          rest[row] = (rest[row] as number) - share * (direction[row] as number);
      }
    const left = norm(rest);
    if (!(left > tolerance * length)) continue;
    for (let row = 0; row < rest.length; row += 1) rest[row] = (rest[row] as number) / left;
    kept.push(place);
    q.push(rest);
    coefficients.push([...along, left]);
  }
  const rank = kept.length;
  const r = new Float64Array(rank * rank);
  for (const [j, of] of coefficients.entries()) for (const [i, value] of of.entries()) r[i * rank + j] = value;
  return { kept, q, r };
}

export interface LeastSquares extends Orthogonal {
  /** One for each kept column. */
  coefficients: Float64Array;
  /** Times the root of the weight where there are weights. */
  residuals: Float64Array;
  /** (X′WX)⁻¹ of the kept columns, rank × rank. */
  inverse: Float64Array;
  /** Diagonal of the hat matrix. */
  leverage: Float64Array;
}

/**
 * Weighted least squares by orthogonal columns; columns that say nothing new are dropped, the later of two alike.
 * @param columns the design, the constant among them if there is to be one
 * @param weights 0 or more; null: all 1. A row of weight 0 takes no part and has leverage and residual 0
 * Degenerate: no column kept → no coefficients, residuals are the outcome. Cost: rows × columns². Agrees with R's lm. Held by linalg.test.ts.
 */
export function leastSquares(
  columns: readonly Float64Array[],
  outcome: Float64Array,
  weights: Float64Array | null = null,
): LeastSquares {
  const roots = weights?.map(Math.sqrt) ?? null;
  const scaled = roots === null ? columns : columns.map((column) => column.map((x, i) => x * (roots[i] as number)));
  const orthogonal = orthogonalise(scaled);
  const { q, r, kept } = orthogonal;
  const rank = kept.length;
  const residuals = roots === null ? Float64Array.from(outcome) : outcome.map((y, i) => y * (roots[i] as number));
  const projected = new Float64Array(rank);
  const leverage = new Float64Array(outcome.length);
  for (const [j, direction] of q.entries()) {
    const share = dot(direction, residuals);
    projected[j] = share;
    for (let row = 0; row < residuals.length; row += 1) {
      const at = direction[row] as number;
      residuals[row] = (residuals[row] as number) - share * at;
      leverage[row] = (leverage[row] as number) + at * at;
    }
  }
  const back = invertTriangle(r, rank);
  const inverse = new Float64Array(rank * rank);
  const coefficients = new Float64Array(rank);
  for (let i = 0; i < rank; i += 1) {
    for (let k = i; k < rank; k += 1)
      coefficients[i] = (coefficients[i] as number) + (back[i * rank + k] as number) * (projected[k] as number);
    for (let j = 0; j <= i; j += 1) {
      let sum = 0;
      for (let k = i; k < rank; k += 1) sum += (back[i * rank + k] as number) * (back[j * rank + k] as number);
      inverse[i * rank + j] = sum;
      inverse[j * rank + i] = sum;
    }
  }
  return { ...orthogonal, coefficients, residuals, inverse, leverage };
}

/** Inverse of an upper triangle. */
function invertTriangle(r: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  for (let j = 0; j < size; j += 1) {
    inverse[j * size + j] = 1 / (r[j * size + j] as number);
    for (let i = j - 1; i >= 0; i -= 1) {
      let sum = 0;
      for (let k = i + 1; k <= j; k += 1) sum += (r[i * size + k] as number) * (inverse[k * size + j] as number);
      inverse[i * size + j] = -sum / (r[i * size + i] as number);
    }
  }
  return inverse;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

function norm(a: Float64Array): number {
  return Math.sqrt(dot(a, a));
}
