/** Draws from a list of chances in constant time. */
export interface AliasTable {
  /** Chance that a cell stands for itself. */
  keep: Float64Array;
  /** What it stands for otherwise. */
  alias: Int32Array;
}

/**
 * Alias table of chances.
 * Used to throw plants at areas by the areas' shares, millions of times.
 * @param chances 0 or more each, finite, not all 0; they need not add up to 1
 * @returns a table for drawAlias
 * @throws RangeError where a chance is negative or not finite, or all are 0
 * Cost: the length once, then one number a draw. Source: Walker (1977), ACM TOMS 3:253, in Vose's (1991) form. Held by counts of draws in
 * throwPlants.test.ts.
 */
export function aliasTable(chances: Float64Array): AliasTable {
  const n = chances.length;
  let total = 0;
  for (const [at, chance] of chances.entries()) {
    if (!(chance >= 0) || chance === Number.POSITIVE_INFINITY)
      throw new RangeError(`aliasTable: chances[${at}] must be 0 or more, not ${chance}`);
    total += chance;
  }
  if (!(total > 0)) throw new RangeError(`aliasTable: chances must not all be 0, but add up to ${total}`);
  const keep = Float64Array.from(chances, (chance) => (chance * n) / total);
  const alias = Int32Array.from({ length: n }, (_, at) => at);
  const [small, large]: [number[], number[]] = [[], []];
  for (let at = 0; at < n; at += 1) (keep[at]! < 1 ? small : large).push(at);
  while (small.length > 0 && large.length > 0) {
    const poor = small.pop()!;
    const rich = large.pop()!;
    alias[poor] = rich;
    keep[rich] = keep[rich]! + keep[poor]! - 1;
    (keep[rich]! < 1 ? small : large).push(rich);
  }
  // What rounding leaves over stands for itself, but never a cell without a chance.
  const likeliest = chances.indexOf(chances.reduce((most, chance) => Math.max(most, chance), 0));
  for (const at of [...small, ...large]) {
    keep[at] = chances[at] === 0 ? 0 : 1;
    alias[at] = likeliest;
  }
  return { keep, alias };
}

/** The cell that a number in [0, 1) falls on. */
export function drawAlias({ keep, alias }: AliasTable, number: number): number {
  const scaled = number * keep.length;
  const cell = Math.floor(scaled);
  return scaled - cell < keep[cell]! ? cell : alias[cell]!;
}
