import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../random/index.ts';
import { curveHeight, curveScale, SequentialTest } from './index.ts';

test('the sequential test stops at the tenth draw that reaches the observed value, and says p as Besag and Clifford do', () => {
  const early = new SequentialTest(0.5, 10, 999);
  for (let i = 0; !early.isDone; i += 1) early.add(i % 2);
  assert.deepEqual([early.draws, early.reached, early.pValue, early.stoppedEarly], [20, 10, 0.5, true]);
  early.add(1);
  assert.equal(early.draws, 20);
  const late = new SequentialTest(2, 10, 99);
  for (let i = 0; !late.isDone; i += 1) late.add(i === 7 ? 2 : 0);
  assert.deepEqual([late.draws, late.pValue, late.stoppedEarly], [99, 0.02, false]);
});

test('curves like the draws are as often small as they say, at every level', () => {
  const random = seededRandom(17);
  const curve = () => {
    const level = random();
    return Float64Array.from({ length: 8 }, () => level + random());
  };
  const found = Array.from({ length: 2000 }, (_, run) => {
    const side = run % 2 === 0 ? 'upper' : 'both';
    const scale = curveScale(Float64Array.from(Array.from({ length: 20 }, curve).flatMap((one) => [...one])), 8);
    const sequence = new SequentialTest(curveHeight(curve(), scale, side), 5, 199);
    while (!sequence.isDone) sequence.add(curveHeight(curve(), scale, side));
    return sequence.pValue;
  });
  for (const level of [0.02, 0.05, 0.1, 0.5]) {
    const share = found.filter((p) => p <= level).length / found.length;
    const bound = level + 3 * Math.sqrt((level * (1 - level)) / found.length);
    assert.ok(share <= bound && share > level / 3, `${level}: ${share}`);
  }
});
