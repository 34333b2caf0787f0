import { invertSymmetric, symmetricPower } from '../../linalg/index.ts';
import { checkMatching, Line, type Matches, type MatchingChoices, rowsOf } from './matches.ts';

/**
 * Covariates turned so that plain distance between units is the Mahalanobis distance.
 * @param columns one array a covariate; categories as a column of 0 and 1 for each level
 * @returns width × n values, unit after unit; width 0 where nothing varies
 * The covariance is pooled within the two arms (divisor n − 2). Where it is singular its generalised inverse is taken (eigenvalues at most 1e-9 of the
 * largest are 0). The turn is the pivoted Cholesky factor of that inverse; its first direction sorts the line along which one searches.
 * Degenerate: columns that don't vary are left out. Cost: n × columns². Source: Rubin (1980), Biometrics 36:293. Held by matching.test.ts.
 */
export function whiten(columns: readonly Float64Array[], treated: Uint8Array): { width: number; values: Float64Array } {
  const n = treated.length;
  const scaled = columns.flatMap((column) => {
    const mean = column.reduce((sum, x) => sum + x, 0) / n;
    const squares = column.reduce((sum, x) => sum + (x - mean) ** 2, 0);
    const deviation = Math.sqrt(squares / Math.max(1, n - 1));
    return deviation > 1e-8 * Math.max(1, Math.abs(mean)) ? [column.map((x) => (x - mean) / deviation)] : [];
  });
  const factor = pivotedFactor(inverseOf(pooledCovariance(scaled, treated), scaled.length), scaled.length);
  const width = factor.length;
  const values = new Float64Array(n * width);
  for (let i = 0; i < n; i += 1)
    for (const [d, direction] of factor.entries()) {
      let sum = 0;
      for (let j = 0; j < scaled.length; j += 1) sum += direction[j]! * scaled[j]![i]!;
      values[i * width + d] = sum;
    }
  return { width, values };
}

function pooledCovariance(columns: readonly Float64Array[], treated: Uint8Array): Float64Array {
  const n = treated.length;
  const centred = columns.map((column) => {
    const sums = [0, 0];
    const counts = [0, 0];
    for (let i = 0; i < n; i += 1) {
      sums[treated[i]!]! += column[i]!;
      counts[treated[i]!]! += 1;
    }
    return column.map((x, i) => x - sums[treated[i]!]! / counts[treated[i]!]!);
  });
  const size = columns.length;
  const covariance = new Float64Array(size * size);
  for (let a = 0; a < size; a += 1)
    for (let b = 0; b <= a; b += 1) {
      let sum = 0;
      for (let i = 0; i < n; i += 1) sum += centred[a]![i]! * centred[b]![i]!;
      covariance[a * size + b] = sum / (n - 2);
      covariance[b * size + a] = sum / (n - 2);
    }
  return covariance;
}

function inverseOf(covariance: Float64Array, size: number): Float64Array {
  return invertSymmetric(covariance, size, 1e-9) ?? symmetricPower(covariance, size, -1, 1e-9);
}

/** Rows r with matrix = Σ r rᵀ, the largest diagonal entry that is left coming first. */
function pivotedFactor(matrix: Float64Array, size: number): Float64Array[] {
  const rest = matrix.slice();
  const largest = Math.max(0, ...Array.from({ length: size }, (_, i) => rest[i * size + i]!));
  const factor: Float64Array[] = [];
  for (let step = 0; step < size; step += 1) {
    let pivot = 0;
    for (let i = 1; i < size; i += 1) if (rest[i * size + i]! > rest[pivot * size + pivot]!) pivot = i;
    const value = rest[pivot * size + pivot]!;
    if (!(value > 1e-12 * largest)) break;
    const row = Float64Array.from({ length: size }, (_, j) => rest[pivot * size + j]! / Math.sqrt(value));
    for (let a = 0; a < size; a += 1) for (let b = 0; b < size; b += 1) rest[a * size + b]! -= row[a]! * row[b]!;
    factor.push(row);
  }
  return factor;
}

