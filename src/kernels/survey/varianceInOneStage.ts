import type { SurveyDesign } from './design.ts';
import type { TotalsVariance } from './varianceOfTotals.ts';

/**
 * Variance of weighted totals by domain in one stage: what varianceOfTotals does for the commonest surveys of firms.
 * Values are summed by unit × domain where units have several rows. Counts, sums and squares are kept for each stratum × domain, taken from
 * the cell's first value so that equal values leave exactly nothing; rows need no order. Memory: 28 bytes for each stratum × domain, 9 for
 * each unit × domain.
 */
export function varianceInOneStage(
  design: SurveyDesign,
  { unitOfRow, stratumOfUnit }: NonNullable<SurveyDesign['units']>,
  z: Float64Array,
  domain: Int32Array,
  domains: number,
): TotalsVariance {
  const size = design.strata[0]!.units.length * domains;
  const cells: Cells = {
    count: new Int32Array(size),
    start: new Float64Array(size),
    sum: new Float64Array(size),
    squares: new Float64Array(size),
  };
  if (unitOfRow === null) addRows(cells, stratumOfUnit, z, domain, domains);
  else addUnits(cells, unitOfRow, stratumOfUnit, z, domain, domains);
  const result = { variance: new Float64Array(domains), lonely: new Int32Array(domains) };
  for (let d = 0; d < domains; d += 1) {
    const { variance, lonely } = joinStrata(design, cells, d, domains);
    result.variance[d] = variance;
    result.lonely[d] = lonely;
  }
  return result;
}

interface Cells {
  count: Int32Array;
  start: Float64Array;
  sum: Float64Array;
  squares: Float64Array;
}

function addRows(
  { count, start, sum, squares }: Cells,
  stratumOfRow: Int32Array,
  z: Float64Array,
  domain: Int32Array,
  domains: number,
): void {
  for (let row = 0; row < z.length; row += 1) {
    const d = domain[row]!;
    if (d < 0) continue;
    const value = z[row]!;
    if (Number.isNaN(value)) continue;
    const cell = stratumOfRow[row]! * domains + d;
    if (count[cell] === 0) start[cell] = value;
    const off = value - start[cell]!;
    count[cell]! += 1;
    sum[cell]! += off;
    squares[cell]! += off * off;
  }
}

function addUnits(
  cells: Cells,
  unitOfRow: Int32Array,
  stratumOfUnit: Int32Array,
  z: Float64Array,
  domain: Int32Array,
  domains: number,
): void {
  const unitSum = new Float64Array(stratumOfUnit.length * domains);
  const isThere = new Uint8Array(unitSum.length);
  for (let row = 0; row < z.length; row += 1) {
    const d = domain[row]!;
    if (d < 0) continue;
    const value = z[row]!;
    if (Number.isNaN(value)) continue;
    const at = unitOfRow[row]! * domains + d;
    unitSum[at]! += value;
    isThere[at] = 1;
  }
  const { count, start, sum, squares } = cells;
  for (let unit = 0, at = 0; unit < stratumOfUnit.length; unit += 1) {
    const first = stratumOfUnit[unit]! * domains;
    for (let d = 0; d < domains; d += 1, at += 1) {
      if (isThere[at] === 0) continue;
      const cell = first + d;
      if (count[cell] === 0) start[cell] = unitSum[at]!;
      const off = unitSum[at]! - start[cell]!;
      count[cell]! += 1;
      sum[cell]! += off;
      squares[cell]! += off * off;
    }
  }
}

function joinStrata(
  { strata: [first], lonelyPsu }: SurveyDesign,
  { count, start, sum, squares }: Cells,
  d: number,
  domains: number,
): { variance: number; lonely: number } {
  const { units, fraction } = first!;
  const alone: { z: number; scale: number }[] = [];
  let own = 0;
  let total = 0;
  let allUnits = 0;
  let seen = 0;
  let spoken = 0;
  let lonely = 0;
  for (let h = 0; h < units.length; h += 1) {
    const n = units[h]!;
    allUnits += n;
    const cell = h * domains + d;
    const present = count[cell]!;
    if (present === 0) continue;
    const off = sum[cell]! / present;
    const mean = start[cell]! + off;
    const within = Math.max(0, squares[cell]! - sum[cell]! * off);
    const f = fraction[h]!;
    total += mean * present;
    seen += 1;
    if (f >= 1 - 1e-7) spoken += 1;
    else if (n > 1) {
      spoken += 1;
      own += ((1 - f) * n * (within + (mean * mean * present * (n - present)) / n)) / (n - 1);
    } else alone.push({ z: mean, scale: 1 - f });
  }
  for (const { z, scale } of alone) {
    if (lonelyPsu === 'fail' || (lonelyPsu === 'average' && spoken === 0)) lonely += 1;
    else if (lonelyPsu === 'adjust') own += scale * (z - total / allUnits) ** 2;
  }
  return { variance: lonelyPsu === 'average' && spoken > 0 ? (own * seen) / spoken : own, lonely };
}
