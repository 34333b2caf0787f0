import { additiveRelations, type HiddenBy, hideSmallCells } from '../../../kernels/disclosure/index.ts';
import type { CheckedTable, PublishedCell } from '../model.ts';

/** A cell of the release before: what everybody saw, and how many stood behind it. */
export interface EarlierCell {
  published: PublishedCell;
  contributors: number;
}

export interface DecidedCell {
  cell: PublishedCell;
  /** Of what is shown: those of the earlier release where its cell is kept. */
  contributors: number;
  hiddenBy: HiddenBy | null;
}

/**
 * What may be seen of a table. First the cells that are small or were hidden before and hardly changed, with as many more as protect
 * them; then, seen as a table of its own, the change since the release before: where fewer firms than the threshold made a change
 * (or more would give that change away) the earlier cell stays.
 */
export function decideCells(table: CheckedTable, earlier: ReadonlyMap<string, EarlierCell>): DecidedCell[] {
  const { cells, dimensions, rules, totals } = table;
  const keys = cells.map(({ key }) => dimensions.map((dimension) => key[dimension] ?? ''));
  const relations = additiveRelations(keys, totals);
  const before = keys.map((key) => earlier.get(nameOfKey(key)) ?? null);
  const isSmallChange = (i: number) => Math.abs(cells[i]!.contributors - before[i]!.contributors) < rules.threshold;
  const given = Uint8Array.from(cells, (_, i) =>
    countsSayTooMuch(table, i) || (before[i]?.published.status === 'hidden' && isSmallChange(i)) ? 1 : 0,
  );
  const contributors = cells.map((cell) => cell.contributors);
  const { hiddenBy } = hideSmallCells(relations, contributors, rules.threshold, given);
  const changes = cells.map((_, i) => changedBy(table, i, before[i] ?? null));
  const wereHidden = Uint8Array.from(before, (one) => (one?.published.status === 'hidden' ? 1 : 0));
  const held = hideSmallCells(relations, changes, rules.threshold, wereHidden).hiddenBy;
  return cells.map((cell, i) => {
    const key = Object.fromEntries(dimensions.map((dimension, d) => [dimension, keys[i]![d]!]));
    const earlierCell = before[i] ?? null;
    const values = Object.fromEntries(table.measures.map((measure) => [measure, cell.values[measure] ?? null]));
    if (hiddenBy[i] !== null)
      return {
        cell: { key, values: Object.fromEntries(table.measures.map((measure) => [measure, null])), status: 'hidden' },
        contributors: cell.contributors,
        hiddenBy: hiddenBy[i] ?? null,
      };
    if (held[i] !== null && earlierCell !== null && earlierCell.published.status !== 'hidden')
      return {
        cell: { key, values: { ...values, ...earlierCell.published.values }, status: 'kept' },
        contributors: earlierCell.contributors,
        hiddenBy: null,
      };
    return { cell: { key, values, status: 'ok' }, contributors: cell.contributors, hiddenBy: null };
  });
}

export const nameOfKey = (values: readonly string[]): string => JSON.stringify(values);

/** A count of firms that names one or two of the cell's firms, or leaves only one or two out. */
function countsSayTooMuch({ cells, counts, rules }: CheckedTable, at: number): boolean {
  const { values, contributors } = cells[at]!;
  const isFew = (count: number) => count > 0 && count < rules.threshold;
  return counts.some((measure) => {
    const count = values[measure];
    return typeof count === 'number' && (isFew(count) || isFew(contributors - count));
  });
}

/** Firms that the change of a cell could show; where the count stands and a value moved, one firm may have done it. */
function changedBy({ cells, measures }: CheckedTable, at: number, earlier: EarlierCell | null): number {
  if (earlier === null) return 0;
  const cell = cells[at]!;
  if (earlier.published.status === 'hidden') return Math.max(1, Math.abs(cell.contributors - earlier.contributors));
  const isSame = measures.every(
    (measure) => (cell.values[measure] ?? null) === (earlier.published.values[measure] ?? null),
  );
  if (isSame && cell.contributors === earlier.contributors) return 0;
  return cell.changed ?? Math.max(1, Math.abs(cell.contributors - earlier.contributors));
}
