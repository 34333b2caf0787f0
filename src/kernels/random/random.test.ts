import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom, seedWords, shuffle } from './index.ts';

/** xoshiro128** as its authors define it, in integers of any length. */
function wordsByDefinition(seed: bigint, count: number): number[] {
  const mask = 0xffffffffn;
  const rotate = (x: bigint, k: bigint) => ((x << k) | (x >> (32n - k))) & mask;
  let mix = seed;
  const state = Array.from({ length: 4 }, () => {
    mix = (mix + 0x9e3779b9n) & mask;
    let z = mix;
    z = ((z ^ (z >> 16n)) * 0x85ebca6bn) & mask;
    z = ((z ^ (z >> 13n)) * 0xc2b2ae35n) & mask;
    return z ^ (z >> 16n);
  }) as [bigint, bigint, bigint, bigint];
  return Array.from({ length: count }, () => {
    const result = (rotate((state[1] * 5n) & mask, 7n) * 9n) & mask;
    const shifted = (state[1] << 9n) & mask;
    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= shifted;
    state[3] = rotate(state[3], 11n);
    return Number(result);
  });
}

test('words are those of the published generator', () => {
  for (const seed of [0, 1, 4294967295]) {
    const next = seedWords(seed);
    assert.deepEqual(Array.from({ length: 50 }, next), wordsByDefinition(BigInt(seed), 50));
  }
});

test('numbers are uniform on [0, 1) and repeat with their seed', () => {
  const random = seededRandom(7);
  const bins = new Float64Array(20);
  for (let i = 0; i < 100_000; i += 1) {
    const value = random();
    assert.ok(value >= 0 && value < 1);
    bins[Math.floor(value * 20)]! += 1;
  }
  const chiSquare = bins.reduce((sum, count) => sum + (count - 5000) ** 2 / 5000, 0);
  assert.ok(chiSquare < 43.8, `chi-square ${chiSquare} exceeds the 0.999 quantile on 19 degrees`);
  assert.equal(seededRandom(7)(), seededRandom(7)());
  assert.notEqual(seededRandom(7)(), seededRandom(8)());
  assert.notEqual(seededRandom(1)(), seededRandom(4294967297)());
});

test('each order of three comes equally often', () => {
  const random = seededRandom(3);
  const counts = new Map<string, number>();
  for (let i = 0; i < 60_000; i += 1) {
    const items = [1, 2, 3];
    shuffle(items, random);
    counts.set(items.join(), (counts.get(items.join()) ?? 0) + 1);
  }
  assert.equal(counts.size, 6);
  for (const count of counts.values()) assert.ok(Math.abs(count - 10_000) < 400, `${count}`);
});

test('a seed that is no whole number is refused', () => {
  assert.throws(() => seededRandom(-1), RangeError);
  assert.throws(() => seededRandom(1.5), RangeError);
});
