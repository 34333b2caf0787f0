export { invertSymmetric, multiply } from './cholesky.ts';
