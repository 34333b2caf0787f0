export { ColumnProblem, type MilpLimits, type MilpProblem, type MilpResult, type MilpSolver } from './milpSolver.ts';
export { type PlanOptions, planTimetable, type Timetable, type UnmetReason } from './planTimetable.ts';
export type { TimetableProblem } from './problem.ts';
