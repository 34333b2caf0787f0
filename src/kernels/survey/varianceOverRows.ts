import type { SurveyDesign } from './design.ts';
import type { TotalsVariance } from './varianceOfTotals.ts';

/**
 * Variance of weighted totals by domain where each row is a unit of one stage: what varianceOfTotals does for the commonest surveys of firms.
 * Counts, sums and squares for each stratum × domain, taken from the cell's first value so that equal values leave exactly nothing; rows
 * need no order. Memory: 28 bytes a cell.
 */
export function varianceOverRows(
  design: SurveyDesign,
  stratumOfRow: Int32Array,
  z: Float64Array,
  domain: Int32Array,
  domains: number,
): TotalsVariance {
  const strata = design.strata[0]!.units.length;
  const cells = sumCells(stratumOfRow, z, domain, domains, strata);
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

function sumCells(
  stratumOfRow: Int32Array,
  z: Float64Array,
  domain: Int32Array,
  domains: number,
  strata: number,
): Cells {
  const count = new Int32Array(strata * domains);
  const start = new Float64Array(strata * domains);
  const sum = new Float64Array(strata * domains);
  const squares = new Float64Array(strata * domains);
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
  return { count, start, sum, squares };
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
