import { normalQuantile, normalUpperTail } from '../../distributions/index.ts';
import { leastSquares } from '../../linalg/index.ts';
import {
  type Kernel,
  kernelOf,
  type LocalFit,
  localPolynomial,
  type RdVariance,
  type Side,
  varianceOfPull,
} from './localPolynomial.ts';
import { mseOptimalBandwidth } from './rdBandwidth.ts';

export interface DiscontinuityData {
  /** One entry a unit, finite. At the cut-off or above: the side on which treatment is given. */
  running: Float64Array;
  cutoff: number;
  outcome: Float64Array;
  /** Taken up or not; null: everybody above and nobody below. */
  treated: Float64Array | null;
  /** Measured before treatment; taken out linearly, with one slope for both sides. */
  covariates: readonly Float64Array[];
  cluster: Int32Array | null;
}

export interface DiscontinuityChoices {
  kernel: Kernel;
  order: number;
  /** Null: chosen. The same is then used for the bias. */
  bandwidth: { left: number; right: number } | null;
  variance: RdVariance;
  level: number;
}

export interface Jump {
  /** Difference of the two local polynomials at the cut-off. */
  conventional: number;
  standardError: number;
  biasCorrected: number;
  robustError: number;
  lower: number;
  upper: number;
  pValue: number;
}

export interface DiscontinuityResult {
  /** Of the outcome, by that of treatment where take-up is given. */
  effect: Jump | null;
  /** Of take-up. */
  firstStage: Jump | null;
  bandwidth: { left: number; right: number; biasLeft: number; biasRight: number } | null;
  /** Units with weight on each side. */
  effective: [number, number];
  status: 'ok' | 'notEnough' | 'notIdentified';
  reason: null | 'fewUnits' | 'fewValues' | 'noVariation' | 'noFirstStage';
}

/** Fewer units on a side choose no bandwidth. */
const leastUnits = 20;

/**
 * Effect at a cut-off: by how much the outcome jumps where the running variable (a score, an age, a size) reaches the value from which treatment is
 * given. Local polynomials on both sides, with the interval of Calonico, Cattaneo and Titiunik, that allows for the bias of the polynomials.
 * @param data units with a running variable on both sides of the cut-off
 * @returns conventional and bias-corrected jump, robust error, interval and p-value about the bias-corrected one
 * @throws RangeError naming the argument
 * Bias correction: the curvature is estimated by one order more in the bias bandwidth and taken out; the robust error has the variance of both. With
 * equal bandwidths this is the polynomial of one order more. Fuzzy (treated given): ratio of the jumps, error by the delta method; its bandwidth is
 * that of the outcome's jump. Covariates: one slope each from both windows together, taken off the outcome; bandwidth chosen without them.
 * Degenerate: fewer than 20 units a side without a bandwidth → fewUnits; fewer distinct values in a window than coefficients, or one cluster → fewValues;
 * an error of 0 → noVariation; take-up that does not jump at all → noFirstStage. Cost: n log n. Source: Calonico, Cattaneo & Titiunik (2014), Econometrica
 * 82:2295; Calonico, Cattaneo, Farrell & Titiunik (2019), Rev. Econ. Stat. 101:442 for covariates; Hahn, Todd & van der Klaauw (2001). Held by
 * discontinuity.test.ts: R's lm with kernel weights and sandwich, the identities above, coverage in simulated samples.
 */
