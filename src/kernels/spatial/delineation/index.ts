export { type AreaContiguity, type AreaOptions, areaSpace } from './areaSpace.ts';
export { contiguityOfPlants } from './contiguityOfPlants.ts';
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
export { outlineCells, type Ring } from './outline.ts';
export type { FoundWindow, ScanSpace } from './scanSpace.ts';
