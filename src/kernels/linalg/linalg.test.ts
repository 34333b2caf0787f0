import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../random/index.ts';
import { invertSymmetric, multiply } from './index.ts';

test('A matrix times its inverse leaves every vector as it is: 500 drawn matrices', () => {
  const random = seededRandom(5);
  for (let i = 0; i < 500; i += 1) {
    const size = 1 + (i % 7);
    const rows = Array.from({ length: size + 3 }, () => Float64Array.from({ length: size }, () => random() - 0.5));
    const matrix = new Float64Array(size * size);
    for (const row of rows)
      for (let a = 0; a < size; a += 1)
        for (let b = 0; b < size; b += 1)
          matrix[a * size + b] = (matrix[a * size + b] ?? 0) + (row[a] ?? 0) * (row[b] ?? 0);
    const inverse = invertSymmetric(matrix, size);
    assert.ok(inverse !== null);
    const vector = Float64Array.from({ length: size }, () => random());
    const back = multiply(matrix, multiply(inverse, vector, size), size);
    for (const [at, value] of back.entries()) assert.ok(Math.abs(value - (vector[at] ?? 0)) < 1e-8);
  }
});

test('A singular matrix has no inverse', () => {
  assert.equal(invertSymmetric(Float64Array.of(1, 2, 2, 4), 2), null);
  assert.equal(invertSymmetric(Float64Array.of(0), 1), null);
  assert.equal(invertSymmetric(Float64Array.of(1, 0, 0, Number.NaN), 2), null);
});
