export { type Bands, bandsOf, extremeRankLength } from './bands.ts';
export { type DistanceDensity, directDensity } from './directDensity.ts';
export {
  type DistanceProblem,
  type DrawTask,
  drawDensities,
  type LocalisationTest,
  observedDensity,
  testLocalisation,
} from './durantonOverman.ts';
export { FastDensity } from './fastDensity.ts';
export { drawNeighbours, individualM, marconPuech, type NeighbourCurve, type NeighbourProblem } from './marconPuech.ts';
export {
  type ScreenedIndustry,
  type ScreenProblem,
  screenIndustries,
  screenThrows,
  sizesOf,
} from './screenIndustries.ts';
export { distanceBetween, type Sites, sitesOf } from './sites.ts';
