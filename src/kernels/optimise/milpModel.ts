import type { MilpProblem } from '../timetable/index.ts';
import { isScalable, type PortfolioProblem } from './problem.ts';

/** z ≤ constant + Σ gain · share. */
export interface Cut {
  constant: number;
  gain: Float64Array;
}

/** Σ over `members` of share ≤ most, or where `without` is given: Σ members − Σ without ≤ most. */
export interface Barring {
  members: readonly number[];
  without: readonly number[];
  most: number;
}

export interface Concave {
  /** Gain of each project in the part that adds up. */
  linear: Float64Array;
  /** Weight of z, the least of the cuts; 0: there is no z. */
  weight: number;
}

interface Row {
  lower: number;
  upper: number;
  columns: number[];
  values: number[];
}

/** Columns: share of each project, then (where some are scalable) whether each has a share at all, then z. */
export function portfolioModel(
  problem: PortfolioProblem,
  { linear, weight }: Concave,
  cuts: readonly Cut[],
  barred: readonly Barring[],
  scale: number,
): MilpProblem {
  const { projectCount: count, fixed, leastShare } = problem;
  const hasParts = isScalable(problem);
  const chosen = (p: number) => (hasParts ? count + p : p);
  const z = hasParts ? 2 * count : count;
  const columnCount = z + (weight > 0 ? 1 : 0);
  const rows: Row[] = [...ruleRows(problem, chosen)];
  if (hasParts)
    for (let p = 0; p < count; p += 1) {
      rows.push({ lower: Number.NEGATIVE_INFINITY, upper: 0, columns: [p, count + p], values: [1, -1] });
      rows.push({ lower: 0, upper: Number.POSITIVE_INFINITY, columns: [p, count + p], values: [1, -leastShare[p]!] });
    }
  for (const { members, without, most } of barred)
    rows.push({
      lower: Number.NEGATIVE_INFINITY,
      upper: most,
      columns: [...members, ...without].map(chosen),
      values: [...members.map(() => 1), ...without.map(() => -1)],
    });
  if (weight > 0)
    for (const { constant, gain } of cuts)
      rows.push({
        lower: Number.NEGATIVE_INFINITY,
        upper: constant / scale,
        columns: [z, ...gain.keys()],
        values: [1, ...gain.map((value) => -value / scale)],
      });
  const columnLower = new Float64Array(columnCount);
  const columnUpper = new Float64Array(columnCount).fill(1);
  for (const [p, way] of fixed.entries()) {
    if (way === 1) columnLower[chosen(p)] = 1;
    if (way === -1) columnUpper[chosen(p)] = 0;
    if (way === -1) columnUpper[p] = 0;
  }
  const cost = new Float64Array(columnCount);
  for (let p = 0; p < count; p += 1) cost[p] = linear[p]! / scale;
  const integer = new Uint8Array(columnCount).fill(1);
  if (hasParts) integer.fill(0, 0, count);
  if (weight > 0) {
    columnLower[z] = Number.NEGATIVE_INFINITY;
    columnUpper[z] = Number.POSITIVE_INFINITY;
    cost[z] = weight;
    integer[z] = 0;
  }
  return { ...byColumns(rows, columnCount), cost, columnLower, columnUpper, integer };
}

function ruleRows(problem: PortfolioProblem, chosen: (p: number) => number): Row[] {
  const { projectCount, cost, budget, prerequisites, exclusions, regions } = problem;
  const unit = Math.max(1, ...cost);
  const all = Array.from({ length: projectCount }, (_, p) => p);
  const money = (members: readonly number[], lower: number, upper: number): Row => ({
    lower: lower / unit,
    upper: upper / unit,
    columns: [...members],
    values: members.map((p) => cost[p]! / unit),
  });
  return [
    money(all, Number.NEGATIVE_INFINITY, budget),
    ...regions.map(({ members, floor, cap }) => money(members, floor > 0 ? floor : Number.NEGATIVE_INFINITY, cap)),
    ...prerequisites
      .filter(({ project, needs }) => project !== needs)
      .map(({ project, needs }) => ({
        lower: Number.NEGATIVE_INFINITY,
        upper: 0,
        columns: [chosen(project), chosen(needs)],
        values: [1, -1],
      })),
    ...exclusions.map((group) => ({
      lower: Number.NEGATIVE_INFINITY,
      upper: 1,
      columns: [...new Set(group)].map(chosen),
      values: [...new Set(group)].map(() => 1),
    })),
  ];
}

function byColumns(rows: readonly Row[], columnCount: number) {
  const starts = new Int32Array(columnCount + 1);
  for (const { columns } of rows) for (const column of columns) starts[column + 1]! += 1;
  for (let column = 0; column < columnCount; column += 1) starts[column + 1]! += starts[column]!;
  const next = starts.slice();
  const indices = new Int32Array(starts[columnCount]!);
  const values = new Float64Array(starts[columnCount]!);
  for (const [row, { columns, values: entries }] of rows.entries())
    for (const [i, column] of columns.entries()) {
      indices[next[column]!] = row;
      values[next[column]!] = entries[i]!;
      next[column]! += 1;
    }
  return {
    sense: 'maximise' as const,
    columnCount,
    rowCount: rows.length,
    rowLower: Float64Array.from(rows, ({ lower }) => lower),
    rowUpper: Float64Array.from(rows, ({ upper }) => upper),
    starts,
    indices,
    values,
  };
}
