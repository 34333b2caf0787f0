import { gammaProbability } from '../../distributions/index.ts';
import { invertSymmetric, multiply } from '../../linalg/index.ts';

/** Influence summed within clusters; without clusters as it is. The number of units stays what it was. */
export function sumByCluster(influence: Float64Array, cluster: Int32Array | null, clusters: number): Float64Array {
  if (cluster === null) return influence;
  const sums = new Float64Array(clusters);
  for (let unit = 0; unit < influence.length; unit += 1) {
    const at = cluster[unit] as number;
    sums[at] = (sums[at] as number) + (influence[unit] as number);
  }
  return sums;
}

/** √(Σ ψ²) / n; null where the influence is 0 everywhere, which says nothing. */
export function analyticError(influence: Float64Array, units: number): number | null {
  let sum = 0;
  for (const value of influence) sum += value * value;
  return sum > 0 ? Math.sqrt(sum) / units : null;
}

export interface PreTest {
  wald: number | null;
  df: number;
  pValue: number | null;
}

/**
 * Whether effects before treatment are all 0: a Wald test.
 * @param effects of periods before treatment, and their influence (summed by cluster where there are clusters)
 * @param units in the panel
 * @returns the statistic, its degrees of freedom and the upper tail of χ²; null where there is none before treatment or they depend on each other
 * Source: Callaway & Sant’Anna (2021), section 4; as did 2.5.1. Cost: effects² × units. Held by groupTimeAtt.test.ts.
 */
export function preTest(effects: readonly { att: number; influence: Float64Array }[], units: number): PreTest {
  const df = effects.length;
  if (df === 0) return { wald: null, df, pValue: null };
  const covariance = new Float64Array(df * df);
  for (let i = 0; i < df; i += 1)
    for (let j = 0; j <= i; j += 1) {
      const [a, b] = [effects[i]?.influence as Float64Array, effects[j]?.influence as Float64Array];
      let sum = 0;
      for (let at = 0; at < a.length; at += 1) sum += (a[at] as number) * (b[at] as number);
      covariance[i * df + j] = sum / units / units;
    }
  const inverse = invertSymmetric(covariance, df);
  if (inverse === null) return { wald: null, df, pValue: null };
  const values = effects.map(({ att }) => att);
  const along = multiply(inverse, values, df);
  const wald = values.reduce((sum, value, i) => sum + value * (along[i] as number), 0);
  return { wald, df, pValue: 1 - gammaProbability(wald / 2, df / 2) };
}
