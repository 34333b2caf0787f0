/** Totals of the population that the weights are fitted to. */
export interface KnownTotals {
  /** Each row's group by margin, 0 or more, with the known number of each group. */
  margins: readonly { group: Int32Array; totals: Float64Array }[];
  /** Values of each row, with their known total. */
  variables: readonly { values: Float64Array; total: number }[];
}

export interface CalibrationRule {
  /**
   * `postStratify`: one margin, by shares. `rake`: margins in turn (iterative proportional fitting). `linear`: regression (GREG).
   * `raking`: the same totals with factors exp(x'λ). `logit`: factors within `bounds`.
   */
  method: 'postStratify' | 'rake' | 'linear' | 'raking' | 'logit';
  /** Of the factors, around 1; only for logit. */
  bounds: readonly [number, number] | null;
  /** Largest relative miss of a total that counts as met. */
  tolerance: number;
  maxIterations: number;
}

/** Why weights can't be fitted. */
export class CalibrationError extends RangeError {
  constructor(
    readonly code: 'singular' | 'notReached' | 'emptyGroup' | 'negativeWeight',
    readonly detail: { margin?: number; group?: number } = {},
  ) {
    super(`calibrateDesign: ${code}`);
    this.name = 'CalibrationError';
  }
}
