import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../random/index.ts';
import { invertSymmetric, leastSquares, multiply, symmetricEigen, symmetricPower } from './index.ts';

const close = (found: number, expected: number, tolerance = 1e-10) =>
  assert.ok(Math.abs(found - expected) <= tolerance * Math.max(1, Math.abs(expected)), `${found} ${expected}`);

const random = seededRandom(9);
const draw = (n: number) => Float64Array.from({ length: n }, () => random() - 0.5);

test('weighted least squares solves the normal equations, and leverages add up to the rank', () => {
  const columns = [new Float64Array(40).fill(1), draw(40), draw(40)];
  const y = draw(40);
  const weights = draw(40).map((w) => (w < -0.3 ? 0 : w + 1));
  const { coefficients, residuals, inverse, leverage, kept } = leastSquares(columns, y, weights);
  const cross = new Float64Array(9);
  const moment = new Float64Array(3);
  for (let i = 0; i < 40; i += 1)
    for (let a = 0; a < 3; a += 1) {
      moment[a]! += weights[i]! * columns[a]![i]! * y[i]!;
      for (let b = 0; b < 3; b += 1) cross[a * 3 + b]! += weights[i]! * columns[a]![i]! * columns[b]![i]!;
    }
  const expected = invertSymmetric(cross, 3)!;
  const beta = multiply(expected, moment, 3);
  for (let a = 0; a < 3; a += 1) close(coefficients[a]!, beta[a]!);
  for (let a = 0; a < 9; a += 1) close(inverse[a]!, expected[a]!);
  for (let i = 0; i < 40; i += 1)
    close(residuals[i]!, Math.sqrt(weights[i]!) * (y[i]! - columns.reduce((sum, x, a) => sum + x[i]! * beta[a]!, 0)));
  close(
    leverage.reduce((sum, h) => sum + h, 0),
    3,
  );
  assert.deepEqual(kept, [0, 1, 2]);
});

test('of two columns that say the same the later is dropped, and the fit stays', () => {
  const one = new Float64Array(12).fill(1);
  const x = draw(12);
  const y = draw(12);
  const twice = leastSquares([one, x, x.map((value) => 2 * value + 1)], y);
  assert.deepEqual(twice.kept, [0, 1]);
  const once = leastSquares([one, x], y);
  close(twice.coefficients[1]!, once.coefficients[1]!);
  assert.deepEqual(leastSquares([new Float64Array(12)], y).kept, []);
});

test('eigenvectors and values make the matrix again, and a power of −1 its inverse', () => {
  for (let size = 1; size < 9; size += 1) {
    const rows = Array.from({ length: size + 2 }, () => draw(size));
    const matrix = new Float64Array(size * size);
    for (const row of rows)
      for (let a = 0; a < size; a += 1) for (let b = 0; b < size; b += 1) matrix[a * size + b]! += row[a]! * row[b]!;
    const { values, vectors } = symmetricEigen(matrix, size);
    for (let a = 0; a < size; a += 1)
      for (let b = 0; b < size; b += 1) {
        const again = values.reduce((sum, l, k) => sum + l * vectors[k * size + a]! * vectors[k * size + b]!, 0);
        close(again, matrix[a * size + b]!);
      }
    const inverse = invertSymmetric(matrix, size)!;
    const power = symmetricPower(matrix, size, -1);
    for (let at = 0; at < size * size; at += 1) close(power[at]!, inverse[at]!, 1e-6);
  }
});

test('the generalised inverse of a singular matrix leaves what is in its range', () => {
  const matrix = Float64Array.of(2, -2, -2, 2);
  const power = symmetricPower(matrix, 2, -1);
  for (const [at, value] of [0.125, -0.125, -0.125, 0.125].entries()) close(power[at]!, value);
  assert.deepEqual([...symmetricPower(new Float64Array(4), 2, -1)], [0, 0, 0, 0]);
});
