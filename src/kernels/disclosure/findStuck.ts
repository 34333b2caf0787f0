import { eliminate, isZero } from './eliminate.ts';

/**
 * Coordinates that can't grow: in the cone of all d with A d = 0 and d ≥ 0 in the coordinates `bounded`, those of them that are 0 in every
 * point. Used to see which hidden counts stand at their lowest value with no way up.
 * @param rows of A, all of one length
 * @param bounded columns in which d may not be negative
 * @returns the stuck ones among them, ascending
 * Columns that may move both ways become pivots first and drop out; for each bounded column that is left the simplex method maximises it
 * under Σ d ≤ 1, from the origin, by Bland's rule, which ends. Cost: bounded × simplex steps, in practice bounded³.
 * Source: Bland (1977), New finite pivoting rules for the simplex method, Math. Oper. Res. 2:103. Held through findDetermined.
 */
export function findStuck(rows: readonly (readonly number[])[], bounded: readonly number[]): number[] {
  const isBounded = new Set(bounded);
  const free = Array.from({ length: rows[0]?.length ?? 0 }, (_, c) => c).filter((c) => !isBounded.has(c));
  const reduced = eliminate(rows, [...free, ...bounded]);
  const left = reduced.rows.filter((_, r) => isBounded.has(reduced.pivots[r]!));
  const pivots = reduced.pivots.filter((column) => isBounded.has(column));
  const system = left.map((row) => bounded.map((column) => row[column]!));
  const basis = pivots.map((column) => bounded.indexOf(column));
  const moves = new Uint8Array(bounded.length);
  for (let target = 0; target < bounded.length; target += 1) {
    if (moves[target] === 1) continue;
    for (const at of supportOfLargest(system, basis, target)) moves[at] = 1;
  }
  return bounded.filter((_, at) => moves[at] === 0);
}

/** Non-zero coordinates of a d ≥ 0 with S d = 0, Σ d ≤ 1 in which `target` is as large as it gets; none where that is 0. */
function supportOfLargest(system: readonly (readonly number[])[], given: readonly number[], target: number): number[] {
  const width = system[0]?.length ?? target + 1;
  const basis = [...given, width];
  const table = system.map((row) => [...row, 0, 0]);
  table.push([...new Array<number>(width).fill(1), 1, 1]);
  const cost = new Array<number>(width + 2).fill(0);
  cost[target] = -1;
  const pivotOn = (r: number, column: number) => {
    const top = table[r]!;
    const scale = top[column]!;
    for (let c = 0; c < top.length; c += 1) top[c]! /= scale;
    for (const row of [...table, cost]) {
      const factor = row[column]!;
      if (row === top || factor === 0) continue;
      for (let c = 0; c < row.length; c += 1) row[c]! -= factor * top[c]!;
    }
    basis[r] = column;
  };
  for (const [r, column] of given.entries()) pivotOn(r, column);
  for (;;) {
    const entering = cost.findIndex((value, c) => c <= width && value < -1e-9);
    if (entering < 0) break;
    let leaving = -1;
    for (let r = 0; r < table.length; r += 1) {
      const slope = table[r]![entering]!;
      if (slope <= 1e-9) continue;
      const ratio = table[r]!.at(-1)! / slope;
      const best = leaving < 0 ? Number.POSITIVE_INFINITY : table[leaving]!.at(-1)! / table[leaving]![entering]!;
      if (ratio < best - 1e-12 || (ratio < best + 1e-12 && basis[r]! < basis[leaving]!)) leaving = r;
    }
    pivotOn(leaving, entering);
  }
  return basis.filter((column, r) => column < width && !isZero(table[r]!.at(-1)!));
}
