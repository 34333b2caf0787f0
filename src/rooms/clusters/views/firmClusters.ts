import type { Cell, MeasurementView } from './clusters.ts';

/** Whether a firm stands where its industry gathers. */
export interface FirmClusters {
  /** `notComparable`: the register names no town, or no industry that was measured. */
  state: 'notMeasured' | 'notComparable' | 'measured';
  measurement: MeasurementView | null;
  /** Pairs of its towns and industries that were looked at. */
  compared: number;
  /** Those that stand out, strongest first. */
  cells: readonly Cell[];
}
