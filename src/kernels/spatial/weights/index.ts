export type { AreaShape, Position } from './areaShapes.ts';
export { type Contiguity, contiguityWeights } from './contiguity.ts';
export { type IslandLink, type LinkedWeights, linkIslands } from './linkIslands.ts';
export {
  buildPointTree,
  type DistanceMetric,
  earthRadiusKm,
  kilometresOf,
  type PointTree,
  treeDistanceSquaredOf,
  visitNear,
} from './pointTree.ts';
export { distanceBand, nearestNeighbours, type PointWeights } from './pointWeights.ts';
export {
  addSelfWeights,
  type Components,
  findComponents,
  findIslands,
  findLink,
  isSymmetric,
  keepAreas,
  type SpatialWeights,
  styleWeights,
  type WeightStyle,
  weightsFromLinks,
} from './spatialWeights.ts';
