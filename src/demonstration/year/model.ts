/** A firm of the invented register, as far as a year of programmes asks for it. */
export interface Firm {
  id: string;
  name: string;
  employees: number;
  region: string;
  /** Divisions of ISIC Rev.4. */
  divisions: readonly string[];
  registered: boolean;
}

/** What is true of the invented economy, and what an evaluation must find again. */
export const truth = {
  /** Added to the logarithm of sales per worker of a firm that used its voucher to the end. */
  effectOfUse: 0.12,
  /** Share of voucher holders who use it to the end. */
  shareUsing: 0.85,
  /** So the offer of a voucher raises it, over all who are offered one, by this much. */
  effectOfOffer: 0.12 * 0.85,
} as const;

/** The outcome of the voucher's lottery: in one source for those who won and those who did not. */
export const outcomeOfVoucher = {
  indicator: 'log sales per worker',
  unit: 'log points',
  source: 'Yearly tax register (simulated)',
  baselinePeriod: '2024',
  followUpPeriod: '2025',
  standardDeviation: 0.6,
} as const;
