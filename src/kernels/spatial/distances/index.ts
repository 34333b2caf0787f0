export { type Bands, bandsOf, extremeRankLength } from './bands.ts';
export { directDensity } from './directDensity.ts';
export type { DistanceDensity } from './distanceDensity.ts';
export {
  type DistanceProblem,
  type DrawTask,
  drawDensities,
  observedDensity,
} from './durantonOverman.ts';
export { exactAt, fastDensity } from './fastDensity.ts';
export { fastErrorOf } from './fastErrorOf.ts';
export { drawNeighbours, individualM, marconPuech, type NeighbourCurve, type NeighbourProblem } from './marconPuech.ts';
export { plantRoom } from './plantRoom.ts';
export { type ScreenedIndustry, screenIndustries } from './screenIndustries.ts';
export { distanceBetween, type Sites, sitesOf } from './sites.ts';
export { type LocalisationTest, testLocalisation } from './testLocalisation.ts';
