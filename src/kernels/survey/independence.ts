import { chiSquaredUpperTail, fisherFUpperTail } from '../distributions/index.ts';
import { invertSymmetric } from '../linalg/index.ts';
import { covarianceOfTotals } from './covariance.ts';
import type { SurveyDesign } from './design.ts';
import { replicateCovariance } from './replicateVariance.ts';

export interface Independence {
  /** Pearson's X² of the weighted shares times rows. */
  pearson: number;
  /** Second order: X²/tr Δ against F(d, d κ). */
  secondOrder: { statistic: number; numeratorDf: number; denominatorDf: number; pValue: number };
  /** First order: X²/mean of Δ's roots against chi-squared. */
  firstOrder: { statistic: number; degreesOfFreedom: number; pValue: number };
  /** Rows with both answers and their weight. */
  rows: number;
  weight: number;
}

/** Why there is no test. */
export type NoTest = 'empty' | 'oneCategory' | 'lonelyPsu' | 'replicateLost' | 'singular' | 'noDegreesOfFreedom';

/**
 * Test of whether two answers go together, that knows the design (Rao and Scott).
 * @param design of the survey
 * @param a code of each row, −1 where missing
 * @param b the same of the other answer
 * @param domain 0 for rows that take part, −1 for others
 * @param degreesOfFreedom κ: units less strata of the domain
 * @returns both corrections, or why there is none; categories without weight are left out
 * Δ = (C'D⁻¹(D − pp')D⁻¹C/n)⁻¹ (C'D⁻¹VD⁻¹C), p the shares of the cells, D = diag(p), V their covariance under the design, C the
 * interaction contrasts. F = X²/tr Δ on d = (tr Δ)²/tr Δ² and dκ degrees; first order X²·q/tr Δ on q = (r − 1)(c − 1).
 * Degenerate: a category alone → oneCategory; cells so empty that contrasts depend on each other → singular. Cost: q²/2 passes over n.
 * Source: Rao & Scott (1984), Ann. Stat. 12:46; Thomas & Rao (1987). Agrees with R survey's svychisq ("F", "Chisq"). Held by
 * estimators.test.ts, replicates.test.ts and simulation.test.ts (size under independence).
 */
export function testIndependence(
  design: SurveyDesign,
  a: Int32Array,
  b: Int32Array,
  domain: Int32Array,
  degreesOfFreedom: number,
): Independence | NoTest {
  const table = tabulate(design.weights, a, b, domain);
  if (table.rows === 0) return 'empty';
  const { rowCount, columnCount, shares, cellOf } = table;
  if (rowCount < 2 || columnCount < 2) return 'oneCategory';
  if (degreesOfFreedom < 1) return 'noDegreesOfFreedom';
  const contrasts = interactionContrasts(rowCount, columnCount);
  const size = contrasts.length;
  const expected = expectedShares(shares, rowCount, columnCount);
  const scaled = contrasts.map((contrast) =>
    contrast.map((value, cell) => (shares[cell] === 0 ? 0 : value / shares[cell]!)),
  );
  const found = covarianceOfContrasts(design, table, scaled);
  if (typeof found === 'string') return found;
  const simple = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1)
    for (let j = 0; j < size; j += 1) {
      let sum = 0;
      for (let cell = 0; cell < cellOf.cells; cell += 1) {
        if (shares[cell] === 0) continue;
        sum += (contrasts[i]![cell]! * contrasts[j]![cell]!) / shares[cell]!;
      }
      simple[i * size + j] = sum / table.rows;
    }
  const inverse = invertSymmetric(simple, size, 1e-12);
  if (inverse === null) return 'singular';
  const { trace, traceOfSquare } = tracesOf(inverse, found, size);
  if (!(trace > 0)) return 'singular';
  let pearson = 0;
  for (let cell = 0; cell < cellOf.cells; cell += 1)
    pearson += (table.rows * (shares[cell]! - expected[cell]!) ** 2) / expected[cell]!;
  const numeratorDf = trace ** 2 / traceOfSquare;
  const denominatorDf = numeratorDf * degreesOfFreedom;
  const f = pearson / trace;
  const first = (pearson * size) / trace;
  return {
    pearson,
    secondOrder: { statistic: f, numeratorDf, denominatorDf, pValue: fisherFUpperTail(f, numeratorDf, denominatorDf) },
    firstOrder: { statistic: first, degreesOfFreedom: size, pValue: chiSquaredUpperTail(first, size) },
    rows: table.rows,
    weight: table.weight,
  };
}

