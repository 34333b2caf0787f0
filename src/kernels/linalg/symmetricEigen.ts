/**
 * Eigenvalues and eigenvectors of a symmetric matrix.
 * @param matrix size × size, row after row; only its lower half is read
 * @returns values, largest first, and vectors, one a row
 * Method: Jacobi's rotations, each pair in turn until what is off the diagonal is below 1e-15 of the whole; at most 60 rounds. Cost: size³ a round,
 * some ten rounds. Source: Golub & Van Loan (2013), section 8.5. Held by linalg.test.ts: values and vectors make the matrix again.
 */
export function symmetricEigen(matrix: Float64Array, size: number): { values: Float64Array; vectors: Float64Array } {
  const a = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1)
    for (let j = 0; j <= i; j += 1) {
      a[i * size + j] = matrix[i * size + j] as number;
      a[j * size + i] = matrix[i * size + j] as number;
    }
  const v = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) v[i * size + i] = 1;
  const whole = a.reduce((sum, x) => sum + x * x, 0);
  for (let round = 0; round < 60; round += 1) {
    let off = 0;
    for (let i = 0; i < size; i += 1) for (let j = 0; j < i; j += 1) off += (a[i * size + j] as number) ** 2;
    if (!(off > 1e-30 * whole)) break;
    for (let p = 0; p < size; p += 1) for (let q = p + 1; q < size; q += 1) rotate(a, v, size, p, q);
  }
  const order = Array.from({ length: size }, (_, i) => i).sort(
    (i, j) => (a[j * size + j] as number) - (a[i * size + i] as number),
  );
  const vectors = new Float64Array(size * size);
  for (const [to, from] of order.entries()) vectors.set(v.subarray(from * size, (from + 1) * size), to * size);
  return { values: Float64Array.from(order, (i) => a[i * size + i] as number), vectors };
}

function rotate(a: Float64Array, v: Float64Array, size: number, p: number, q: number): void {
  const between = a[p * size + q] as number;
  if (between === 0) return;
  const theta = ((a[q * size + q] as number) - (a[p * size + p] as number)) / (2 * between);
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  for (let k = 0; k < size; k += 1) {
    const x = a[k * size + p] as number;
    const y = a[k * size + q] as number;
    a[k * size + p] = c * x - s * y;
    a[k * size + q] = s * x + c * y;
  }
  for (let k = 0; k < size; k += 1) {
    const x = a[p * size + k] as number;
    const y = a[q * size + k] as number;
    a[p * size + k] = c * x - s * y;
    a[q * size + k] = s * x + c * y;
    const left = v[p * size + k] as number;
    const right = v[q * size + k] as number;
    v[p * size + k] = c * left - s * right;
    v[q * size + k] = s * left + c * right;
  }
}

/**
 * The power of a symmetric matrix without negative eigenvalues, such as −1 (generalised inverse) or −½; directions whose eigenvalue is at most
 * `tolerance` times the largest are left out (Moore & Penrose). Cost: size³. Held by linalg.test.ts.
 */
export function symmetricPower(matrix: Float64Array, size: number, exponent: number, tolerance = 1e-9): Float64Array {
  const { values, vectors } = symmetricEigen(matrix, size);
  const least = tolerance * (values[0] ?? 0);
  const power = new Float64Array(size * size);
  for (let k = 0; k < size; k += 1) {
    const value = values[k] as number;
    if (!(value > least) || !(value > 0)) continue;
    const scale = value ** exponent;
    for (let i = 0; i < size; i += 1)
      for (let j = 0; j < size; j += 1)
        power[i * size + j] =
          (power[i * size + j] as number) +
          scale * (vectors[k * size + i] as number) * (vectors[k * size + j] as number);
  }
  return power;
}
