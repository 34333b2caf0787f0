export { type Calibration, calibrateDesign } from './calibrate.ts';
export { covarianceOfTotals } from './covariance.ts';
export {
  type DesignInput,
  type LonelyPsuPolicy,
  lonelyPsuPolicies,
  prepareDesign,
  type SamplingStage,
  type SurveyDesign,
  SurveyDesignError,
} from './design.ts';
export { countDomainMembers, type DomainMembers } from './domainMembers.ts';
export { estimateDifference } from './estimateDifference.ts';
export { type DomainEstimates, estimateDomains } from './estimateDomains.ts';
export { estimateQuantiles, type QuantileEstimate, type QuantileQuestion } from './estimateQuantiles.ts';
export { estimateVariance } from './estimateVariance.ts';
export { hadamardMatrix } from './hadamard.ts';
export { type Independence, type NoTest, testIndependence } from './independence.ts';
export { type Interval, type IntervalInput, type IntervalKind, intervalKinds, intervalOf } from './intervals.ts';
export { CalibrationError, type CalibrationRule, type KnownTotals } from './knownTotals.ts';
export type { LinearStatistic } from './linearise.ts';
export { makeReplicates, type ReplicateRecipe } from './makeReplicates.ts';
export { type QuantileRule, quantileOf, quantileRules, type WeightedValues } from './quantileRules.ts';
export { rankOfWeights } from './rankOfWeights.ts';
export { fitRegression, type NoRegression, type Regression, type RegressionFamily } from './regression.ts';
export { conventionalScale, givenReplicates, type Replicates } from './replicates.ts';
export { estimateStatus } from './status.ts';
export { type TotalsVariance, varianceOfTotals } from './varianceOfTotals.ts';
