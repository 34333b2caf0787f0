export { absorbTwoWays, type TwoWays } from './absorb.ts';
export { baconDecomposition, type Comparison, type ComparisonKind } from './baconDecomposition.ts';
export { type InteractionWeighted, interactionWeighted } from './sunAbraham.ts';
export {
  type ErrorKind,
  type FixedEffect,
  type FixedEffectsChoices,
  type FixedEffectsData,
  type FixedEffectsResult,
  type SmallSample,
  twoWayFixedEffects,
} from './twoWayFixedEffects.ts';
