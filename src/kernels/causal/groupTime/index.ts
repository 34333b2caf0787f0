export {
  type Aggregate,
  type AggregatedEffects,
  type Aggregation,
  aggregateEffects,
  aggregations,
} from './aggregateEffects.ts';
export { type GroupTimeCell, type GroupTimeChoices, groupTimeAtt, type Panel } from './groupTimeAtt.ts';
export { type Estimator, type TwoPeriodEffect, type TwoPeriods, twoPeriodEffect } from './twoPeriods.ts';
