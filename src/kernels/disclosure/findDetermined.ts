import type { AdditiveRelation } from './additiveRelations.ts';
import { eliminate, isZero } from './eliminate.ts';
import { findStuck } from './findStuck.ts';

/**
 * Audit of a table with hidden cells: which of them can a reader compute all the same? By two ways. First, a hidden cell is computable
 * from published ones when the relations, restricted to hidden cells, have it alone in their row space. Second, since cells without
 * contributors are published as zero, a reader knows that a hidden count is 1 or more: a cell of one contributor that no other table
 * allows to be larger is known, and what follows from it too.
 * @param relations sums that hold in the table
 * @param contributors of each cell, whole numbers
 * @param hidden 1 where a cell is hidden
 * @returns the hidden cells that are known all the same, ascending; empty where the table is safe against exact computation
 * @throws RangeError where the arrays differ in length
 * Exact for tables of one and two ways, whose relations are totally unimodular; with more ways a whole number may be pinned that a
 * fraction isn't. What it doesn't say: how near the truth bounds come (an audit of intervals tells). Cost: relations × hidden² and more
 * for cells of one contributor.
 * Source: Langsrud (2024), Secondary cell suppression by Gaussian elimination, for the row space; Hundepool et al. (2012), section 4.4,
 * for bounds. Held by a search over all whole-number tables in disclosure.test.ts.
 */
export function findDetermined(
  relations: readonly AdditiveRelation[],
  contributors: ArrayLike<number>,
  hidden: Uint8Array,
): number[] {
  if (contributors.length !== hidden.length)
    throw new RangeError(
      `findDetermined: contributors must be as many as hidden, not ${contributors.length} beside ${hidden.length}`,
    );
  const columns = new Map<number, number>();
  for (let cell = 0; cell < hidden.length; cell += 1) if (hidden[cell] === 1) columns.set(cell, columns.size);
  const cells = [...columns.keys()];
  const equations = relations.flatMap((relation) => equationOf(relation, columns));
  const least = cells.flatMap((cell, column) => (contributors[cell] === 1 ? [column] : []));
  for (const column of findStuck(equations, least)) {
    const row = new Array<number>(cells.length).fill(0);
    row[column] = 1;
    equations.push(row);
  }
  const known = new Set<number>();
  for (const row of eliminate(equations).rows) {
    const at = row.flatMap((value, column) => (isZero(value) ? [] : [column]));
    if (at.length === 1) known.add(cells[at[0] as number] as number);
  }
  return [...known].sort((a, b) => a - b);
}

/** The relation with its published cells taken to the other side; none where nothing in it is hidden. */
function equationOf({ total, parts }: AdditiveRelation, columns: ReadonlyMap<number, number>): number[][] {
  const row = new Array<number>(columns.size).fill(0);
  let isEmpty = true;
  for (const [cell, sign] of [[total, -1] as const, ...parts.map((part) => [part, 1] as const)]) {
    const column = columns.get(cell);
    if (column === undefined) continue;
    row[column] = sign;
    isEmpty = false;
  }
  return isEmpty ? [] : [row];
}
