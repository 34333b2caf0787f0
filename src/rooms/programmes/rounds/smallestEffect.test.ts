import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RoundDesign } from './model.ts';
import { smallestEffectOf } from './services/createRound.ts';

const design: RoundDesign = {
  outcome: 'sales',
  unit: 'thousand',
  source: 'Tax register',
  standardDeviation: 1,
  expectedApplicants: 200,
  baselinePeriod: '2025',
  followUpPeriod: '2026',
};

test('the smallest effect follows the rule: a limit of score takes more firms than a lottery, waves that serve everybody still show one', () => {
  const lottery = smallestEffectOf('lottery', 100, design, 0)!;
  const score = smallestEffectOf('scoreCutoff', 100, design, 0)!;
  assert.ok(Math.abs(score / lottery - Math.sqrt(1 / (1 - 2 / Math.PI))) < 1e-9);
  assert.equal(smallestEffectOf('waves', 100, design, 3), lottery);
  assert.ok(smallestEffectOf('waves', 200, design, 3)! > 0);
  assert.ok(smallestEffectOf('waves', 200, design, 4)! < smallestEffectOf('waves', 200, design, 2)!);
});

test('first come, no outcome, and places for all leave nobody to compare with', () => {
  assert.equal(smallestEffectOf('firstCome', 100, design, 0), null);
  assert.equal(smallestEffectOf('lottery', 100, null, 0), null);
  assert.equal(smallestEffectOf('lottery', 200, design, 0), null);
  assert.equal(smallestEffectOf('waves', 200, design, 1), null);
});
