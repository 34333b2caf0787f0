export {
  type Aggregate,
  type AggregatedEffects,
  type Aggregation,
  aggregateEffects,
  aggregations,
} from './aggregateEffects.ts';
export { type CrossSections, crossSectionEffect } from './crossSections.ts';
export { type GroupTimeCell, type GroupTimeChoices, groupTimeAtt, type Panel } from './groupTimeAtt.ts';
export { groupTimeOfRows, type ObservedRows } from './groupTimeOfRows.ts';
export { type BootstrapErrors, multiplierBootstrap } from './multiplierBootstrap.ts';
export { analyticError, type PreTest, preTest, sumByCluster } from './standardErrors.ts';
export { type Estimator, type TwoPeriodEffect, type TwoPeriods, twoPeriodEffect } from './twoPeriods.ts';
