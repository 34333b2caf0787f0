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
  /** Added by a loan for machines, from the year after it came; nine of ten winners take theirs. */
  effectOfLoan: 0.28,
  /** Added by the first digital steps in the year in which they began, in the next, and from then on; nine of ten winners take them. */
  effectOfSteps: [0.05, 0.1, 0.14],
  shareTaking: 0.9,
  /** Percentage points added to the share of defective pieces by days in the testing centre, which nine of ten winners use. */
  effectOfTests: -0.8,
  /** Share of winners, and of the others, who answer the follow-up of the testing centre. */
  answers: [0.93, 0.74],
} as const;

/** What the business register says every year of every firm of five and more, whether or not it ever applied for anything. */
export const outcomeOfRegister = {
  outcome: 'log sales per worker',
  unit: 'log points',
  source: 'Business tax register (simulated)',
} as const;

/** What firms that applied to the testing centre are asked two years later. */
export const outcomeOfTests = {
  outcome: 'defectRate',
  unit: 'percentage points',
  source: 'Follow-up of the testing centre (simulated)',
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
