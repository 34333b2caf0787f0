import loadHighs, { type Highs, type Model } from 'highs';
import type { MilpLimits, MilpProblem, MilpResult, MilpSolver } from '../../kernels/timetable/index.ts';

let loading: Promise<Highs> | undefined;

/** The solver, ready: its program is loaded once for the process. */
export async function loadSolver(): Promise<MilpSolver> {
  loading ??= loadHighs() as unknown as Promise<Highs>;
  const highs = await loading;
  return (problem, limits) => solve(highs, problem, limits);
}

function solve(highs: Highs, problem: MilpProblem, limits: MilpLimits): MilpResult {
  return highs.withModel(modelOf(highs, problem, limits), (model: Model): MilpResult => {
    model.options.set({
      output_flag: false,
      ...(limits.isRelaxed ? { solver: 'ipm', run_crossover: 'off' } : {}),
      random_seed: 0,
      mip_rel_gap: limits.relativeGap,
      mip_abs_gap: 0,
      mip_max_nodes: limits.nodes,
    });
    model.run();
    return readResult(highs, model, problem, limits);
  });
}

function modelOf(highs: Highs, problem: MilpProblem, { isRelaxed }: MilpLimits) {
  const { columnCount: numCols, rowCount: numRows, starts, indices, values } = problem;
  const { maximize, minimize } = highs.constants.objectiveSense;
  return {
    numCols,
    numRows,
    sense: problem.sense === 'maximise' ? maximize : minimize,
    colCost: problem.cost,
    colLower: problem.columnLower,
    colUpper: problem.columnUpper,
    rowLower: problem.rowLower,
    rowUpper: problem.rowUpper,
    matrix: { format: 'csc' as const, numRows, numCols, starts, indices, values },
    ...(isRelaxed || problem.integer === null ? {} : { integrality: Int32Array.from(problem.integer) }),
  };
}

function readResult(highs: Highs, model: Model, problem: MilpProblem, limits: MilpLimits): MilpResult {
  const { optimal, infeasible, unbounded, unboundedOrInfeasible, solutionLimit, unknown } = highs.constants.modelStatus;
  const nothing = { objective: null, bound: null, values: null, rowDuals: null, nodes: 0 };
  const code = model.getModelStatus();
  if (code === infeasible || code === unboundedOrInfeasible) return { status: 'infeasible', ...nothing };
  if (code === unbounded) return { status: 'unbounded', ...nothing };
  // Interior points without a vertex end as `unknown` although they have converged; what they give is used for duals alone.
  if (limits.isRelaxed && (code === unknown || code === optimal)) {
    const { colValue, rowDual } = model.getSolution();
    const objective = model.getObjectiveValue();
    return { ...nothing, status: 'stopped', objective, values: colValue, rowDuals: rowDual };
  }
  if (code !== optimal && code !== solutionLimit) return { status: 'failed', ...nothing };
  const isMip = problem.integer !== null;
  const found = {
    status: code === optimal ? ('optimal' as const) : ('stopped' as const),
    bound: isMip ? Number(model.info.get('mip_dual_bound')) : model.getObjectiveValue(),
    nodes: isMip ? Number(model.info.get('mip_node_count')) : 0,
  };
  if (Number(model.info.get('primal_solution_status')) !== 2) return { ...nothing, ...found };
  const { colValue, rowDual } = model.getSolution();
  return { ...found, objective: model.getObjectiveValue(), values: colValue, rowDuals: isMip ? null : rowDual };
}
