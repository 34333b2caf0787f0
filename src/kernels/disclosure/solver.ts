/** A linear programme whose matrix stands and whose costs, bounds and rows change: each solve begins where the last one ended. */
export interface LinearProblem {
  /** What will change between solves: decides from which side the solver walks on. */
  changing: 'costs' | 'boundsAndRows';
  columnCount: number;
  cost: Float64Array;
  columnLower: Float64Array;
  columnUpper: Float64Array;
  rowLower: Float64Array;
  rowUpper: Float64Array;
  /** Compressed by row: where each begins in `indices` and `values`; one more entry than rows. */
  starts: Int32Array;
  indices: Int32Array;
  values: Float64Array;
}

export interface LinearSolution {
  status: 'optimal' | 'infeasible' | 'unbounded' | 'failed';
  objective: number;
  values: Float64Array;
  /** Of a minimum: cost minus these times the matrix is the reduced cost. */
  rowDuals: Float64Array;
}

export interface WholeSolution {
  /** `stopped`: at the limit of nodes, with the best found so far. */
  status: 'optimal' | 'stopped' | 'infeasible' | 'failed';
  objective: number;
  /** Nothing whole is cheaper than this. */
  bound: number;
  values: Float64Array;
}

export interface LinearModel {
  changeCosts(columns: Int32Array, costs: Float64Array): void;
  changeBounds(columns: Int32Array, lower: Float64Array, upper: Float64Array): void;
  addRow(lower: number, upper: number, columns: Int32Array, values: Float64Array): void;
  minimise(): LinearSolution;
  /** The same with the columns whole: stops by gap or by nodes, never by the clock. */
  minimiseWhole(limits: { relativeGap: number; nodes: number }): WholeSolution;
}

/** Opens a model, hands it over, and gives its memory back at the end. The same calls give the same answers. */
export type LinearSolver = <Result>(problem: LinearProblem, use: (model: LinearModel) => Result) => Result;
