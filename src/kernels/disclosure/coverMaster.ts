import type { LinearModel, LinearProblem, LinearSolver, WholeSolution } from './solver.ts';

/** Of the cells, some must be hidden: together they must weigh at least `least`. True of every safe pattern. */
export interface Cut {
  cells: readonly number[];
  weights: readonly number[];
  least: number;
}

/**
 * The cheapest cells to hide such that every cut found so far holds: whole, or in parts for a bound. Columns are the cells that may or may
 * not be hidden; each lies between 0 (published) and 1 (hidden).
 */
export class CoverMaster {
  private readonly columnOf: Int32Array;
  cuts = 0;

  constructor(
    count: number,
    readonly cells: Int32Array,
    private readonly model: LinearModel,
  ) {
    this.columnOf = new Int32Array(count).fill(-1);
    for (const [column, cell] of cells.entries()) this.columnOf[cell] = column;
  }

  /** Adds a cut: the cells ascending, all of them columns. */
  add({ cells, weights, least }: Cut): void {
    const columns = Int32Array.from(cells, (cell) => this.columnOf[cell]!);
    this.model.addRow(least, Number.POSITIVE_INFINITY, columns, Float64Array.from(weights));
    this.cuts += 1;
  }

  has(cell: number): boolean {
    return this.columnOf[cell]! >= 0;
  }

  /** In parts: the share hidden of each column, and a bound on the cost. Null where the cuts contradict each other. */
  relax(): { shares: Float64Array; bound: number } | null {
    const found = this.model.minimise();
    return found.status === 'optimal' ? { shares: found.values, bound: found.objective } : null;
  }

  solve(limits: { relativeGap: number; nodes: number }): WholeSolution {
    return this.model.minimiseWhole({ relativeGap: limits.relativeGap, nodes: limits.nodes });
  }

  /** What is hidden stays so from now on. */
  keep(hidden: Uint8Array): void {
    const columns = Int32Array.from([...this.cells.keys()].filter((column) => hidden[this.cells[column]!] === 1));
    const one = new Float64Array(columns.length).fill(1);
    this.model.changeBounds(columns, one, one);
  }
}

export function withCover<Result>(
  solver: LinearSolver,
  cost: Float64Array,
  cells: Int32Array,
  use: (master: CoverMaster) => Result,
): Result {
  const problem: LinearProblem = {
    changing: 'boundsAndRows',
    columnCount: cells.length,
    cost: Float64Array.from(cells, (cell) => cost[cell]!),
    columnLower: new Float64Array(cells.length),
    columnUpper: new Float64Array(cells.length).fill(1),
    rowLower: new Float64Array(0),
    rowUpper: new Float64Array(0),
    starts: new Int32Array(1),
    indices: new Int32Array(0),
    values: new Float64Array(0),
  };
  return solver(problem, (model) => use(new CoverMaster(cost.length, cells, model)));
}
