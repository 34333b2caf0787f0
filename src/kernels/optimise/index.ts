export {
  bestOfScenarios,
  choosePortfolio,
  lightEffort,
  type PortfolioObjective,
  type ScenarioBest,
  type SolveWith,
  usualEffort,
} from './choosePortfolio.ts';
export { type CoreIndex, coreIndex } from './coreIndex.ts';
export type { Choice } from './cuttingPlanes.ts';
export { maxRegretOf, measureTotals, type PortfolioMeasures, totalsOf } from './measures.ts';
export { brokenRule, costOf, isScalable, type PortfolioProblem } from './problem.ts';
export { type Acceptability, type AcceptabilityTable, simplexAcceptability } from './simplexAcceptability.ts';
export { type ValueOfInformation, valueOfInformation } from './valueOfInformation.ts';
