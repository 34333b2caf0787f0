import type { Intruder } from './disclosureTable.ts';
import type { LinearModel, LinearProblem, LinearSolver } from './solver.ts';
import type { TableSystem } from './tableSystem.ts';

/**
 * What an attacker can work out, as a linear programme: a table that differs from the true one by d agrees with what is published where d
 * adds to 0 along every line, is 0 in published cells, and leaves no value below 0 (or below a part that the attacker knows).
 * Columns are the cells of `columns`, in their order.
 */
export class AttackModel {
  readonly columnOf: Int32Array;
  private readonly one = new Int32Array(1);
  private readonly cost = new Float64Array(1);

  constructor(
    readonly system: TableSystem,
    readonly columns: Int32Array,
    readonly rowLines: Int32Array,
    private readonly model: LinearModel,
  ) {
    this.columnOf = new Int32Array(system.count).fill(-1);
    for (const [column, cell] of columns.entries()) this.columnOf[cell] = column;
  }

  /** The farthest that a cell can move up (1) or down (−1); `Infinity` where nothing holds it. */
  farthest(cell: number, direction: 1 | -1): { move: number; values: Float64Array | null; rowDuals: Float64Array } {
    this.one[0] = this.columnOf[cell]!;
    this.cost[0] = -direction;
    this.model.changeCosts(this.one, this.cost);
    const found = this.model.minimise();
    this.cost[0] = 0;
    this.model.changeCosts(this.one, this.cost);
    if (found.status === 'unbounded') return { move: Number.POSITIVE_INFINITY, values: null, rowDuals: found.rowDuals };
    if (found.status !== 'optimal') throw new Error(`an attack ended as ${found.status}`);
    return { move: Math.max(0, -found.objective), values: found.values, rowDuals: found.rowDuals };
  }

  /** Bounds of the move of some cells; the columns of the cells must ascend. */
  bound(cells: readonly number[], lower: readonly number[], upper: readonly number[]): void {
    this.model.changeBounds(
      Int32Array.from(cells, (cell) => this.columnOf[cell]!),
      Float64Array.from(lower),
      Float64Array.from(upper),
    );
  }

  /** What all together are worth: a vertex where Σ worth · d is largest. */
  largest(worth: Float64Array): Float64Array {
    const every = Int32Array.from(worth, (_, column) => column);
    this.model.changeCosts(
      every,
      worth.map((one) => -one),
    );
    const found = this.model.minimise();
    this.model.changeCosts(every, new Float64Array(worth.length));
    if (found.status !== 'optimal') throw new Error(`an attack ended as ${found.status}`);
    return found.values;
  }
}

/** Opens the attack on the cells of `columns`, each free to move between `lower` and `upper`. */
export function withAttack<Result>(
  solver: LinearSolver,
  system: TableSystem,
  columns: Int32Array,
  bounds: { lower: Float64Array; upper: Float64Array },
  use: (attack: AttackModel) => Result,
): Result {
  const { problem, rowLines } = attackProblem(system, columns, bounds);
  return solver(problem, (model) => use(new AttackModel(system, columns, rowLines, model)));
}

function attackProblem(
  system: TableSystem,
  columns: Int32Array,
  { lower, upper }: { lower: Float64Array; upper: Float64Array },
): { problem: LinearProblem; rowLines: Int32Array } {
  const columnOf = new Int32Array(system.count).fill(-1);
  for (const [column, cell] of columns.entries()) columnOf[cell] = column;
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  const rowLines: number[] = [];
  for (let line = 0; line + 1 < system.lineStarts.length; line += 1) {
    const before = indices.length;
    for (let at = system.lineStarts[line]!; at < system.lineStarts[line + 1]!; at += 1) {
      const column = columnOf[system.lineCells[at]!]!;
      if (column < 0) continue;
      indices.push(column);
      values.push(system.lineSigns[at]!);
    }
    if (indices.length === before) continue;
    starts.push(indices.length);
    rowLines.push(line);
  }
  return {
    problem: {
      changing: 'costs',
      columnCount: columns.length,
      cost: new Float64Array(columns.length),
      columnLower: lower,
      columnUpper: upper,
      rowLower: new Float64Array(rowLines.length),
      rowUpper: new Float64Array(rowLines.length),
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
    rowLines: Int32Array.from(rowLines),
  };
}

/** How far a cell may fall before somebody knows that it can't: to 0, or to the part that the intruder knows of. */
export function floorOf(system: TableSystem, cell: number, intruder: Intruder | null): number {
  const known = intruder?.floors.find((floor) => floor.cell === cell)?.value ?? 0;
  return -Math.max(0, system.values[cell]! - known);
}
