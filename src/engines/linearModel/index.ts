export { loadLinearSolver } from './loadLinearSolver.ts';
