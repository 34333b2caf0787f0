import { normalQuantile, normalUpperTail } from '../../distributions/index.ts';

export interface LeeBounds {
  /** Effect on those whose outcome is known whether served or not: between these two; null where it isn’t known. */
  lower: number | null;
  upper: number | null;
  lowerError: number | null;
  upperError: number | null;
  /** Holds the effect with the level asked for (Imbens & Manski 2004). */
  intervalLower: number | null;
  intervalUpper: number | null;
  /** Share of the arm with more answers that is trimmed. */
  trimmed: number;
  trimmedArm: 'assigned' | 'notAssigned' | null;
  status: 'ok' | 'notEnough';
  reason: 'oneArm' | 'fewAnswers' | null;
}

/**
 * Bounds on the effect of an experiment where outcomes are known more often in one arm than in the other.
 * @param outcome NaN where it is not known
 * @param assigned 1 or 0
 * @param level such as 0.95
 * @returns bounds, errors and an interval
 * @throws RangeError where the arrays differ in length
 * The arm with the higher response is trimmed at one end, then at the other, until as large a share is left as answered in the other arm. Right if being
 * assigned changes answering in one direction only. Degenerate: an arm without units → oneArm; fewer than two answers in an arm, or left after
 * trimming → fewAnswers. Responses of equal share: both bounds are the difference in means. Source: Lee (2009), Review of Economic Studies 76:1071; Imbens & Manski (2004),
 * Econometrica 72:1845. Cost: n log n. Held by leeBounds.test.ts: a worked case, and coverage in simulations.
 */
export function leeBounds(outcome: Float64Array, assigned: Uint8Array, level: number): LeeBounds {
  if (outcome.length !== assigned.length) throw new RangeError('leeBounds: outcome and assigned must be as long');
  const arms = [0, 1].map((arm) => {
    const all = [...assigned.keys()].filter((i) => assigned[i] === arm);
    const known = Float64Array.from(all.flatMap((i) => (Number.isNaN(outcome[i]!) ? [] : [outcome[i]!]))).sort();
    return { units: all.length, known, share: all.length === 0 ? 0 : known.length / all.length };
  }) as [Arm, Arm];
  const none = {
    lower: null,
    upper: null,
    lowerError: null,
    upperError: null,
    intervalLower: null,
    intervalUpper: null,
    trimmed: 0,
    trimmedArm: null,
    status: 'notEnough',
  } as const;
  if (arms.some(({ units }) => units === 0)) return { ...none, reason: 'oneArm' };
  const isAssigned = arms[1].share >= arms[0].share;
  const [more, less] = isAssigned ? [arms[1], arms[0]] : [arms[0], arms[1]];
  const trimmed = more.share === 0 ? 0 : 1 - less.share / more.share;
  if (less.known.length < 2 || more.known.length * (1 - trimmed) < 2) return { ...none, reason: 'fewAnswers' };
  const ends = [trimmedEnd(more, less, trimmed, 'top'), trimmedEnd(more, less, trimmed, 'bottom')];
  const rest = momentsOf(less.known);
  const error = ({ variance }: { variance: number }) =>
    Math.sqrt(variance / more.units + rest.variance / less.known.length);
  const effects = ends.map(({ mean }) => (isAssigned ? mean - rest.mean : rest.mean - mean));
  const [low, high] = isAssigned ? [0, 1] : [1, 0];
  const [lowerError, upperError] = [error(ends[low]!), error(ends[high]!)];
  const [lower, upper] = [effects[low]!, effects[high]!];
  const critical = imbensManski((upper - lower) / Math.max(lowerError, upperError, Number.MIN_VALUE), level);
  return {
    lower,
    upper,
    lowerError,
    upperError,
    intervalLower: lower - critical * lowerError,
    intervalUpper: upper + critical * upperError,
    trimmed,
    trimmedArm: trimmed === 0 ? null : isAssigned ? 'assigned' : 'notAssigned',
    status: 'ok',
    reason: null,
  };
}

interface Arm {
  units: number;
  known: Float64Array;
  share: number;
}

function momentsOf(values: Float64Array): { mean: number; variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, variance: squares / Math.max(1, values.length - 1) };
}

/** Mean of what is left when the share is cut off at the top (or bottom), a value on the edge counting in part; its variance by Lee’s proposition 3, times units. */
function trimmedEnd(
  { units, known, share }: Arm,
  less: Arm,
  trimmed: number,
  cut: 'top' | 'bottom',
): { mean: number; variance: number } {
  const sorted = cut === 'top' ? known : known.slice().reverse();
  const kept = known.length * (1 - trimmed);
  let [sum, squares, left] = [0, 0, kept];
  let edge = sorted[0]!;
  for (const value of sorted) {
    if (left <= 1e-9) break;
    const part = Math.min(1, left);
    sum += part * value;
    squares += part * value * value;
    left -= part;
    edge = value;
  }
  const mean = sum / kept;
  const spread = Math.max(0, squares / kept - mean * mean);
  const ofShare = ((1 - share) / share + (1 - less.share) / less.share / (less.units / units)) * (edge - mean) ** 2;
  const ofEdge = trimmed * (edge - mean) ** 2;
  const variance = spread / (share * (1 - trimmed)) + (trimmed === 0 ? 0 : ofEdge / (share * (1 - trimmed)) + ofShare);
  return { mean, variance };
}

/** c with Φ(c + width) − Φ(−c) = level: between the one-sided and the two-sided quantile. */
function imbensManski(width: number, level: number): number {
  let [low, high] = [normalQuantile(level), normalQuantile((1 + level) / 2)];
  for (let i = 0; i < 100; i += 1) {
    const middle = (low + high) / 2;
    if (1 - normalUpperTail(middle + width) - normalUpperTail(middle) < level) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
