export {
  type Boundaries,
  type BoundaryArea,
  type BoundaryFeature,
  type BoundaryLevel,
  hasBoundaries,
  loadBoundaries,
  registerSpelling,
} from './boundaries.ts';
export { type AreaValue, ChoroplethMap } from './ChoroplethMap.tsx';
export { classOfValue, locationQuotientBreaks, quantileBreaks, type Ramp } from './classes.ts';
export type { MapPoint } from './gatherPoints.ts';
export { areasAsGeoJson, pointsAsGeoJson } from './geoJson.ts';
export { RampLegend } from './Legend.tsx';
export { MapFigure } from './MapFigure.tsx';
export { PointMap } from './PointMap.tsx';
