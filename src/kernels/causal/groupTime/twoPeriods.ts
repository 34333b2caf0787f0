import { invertSymmetric, multiply } from '../../linalg/index.ts';

export type Estimator = 'dr' | 'ipw' | 'reg';

/** Units of one comparison: those that were treated and those that they are compared with. */
export interface TwoPeriods {
  /** Outcome after less outcome before. */
  change: Float64Array;
  /** 1 treated, 0 compared with. */
  treated: Uint8Array;
  /** Row after row; the first column is the constant. */
  covariates: Float64Array;
  columns: number;
  weights: Float64Array;
}

export type TwoPeriodEffect =
  | { ok: true; att: number; influence: Float64Array }
  | { ok: false; reason: 'noTreated' | 'noControls' | 'overlap' | 'singular' };

const trimLevel = 0.995;
const overlapLimit = 0.999;

/**
 * Effect on the treated from two periods of a panel.
 * @param data units of the two arms; weights 0 or more
 * @param estimator dr doubly robust, ipw inverse probability with weights that add to one, reg regression of the controls’ change
 * @returns the effect and its influence on each unit (mean 0; n⁻¹·Σ influence² / n is the variance), or why it is not identified: no units in
 *   an arm; a unit whose probability of treatment is 0.999 or more; covariates that say the same
 * Controls with a probability of 0.995 or more are left out. The influence holds both estimated nuisances.
 * Method: Sant’Anna & Zhao (2020), Journal of Econometrics 219:101, the estimator with logit by maximum likelihood and least squares; ipw:
 * Abadie (2005) with Hajek weights. The rules are those of DRDID 1.2.3. Cost: n × columns² × iterations. Held by groupTimeAtt.test.ts.
 */
export function twoPeriodEffect(data: TwoPeriods, estimator: Estimator): TwoPeriodEffect {
  const { treated, weights } = data;
  const n = treated.length;
  let arms = [0, 0];
  let mean = 0;
  for (let i = 0; i < n; i += 1) {
    const arm = treated[i] as 0 | 1;
    arms = arm === 1 ? [arms[0] as number, (arms[1] as number) + 1] : [(arms[0] as number) + 1, arms[1] as number];
    mean += (weights[i] as number) / n;
  }
  if (arms[1] === 0) return { ok: false, reason: 'noTreated' };
  if (arms[0] === 0) return { ok: false, reason: 'noControls' };
  const w = weights.map((value) => value / mean);
  const score = estimator === 'reg' ? null : propensity(data, w);
  if (score === 'overlap' || score === 'singular') return { ok: false, reason: score };
  const regression = estimator === 'ipw' ? null : regressControls(data, w);
  if (regression === 'singular') return { ok: false, reason: 'singular' };
  return combine(data, w, score, regression);
}

interface Propensity {
  probability: Float64Array;
  /** Inverse of the information, times n. */
  inverse: Float64Array;
}

/** Logit by Newton’s method from 0; weights may be fractions. */
function propensity(
  { treated, covariates, columns }: TwoPeriods,
  w: Float64Array,
): Propensity | 'overlap' | 'singular' {
  const n = treated.length;
  let beta = new Float64Array(columns);
  const probability = new Float64Array(n);
  let inverse: Float64Array | null = null;
  let before = Number.POSITIVE_INFINITY;
  for (let iteration = 0; iteration < 60; iteration += 1) {
    const information = new Float64Array(columns * columns);
    const gradient = new Float64Array(columns);
    let deviance = 0;
    for (let i = 0; i < n; i += 1) {
      let linear = 0;
      for (let j = 0; j < columns; j += 1) linear += (beta[j] as number) * (covariates[i * columns + j] as number);
      const p = 1 / (1 + Math.exp(-linear));
      probability[i] = p;
      const weight = w[i] as number;
      const isTreated = treated[i] === 1;
      deviance -= 2 * weight * Math.log(Math.max(isTreated ? p : 1 - p, Number.MIN_VALUE));
      const residual = weight * ((isTreated ? 1 : 0) - p);
      const curvature = weight * p * (1 - p);
      for (let j = 0; j < columns; j += 1) {
        const x = covariates[i * columns + j] as number;
        gradient[j] = (gradient[j] as number) + residual * x;
        const curved = curvature * x;
        for (let k = 0; k <= j; k += 1)
          information[j * columns + k] =
            (information[j * columns + k] as number) + curved * (covariates[i * columns + k] as number);
      }
    }
    inverse = invertSymmetric(information, columns);
    if (inverse === null) return iteration < 2 ? 'singular' : 'overlap';
    const isSettled = Math.abs(before - deviance) / (Math.abs(deviance) + 0.1) < 1e-12;
    before = deviance;
    if (isSettled) break;
    const step = multiply(inverse, gradient, columns);
    beta = beta.map((value, j) => value + (step[j] as number));
  }
  for (let i = 0; i < n; i += 1) {
    if ((probability[i] as number) >= overlapLimit) return 'overlap';
    probability[i] = Math.min(probability[i] as number, 1 - 1e-6);
  }
  return { probability, inverse: (inverse as Float64Array).map((value) => value * n) };
}