export function regressionDiscontinuity(data: DiscontinuityData, choices: DiscontinuityChoices): DiscontinuityResult {
  const { treated, covariates } = data;
  checkDiscontinuity(data, choices);
  const sides = splitAtCutoff(data, data.outcome);
  const none = {
    effect: null,
    firstStage: null,
    bandwidth: null,
    effective: [0, 0],
  } satisfies Partial<DiscontinuityResult>;
  const given = choices.bandwidth;
  if (given === null && sides.some(({ x }) => x.length < leastUnits))
    return { ...none, status: 'notEnough', reason: 'fewUnits' };
  const chosen = given === null ? mseOptimalBandwidth(sides, choices.order, choices.kernel, choices.variance) : null;
  if (given === null && chosen === null) return { ...none, status: 'notEnough', reason: 'fewValues' };
  const { left, right } = given ?? { left: chosen!.main, right: chosen!.main };
  const bandwidth = { left, right, biasLeft: chosen?.bias ?? left, biasRight: chosen?.bias ?? right };
  const windows: Windows = [
    { main: left, bias: bandwidth.biasLeft },
    { main: right, bias: bandwidth.biasRight },
  ];
  const adjusted = covariates.length === 0 ? data.outcome : takeOut(data, windows, choices);
  const outcome = splitAtCutoff(data, adjusted);
  const jumps = jumpOf(outcome, windows, choices);
  const effective = sides.map(
    ({ x }, s) => x.filter((u) => kernelOf[choices.kernel](u / windows[s]!.main) > 0).length,
  ) as [number, number];
  const found = { ...none, bandwidth, effective };
  if (jumps === null) return { ...found, status: 'notEnough', reason: 'fewValues' };
  if (treated === null) return judge({ ...found, effect: shown(jumps, choices.level) }, data.outcome);
  const first = jumpOf(splitAtCutoff(data, treated), windows, choices)!;
  const firstStage = shown(first, choices.level);
  if (!(Math.abs(first.conventional) > 1e-10))
    return { ...found, firstStage, status: 'notIdentified', reason: 'noFirstStage' };
  const ratio = jumps.conventional / first.conventional;
  const combined = adjusted.map((y, i) => (y - ratio * treated[i]!) / first.conventional);
  const delta = jumpOf(splitAtCutoff(data, combined), windows, choices)!;
  const effect = { ...delta, conventional: ratio, biasCorrected: ratio + delta.biasCorrected - delta.conventional };
  return judge({ ...found, firstStage, effect: shown(effect, choices.level) }, data.outcome);
}

type Windows = [{ main: number; bias: number }, { main: number; bias: number }];
type RawJump = Pick<Jump, 'conventional' | 'standardError' | 'biasCorrected' | 'robustError'>;

function judge(found: Omit<DiscontinuityResult, 'status' | 'reason'>, outcome: Float64Array): DiscontinuityResult {
  const error = found.effect?.robustError ?? Number.NaN;
  if (Number.isNaN(error)) return { ...found, status: 'notEnough', reason: 'fewValues' };
  const size = outcome.reduce((largest, y) => Math.max(largest, Math.abs(y)), 0);
  return error > 1e-12 * size
    ? { ...found, status: 'ok', reason: null }
    : { ...found, status: 'notEnough', reason: 'noVariation' };
}

function shown(raw: RawJump, level: number): Jump {
  const half = normalQuantile((1 + level) / 2) * raw.robustError;
  const { biasCorrected, robustError } = raw;
  const pValue = robustError > 0 ? Math.min(1, 2 * normalUpperTail(Math.abs(biasCorrected) / robustError)) : Number.NaN;
  return { ...raw, lower: biasCorrected - half, upper: biasCorrected + half, pValue };
}

/** Below and above the cut-off, sorted. */
export function splitAtCutoff({ running, cutoff, cluster }: DiscontinuityData, outcome: Float64Array): [Side, Side] {
  const order = [...running.keys()].sort((a, b) => running[a]! - running[b]! || a - b);
  const side = (units: number[]): Side => ({
    x: Float64Array.from(units, (i) => running[i]! - cutoff),
    y: Float64Array.from(units, (i) => outcome[i]!),
    cluster: cluster === null ? null : Int32Array.from(units, (i) => cluster[i]!),
  });
  return [side(order.filter((i) => running[i]! < cutoff)), side(order.filter((i) => running[i]! >= cutoff))];
}

