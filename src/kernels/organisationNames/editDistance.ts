const peq = new Uint32Array(0x10000);

/**
 * Levenshtein distance: the fewest insertions, deletions and substitutions of UTF-16 units that turn one text into the other.
 * @param a any text
 * @param b any text
 * @returns a whole number; 0 for equal texts, the length of the other where one is empty
 * Only the first 32 units of the shorter text are aligned bit-parallel; longer texts are compared by their first 64 units in a plain
 * table, and what lies beyond counts by its difference of length.
 * Cost: the longer length (up to 32 units), else the product. Source: Myers (1999), J. ACM 46:395, in Hyyrö's form. Held by a plain table
 * on drawn texts in organisationNames.test.ts.
 */
export function editDistance(a: string, b: string): number {
  if (a === b) return 0;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length === 0) return long.length;
  if (short.length > 32) return tableDistance(short, long);
  const size = short.length;
  for (let i = 0; i < size; i += 1) peq[short.charCodeAt(i)]! |= 1 << i;
  let positive = -1;
  let negative = 0;
  let score = size;
  const last = 1 << (size - 1);
  for (let j = 0; j < long.length; j += 1) {
    let eq = peq[long.charCodeAt(j)]!;
    const vertical = eq | negative;
    eq |= ((eq & positive) + positive) ^ positive;
    negative |= ~(eq | positive);
    positive &= eq;
    if (negative & last) score += 1;
    if (positive & last) score -= 1;
    negative = (negative << 1) | 1;
    positive = (positive << 1) | ~(vertical | negative);
    negative &= vertical;
  }
  for (let i = 0; i < size; i += 1) peq[short.charCodeAt(i)] = 0;
  return score;
}

const row = new Uint16Array(65);

function tableDistance(short: string, long: string): number {
  const width = Math.min(short.length, 64);
  const height = Math.min(long.length, 64);
  for (let i = 0; i <= width; i += 1) row[i] = i;
  for (let j = 1; j <= height; j += 1) {
    let diagonal = row[0]!;
    row[0] = j;
    for (let i = 1; i <= width; i += 1) {
      const above = row[i]!;
      const change = diagonal + (short.charCodeAt(i - 1) === long.charCodeAt(j - 1) ? 0 : 1);
      row[i] = Math.min(change, above + 1, row[i - 1]! + 1);
      diagonal = above;
    }
  }
  return row[width]! + Math.abs(short.length - width - (long.length - height));
}