type Table = ReturnType<typeof tabulate>;

/** Shares of the cells that two answers make, over categories that somebody has. */
function tabulate(weights: Float64Array, a: Int32Array, b: Int32Array, domain: Int32Array) {
  const first = new Map<number, number>();
  const second = new Map<number, number>();
  const takesPart = (row: number) => domain[row]! >= 0 && a[row]! >= 0 && b[row]! >= 0;
  let rows = 0;
  let weight = 0;
  for (let row = 0; row < weights.length; row += 1) {
    if (!takesPart(row)) continue;
    if (!first.has(a[row]!)) first.set(a[row]!, first.size);
    if (!second.has(b[row]!)) second.set(b[row]!, second.size);
    rows += 1;
    weight += weights[row]!;
  }
  const cells = first.size * second.size;
  const cell = new Int32Array(weights.length).fill(-1);
  for (let row = 0; row < weights.length; row += 1)
    if (takesPart(row)) cell[row] = first.get(a[row]!)! * second.size + second.get(b[row]!)!;
  const cellOf = { cell, cells };
  return { rows, weight, rowCount: first.size, columnCount: second.size, cellOf, shares: sharesOf(weights, cellOf) };
}

function sharesOf(weights: Float64Array, { cell, cells }: { cell: Int32Array; cells: number }): Float64Array {
  const sums = new Float64Array(cells);
  let all = 0;
  for (let row = 0; row < weights.length; row += 1) {
    if (cell[row]! < 0) continue;
    sums[cell[row]!]! += weights[row]!;
    all += weights[row]!;
  }
  return sums.map((sum) => sum / all);
}

function expectedShares(shares: Float64Array, rows: number, columns: number): Float64Array {
  const byRow = new Float64Array(rows);
  const byColumn = new Float64Array(columns);
  for (const [cell, share] of shares.entries()) {
    byRow[Math.floor(cell / columns)]! += share;
    byColumn[cell % columns]! += share;
  }
  return shares.map((_, cell) => byRow[Math.floor(cell / columns)]! * byColumn[cell % columns]!);
}

/** (e_a − 1/r) ⊗ (e_b − 1/c): what of an interaction no sum of rows and columns explains. */
function interactionContrasts(rows: number, columns: number): Float64Array[] {
  const contrasts: Float64Array[] = [];
  for (let a = 1; a < rows; a += 1)
    for (let b = 1; b < columns; b += 1)
      contrasts.push(
        Float64Array.from({ length: rows * columns }, (_, cell) => {
          const inRow = (Math.floor(cell / columns) === a ? 1 : 0) - 1 / rows;
          return inRow * ((cell % columns === b ? 1 : 0) - 1 / columns);
        }),
      );
  return contrasts;
}

function covarianceOfContrasts(design: SurveyDesign, table: Table, scaled: Float64Array[]): Float64Array | NoTest {
  const { cellOf, shares, weight } = table;
  const { weights, replicates } = design;
  const meansOf = (of: Float64Array) =>
    Float64Array.from(scaled, (contrast) => contrast.reduce((sum, value, cell) => sum + value * of[cell]!, 0));
  if (replicates !== null) {
    const found = replicateCovariance(replicates, meansOf(shares), (again) => meansOf(sharesOf(again, cellOf)));
    return found.some(Number.isNaN) ? 'replicateLost' : found;
  }
  const means = meansOf(shares);
  const columns = scaled.map((contrast, i) => {
    const z = new Float64Array(weights.length);
    for (let row = 0; row < z.length; row += 1)
      if (cellOf.cell[row]! >= 0) z[row] = (weights[row]! * (contrast[cellOf.cell[row]!]! - means[i]!)) / weight;
    return z;
  });
  const { covariance, lonely } = covarianceOfTotals(design, columns);
  return lonely > 0 ? 'lonelyPsu' : covariance;
}

function tracesOf(inverse: Float64Array, covariance: Float64Array, size: number) {
  const delta = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1)
    for (let j = 0; j < size; j += 1)
      for (let k = 0; k < size; k += 1) delta[i * size + j]! += inverse[i * size + k]! * covariance[k * size + j]!;
  let trace = 0;
  let traceOfSquare = 0;
  for (let i = 0; i < size; i += 1) {
    trace += delta[i * size + i]!;
    for (let j = 0; j < size; j += 1) traceOfSquare += delta[i * size + j]! * delta[j * size + i]!;
  }
  return { trace, traceOfSquare };
}
