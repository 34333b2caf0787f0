import type { Contribution } from '../../../../kernels/disclosure/index.ts';
import type { Contributors } from './readContributors.ts';

export interface SummedCell {
  contributors: number;
  /** The largest contributions, largest first. */
  largest: Contribution[];
  value: number;
}

/**
 * What each owner gives to each cell. Rows of one owner are added up before they count as one contribution.
 * @param listed how many of the largest contributions are kept
 * @param visit calls `add` with every cell that a row is in
 */
export function sumContributions(
  { rows, owners, values }: Contributors,
  count: number,
  listed: number,
  visit: (row: number, add: (cell: number) => void) => void,
): SummedCell[] {
  const cells: SummedCell[] = Array.from({ length: count }, () => ({ contributors: 0, largest: [], value: 0 }));
  const give = (cell: number, owner: number, value: number) => {
    while (cells.length <= cell) cells.push({ contributors: 0, largest: [], value: 0 });
    const to = cells[cell]!;
    to.contributors += 1;
    to.value += value;
    insert(to.largest, { owner, value }, listed);
  };
  if (owners === null) {
    for (let row = 0; row < rows; row += 1) visit(row, (cell) => give(cell, row, values[row]!));
    return cells;
  }
  const order = Int32Array.from({ length: rows }, (_, row) => row).sort(
    (a, b) => owners.codes[a]! - owners.codes[b]! || a - b,
  );
  const sums = new Map<number, number>();
  for (let at = 0; at < rows; at += 1) {
    const row = order[at]!;
    visit(row, (cell) => sums.set(cell, (sums.get(cell) ?? 0) + values[row]!));
    const owner = owners.codes[row]!;
    if (at + 1 < rows && owners.codes[order[at + 1]!] === owner) continue;
    for (const [cell, value] of sums) give(cell, owner, value);
    sums.clear();
  }
  return cells;
}

function insert(largest: Contribution[], one: Contribution, listed: number): void {
  if (largest.length === listed && one.value <= largest[listed - 1]!.value) return;
  let at = largest.length;
  while (at > 0 && largest[at - 1]!.value < one.value) at -= 1;
  largest.splice(at, 0, one);
  if (largest.length > listed) largest.pop();
}
