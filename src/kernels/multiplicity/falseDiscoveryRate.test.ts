import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { adjustBenjaminiHochberg, adjustBenjaminiYekutieli } from './index.ts';

/** Straight from the definition: min over all j with p_j ≥ p_i of n p_j / #{k: p_k ≤ p_j}. */
function byDefinition(pValues: number[], factor: number): number[] {
  const quotient = (p: number) => (factor * pValues.length * p) / pValues.filter((other) => other <= p).length;
  return pValues.map((p) => Math.min(1, ...pValues.filter((other) => other >= p).map(quotient)));
}

test('a worked example: 15 p-values of Benjamini and Hochberg (1995), of which four are rejected at 5 %', () => {
  const p = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
  ];
  const q = adjustBenjaminiHochberg(p);
  assert.equal(q.filter((value) => value <= 0.05).length, 4);
  assert.ok(Math.abs(q[3]! - 0.035625) < 1e-15);
  assert.equal(q[14], 1);
});

test('both agree with their definition, ties and all', () => {
  const pValue = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 0.01, 0.05, 0.5, 1));
  fc.assert(
    fc.property(fc.array(pValue, { maxLength: 30 }), (p) => {
      const harmonic = p.reduce((sum, _, i) => sum + 1 / (i + 1), 0);
      for (const [found, factor] of [
        [adjustBenjaminiHochberg(p), 1],
        [adjustBenjaminiYekutieli(p), harmonic],
      ] as const) {
        const expected = byDefinition(p, factor);
        for (const [i, value] of found.entries()) assert.ok(Math.abs(value - expected[i]!) <= 1e-13, `${p}`);
      }
    }),
    { seed: 1 },
  );
});

test('q-values keep the order of p-values and never fall below them', () => {
  const p = [0.04, 0.001, 0.9, 0.02, 0.02, 0.3];
  const q = adjustBenjaminiHochberg(p);
  for (const [i, value] of p.entries()) {
    assert.ok(q[i]! >= value);
    for (const [j, other] of p.entries()) if (value < other) assert.ok(q[i]! <= q[j]!);
  }
  assert.equal(q[3], q[4]);
  assert.ok(adjustBenjaminiYekutieli(p).every((value, i) => value >= q[i]!));
});

test('what is no probability is refused by its place', () => {
  assert.throws(() => adjustBenjaminiHochberg([0.1, Number.NaN]), /pValues\[1\]/);
  assert.throws(() => adjustBenjaminiYekutieli([1.1]), /pValues\[0\]/);
  assert.equal(adjustBenjaminiHochberg([]).length, 0);
});
