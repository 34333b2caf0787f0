export {
  type Aggregate,
  type AggregatedEffects,
  type Aggregation,
  aggregateEffects,
  aggregations,
} from './aggregateEffects.ts';
export { type GroupTimeCell, type GroupTimeChoices, groupTimeAtt, type Panel } from './groupTimeAtt.ts';
export { type BootstrapErrors, multiplierBootstrap } from './multiplierBootstrap.ts';
export { analyticError, type PreTest, preTest, sumByCluster } from './standardErrors.ts';
export { type Estimator, type TwoPeriodEffect, type TwoPeriods, twoPeriodEffect } from './twoPeriods.ts';
