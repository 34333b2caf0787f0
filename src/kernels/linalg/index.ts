export { invertSymmetric, multiply } from './cholesky.ts';
export { type LeastSquares, leastSquares, type Orthogonal, orthogonalise } from './leastSquares.ts';
export { symmetricEigen, symmetricPower } from './symmetricEigen.ts';
