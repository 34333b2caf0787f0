export { type AdditiveRelation, additiveRelations } from './additiveRelations.ts';
export * from './disclosureTable.ts';
export { findDetermined } from './findDetermined.ts';
export { type HiddenBy, type HiddenCells, hideSmallCells } from './hideSmallCells.ts';
export { judgeCell } from './judgeCell.ts';
export { judgeShare, protectShares, type Share, type ShareFault } from './protectShares.ts';
export type { LinearModel, LinearProblem, LinearSolution, LinearSolver, WholeSolution } from './solver.ts';
export { type SuppressionOptions, suppress } from './suppress.ts';
export { type Effort, effortFor } from './suppressPattern.ts';
