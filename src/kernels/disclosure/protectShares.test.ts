import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { loadLinearSolver } from '../../engines/linearModel/index.ts';
import { noRules } from './fixtures.ts';
import { judgeShare, type LinearSolver, protectShares, suppress } from './index.ts';

const group = (first: number, count: number) => ({
  contributors: count,
  largest: Array.from({ length: count }, (_, i) => ({ owner: first + i, value: 1 })),
  value: count,
});

describe('a proportion', () => {
  let solver: LinearSolver;
  before(async () => {
    solver = await loadLinearSolver();
  });

  it('is refused where few did it, few didn’t, or few are there', () => {
    const judged = (numerator: number, denominator: number) => judgeShare({ numerator, denominator }, 3);
    assert.deepEqual(
      [judged(2, 10), judged(8, 10), judged(9, 10), judged(1, 2)],
      ['numerator', 'complement', 'complement', 'denominator'],
    );
    assert.deepEqual([judged(0, 10), judged(10, 10), judged(3, 6), judged(0, 0)], [null, null, null, null]);
    assert.equal(judgeShare({ numerator: 10, denominator: 10 }, 3, false), 'complement');
    assert.throws(() => judgeShare({ numerator: 3, denominator: 2 }, 3), /denominator/);
  });

  it('takes another with it, so that neither side can be subtracted', () => {
    const shares = [
      { numerator: group(0, 2), denominator: group(0, 10) },
      { numerator: group(20, 6), denominator: group(20, 12) },
      {
        numerator: {
          ...group(0, 2),
          contributors: 8,
          value: 8,
          largest: [...group(0, 2).largest, ...group(20, 6).largest],
        },
        denominator: { ...group(0, 10), contributors: 22, value: 22 },
      },
    ];
    const plan = suppress(
      protectShares(shares, [{ total: 2, parts: [0, 1] }]),
      { ...noRules, threshold: 3 },
      { solver, objective: 'count' },
    );
    assert.equal(plan.hiddenBy[0], 'threshold');
    assert.ok(plan.hiddenBy.filter((reason) => reason === 'secondary').length >= 3);
    assert.deepEqual(plan.unsafe, []);
  });
});