/** The jump at 0, its bias by a polynomial of one order more, and both errors. Null where a window holds too few values. */
function jumpOf(
  sides: readonly [Side, Side],
  windows: Windows,
  { kernel, order, variance }: DiscontinuityChoices,
): RawJump | null {
  const ends = sides.map((side, s) => {
    const { main, bias } = windows[s]!;
    const fit = localPolynomial(side, main, order, kernel);
    const wide = localPolynomial(side, bias, order + 1, kernel);
    if (fit === null || wide === null) return null;
    let constant = 0;
    for (let i = fit.from; i < fit.to; i += 1)
      constant += fit.pull[0]![i - fit.from]! * (side.x[i]! / main) ** (order + 1);
    const share = constant * (main / bias) ** (order + 1);
    const joint = combine(fit, wide, share);
    return {
      level: fit.coefficients[0]!,
      corrected: fit.coefficients[0]! - share * wide.coefficients[order + 1]!,
      error: varianceOfPull(side, joint.main, joint.mainPull, variance, order + 1),
      robust: varianceOfPull(side, joint.wide, joint.pull, variance, order + 2),
    };
  });
  const [below, above] = ends;
  if (below == null || above == null) return null;
  return {
    conventional: above.level - below.level,
    standardError: Math.sqrt(above.error + below.error),
    biasCorrected: above.corrected - below.corrected,
    robustError: Math.sqrt(above.robust + below.robust),
  };
}

/** What each unit of both windows together weighs in the conventional and in the bias-corrected end, with the residuals of either polynomial. */
function combine(fit: LocalFit, wide: LocalFit, share: number) {
  const from = Math.min(fit.from, wide.from);
  const to = Math.max(fit.to, wide.to);
  const extend = (of: LocalFit, values: Float64Array) => {
    const extended = new Float64Array(to - from);
    extended.set(values, of.from - from);
    return extended;
  };
  const widen = (of: LocalFit): LocalFit => ({
    ...of,
    from,
    to,
    residuals: extend(of, of.residuals),
    leverage: extend(of, of.leverage),
  });
  const mainPull = extend(fit, fit.pull[0]!);
  const top = extend(wide, wide.pull[wide.pull.length - 1]!);
  const main = widen(fit);
  const corrected = widen(wide);
  for (let i = 0; i < to - from; i += 1) if (corrected.residuals[i] === 0) corrected.residuals[i] = main.residuals[i]!;
  return { main, mainPull, wide: corrected, pull: mainPull.map((value, i) => value - share * top[i]!) };
}

/** Outcome less covariates times slopes that are one for both sides, from weighted least squares with a polynomial on each side. */
function takeOut(data: DiscontinuityData, windows: Windows, { kernel, order }: DiscontinuityChoices): Float64Array {
  const { running, cutoff, outcome, covariates } = data;
  const above = running.map((r) => (r >= cutoff ? 1 : 0));
  const u = running.map((r, i) => (r - cutoff) / windows[above[i]! as 0 | 1].main);
  const weights = u.map(kernelOf[kernel]);
  const powers = Array.from({ length: order + 1 }, (_, power) => power);
  const ends = [0, 1].flatMap((end) => powers.map((power) => u.map((x, i) => (above[i] === end ? x ** power : 0))));
  const { kept, coefficients } = leastSquares([...ends, ...covariates], outcome, weights);
  const adjusted = outcome.slice();
  for (const [at, place] of kept.entries())
    if (place >= ends.length)
      for (let i = 0; i < adjusted.length; i += 1)
        adjusted[i]! -= coefficients[at]! * covariates[place - ends.length]![i]!;
  return adjusted;
}

function checkDiscontinuity(data: DiscontinuityData, { order, bandwidth, level }: DiscontinuityChoices): void {
  const refuse = (name: string, range: string) => {
    throw new RangeError(`regressionDiscontinuity: ${name} must be ${range}`);
  };
  const n = data.running.length;
  for (const [name, values] of Object.entries({ outcome: data.outcome, treated: data.treated, cluster: data.cluster }))
    if (values !== null && values.length !== n) refuse(name, `of ${n} entries, not ${values.length}`);
  if (!Number.isSafeInteger(order) || order < 1 || order > 4) refuse('order', `1 to 4, not ${order}`);
  if (bandwidth !== null && !(bandwidth.left > 0 && bandwidth.right > 0)) refuse('bandwidth', 'above 0');
  if (!(level > 0 && level < 1)) refuse('level', `between 0 and 1, not ${level}`);
}
