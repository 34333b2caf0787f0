import { leastSquares, orthogonalise, symmetricPower } from '../../linalg/index.ts';
import {
  type AdjustmentData,
  checkAdjustment,
  conclude,
  type EstimatedDifference,
  unknown,
} from './adjustedDifference.ts';

/**
 * Average effect of being assigned where whole clusters were drawn (villages, industrial parks): least squares on assignment and covariates, with errors
 * that let outcomes in a cluster hang together and stay right with few clusters.
 * @param data covariates enter without interaction
 * @param cluster code of each unit, from 0; assignment is the same within a cluster
 * @param level of the two-sided interval
 * @returns estimate, CR2 error, t interval with Satterthwaite's degrees of freedom
 * @throws RangeError naming the argument
 * CR2: residuals of a cluster are multiplied by the inverse symmetric root of their covariance if units were independent and alike, so that the variance is
 * unbiased then; the degrees of freedom are those of the scaled χ² with the variance's mean and variance in the same model. Roots are taken in the span of
 * the cluster's covariates, so that large clusters cost little; directions without variance are left out (generalised inverse).
 * Degenerate: one arm alone → oneArm; an arm with fewer than two clusters → fewClusters (estimate stays); no variation → noVariation.
 * Cost: n × columns² + clusters² × columns. Source: Bell & McCaffrey (2002), Survey Methodology 28:169; Pustejovsky & Tipton (2018), J. Bus. Econ. Stat.
 * 36:672. The same as clubSandwich's CR2 and Satterthwaite test. Held by experiment.test.ts beside this file.
 */
export function clusteredDifference(data: AdjustmentData, cluster: Int32Array, level: number): EstimatedDifference {
  const { outcome, assigned, covariates, weights } = data;
  checkAdjustment('clusteredDifference', data, level);
  if (cluster.length !== outcome.length)
    throw new RangeError(`clusteredDifference: cluster must have ${outcome.length} entries, not ${cluster.length}`);
  const arms = assigned.reduce((sum, one) => sum + one, 0);
  if (arms === 0 || arms === outcome.length) return { ...unknown, status: 'notEnough', reason: 'oneArm' };
  const columns = [new Float64Array(outcome.length).fill(1), Float64Array.from(assigned), ...covariates];
  const fit = leastSquares(columns, outcome, weights);
  const at = fit.kept.indexOf(1);
  if (at < 0) return { ...unknown, status: 'singular', reason: 'fewUnits' };
  const estimate = fit.coefficients[at]!;
  const members = groupRows(cluster);
  const armClusters = [0, 1].map((arm) => members.filter(([row]) => assigned[row!] === arm).length);
  if (Math.min(...armClusters) < 2) return { ...unknown, estimate, status: 'notEnough', reason: 'fewClusters' };
  const design = fit.kept.map((place) => columns[place]!);
  const weight = weights ?? new Float64Array(outcome.length).fill(1);
  const model = { design, weight, inverse: fit.inverse, squares: weightedSquares(design, weight), at };
  const residuals = fit.residuals.map((value, i) => value / Math.sqrt(weight[i]!));
  const pulls = members.map((rows) => pullOf(rows, model));
  let variance = 0;
  for (const [g, rows] of members.entries()) {
    let sum = 0;
    for (const [i, row] of rows.entries()) sum += pulls[g]!.pull[i]! * residuals[row]!;
    variance += sum * sum;
  }
  return conclude(estimate, variance, satterthwaite(pulls, model), level, outcome);
}

interface Model {
  design: readonly Float64Array[];
  weight: Float64Array;
  /** M = (X′WX)⁻¹. */
  inverse: Float64Array;
  /** X′W²X. */
  squares: Float64Array;
  /** Place of the coefficient that is wanted. */
  at: number;
}

interface Pull {
  /** a = A W X M c of a cluster: what each residual weighs in the coefficient. */
  pull: Float64Array;
  /** X′a and X′Wa. */
  along: Float64Array;
  alongWeighted: Float64Array;
  squares: number;
}

