import { equationsOf, groupSums, invertScaled } from './calibrationEquations.ts';
import { CalibrationError, type CalibrationRule, type KnownTotals } from './knownTotals.ts';

/** Weights that meet the totals. Source and errors: calibrateDesign. */
export function fitWeights(weights: Float64Array, known: KnownTotals, rule: CalibrationRule): Float64Array {
  refuseEmptyGroups(weights, known);
  if (rule.method === 'postStratify' || rule.method === 'rake') return fitProportionally(weights, known, rule);
  return fitByDistance(weights, known, rule);
}

function refuseEmptyGroups(weights: Float64Array, { margins }: KnownTotals): void {
  for (const [margin, { group, totals }] of margins.entries()) {
    const sums = groupSums(weights, group, totals.length);
    const at = sums.findIndex((sum, i) => !(sum > 0) && totals[i]! > 0);
    if (at >= 0) throw new CalibrationError('emptyGroup', { margin, group: at });
  }
}

function fitProportionally(
  start: Float64Array,
  { margins }: KnownTotals,
  { tolerance, maxIterations }: CalibrationRule,
): Float64Array {
  const weights = start.slice();
  for (let sweep = 0; sweep < maxIterations; sweep += 1) {
    let miss = 0;
    for (const { group, totals } of margins) {
      const sums = groupSums(weights, group, totals.length);
      const factors = totals.map((total, i) => (total === 0 ? 0 : total / sums[i]!));
      for (const [i, total] of totals.entries()) if (total > 0) miss = Math.max(miss, Math.abs(sums[i]! / total - 1));
      for (let row = 0; row < weights.length; row += 1) weights[row]! *= factors[group[row]!]!;
    }
    if (margins.length === 1 || miss < tolerance) return weights;
  }
  throw new CalibrationError('notReached');
}

function fitByDistance(start: Float64Array, known: KnownTotals, rule: CalibrationRule): Float64Array {
  const { factor, slope } = distanceOf(rule);
  const { size, target, places, values, rowOf } = equationsOf(known);
  let lambda = new Float64Array(size);
  const weights = start.slice();
  for (let step = 0; step <= rule.maxIterations; step += 1) {
    const matrix = new Float64Array(size * size);
    const reached = new Float64Array(size);
    for (let row = 0; row < start.length; row += 1) {
      const count = rowOf(row);
      let u = 0;
      for (let a = 0; a < count; a += 1) u += lambda[places[a]!]! * values[a]!;
      const w = start[row]! * factor(u);
      weights[row] = w;
      const change = start[row]! * slope(u);
      for (let a = 0; a < count; a += 1) {
        reached[places[a]!]! += w * values[a]!;
        for (let b = 0; b <= a; b += 1) {
          const at = places[a]! * size + places[b]!;
          matrix[at]! += change * values[a]! * values[b]!;
        }
      }
    }
    if (reached.some((value) => !Number.isFinite(value))) break;
    const isMet = reached.every(
      (value, i) => Math.abs(value - target[i]!) <= rule.tolerance * (1 + Math.abs(target[i]!)),
    );
    if (isMet) {
      if (rule.method === 'linear' && weights.some((w) => w < 0)) throw new CalibrationError('negativeWeight');
      return weights;
    }
    const inverse = invertScaled(matrix, size);
    if (inverse === null) throw new CalibrationError(step === 0 ? 'singular' : 'notReached');
    const next = lambda.slice();
    for (let i = 0; i < size; i += 1)
      for (let j = 0; j < size; j += 1) next[i]! += inverse[i * size + j]! * (target[j]! - reached[j]!);
    lambda = next;
  }
  throw new CalibrationError('notReached');
}

function distanceOf({ method, bounds }: CalibrationRule) {
  if (method === 'linear') return { factor: (u: number) => 1 + u, slope: () => 1 };
  if (method === 'raking') return { factor: Math.exp, slope: Math.exp };
  const [low, high] = bounds!;
  const steep = (high - low) / ((1 - low) * (high - 1));
  const factor = (u: number) => {
    const e = Math.exp(-steep * u);
    return (low * (high - 1) * e + high * (1 - low)) / ((high - 1) * e + (1 - low));
  };
  const slope = (u: number) => {
    const g = factor(u);
    return ((g - low) * (high - g) * steep) / (high - low);
  };
  return { factor, slope };
}
