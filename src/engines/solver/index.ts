export { loadSolver } from './loadSolver.ts';
