/** A linear programme, some or all of whose columns are whole numbers; the matrix is compressed by column. */
export interface MilpProblem {
  sense: 'maximise' | 'minimise';
  columnCount: number;
  rowCount: number;
  cost: Float64Array;
  columnLower: Float64Array;
  columnUpper: Float64Array;
  rowLower: Float64Array;
  rowUpper: Float64Array;
  /** Where each column begins in `indices` and `values`; one more entry than columns. */
  starts: Int32Array;
  indices: Int32Array;
  values: Float64Array;
  /** 1 for a column that must be whole; null where none is. */
  integer: Uint8Array | null;
}

/** When to stop: never by the clock, so that the same problem gives the same answer on every machine. */
export interface MilpLimits {
  relativeGap: number;
  nodes: number;
  /** Columns need not be whole, and the solver may stop close to the optimum: duals are what is asked for. */
  isRelaxed?: boolean;
}

export interface MilpResult {
  status: 'optimal' | 'stopped' | 'infeasible' | 'unbounded' | 'failed';
  /** Of the best solution found; null where there is none. */
  objective: number | null;
  /** No solution is better than this; null where nothing is known. */
  bound: number | null;
  values: Float64Array | null;
  /** A price for each row, of either sign by the solver's custom; null where columns are whole. */
  rowDuals: Float64Array | null;
  nodes: number;
}

/** Solves to the limits given; the same problem and limits give the same result. */
export type MilpSolver = (problem: MilpProblem, limits: MilpLimits) => MilpResult;

/** Writes down a problem column by column: `add` gives the column's number. */
export class ColumnProblem {
  private readonly cost: number[] = [];
  private readonly lower: number[] = [];
  private readonly upper: number[] = [];
  private readonly starts: number[] = [0];
  private readonly indices: number[] = [];

  /** A column with the coefficient 1 in each of the rows named. */
  add(cost: number, lower: number, upper: number, rows: readonly number[]): number {
    this.cost.push(cost);
    this.lower.push(lower);
    this.upper.push(upper);
    this.indices.push(...rows);
    this.starts.push(this.indices.length);
    return this.cost.length - 1;
  }

  /** Every row's sum is at most its entry in `rowUpper`. */
  maximise(rowUpper: Float64Array): MilpProblem {
    const columnCount = this.cost.length;
    return {
      sense: 'maximise',
      columnCount,
      rowCount: rowUpper.length,
      cost: Float64Array.from(this.cost),
      columnLower: Float64Array.from(this.lower),
      columnUpper: Float64Array.from(this.upper),
      rowLower: new Float64Array(rowUpper.length).fill(Number.NEGATIVE_INFINITY),
      rowUpper,
      starts: Int32Array.from(this.starts),
      indices: Int32Array.from(this.indices),
      values: new Float64Array(this.indices.length).fill(1),
      integer: new Uint8Array(columnCount).fill(1),
    };
  }
}