function pullOf(rows: readonly number[], { design, weight, inverse, squares, at }: Model): Pull {
  const size = design.length;
  const x = design.map((column) => Float64Array.from(rows, (row) => column[row]!));
  const w = Float64Array.from(rows, (row) => weight[row]!);
  const raw = w.map((value, i) => value * x.reduce((sum, column, k) => sum + inverse[at * size + k]! * column[i]!, 0));
  const { q } = orthogonalise([...x, ...x.map((column) => column.map((value, i) => value * w[i]!))]);
  const inBasis = (columns: readonly Float64Array[]) => q.map((one) => columns.map((column) => dot(one, column)));
  const plain = inBasis(x);
  const weighted = inBasis(x.map((column) => column.map((value, i) => value * w[i]!)));
  const middle = sandwich(inverse, squares, size);
  const rank = q.length;
  const covariance = new Float64Array(rank * rank);
  for (let a = 0; a < rank; a += 1)
    for (let b = 0; b < rank; b += 1) {
      let sum = a === b ? 1 : 0;
      for (let k = 0; k < size; k += 1)
        for (let l = 0; l < size; l += 1) {
          const m = inverse[k * size + l]!;
          sum -= m * (plain[a]![k]! * weighted[b]![l]! + weighted[a]![k]! * plain[b]![l]!);
          sum += middle[k * size + l]! * plain[a]![k]! * plain[b]![l]!;
        }
      covariance[a * rank + b] = sum;
    }
  const root = symmetricPower(covariance, rank, -0.5, 1e-10);
  const inRoot = q.map((one) => dot(one, raw));
  const pull = raw.slice();
  for (let a = 0; a < rank; a += 1) {
    let moved = -inRoot[a]!;
    for (let b = 0; b < rank; b += 1) moved += root[a * rank + b]! * inRoot[b]!;
    for (let i = 0; i < pull.length; i += 1) pull[i]! += moved * q[a]![i]!;
  }
  return {
    pull,
    along: Float64Array.from(x, (column) => dot(column, pull)),
    alongWeighted: Float64Array.from(x, (column) =>
      dot(
        column.map((value, i) => value * w[i]!),
        pull,
      ),
    ),
    squares: dot(pull, pull),
  };
}

/** (Σ P_gg)² / Σ P_gh², P_gh the product of the contributions of two clusters to the variance if units are independent and alike. */
function satterthwaite(pulls: readonly Pull[], { inverse, squares, design }: Model): number {
  const size = design.length;
  const middle = sandwich(inverse, squares, size);
  const through = (matrix: Float64Array, vector: Float64Array) =>
    vector.map((_, k) => {
      let sum = 0;
      for (let l = 0; l < size; l += 1) sum += matrix[k * size + l]! * vector[l]!;
      return sum;
    });
  const byInverse = pulls.map(({ along }) => through(inverse, along));
  const byMiddle = pulls.map(({ along }) => through(middle, along));
  let trace = 0;
  let all = 0;
  for (const [g, one] of pulls.entries())
    for (const [h, other] of pulls.entries()) {
      const product =
        (g === h ? one.squares : 0) -
        dot(one.alongWeighted, byInverse[h]!) -
        dot(byInverse[g]!, other.alongWeighted) +
        dot(one.along, byMiddle[h]!);
      if (g === h) trace += product;
      all += product * product;
    }
  return all > 0 ? trace ** 2 / all : 0;
}

function weightedSquares(design: readonly Float64Array[], weight: Float64Array): Float64Array {
  const size = design.length;
  const squares = new Float64Array(size * size);
  for (let a = 0; a < size; a += 1)
    for (let b = 0; b < size; b += 1)
      for (let i = 0; i < weight.length; i += 1)
        squares[a * size + b]! += weight[i]! ** 2 * design[a]![i]! * design[b]![i]!;
  return squares;
}

/** M S M. */
function sandwich(inverse: Float64Array, squares: Float64Array, size: number): Float64Array {
  const times = (a: Float64Array, b: Float64Array) => {
    const product = new Float64Array(size * size);
    for (let i = 0; i < size; i += 1)
      for (let j = 0; j < size; j += 1)
        for (let k = 0; k < size; k += 1) product[i * size + j]! += a[i * size + k]! * b[k * size + j]!;
    return product;
  };
  return times(times(inverse, squares), inverse);
}

function groupRows(cluster: Int32Array): number[][] {
  const groups = new Map<number, number[]>();
  for (let row = 0; row < cluster.length; row += 1) {
    const known = groups.get(cluster[row]!);
    if (known === undefined) groups.set(cluster[row]!, [row]);
    else known.push(row);
  }
  return [...groups.values()];
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
}
