import type { AdditiveRelation } from './additiveRelations.ts';
import { findDetermined } from './findDetermined.ts';

export type HiddenBy = 'threshold' | 'given' | 'secondary';

export interface HiddenCells {
  /** For each cell why it is hidden; null where it is published. */
  hiddenBy: (HiddenBy | null)[];
  /** Hidden cells that the audit still finds computable: none, unless no cell is left to hide. */
  determined: number[];
}

/**
 * Hides the cells of a table that fewer than `threshold` contributors stand behind, and as many more as are needed so that no hidden cell
 * can be computed exactly from what is published (complementary suppression). Cells of no contributor are published: an empty cell
 * shows nobody. Deterministic.
 * @param relations sums that hold in the table (additiveRelations)
 * @param contributors of each cell, whole numbers of 0 or more
 * @param threshold 2 or more; 3 hides cells of one or two contributors
 * @param given 1 where a cell must be hidden for another reason (an earlier release hid it); left out: none
 * @returns for each cell why it is hidden, and what the audit still finds
 * @throws RangeError that names the argument outside its range
 * Rules, in turn until none is broken: a hidden cell may not be computable (findDetermined); what remains of a published total after its
 * published parts may not be the sum of fewer than `threshold` contributors. Each time the published cell is hidden that opens the
 * fewest new lines, a part before a total, the one with fewest contributors; at the end those that prove needless are published again.
 * Not the cheapest set (that takes integer programming), and no promise about intervals. Cost: audits as many as hidden cells, twice.
 * Source: the greedy method of Hundepool et al. (2012), section 4.4.4, with the audit of Langsrud (2024). Held by disclosure.test.ts.
 */
export function hideSmallCells(
  relations: readonly AdditiveRelation[],
  contributors: ArrayLike<number>,
  threshold: number,
  given?: Uint8Array,
): HiddenCells {
  check(contributors, threshold);
  const count = contributors.length;
  const hiddenBy: (HiddenBy | null)[] = Array.from({ length: count }, (_, cell) => {
    const n = contributors[cell] as number;
    if (n > 0 && n < threshold) return 'threshold';
    return given?.[cell] === 1 && n > 0 ? 'given' : null;
  });
  const hidden = Uint8Array.from(hiddenBy, (reason) => (reason === null ? 0 : 1));
  const linesOf = linesByCell(relations, count);
  const broken = () => brokenLines(relations, contributors, threshold, hidden, linesOf);
  for (let lines = broken(); lines.length > 0; lines = broken()) {
    const chosen =
      chooseCell(relations, lines, contributors, hidden, linesOf) ??
      chooseCell(relations, [...relations.keys()], contributors, hidden, linesOf);
    if (chosen === null) break;
    hidden[chosen] = 1;
    hiddenBy[chosen] = 'secondary';
  }
  if (broken().length === 0) {
    const added = hiddenBy.flatMap((reason, cell) => (reason === 'secondary' ? [cell] : []));
    for (const cell of added.sort((a, b) => (contributors[b] as number) - (contributors[a] as number) || a - b)) {
      hidden[cell] = 0;
      if (broken().length === 0) hiddenBy[cell] = null;
      else hidden[cell] = 1;
    }
  }
  return { hiddenBy, determined: findDetermined(relations, contributors, hidden) };
}

function linesByCell(relations: readonly AdditiveRelation[], count: number): number[][] {
  const lines: number[][] = Array.from({ length: count }, () => []);
  for (const [line, { total, parts }] of relations.entries())
    for (const cell of [total, ...parts]) lines[cell]!.push(line);
  return lines;
}

/** Lines in which something must still be hidden, ascending. */
function brokenLines(
  relations: readonly AdditiveRelation[],
  contributors: ArrayLike<number>,
  threshold: number,
  hidden: Uint8Array,
  linesOf: readonly number[][],
): number[] {
  const lines = new Set<number>();
  for (const cell of findDetermined(relations, contributors, hidden))
    for (const line of linesOf[cell]!) lines.add(line);
  for (const [line, { total, parts }] of relations.entries()) {
    if (hidden[total] === 1) continue;
    let rest = 0;
    for (const part of parts) if (hidden[part] === 1) rest += contributors[part] as number;
    if (rest > 0 && rest < threshold) lines.add(line);
  }
  return [...lines].sort((a, b) => a - b);
}

function chooseCell(
  relations: readonly AdditiveRelation[],
  lines: readonly number[],
  contributors: ArrayLike<number>,
  hidden: Uint8Array,
  linesOf: readonly number[][],
): number | null {
  const isOpen = (line: number) => {
    const { total, parts } = relations[line] as AdditiveRelation;
    return hidden[total] === 0 && parts.every((part) => hidden[part] === 0);
  };
  let best: { cell: number; rank: readonly number[] } | null = null;
  for (const line of lines) {
    const { total, parts } = relations[line] as AdditiveRelation;
    for (const cell of [...parts, total]) {
      if (hidden[cell] === 1 || contributors[cell] === 0) continue;
      const rank = [linesOf[cell]!.filter(isOpen).length, cell === total ? 1 : 0, contributors[cell] as number, cell];
      if (best === null || comesBefore(rank, best.rank)) best = { cell, rank };
    }
  }
  return best === null ? null : best.cell;
}

function comesBefore(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at >= 0 && a[at]! < b[at]!;
}

function check(contributors: ArrayLike<number>, threshold: number): void {
  if (!Number.isSafeInteger(threshold) || threshold < 2)
    throw new RangeError(`hideSmallCells: threshold must be a whole number of 2 or more, not ${threshold}`);
  for (let cell = 0; cell < contributors.length; cell += 1)
    if (!Number.isSafeInteger(contributors[cell]) || (contributors[cell] as number) < 0)
      throw new RangeError(
        `hideSmallCells: contributors must be whole numbers of 0 or more, not ${contributors[cell]} in cell ${cell}`,
      );
}
