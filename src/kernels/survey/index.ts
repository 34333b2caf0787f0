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
export { type DomainEstimates, estimateDomains, estimateStatus } from './estimateDomains.ts';
export { type Interval, type IntervalInput, type IntervalKind, intervalKinds, intervalOf } from './intervals.ts';
export { type TotalsVariance, varianceOfTotals } from './varianceOfTotals.ts';
