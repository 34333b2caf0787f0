/**
 * Inverse of a symmetric positive definite matrix.
 * @param matrix size × size, row after row; only its lower half is read
 * @returns the inverse, or null where the matrix is singular to working precision: a pivot below `tolerance` times the diagonal entry it came from
 * Method: Cholesky factor, its inverse, their product. Cost: size³. Held by linalg.test.ts.
 */
export function invertSymmetric(matrix: Float64Array, size: number, tolerance = 1e-14): Float64Array | null {
  const factor = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1)
    for (let j = 0; j <= i; j += 1) {
      let sum = matrix[i * size + j] as number;
      for (let k = 0; k < j; k += 1) sum -= (factor[i * size + k] as number) * (factor[j * size + k] as number);
      if (i !== j) factor[i * size + j] = sum / (factor[j * size + j] as number);
      else if (!(sum > tolerance * (matrix[i * size + i] as number))) return null;
      else factor[i * size + i] = Math.sqrt(sum);
    }
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    lower[i * size + i] = 1 / (factor[i * size + i] as number);
    for (let j = 0; j < i; j += 1) {
      let sum = 0;
      for (let k = j; k < i; k += 1) sum -= (factor[i * size + k] as number) * (lower[k * size + j] as number);
      lower[i * size + j] = sum / (factor[i * size + i] as number);
    }
  }
  const inverse = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1)
    for (let j = 0; j <= i; j += 1) {
      let sum = 0;
      for (let k = i; k < size; k += 1) sum += (lower[k * size + i] as number) * (lower[k * size + j] as number);
      inverse[i * size + j] = sum;
      inverse[j * size + i] = sum;
    }
  return inverse;
}

/** matrix × vector, size × size. */
export function multiply(matrix: Float64Array, vector: ArrayLike<number>, size: number): Float64Array {
  const product = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    let sum = 0;
    for (let j = 0; j < size; j += 1) sum += (matrix[i * size + j] as number) * (vector[j] as number);
    product[i] = sum;
  }
  return product;
}
