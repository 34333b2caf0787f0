import { multiply } from '../../linalg/index.ts';
import { along, type Propensity, propensity, type Regression, regress } from './nuisances.ts';
import { type Estimator, type TwoPeriodEffect, trimLevel } from './twoPeriods.ts';

/** Observations of two periods, of units that need not be the same. */
export interface CrossSections {
  outcome: Float64Array;
  /** 1 in the later period of the comparison, 0 in the period that it is compared with. */
  after: Uint8Array;
  treated: Uint8Array;
  /** Row after row; the first column is the constant. */
  covariates: Float64Array;
  columns: number;
  weights: Float64Array;
}

/** Four corners of the comparison: of those treated and those compared with, before and after. */
interface Corners {
  treatedAfter: Float64Array;
  treatedBefore: Float64Array;
  controlAfter: Float64Array;
  controlBefore: Float64Array;
}

/**
 * Effect on the treated from repeated cross-sections of two periods.
 * @param data observations; weights 0 or more
 * @param estimator reg: change that the controls’ regressions, one for each period, expect of the treated; ipw: four means with weights that add to one; dr: the
 *   locally efficient one, which holds if either the logit or the regressions are right
 * @returns the effect and its influence on each observation (mean 0), or why it is not identified: a corner without observations (noTreated,
 *   noControls), overlap, singular
 * The composition of each arm must be the same in both periods. Source: Sant’Anna & Zhao (2020), Journal of Econometrics 219:101, section 2.4;
 * influences by differentiation, held to numerical derivatives in crossSections.test.ts, and to the panel’s on balanced panels. Cost: as twoPeriodEffect.
 */
export function crossSectionEffect(data: CrossSections, estimator: Estimator): TwoPeriodEffect {
  const { treated, after, weights } = data;
  const n = treated.length;
  const counts = [0, 0, 0, 0];
  let mean = 0;
  for (let i = 0; i < n; i += 1) {
    counts[treated[i]! * 2 + after[i]!]! += 1;
    mean += weights[i]! / n;
  }
  if (counts[2] === 0 || counts[3] === 0) return { ok: false, reason: 'noTreated' };
  if (counts[0] === 0 || counts[1] === 0) return { ok: false, reason: 'noControls' };
  const w = weights.map((value) => value / mean);
  const score = estimator === 'reg' ? null : propensity(data, w);
  if (score === 'overlap' || score === 'singular') return { ok: false, reason: score };
  const corners = cornersOf(data, w, score);
  if (!corners.controlAfter.some((value) => value > 0) || !corners.controlBefore.some((value) => value > 0))
    return { ok: false, reason: 'overlap' };
  const found = new Influence(data, w);
  if (estimator === 'ipw') found.addCorners(corners, null, null);
  else {
    const fit = (arm: 0 | 1, when: 0 | 1) =>
      regress(
        data.outcome,
        data,
        w.map((value, i) => (treated[i] === arm && after[i] === when ? value : 0)),
      );
    const [controlBefore, controlAfter] = [fit(0, 0), fit(0, 1)];
    if (controlBefore === null || controlAfter === null) return { ok: false, reason: 'singular' };
    if (estimator === 'reg') found.addRegression(corners, controlBefore, controlAfter);
    else {
      const [treatedBefore, treatedAfter] = [fit(1, 0), fit(1, 1)];
      if (treatedBefore === null || treatedAfter === null) return { ok: false, reason: 'singular' };
      found.addCorners(corners, controlBefore, controlAfter);
      found.addEfficient(corners, { treatedBefore, treatedAfter, controlBefore, controlAfter });
    }
  }
  if (score !== null) found.addScore(score);
  return { ok: true, att: found.att, influence: found.influence, coefficients: score?.coefficients ?? null };
}

function cornersOf({ treated, after }: CrossSections, w: Float64Array, score: Propensity | null): Corners {
  const weigh = (arm: 0 | 1, when: 0 | 1) =>
    w.map((value, i) => {
      if (treated[i] !== arm || after[i] !== when) return 0;
      if (arm === 1 || score === null) return value;
      const p = score.probability[i]!;
      return p < trimLevel ? (value * p) / (1 - p) : 0;
    });
  return {
    treatedAfter: weigh(1, 1),
    treatedBefore: weigh(1, 0),
    controlAfter: weigh(0, 1),
    controlBefore: weigh(0, 0),
  };
}

/** Adds up an estimate, its influence, and what it owes to the fitted logit. */
class Influence {
  att = 0;
  readonly influence: Float64Array;
  private readonly byScore: Float64Array;

  constructor(
    private readonly data: CrossSections,
    private readonly w: Float64Array,
  ) {
    this.influence = new Float64Array(w.length);
    this.byScore = new Float64Array(data.columns);
  }

