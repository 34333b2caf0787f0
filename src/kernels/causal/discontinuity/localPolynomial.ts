import { leastSquares } from '../../linalg/index.ts';

export type Kernel = 'triangular' | 'uniform' | 'epanechnikov';
export type RdVariance = 'nearestNeighbour' | 'hc0' | 'hc2' | 'hc3';

/** Units on one side of the cut-off, sorted by distance with sign: x = running variable less cut-off. */
export interface Side {
  x: Float64Array;
  y: Float64Array;
  /** Codes within this side, or null. */
  cluster: Int32Array | null;
}

export const kernelOf: Record<Kernel, (u: number) => number> = {
  triangular: (u) => Math.max(0, 1 - Math.abs(u)),
  uniform: (u) => (Math.abs(u) <= 1 ? 0.5 : 0),
  epanechnikov: (u) => (Math.abs(u) <= 1 ? 0.75 * (1 - u * u) : 0),
};

export interface LocalFit {
  /** Of powers 0 … order of x / bandwidth; null where the window holds too few distinct values. */
  coefficients: Float64Array;
  /** For each unit in the window what its outcome weighs in each coefficient, power after power. */
  pull: Float64Array[];
  /** Place of the first unit in the window, and one beyond the last. */
  from: number;
  to: number;
  leverage: Float64Array;
  residuals: Float64Array;
}

/**
 * Local polynomial at the cut-off on one side: weighted least squares on powers of x / bandwidth, weights by the kernel.
 * @returns null where fewer distinct values than coefficients have weight. Cost: units in the window × order². Held by discontinuity.test.ts
 */
export function localPolynomial(side: Side, bandwidth: number, order: number, kernel: Kernel): LocalFit | null {
  const { x, y } = side;
  let from = 0;
  let to = x.length;
  while (from < to && kernelOf[kernel](x[from]! / bandwidth) <= 0) from += 1;
  while (to > from && kernelOf[kernel](x[to - 1]! / bandwidth) <= 0) to -= 1;
  const u = x.subarray(from, to).map((value) => value / bandwidth);
  const weights = u.map(kernelOf[kernel]);
  const columns = Array.from({ length: order + 1 }, (_, power) => u.map((value) => value ** power));
  const fit = leastSquares(columns, y.slice(from, to), weights);
  if (fit.kept.length <= order) return null;
  const size = order + 1;
  const pull = columns.map((_, j) =>
    u.map((_, i) => {
      let sum = 0;
      for (let k = 0; k < size; k += 1) sum += fit.inverse[j * size + k]! * columns[k]![i]!;
      return sum * weights[i]!;
    }),
  );
  const residuals = fit.residuals.map((value, i) => value / Math.sqrt(weights[i]!));
  return { coefficients: fit.coefficients, pull, from, to, leverage: fit.leverage, residuals };
}

/** Neighbours for the variance at a unit. */
const neighbours = 3;

/**
 * Residuals from the `neighbours` nearest units in the window: √(J/(J + 1)) times the outcome less the mean of J others; all that are equally near,
 * and all with the same x, are taken. Source: Abadie & Imbens (2006); as Calonico, Cattaneo & Titiunik use it. Cost: units × neighbours and ties.
 */
export function neighbourResiduals(x: Float64Array, y: Float64Array): Float64Array {
  const n = x.length;
  const firstOf = new Int32Array(n);
  const lastOf = new Int32Array(n);
  for (let i = 0; i < n; i += 1) firstOf[i] = i > 0 && x[i] === x[i - 1] ? firstOf[i - 1]! : i;
  for (let i = n - 1; i >= 0; i -= 1) lastOf[i] = i < n - 1 && x[i] === x[i + 1] ? lastOf[i + 1]! : i;
  const sums = new Float64Array(n + 1);
  for (let i = 0; i < n; i += 1) sums[i + 1] = sums[i]! + y[i]!;
  const wanted = Math.min(neighbours, n - 1);
  return y.map((own, i) => {
    let [left, right] = [firstOf[i]!, lastOf[i]!];
    while (right - left < wanted) {
      const down = left === 0 ? Number.POSITIVE_INFINITY : x[i]! - x[left - 1]!;
      const up = right === n - 1 ? Number.POSITIVE_INFINITY : x[right + 1]! - x[i]!;
      if (down <= up) left = firstOf[left - 1]!;
      if (up <= down) right = lastOf[right + 1]!;
    }
    const others = right - left;
    if (others === 0) return 0;
    const mean = (sums[right + 1]! - sums[left]! - own) / others;
    return Math.sqrt(others / (others + 1)) * (own - mean);
  });
}

/**
 * Variance of Σ pull · outcome over a window. By cluster: squared sums by cluster of least squares residuals, times G/(G − 1) · (n − 1)/(n − k). Else
 * nearest-neighbour residuals, or least squares residuals over (1 − leverage) to the power 0, ½ or 1 (0 for a unit that the curve must pass through).
 */
export function varianceOfPull(
  side: Side,
  fit: LocalFit,
  pull: Float64Array,
  variance: RdVariance,
  coefficients: number,
): number {
  const { from, to } = fit;
  if (side.cluster !== null) {
    const sums = new Map<number, number>();
    for (let i = 0; i < pull.length; i += 1) {
      const code = side.cluster[from + i]!;
      sums.set(code, (sums.get(code) ?? 0) + pull[i]! * fit.residuals[i]!);
    }
    const squares = [...sums.values()].reduce((sum, one) => sum + one * one, 0);
    const [groups, n] = [sums.size, pull.length];
    return groups < 2 || n <= coefficients
      ? Number.NaN
      : (squares * groups * (n - 1)) / (groups - 1) / (n - coefficients);
  }
  const residuals =
    variance === 'nearestNeighbour'
      ? neighbourResiduals(side.x.subarray(from, to), side.y.subarray(from, to))
      : fit.residuals.map((value, i) => {
          const free = 1 - fit.leverage[i]!;
          return free > 1e-10 ? value / free ** hcPower[variance] : 0;
        });
  return residuals.reduce((sum, value, i) => sum + (pull[i]! * value) ** 2, 0);
}

const hcPower = { hc0: 0, hc2: 0.5, hc3: 1 } as const;
