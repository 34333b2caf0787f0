import { lowerTail } from './beta.ts';

/**
 * Upper tail of Fisher's F distribution, P(F ≥ f).
 * @param f any number; 0 or less gives 1
 * @param numerator degrees of freedom above 0, whole or not
 * @param denominator the same
 * @returns the probability; relative error about 1e-12
 * @throws RangeError where an argument is outside its range
 * Cost: about √df terms. Source: Abramowitz & Stegun (1964) 26.6.2, by the incomplete beta function. Same as R's pf(f, d1, d2,
 * lower.tail = FALSE). Held by goldens/fAndChiSquared.json.
 */
export function fisherFUpperTail(f: number, numerator: number, denominator: number): number {
  if (Number.isNaN(f)) throw new RangeError('fisherFUpperTail: f must be a number, not NaN');
  for (const df of [numerator, denominator])
    if (!(df > 0) || !Number.isFinite(df))
      throw new RangeError(`fisherFUpperTail: degrees of freedom must be finite and above 0, not ${df}`);
  if (f <= 0) return 1;
  if (f === Number.POSITIVE_INFINITY) return 0;
  const whole = denominator + numerator * f;
  return lowerTail(denominator / whole, (numerator * f) / whole, denominator / 2, numerator / 2);
}
