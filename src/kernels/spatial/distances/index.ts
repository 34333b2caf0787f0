export { autocorrelate, pairedGrid } from './autocorrelation.ts';
export { type Bands, bandsOf } from './bands.ts';
export { directDensity } from './directDensity.ts';
export type { DistanceDensity } from './distanceDensity.ts';
export { drawNeighbours } from './drawNeighbours.ts';
export {
  type DistanceProblem,
  type DrawTask,
  drawDensities,
  observedDensity,
} from './durantonOverman.ts';
export { extremeRankLength } from './extremeRankLength.ts';
export { exactAt, fastDensity } from './fastDensity.ts';
export { fastErrorOf } from './fastErrorOf.ts';
export { fourierDensity, fourierRoom } from './fourierDensity.ts';
export { usesTransform } from './fourierProblem.ts';
export { individualM } from './individualM.ts';
export { marconPuech, type NeighbourCurve, type NeighbourProblem } from './marconPuech.ts';
export { plantRoom } from './plantRoom.ts';
export {
  adjustScreened,
  curvesOfSize,
  type ScreenedIndustry,
  type ScreenProblem,
  screenIndustries,
  screenIndustry,
  screenThrows,
  sizesOf,
} from './screenIndustries.ts';
export { type CurveScale, curveHeight, curveScale, SequentialTest } from './sequentialTest.ts';
export { distanceBetween, type Sites, sitesOf } from './sites.ts';
export { type LocalisationTest, testLocalisation } from './testLocalisation.ts';