interface Regression {
  /** Change that the controls’ regression expects of each unit. */
  expected: Float64Array;
  /** Inverse of the controls’ cross product, times n. */
  inverse: Float64Array;
}

function regressControls(
  { change, treated, covariates, columns }: TwoPeriods,
  w: Float64Array,
): Regression | 'singular' {
  const n = treated.length;
  const cross = new Float64Array(columns * columns);
  const moment = new Float64Array(columns);
  for (let i = 0; i < n; i += 1) {
    if (treated[i] === 1) continue;
    const weight = w[i] as number;
    for (let j = 0; j < columns; j += 1) {
      const x = weight * (covariates[i * columns + j] as number);
      moment[j] = (moment[j] as number) + x * (change[i] as number);
      for (let k = 0; k <= j; k += 1)
        cross[j * columns + k] = (cross[j * columns + k] as number) + x * (covariates[i * columns + k] as number);
    }
  }
  const inverse = invertSymmetric(cross, columns);
  if (inverse === null) return 'singular';
  const beta = multiply(inverse, moment, columns);
  const expected = new Float64Array(n);
  for (let i = 0; i < n; i += 1)
    for (let j = 0; j < columns; j += 1)
      expected[i] = (expected[i] as number) + (beta[j] as number) * (covariates[i * columns + j] as number);
  return { expected, inverse: inverse.map((value) => value * n) };
}

function combine(
  { change, treated, covariates, columns }: TwoPeriods,
  w: Float64Array,
  score: Propensity | null,
  regression: Regression | null,
): TwoPeriodEffect {
  const n = treated.length;
  const wTreated = new Float64Array(n);
  const wControl = new Float64Array(n);
  const rest = new Float64Array(n);
  let [sumTreated, sumControl, etaTreated, etaControl] = [0, 0, 0, 0];
  for (let i = 0; i < n; i += 1) {
    const weight = w[i] as number;
    const r = (change[i] as number) - (regression === null ? 0 : (regression.expected[i] as number));
    rest[i] = r;
    if (treated[i] === 1) wTreated[i] = weight;
    else if (score !== null) {
      const p = score.probability[i] as number;
      if (p < trimLevel) wControl[i] = (weight * p) / (1 - p);
    }
    sumTreated += wTreated[i] as number;
    etaTreated += (wTreated[i] as number) * r;
    sumControl += wControl[i] as number;
    etaControl += (wControl[i] as number) * r;
  }
  const meanTreated = sumTreated / n;
  const meanControl = sumControl / n;
  const treatedMean = etaTreated / sumTreated;
  const controlMean = score === null ? 0 : etaControl / sumControl;
  if (score !== null && !(sumControl > 0)) return { ok: false, reason: 'overlap' };
  const byRegression = new Float64Array(columns);
  const byScore = new Float64Array(columns);
  for (let i = 0; i < n; i += 1)
    for (let j = 0; j < columns; j += 1) {
      const x = covariates[i * columns + j] as number;
      const share =
        (wTreated[i] as number) / meanTreated - (score === null ? 0 : (wControl[i] as number) / meanControl);
      byRegression[j] = (byRegression[j] as number) + (share * x) / n;
      byScore[j] = (byScore[j] as number) + ((wControl[i] as number) * ((rest[i] as number) - controlMean) * x) / n;
    }
  const alongRegression = regression === null ? null : multiply(regression.inverse, byRegression, columns);
  const alongScore = score === null ? null : multiply(score.inverse, byScore, columns);
  const influence = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    let value = ((wTreated[i] as number) * ((rest[i] as number) - treatedMean)) / meanTreated;
    if (alongRegression !== null && treated[i] !== 1)
      value -= (w[i] as number) * (rest[i] as number) * along(alongRegression, covariates, i, columns);
    if (score !== null && alongScore !== null) {
      value -= ((wControl[i] as number) * ((rest[i] as number) - controlMean)) / meanControl;
      const residual = (w[i] as number) * ((treated[i] as number) - (score.probability[i] as number));
      value -= (residual * along(alongScore, covariates, i, columns)) / meanControl;
    }
    influence[i] = value;
  }
  return { ok: true, att: treatedMean - controlMean, influence };
}

function along(direction: Float64Array, covariates: Float64Array, unit: number, columns: number): number {
  let sum = 0;
  for (let j = 0; j < columns; j += 1) sum += (direction[j] as number) * (covariates[unit * columns + j] as number);
  return sum;
}
