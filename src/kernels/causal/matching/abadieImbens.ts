import { leastSquares } from '../../linalg/index.ts';
import { controlsOf, type Matches, sameDistance } from './matches.ts';

export interface MatchedEffect {
  /** Mean over matched treated units of the outcome less the mean of their controls; NaN where nobody is matched. */
  att: number;
  /** NaN where it can't be known. */
  standardError: number;
  status: 'ok' | 'notEnough' | 'singular';
  reason: null | 'nobodyMatched' | 'onePair' | 'fewControls' | 'noVariation' | 'fewMatchedControls';
}

export interface AbadieImbensChoices {
  /** Nearest units of the same arm from which the outcome's variance at a unit is taken; ties are all taken. */
  neighbours: number;
  /** Covariates of a regression among matched controls by which what is left of differences inside pairs is taken out; null: none. */
  adjustment: readonly Float64Array[] | null;
}

/**
 * Effect on the treated by matching with replacement, with the standard error of Abadie and Imbens for a fixed number of matches, about the effect in
 * the population.
 * @param outcome one entry a unit, finite
 * @param matches of treated units; those without a control take no part
 * @param space in which neighbours are sought, width values a unit in standard deviations: the score by its own, or the whitened covariates
 * @returns effect and error
 * @throws RangeError naming the argument
 * V = [Σ_treated (y − ŷ₀ − τ)² + Σ_controls (K² − K′) σ²] / N₁², K the sum of a control's weights, K′ that of their squares; σ² at a control is the
 * sample variance of its outcome and those of its `neighbours` nearest controls, all that are equally near included (with one: half the squared
 * difference). Adjustment: least squares of the outcome on covariates among controls weighted by K; ŷ₀ moves by slope times the difference inside
 * the pair. The bootstrap is not valid for this estimator. For an estimated score the error is most often too large (Abadie & Imbens 2016).
 * Degenerate: nobody matched → no effect; one treated unit, or fewer controls than neighbours → the effect without an error; an error of 0 → noVariation;
 * an adjustment with more slopes than matched controls → fewMatchedControls. Cost: n log n + used controls × their neighbourhood.
 * Source: Abadie & Imbens (2006), Econometrica 74:235, theorems 6 and 7; (2011), J. Bus. Econ. Stat. 29:1 for the adjustment. Agrees with R's
 * Matching. Held by matching.test.ts: Matching's errors for 1 to 3 matches and 1 to 2 neighbours.
 */
export function abadieImbensEffect(
  outcome: Float64Array,
  treated: Uint8Array,
  matches: Matches,
  space: { width: number; values: Float64Array },
  { neighbours, adjustment }: AbadieImbensChoices,
): MatchedEffect {
  const n = outcome.length;
  if (treated.length !== n) throw new RangeError(`abadieImbensEffect: treated must have ${n} entries`);
  if (!Number.isSafeInteger(neighbours) || neighbours < 1)
    throw new RangeError(`abadieImbensEffect: neighbours must be a whole number of 1 or more, not ${neighbours}`);
  const uses = new Float64Array(n);
  const squaredUses = new Float64Array(n);
  const gaps: number[] = [];
  const pairs: { row: number; controls: Int32Array }[] = [];
  for (let t = 0; t < matches.treated.length; t += 1) {
    const controls = controlsOf(matches, t);
    if (controls.length === 0) continue;
    const row = matches.treated[t]!;
    let expected = 0;
    for (const control of controls) {
      expected += outcome[control]! / controls.length;
      uses[control]! += 1 / controls.length;
      squaredUses[control]! += 1 / controls.length ** 2;
    }
    pairs.push({ row, controls });
    gaps.push(outcome[row]! - expected);
  }
  const none = { att: Number.NaN, standardError: Number.NaN } as const;
  const count = gaps.length;
  if (count === 0) return { ...none, status: 'notEnough', reason: 'nobodyMatched' };
  if (adjustment !== null) {
    const slopes = slopesAmongControls(outcome, uses, adjustment);
    if (slopes === null) return { ...none, status: 'singular', reason: 'fewMatchedControls' };
    for (const [t, { row, controls }] of pairs.entries())
      for (const [place, slope] of slopes)
        for (const control of controls)
          gaps[t]! -= (slope * (adjustment[place]![row]! - adjustment[place]![control]!)) / controls.length;
  }
  const att = gaps.reduce((sum, gap) => sum + gap, 0) / count;
  if (count === 1) return { ...none, att, status: 'notEnough', reason: 'onePair' };
  let variance = gaps.reduce((sum, gap) => sum + (gap - att) ** 2, 0);
  const varianceAt = neighbourVariance(outcome, treated, space, neighbours);
  if (varianceAt === null) return { ...none, att, status: 'notEnough', reason: 'fewControls' };
  for (let i = 0; i < n; i += 1) {
    const repeated = uses[i]! * uses[i]! - squaredUses[i]!;
    if (repeated > 1e-12) variance += repeated * varianceAt(i);
  }
  if (!(variance > 0)) return { ...none, att, status: 'notEnough', reason: 'noVariation' };
  return { att, standardError: Math.sqrt(variance) / count, status: 'ok', reason: null };
}

