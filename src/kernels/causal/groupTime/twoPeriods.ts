import { multiply } from '../../linalg/index.ts';
import { along, type Propensity, propensity, type Regression, regress } from './nuisances.ts';

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
  | { ok: true; att: number; influence: Float64Array; coefficients: Float64Array | null }
  | { ok: false; reason: 'noTreated' | 'noControls' | 'overlap' | 'singular' };

/** Controls that were as likely to be treated are left out. */
export const trimLevel = 0.995;

/**
 * Effect on the treated from two periods of a panel.
 * @param data units of the two arms; weights 0 or more
 * @param estimator dr doubly robust, ipw inverse probability with weights that add to one, reg regression of the controls’ change
 * @param start coefficients from which the logit begins, such as those of a neighbouring comparison; null: 0
 * @returns the effect and its influence on each unit (mean 0; n⁻¹·Σ influence² / n is the variance), or why it is not identified: no units in
 *   an arm; a unit whose probability of treatment is 0.999 or more; covariates that say the same
 * Controls with a probability of 0.995 or more are left out. The influence holds both estimated nuisances.
 * Method: Sant’Anna & Zhao (2020), Journal of Econometrics 219:101, the estimator with logit by maximum likelihood and least squares; ipw:
 * Abadie (2005) with Hajek weights. The rules are those of DRDID 1.2.3. Cost: n × columns² × iterations. Held by groupTimeAtt.test.ts.
 */
export function twoPeriodEffect(
  data: TwoPeriods,
  estimator: Estimator,
  start: Float64Array | null = null,
): TwoPeriodEffect {
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
  const score = estimator === 'reg' ? null : propensity(data, w, start);
  if (score === 'overlap' || score === 'singular') return { ok: false, reason: score };
  const untreated = w.map((value, i) => (treated[i] === 1 ? 0 : value));
  const regression = estimator === 'ipw' ? null : regress(data.change, data, untreated);
  if (estimator !== 'ipw' && regression === null) return { ok: false, reason: 'singular' };
  return combine(data, w, score, regression);
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
  return { ok: true, att: treatedMean - controlMean, influence, coefficients: score?.coefficients ?? null };
}