/**
 * Nearest-neighbour matching on covariates by plain distance in the space that `whiten` made.
 * @returns for each treated unit, in the order of the data, its controls in the order of rounds
 * @throws RangeError naming the argument
 * Equally near controls: units stand in a line by (first direction, row) and one looks outward, below before above; the last one seen wins (MatchIt's
 * rule, of weight only where units are alike in all covariates). The search on each side ends where the first direction alone is farther than the best.
 * Degenerate: no control left, or none in the exact group → the unit stays without; width 0: all are equally near. Cost: treated × controls × width
 * at worst, some hundredths of it in practice. Held by matching.test.ts: a plain search over all pairs. Speed: bench/matching.ts.
 */
export function matchByCovariates(
  { width, values }: { width: number; values: Float64Array },
  treated: Uint8Array,
  choices: MatchingChoices,
): Matches {
  const { ratio, replacement, exact } = choices;
  checkMatching('matchByCovariates', treated, choices);
  if (values.length !== width * treated.length)
    throw new RangeError(`matchByCovariates: values must have ${width * treated.length} entries, not ${values.length}`);
  const first = Float64Array.from(treated, (_, i) => (width === 0 ? 0 : values[i * width]!));
  const line = new Line(first, treated, exact);
  const along = placed(line, values, width);
  const rows = rowsOf(treated, 1);
  const controls = new Int32Array(rows.length * ratio).fill(-1);
  for (let round = 0; round < ratio; round += 1)
    for (let t = 0; t < rows.length; t += 1) {
      if (round > 0 && controls[t * ratio + round - 1]! < 0) continue;
      const place = nearest(line, along, width, rows[t]!, controls.subarray(t * ratio, t * ratio + round));
      if (place < 0) continue;
      controls[t * ratio + round] = line.unit[place]!;
      if (!replacement) line.take(place);
    }
  return { treated: rows, ratio, controls };
}

/** Values in the order of the line, so that the search reads them one after the other. */
function placed(line: Line, values: Float64Array, width: number): Float64Array {
  const along = new Float64Array(line.unit.length * width);
  for (let place = 0; place < line.unit.length; place += 1) {
    const unit = line.unit[place]!;
    if (unit >= 0) along.set(values.subarray(unit * width, (unit + 1) * width), place * width);
  }
  return along;
}

function nearest(line: Line, along: Float64Array, width: number, row: number, taken: Int32Array): number {
  const own = line.placeOf[row]!;
  const self = own * width;
  const rank = line.rankOf[row]!;
  let best = Number.POSITIVE_INFINITY;
  let chosen = -1;
  let seenAt = 0;
  let left = line.freeLeft(own - 1);
  let right = line.freeRight(own + 1);
  for (;;) {
    const below = line.unit[left]!;
    const above = line.unit[right]!;
    const down = below < 0 ? Number.POSITIVE_INFINITY : width === 0 ? 0 : along[self]! - along[left * width]!;
    const up = above < 0 ? Number.POSITIVE_INFINITY : width === 0 ? 0 : along[right * width]! - along[self]!;
    const isDown = down <= up;
    const gap = isDown ? down : up;
    if (gap === Number.POSITIVE_INFINITY || gap * gap > best) return chosen;
    const place = isDown ? left : right;
    const unit = isDown ? below : above;
    if (isDown) left = line.freeLeft(left - 1);
    else right = line.freeRight(right + 1);
    let distance = gap * gap;
    for (let d = 1; d < width && distance <= best; d += 1) {
      const difference = along[place * width + d]! - along[self + d]!;
      distance += difference * difference;
    }
    if (distance > best || (taken.length > 0 && taken.includes(unit))) continue;
    const steps = Math.abs(line.rankOf[unit]! - rank);
    const at = isDown ? 2 * steps - 1 : 2 * steps;
    if (distance === best && at < seenAt) continue;
    best = distance;
    chosen = place;
    seenAt = at;
  }
}
