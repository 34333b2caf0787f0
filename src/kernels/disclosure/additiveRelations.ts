/** One sum that everybody knows to hold in a table: the cell `total` is the sum of the cells `parts`. */
export interface AdditiveRelation {
  total: number;
  parts: readonly number[];
}

/**
 * Sums that hold in a table by its own build: along each dimension the total is the sum of the categories, for every combination of the
 * other dimensions. Used to see what a hidden cell can be computed from.
 * @param keys for each cell its value in every dimension, all of one length
 * @param total the value that stands for the total of a dimension
 * @returns the relations, in the order of their totals; a combination that the table leaves out counts as zero, which is what a reader
 *   assumes. A total without categories, and a category without a total, are in no relation
 * @throws RangeError where keys differ in length or repeat
 * Cost: cells × dimensions. Source: Hundepool et al. (2012), Statistical Disclosure Control, section 4.4. Held by disclosure.test.ts.
 */
export function additiveRelations(keys: readonly (readonly string[])[], total: string): AdditiveRelation[] {
  const dimensions = keys[0]?.length ?? 0;
  const at = new Map<string, number>();
  for (const [cell, key] of keys.entries()) {
    if (key.length !== dimensions)
      throw new RangeError(`additiveRelations: keys must be of one length, not ${key.length} beside ${dimensions}`);
    const name = JSON.stringify(key);
    if (at.has(name)) throw new RangeError(`additiveRelations: keys must differ, not repeat ${name}`);
    at.set(name, cell);
  }
  const parts = new Map<string, number[]>();
  for (const [cell, key] of keys.entries()) {
    for (let d = 0; d < dimensions; d += 1) {
      if (key[d] === total) continue;
      const above = `${d}${JSON.stringify(key.with(d, total))}`;
      const known = parts.get(above);
      if (known === undefined) parts.set(above, [cell]);
      else known.push(cell);
    }
  }
  const relations: AdditiveRelation[] = [];
  for (const [above, cells] of parts) {
    const cell = at.get(above.slice(above.indexOf('[')));
    if (cell !== undefined) relations.push({ total: cell, parts: cells });
  }
  return relations.sort((a, b) => a.total - b.total || (a.parts[0] as number) - (b.parts[0] as number));
}
