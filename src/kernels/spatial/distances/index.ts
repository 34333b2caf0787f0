export { type Bands, bandsOf, extremeRankLength } from './bands.ts';
export { type DistanceDensity, directDensity, fastDensity, fastRoom } from './density.ts';
export {
  type DistanceProblem,
  type DrawTask,
  drawDensities,
  type LocalisationTest,
  observedDensity,
  testLocalisation,
} from './durantonOverman.ts';
export { drawNeighbours, individualM, marconPuech, type NeighbourCurve, type NeighbourProblem } from './marconPuech.ts';
export { type ScreenedIndustry, screenIndustries } from './screenIndustries.ts';
export { distanceBetween, type Sites, sitesOf } from './sites.ts';