  /** (treated after − before) − (controls after − before), of outcomes or of what regressions leave of them. */
  addCorners(corners: Corners, before: Regression | null, after: Regression | null): void {
    const { outcome, after: when } = this.data;
    const left =
      before === null || after === null
        ? outcome
        : outcome.map((value, i) => value - (when[i] === 1 ? after : before).expected[i]!);
    this.addMean(corners.treatedAfter, left, 1);
    this.addMean(corners.treatedBefore, left, -1);
    this.addMean(corners.controlAfter, left, -1, true);
    this.addMean(corners.controlBefore, left, 1, true);
    if (before === null || after === null) return;
    const { treated } = this.data;
    const chosen = (arm: 0 | 1, time: 0 | 1) =>
      this.w.map((value, i) => (treated[i] === arm && when[i] === time ? value : 0));
    this.addFitted(after, chosen(0, 1), [
      [corners.treatedAfter, -1],
      [corners.controlAfter, 1],
    ]);
    this.addFitted(before, chosen(0, 0), [
      [corners.treatedBefore, 1],
      [corners.controlBefore, -1],
    ]);
  }

  addRegression(corners: Corners, before: Regression, after: Regression): void {
    const { outcome, treated, after: when } = this.data;
    const all = this.w.map((value, i) => (treated[i] === 1 ? value : 0));
    this.addMean(corners.treatedAfter, outcome, 1);
    this.addMean(corners.treatedBefore, outcome, -1);
    this.addMean(
      all,
      after.expected.map((value, i) => value - before.expected[i]!),
      -1,
    );
    const controls = (time: 0 | 1) => this.w.map((value, i) => (treated[i] === 0 && when[i] === time ? value : 0));
    this.addFitted(after, controls(1), [[all, -1]]);
    this.addFitted(before, controls(0), [[all, 1]]);
  }

  /** What makes the estimate locally efficient: expected changes over all treated, less those over the treated of one period. */
  addEfficient(
    corners: Corners,
    fits: Record<'treatedBefore' | 'treatedAfter' | 'controlBefore' | 'controlAfter', Regression>,
  ): void {
    const { treated } = this.data;
    const all = this.w.map((value, i) => (treated[i] === 1 ? value : 0));
    for (const [time, sign] of [
      ['After', 1],
      ['Before', -1],
    ] as const) {
      const [own, other] = [fits[`treated${time}`], fits[`control${time}`]];
      const corner = corners[`treated${time}`];
      const gap = own.expected.map((value, i) => value - other.expected[i]!);
      this.addMean(all, gap, sign);
      this.addMean(corner, gap, -sign);
      const { after: when } = this.data;
      const chosen = (arm: 0 | 1) =>
        this.w.map((value, i) => (treated[i] === arm && when[i] === (time === 'After' ? 1 : 0) ? value : 0));
      this.addFitted(own, chosen(1), [
        [all, sign],
        [corner, -sign],
      ]);
      this.addFitted(other, chosen(0), [
        [all, -sign],
        [corner, sign],
      ]);
    }
  }

  /** sign × the mean of `values` with weights `a`. Weights that come from the logit move with it. */
  private addMean(a: Float64Array, values: Float64Array, sign: number, fromScore = false): void {
    const n = a.length;
    let [sum, weighted] = [0, 0];
    for (let i = 0; i < n; i += 1) {
      sum += a[i]!;
      weighted += a[i]! * values[i]!;
    }
    const mean = weighted / sum;
    this.att += sign * mean;
    const scale = (sign * n) / sum;
    const { covariates, columns } = this.data;
    for (let i = 0; i < n; i += 1) {
      if (a[i] === 0) continue;
      const own = scale * a[i]! * (values[i]! - mean);
      this.influence[i]! += own;
      if (fromScore) for (let j = 0; j < columns; j += 1) this.byScore[j]! += (own * covariates[i * columns + j]!) / n;
    }
  }

  /** A regression fitted with weights `fitted`, on which the estimate depends through means of its expectations: [weights, sign]. */
  private addFitted(
    { expected, inverse }: Regression,
    fitted: Float64Array,
    means: readonly (readonly [Float64Array, number])[],
  ): void {
    const { covariates, columns, outcome } = this.data;
    const slope = new Float64Array(columns);
    for (const [a, sign] of means) {
      const sum = a.reduce((all, value) => all + value, 0);
      for (let i = 0; i < a.length; i += 1)
        if (a[i] !== 0)
          for (let j = 0; j < columns; j += 1) slope[j]! += (sign * a[i]! * covariates[i * columns + j]!) / sum;
    }
    const direction = multiply(inverse, slope, columns);
    for (let i = 0; i < fitted.length; i += 1)
      if (fitted[i] !== 0)
        this.influence[i]! += fitted[i]! * (outcome[i]! - expected[i]!) * along(direction, covariates, i, columns);
  }

  addScore({ probability, inverse }: Propensity): void {
    const { treated, covariates, columns } = this.data;
    const direction = multiply(inverse, this.byScore, columns);
    for (let i = 0; i < this.w.length; i += 1)
      this.influence[i]! += this.w[i]! * (treated[i]! - probability[i]!) * along(direction, covariates, i, columns);
  }
}
