import type { MatchedEffect } from './abadieImbens.ts';
import { controlsOf, type Matches } from './matches.ts';

/**
 * Effect on the treated by matching without replacement, with a standard error that lets outcomes of a pair (a treated unit and its controls) hang
 * together.
 * @param outcome one entry a unit, finite
 * @param matches without replacement; treated units without a control take no part
 * @returns effect and error
 * The effect is the coefficient of treatment in weighted least squares with a constant; its variance is the sum over pairs of the squared sum of
 * weighted residuals by arm, times G/(G − 1) · (n − 1)/(n − 2), G pairs of n units (HC1 clustered). Degenerate: nobody matched → no effect; one pair →
 * no error; no variation → no error. Cost: n. Source: Abadie & Spiess (2022), J. Am. Stat. Assoc. 117:983. The same as R's sandwich vcovCL on lm.
 * Held by matching.test.ts.
 */
export function pairClusteredEffect(outcome: Float64Array, matches: Matches): MatchedEffect {
  const pairs = [...matches.treated].flatMap((row, t) => {
    const controls = controlsOf(matches, t);
    return controls.length === 0 ? [] : [{ row, controls }];
  });
  const none = { att: Number.NaN, standardError: Number.NaN } as const;
  const count = pairs.length;
  if (count === 0) return { ...none, status: 'notEnough', reason: 'nobodyMatched' };
  const mean = (of: (pair: (typeof pairs)[number]) => number) => pairs.reduce((sum, pair) => sum + of(pair), 0) / count;
  const meanOfControls = ({ controls }: { controls: Int32Array }) =>
    controls.reduce((sum, control) => sum + outcome[control]!, 0) / controls.length;
  const treatedMean = mean(({ row }) => outcome[row]!);
  const controlMean = mean(meanOfControls);
  const att = treatedMean - controlMean;
  if (count === 1) return { ...none, att, status: 'notEnough', reason: 'onePair' };
  const units = pairs.reduce((sum, { controls }) => sum + 1 + controls.length, 0);
  const squares = mean((pair) => (outcome[pair.row]! - treatedMean - (meanOfControls(pair) - controlMean)) ** 2);
  const variance = ((squares / count) * (count / (count - 1)) * (units - 1)) / (units - 2);
  if (!(variance > 0)) return { ...none, att, status: 'notEnough', reason: 'noVariation' };
  return { att, standardError: Math.sqrt(variance), status: 'ok', reason: null };
}
