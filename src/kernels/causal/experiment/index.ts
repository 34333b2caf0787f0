export { type AdjustmentData, adjustedDifference, type EstimatedDifference } from './adjustedDifference.ts';
export { clusteredDifference } from './clusteredDifference.ts';
