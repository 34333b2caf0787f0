import type { LinearModel, LinearProblem, LinearSolver } from './solver.ts';
import type { TableSystem } from './tableSystem.ts';

/** A table that agrees with what is published, as its differences from the true one: cells ascending, none 0. */
export interface Witness {
  cells: Int32Array;
  moves: Float64Array;
}

/**
 * The cheapest way to move one cell by an amount while every line still adds up: a linear programme with a column for moving each cell up and
 * one for moving it down, both at a price. Hidden cells are all but free, published ones cost what hiding them costs.
 */
export class MoveModel {
  private readonly columnOf: Int32Array;
  private readonly pair = new Int32Array(2);

  constructor(
    private readonly system: TableSystem,
    readonly cells: Int32Array,
    private readonly model: LinearModel,
  ) {
    this.columnOf = new Int32Array(system.count).fill(-1);
    for (const [i, cell] of cells.entries()) this.columnOf[cell] = 2 * i;
  }

  has(cell: number): boolean {
    return this.columnOf[cell]! >= 0;
  }

  price(cell: number, price: number): void {
    this.pair[0] = this.columnOf[cell]!;
    this.pair[1] = this.pair[0] + 1;
    this.model.changeCosts(this.pair, Float64Array.of(price, price));
  }

  /** Lets a cell rise by `up` and fall by `down` at most; 0 and 0 hold it. */
  limit(cell: number, up: number, down: number): void {
    this.setBounds(cell, 0, up, 0, down);
  }

  /** As it was: up without limit, down to 0. */
  free(cell: number): void {
    this.limit(cell, Number.POSITIVE_INFINITY, this.system.values[cell]!);
  }

  /** Moves a cell by exactly that much; null where nothing lets it. The cell is free afterwards, whatever it was before. */
  cheapest(cell: number, move: number): Witness | null {
    if (move > 0) this.setBounds(cell, move, move, 0, 0);
    else this.setBounds(cell, 0, 0, -move, -move);
    const found = this.model.minimise();
    this.free(cell);
    if (found.status === 'infeasible') return null;
    if (found.status !== 'optimal') throw new Error(`a search for moves ended as ${found.status}`);
    const cells: number[] = [];
    const moves: number[] = [];
    for (const [i, at] of this.cells.entries()) {
      const by = found.values[2 * i]! - found.values[2 * i + 1]!;
      if (Math.abs(by) <= 1e-9) continue;
      cells.push(at);
      moves.push(by);
    }
    return { cells: Int32Array.from(cells), moves: Float64Array.from(moves) };
  }

  private setBounds(cell: number, upLeast: number, up: number, downLeast: number, down: number): void {
    this.pair[0] = this.columnOf[cell]!;
    this.pair[1] = this.pair[0] + 1;
    this.model.changeBounds(this.pair, Float64Array.of(upLeast, downLeast), Float64Array.of(up, down));
  }
}

/** Opens the model over the cells given; `priceOf` says what moving one by 1 costs. */
export function withMoves<Result>(
  solver: LinearSolver,
  system: TableSystem,
  cells: Int32Array,
  priceOf: (cell: number) => number,
  use: (moves: MoveModel) => Result,
): Result {
  return solver(moveProblem(system, cells, priceOf), (model) => use(new MoveModel(system, cells, model)));
}

function moveProblem(system: TableSystem, cells: Int32Array, priceOf: (cell: number) => number): LinearProblem {
  const at = new Int32Array(system.count).fill(-1);
  for (const [i, cell] of cells.entries()) at[cell] = i;
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (let line = 0; line + 1 < system.lineStarts.length; line += 1) {
    const before = indices.length;
    for (let k = system.lineStarts[line]!; k < system.lineStarts[line + 1]!; k += 1) {
      const i = at[system.lineCells[k]!]!;
      if (i < 0) continue;
      const sign = system.lineSigns[k]!;
      indices.push(2 * i, 2 * i + 1);
      values.push(sign, -sign);
    }
    if (indices.length > before) starts.push(indices.length);
  }
  const columnCount = 2 * cells.length;
  return {
    changing: 'boundsAndRows',
    columnCount,
    cost: Float64Array.from({ length: columnCount }, (_, c) => priceOf(cells[c >> 1]!)),
    columnLower: new Float64Array(columnCount),
    columnUpper: Float64Array.from({ length: columnCount }, (_, c) =>
      c % 2 === 0 ? Number.POSITIVE_INFINITY : system.values[cells[c >> 1]!]!,
    ),
    rowLower: new Float64Array(starts.length - 1),
    rowUpper: new Float64Array(starts.length - 1),
    starts: Int32Array.from(starts),
    indices: Int32Array.from(indices),
    values: Float64Array.from(values),
  };
}
