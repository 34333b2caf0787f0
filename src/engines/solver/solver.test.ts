import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { ColumnProblem, type MilpProblem, type MilpSolver } from '../../kernels/timetable/index.ts';
import { loadSolver } from './index.ts';

describe('the solver', () => {
  let solve: MilpSolver;
  before(async () => {
    solve = await loadSolver();
  });
  const limits = { relativeGap: 0, nodes: 1000 };

  /** Three things of worth 5, 4, 3 that each take two of three places: one whole, one and a half in parts. */
  function triangle(): MilpProblem {
    const columns = new ColumnProblem();
    columns.add(5, 0, 1, [0, 1]);
    columns.add(4, 0, 1, [1, 2]);
    columns.add(3, 0, 1, [0, 2]);
    return columns.maximise(new Float64Array(3).fill(1));
  }

  it('finds the best whole solution and a bound that meets it', () => {
    const result = solve(triangle(), limits);
    assert.equal(result.status, 'optimal');
    assert.deepEqual([result.objective, result.bound, [...result.values!]], [5, 5, [1, 0, 0]]);
  });

  it('relaxes, and gives a dual for each row', () => {
    const { objective, rowDuals } = solve(triangle(), { ...limits, isRelaxed: true });
    assert.ok(Math.abs(objective! - 6) < 1e-6, `${objective}`);
    assert.equal(rowDuals!.length, 3);
  });

  it('minimises too, and says when there is nothing to find', () => {
    const problem = { ...triangle(), sense: 'minimise' as const, integer: null };
    assert.equal(solve(problem, limits).objective, 0);
    const rowLower = new Float64Array(3).fill(3);
    assert.equal(solve({ ...problem, rowLower, rowUpper: rowLower }, limits).status, 'infeasible');
    const free = { ...problem, rowUpper: new Float64Array(3).fill(Number.POSITIVE_INFINITY) };
    const endless = {
      ...free,
      sense: 'maximise' as const,
      columnUpper: new Float64Array(3).fill(Number.POSITIVE_INFINITY),
    };
    assert.ok(['unbounded', 'infeasible'].includes(solve(endless, limits).status));
  });

  it('solves hundreds of problems one after another without keeping their memory', () => {
    for (let times = 0; times < 500; times += 1) assert.equal(solve(triangle(), limits).objective, 5);
  });
});
