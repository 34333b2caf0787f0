export { type AreaOptions, areaSpace, type Contiguity } from './areaSpace.ts';
export {
  type DelineatedCluster,
  type DelineationOptions,
  delineateGroup,
  delineationDefaults,
  type Route,
  type RouteResult,
} from './delineateGroup.ts';
export { type GridOptions, type GridSpace, gridSpace } from './gridSpace.ts';
export { logarithms, logLikelihoodRatio } from './likelihood.ts';
export type { FoundWindow, ScanSpace } from './scanSpace.ts';
