import type { IndicatorValue, PlanIndicator } from '../model.ts';

/** An indicator that has no number to show on a day, and why. */
export const absentValue = (
  { id, unit }: Pick<PlanIndicator, 'id' | 'unit'>,
  asOf: string,
  status: 'notKnownYet' | 'hidden',
  reason: string,
): IndicatorValue => ({
  indicatorId: id,
  asOf,
  status,
  reason,
  value: null,
  numerator: null,
  denominator: null,
  lower: null,
  upper: null,
  n: null,
  unit,
  isKept: false,
  releaseId: null,
});
