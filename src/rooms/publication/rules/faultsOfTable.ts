import type { CheckedTable } from '../model.ts';

/** A table that contradicts itself, in a sentence that names the cell; null where it doesn't. */
export function faultOfTable({ cells, dimensions, rules }: CheckedTable): string | null {
  const seen = new Set<string>();
  for (const cell of cells) {
    const { key, values, contributors, owners, contributions = {} } = cell;
    const name = JSON.stringify(dimensions.map((dimension) => key[dimension] ?? ''));
    if (seen.has(name)) return `the cell ${name} stands there twice`;
    seen.add(name);
    if (owners !== undefined && owners.length !== contributors)
      return `the cell ${name} names ${owners.length} owners of ${contributors} contributors; name one for each`;
    for (const [measure, list] of Object.entries(contributions)) {
      const value = values[measure];
      if (typeof value !== 'number' || value < 0)
        return `the cell ${name} has contributions to "${measure}" without a value of 0 or more`;
      if (list.length > contributors)
        return `the cell ${name} has more contributions to "${measure}" than contributors`;
      const sum = list.reduce((total, one) => total + one.value, 0);
      const slack = 1e-9 * Math.max(1, value);
      if (sum > value + slack || (list.length === contributors && sum < value - slack))
        return `the contributions to "${measure}" in the cell ${name} add to ${sum}, not to ${value}`;
      const wanted = Math.min(contributors, Math.max(2, rules.dominance?.n ?? 0));
      if (list.length < wanted)
        return `the cell ${name} names ${list.length} contributions to "${measure}", and the rules look at ${wanted}`;
    }
  }
  return null;
}
