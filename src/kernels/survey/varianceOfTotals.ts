import type { SurveyDesign } from './design.ts';
import { varianceInOneStage } from './varianceInOneStage.ts';
import { varianceOverUnits } from './varianceOverUnits.ts';

export interface TotalsVariance {
  /** By domain; 0 where nothing varies. */
  variance: Float64Array;
  /** By domain: strata with one unit, of which the policy `fail` says nothing. */
  lonely: Int32Array;
}

/**
 * Variance of weighted totals by domain, under a stratified design of one or more stages. Feed linearised values to get the variance of
 * means, ratios, shares, coefficients.
 * @param design of the survey (prepareDesign); its replicates play no part here
 * @param z weighted value of each row, w·y or its linearisation; NaN: the row takes no part (its units stay in the design)
 * @param domain of each row, −1 where it is in none
 * @param domains how many there are
 * @returns variances and the number of lonely strata, by domain
 * V = Σ_h (1 − f_h) n_h/(n_h − 1) Σ_i (z_hi − z̄_h)², z_hi the sum over unit i; units without a member of the domain count as zeros. With
 * population sizes at several stages f_h × the variance within each unit is added, stage by stage. Lonely stratum (one unit, f < 1):
 * `fail` counts it, `remove` and `certainty` add nothing, `adjust` takes its deviation from the mean of all units, `average` gives it the
 * mean of the other strata's variances. A stratum that is wholly sampled adds nothing and is never lonely. Where weights were calibrated
 * each domain's z is first replaced by its residual from the calibration (Deville & Särndal 1992).
 * Cost: one pass over n; where weights were calibrated a pass for each domain.
 * Source: Särndal, Swensson & Wretman (1992), results 4.3.1 and 4.4; Lumley (2004), J. Stat. Softw. 9(8). Agrees with R survey 4.5
 * (4.1's `adjust` centres totals by rows instead of units). Held by survey.test.ts.
 */
export function varianceOfTotals(
  design: SurveyDesign,
  z: Float64Array,
  domain: Int32Array,
  domains: number,
): TotalsVariance {
  if (design.calibration !== null) return varianceOfResiduals(design, z, domain, domains);
  const { units } = design;
  const cells =
    domains * Math.max(design.strata[0]!.units.length, units?.unitOfRow == null ? 0 : units.stratumOfUnit.length);
  return units !== null && cells <= 4 * z.length + 100_000
    ? varianceInOneStage(design, units, z, domain, domains)
    : varianceOverUnits(design, z, domain, domains);
}

/** Calibration spreads the values of a domain over all rows: domains can't share a pass. */
function varianceOfResiduals(
  design: SurveyDesign,
  z: Float64Array,
  domain: Int32Array,
  domains: number,
): TotalsVariance {
  const all = { variance: new Float64Array(domains), lonely: new Int32Array(domains) };
  const plain = { ...design, calibration: null };
  const everyone = new Int32Array(z.length);
  const own = new Float64Array(z.length);
  for (let d = 0; d < domains; d += 1) {
    for (let row = 0; row < z.length; row += 1) own[row] = domain[row] === d && !Number.isNaN(z[row]!) ? z[row]! : 0;
    design.calibration!.toResiduals(own, design.weights);
    const found = varianceOfTotals(plain, own, everyone, 1);
    all.variance[d] = found.variance[0]!;
    all.lonely[d] = found.lonely[0]!;
  }
  return all;
}
