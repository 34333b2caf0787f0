export { type DensityTest, densityTest } from './densityTest.ts';
export type { Kernel, RdVariance } from './localPolynomial.ts';
export { countDistinct, hasMassPoints, mseOptimalBandwidth } from './rdBandwidth.ts';
export {
  type DiscontinuityChoices,
  type DiscontinuityData,
  type DiscontinuityResult,
  type Jump,
  regressionDiscontinuity,
  splitAtCutoff,
} from './regressionDiscontinuity.ts';
