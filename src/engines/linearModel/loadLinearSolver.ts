import loadHighs, { type Highs, type Model } from 'highs';
import type {
  LinearModel,
  LinearProblem,
  LinearSolution,
  LinearSolver,
  WholeSolution,
} from '../../kernels/disclosure/index.ts';

/** HiGHS' own numbers of the two methods. */
const simplex = { dual: 1, primal: 4 };

let loading: Promise<Highs> | undefined;

/** The solver, ready: its program is loaded once for the process. */
export async function loadLinearSolver(): Promise<LinearSolver> {
  loading ??= loadHighs() as unknown as Promise<Highs>;
  const highs = await loading;
  return (problem, use) =>
    highs.withModel(modelOf(highs, problem), (model: Model) => {
      const { dual, primal } = simplex;
      const strategy = problem.changing === 'costs' ? primal : dual;
      model.options.set({ output_flag: false, random_seed: 0, mip_abs_gap: 0, simplex_strategy: strategy });
      return use(openModel(highs, model, problem.columnCount, strategy));
    });
}

function modelOf(highs: Highs, problem: LinearProblem) {
  const { columnCount: numCols, starts, indices, values } = problem;
  const numRows = problem.rowLower.length;
  return {
    numCols,
    numRows,
    sense: highs.constants.objectiveSense.minimize,
    colCost: problem.cost,
    colLower: problem.columnLower,
    colUpper: problem.columnUpper,
    rowLower: problem.rowLower,
    rowUpper: problem.rowUpper,
    matrix: { format: 'csr' as const, numRows, numCols, starts, indices, values },
  };
}

function openModel(highs: Highs, model: Model, columnCount: number, strategy: number): LinearModel {
  const { integer, continuous } = highs.constants.variableType;
  const everyColumn = { kind: 'range' as const, from: 0, to: columnCount - 1 };
  return {
    changeCosts(columns, costs) {
      if (columns.length > 0) model.changeColsCost({ kind: 'set', indices: columns }, costs);
    },
    changeBounds(columns, lower, upper) {
      if (columns.length > 0) model.changeColsBounds({ kind: 'set', indices: columns }, lower, upper);
    },
    addRow(lower, upper, columns, values) {
      model.addRow(lower, upper, { indices: columns, values });
    },
    minimise() {
      model.run();
      const found = readLinear(highs, model);
      if (found.status !== 'failed') return found;
      // A walk from the last basis may get lost: once more from nothing.
      model.clearSolver();
      model.options.set({ simplex_strategy: simplex.dual });
      model.run();
      model.options.set({ simplex_strategy: strategy });
      return readLinear(highs, model);
    },
    minimiseWhole({ relativeGap, nodes }) {
      model.options.set({ mip_rel_gap: relativeGap, mip_max_nodes: nodes });
      model.changeColsIntegrality(everyColumn, new Int32Array(columnCount).fill(integer));
      model.run();
      const found = readWhole(highs, model);
      model.changeColsIntegrality(everyColumn, new Int32Array(columnCount).fill(continuous));
      return found;
    },
  };
}

const nothing = { objective: 0, values: new Float64Array(0), rowDuals: new Float64Array(0) };

function readLinear(highs: Highs, model: Model): LinearSolution {
  const { optimal, infeasible, unbounded, unboundedOrInfeasible } = highs.constants.modelStatus;
  const code = model.getModelStatus();
  if (code === infeasible) return { status: 'infeasible', ...nothing };
  if (code === unbounded || code === unboundedOrInfeasible) return { status: 'unbounded', ...nothing };
  if (code !== optimal) return { status: 'failed', ...nothing };
  const { colValue, rowDual } = model.getSolution();
  return { status: 'optimal', objective: model.getObjectiveValue(), values: colValue, rowDuals: rowDual };
}

function readWhole(highs: Highs, model: Model): WholeSolution {
  const { optimal, infeasible, solutionLimit } = highs.constants.modelStatus;
  const code = model.getModelStatus();
  const none = { objective: 0, bound: 0, values: new Float64Array(0) };
  if (code === infeasible) return { status: 'infeasible', ...none };
  if (code !== optimal && code !== solutionLimit) return { status: 'failed', ...none };
  const bound = Number(model.info.get('mip_dual_bound'));
  if (Number(model.info.get('primal_solution_status')) !== 2) return { ...none, status: 'failed', bound };
  const { colValue } = model.getSolution();
  const status = code === optimal ? 'optimal' : 'stopped';
  return { status, objective: model.getObjectiveValue(), bound, values: colValue };
}