function slopesAmongControls(
  outcome: Float64Array,
  uses: Float64Array,
  columns: readonly Float64Array[],
): [number, number][] | null {
  const rows = [...uses.keys()].filter((i) => uses[i]! > 0);
  const pick = (values: Float64Array) => Float64Array.from(rows, (i) => values[i]!);
  const design = [new Float64Array(rows.length).fill(1), ...columns.map(pick)];
  const { kept, coefficients } = leastSquares(design, pick(outcome), pick(uses));
  if (kept.length >= rows.length) return null;
  return kept.flatMap((place, j): [number, number][] => (place === 0 ? [] : [[place - 1, coefficients[j]!]]));
}

/** Sample variance of the outcomes of a control and the controls nearest to it; null where there are too few controls for that. */
function neighbourVariance(
  outcome: Float64Array,
  treated: Uint8Array,
  { width, values }: { width: number; values: Float64Array },
  neighbours: number,
): ((control: number) => number) | null {
  const first = (i: number) => (width === 0 ? 0 : values[i * width]!);
  const controls = Int32Array.from([...treated.keys()].filter((i) => treated[i] === 0)).sort(
    (a, b) => first(a) - first(b) || a - b,
  );
  if (controls.length <= neighbours) return null;
  const placeOf = new Map([...controls].map((unit, place) => [unit, place]));
  const distance = (a: number, b: number) => {
    let sum = 0;
    for (let d = 0; d < width; d += 1) sum += (values[a * width + d]! - values[b * width + d]!) ** 2;
    return sum;
  };
  return (control) => {
    const own = placeOf.get(control)!;
    let near: { distance: number; unit: number }[] = [];
    let limit = Number.POSITIVE_INFINITY;
    let [left, right] = [own - 1, own + 1];
    for (;;) {
      const down = left < 0 ? Number.POSITIVE_INFINITY : first(control) - first(controls[left]!);
      const up = right >= controls.length ? Number.POSITIVE_INFINITY : first(controls[right]!) - first(control);
      const gap = Math.min(down, up);
      if (gap === Number.POSITIVE_INFINITY || gap * gap > limit) break;
      const unit = down <= up ? controls[left--]! : controls[right++]!;
      const far = distance(control, unit);
      if (far > limit) continue;
      near.push({ distance: far, unit });
      if (near.length < neighbours) continue;
      near.sort((a, b) => a.distance - b.distance);
      limit = near[neighbours - 1]!.distance + sameDistance;
      near = near.filter((one) => one.distance <= limit);
    }
    const those = [control, ...near.map(({ unit }) => unit)].map((unit) => outcome[unit]!);
    const mean = those.reduce((sum, y) => sum + y, 0) / those.length;
    return those.reduce((sum, y) => sum + (y - mean) ** 2, 0) / (those.length - 1);
  };
}
