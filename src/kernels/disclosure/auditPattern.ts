import { withAttack } from './attackModel.ts';
import type { CellInterval } from './disclosureTable.ts';
import type { Judgement } from './judgeCell.ts';
import type { Question } from './proof.ts';

/**
 * The attacker's audit: for each hidden cell the smallest and the largest value in any table of values of 0 or more that agrees with all that is
 * published, over all linked tables and earlier releases. For somebody who knows no more than that.
 * @param hidden 1 for a cell that is hidden
 * @param judgements whose protection is reported beside the interval
 * @param factor by which values were divided
 * @returns intervals by cell, ascending; an upper limit that doesn't exist is null
 * Exact (linear programming, relative 1e-7). Cost: two linear programmes a hidden cell, each beginning where the last ended.
 */
export function auditPattern(
  { system, solver }: Pick<Question, 'system' | 'solver'>,
  hidden: Uint8Array,
  judgements: readonly Judgement[],
  factor: number,
): CellInterval[] {
  const columns = Int32Array.from([...hidden.keys()].filter((cell) => hidden[cell] === 1));
  if (columns.length === 0) return [];
  const bounds = {
    lower: Float64Array.from(columns, (cell) => -system.values[cell]!),
    upper: new Float64Array(columns.length).fill(Number.POSITIVE_INFINITY),
  };
  return withAttack(solver, system, columns, bounds, (attack) =>
    [...columns].map((cell) => {
      const value = system.values[cell]!;
      const up = attack.farthest(cell, 1).move;
      const down = attack.farthest(cell, -1).move;
      return {
        cell,
        lower: clean(value - down, value) * factor,
        upper: Number.isFinite(up) ? clean(value + up, value) * factor : null,
        protection: judgements[cell]!.protection,
      };
    }),
  );
}

/** What the solver's tolerance leaves of a 0 or of the value itself. */
function clean(end: number, value: number): number {
  if (Math.abs(end - value) <= 1e-9 * Math.max(1, value)) return value;
  return end <= 1e-9 * Math.max(1, value) ? 0 : end;
}
