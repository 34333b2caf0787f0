/**
 * Rank of replicate weights over the rows of each domain: one more than their degrees of freedom.
 * @param columns one a replicate
 * @param domain of each row, −1 where it is in none
 * @param domains how many there are
 * @returns rank by domain; a column counts when more than 1e-5 of its length lies outside the columns before it
 * By Gram–Schmidt's steps, taken twice. Cost: rows × replicates × rank. Source: R survey's degf of replicate designs (qr with tolerance
 * 1e-5). Held by replicates.test.ts.
 */
export function rankOfWeights(columns: readonly Float64Array[], domain: Int32Array, domains: number): Int32Array {
  const members: number[][] = Array.from({ length: domains }, () => []);
  for (let row = 0; row < domain.length; row += 1) if (domain[row]! >= 0) members[domain[row]!]!.push(row);
  return Int32Array.from(members, (rows) => rankOver(columns, rows));
}

function rankOver(columns: readonly Float64Array[], rows: readonly number[]): number {
  const kept: Float64Array[] = [];
  for (const column of columns) {
    if (kept.length === rows.length) break;
    const own = Float64Array.from(rows, (row) => column[row]!);
    const before = Math.sqrt(dot(own, own));
    if (before === 0) continue;
    // twice, for the first pass leaves rounding behind
    for (let pass = 0; pass < 2; pass += 1)
      for (const basis of kept) {
        const along = dot(own, basis);
        for (let i = 0; i < own.length; i += 1) own[i]! -= along * basis[i]!;
      }
    const after = Math.sqrt(dot(own, own));
    if (after <= 1e-5 * before) continue;
    kept.push(own.map((value) => value / after));
  }
  return kept.length;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
}
