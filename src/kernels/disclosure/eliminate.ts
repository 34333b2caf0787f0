export const isZero = (value: number): boolean => Math.abs(value) <= 1e-9;

/**
 * Gauss–Jordan elimination: the reduced row echelon form, each pivot the largest of its column. Rows of zeros are left out.
 * @param given rows of one length; not changed
 * @param order columns in the order in which they are to become pivots; left out: from the left
 * @returns the reduced rows, and for each the column of its pivot
 * Cost: rows² × columns. Held through findDetermined.
 */
export function eliminate(
  given: readonly (readonly number[])[],
  order?: readonly number[],
): { rows: number[][]; pivots: number[] } {
  const rows = given.map((row) => [...row]);
  const width = rows[0]?.length ?? 0;
  const pivots: number[] = [];
  for (const column of order ?? Array.from({ length: width }, (_, at) => at)) {
    const rank = pivots.length;
    if (rank === rows.length) break;
    let best = rank;
    for (let r = rank + 1; r < rows.length; r += 1)
      if (Math.abs(rows[r]![column]!) > Math.abs(rows[best]![column]!)) best = r;
    const scale = rows[best]![column]!;
    if (isZero(scale)) continue;
    [rows[rank], rows[best]] = [rows[best]!, rows[rank]!];
    const top = rows[rank]!;
    for (let c = 0; c < width; c += 1) top[c]! /= scale;
    for (let r = 0; r < rows.length; r += 1) {
      const factor = rows[r]![column]!;
      if (r === rank || factor === 0) continue;
      for (let c = 0; c < width; c += 1) rows[r]![c]! -= factor * top[c]!;
    }
    pivots.push(column);
  }
  return { rows: rows.slice(0, pivots.length), pivots };
}
