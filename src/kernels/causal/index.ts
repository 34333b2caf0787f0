export { adjustForBaseline } from './adjustForBaseline.ts';
export { type LeeBounds, leeBounds } from './attrition/leeBounds.ts';
export { type DrawnClusters, designEffect, type ScoreDistribution, type Waves } from './designEffect.ts';
export { type DifferenceInMeans, differenceInMeans, type ExperimentData } from './differenceInMeans.ts';
export * from './discontinuity/index.ts';
export * from './experiment/index.ts';
export {
  type ClusteredRegression,
  type WildBootstrap,
  wildClusterBootstrap,
} from './fewClusters/wildClusterBootstrap.ts';
export * from './fixedEffects/index.ts';
export * from './groupTime/index.ts';
export * from './matching/index.ts';
export {
  type RandomisationInput,
  type RandomisationResult,
  randomisationFamily,
  randomisationInference,
} from './randomisationInference.ts';
export * from './sensitivity/index.ts';
export { type RoundDesign, smallestDetectableEffect } from './smallestDetectableEffect.ts';
export * from './syntheticDid/index.ts';
