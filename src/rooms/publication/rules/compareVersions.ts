import { type AdditiveRelation, hideSmallCells } from '../../../kernels/disclosure/index.ts';
import type { CheckedTable, PublishedCell } from '../model.ts';

type Values = Readonly<Record<string, number | null>>;

/** A cell of an earlier release: what everybody saw, how many stood behind it, and what it was where that was hidden. */
export interface EarlierCell {
  published: PublishedCell;
  contributors: number;
  values?: Values | null;
}

/** An earlier release of the same table, by the name of its cells in its own dimensions. */
export type EarlierVersion = ReadonlyMap<string, EarlierCell>;

/** A cell now: how many stand behind it, and what it would show. */
export interface CellNow {
  name: string;
  contributors: number;
  values: Values;
  changed?: number | undefined;
}

export interface Comparison {
  /** Hidden before, and not yet changed by enough. */
  hidden: Uint8Array;
  /** Shown before, and not changed since: hiding it would hide nothing. */
  out: Uint8Array;
  /** The earlier cell that stays, since the change would show what too few did; null where what is new may be seen. */
  kept: (EarlierCell | null)[];
}

export const nameOfKey = (values: readonly string[]): string => JSON.stringify(values);

/** The table beside every earlier release of it, newest first: the difference to none of them may show what fewer than the threshold did. */
export function compareVersions(
  cells: readonly CellNow[],
  relations: readonly AdditiveRelation[],
  versions: readonly EarlierVersion[],
  { measures, rules }: Pick<CheckedTable, 'measures' | 'rules'>,
): Comparison {
  const history = cells.map(({ name }) => versions.flatMap((version) => version.get(name) ?? []));
  const out = Uint8Array.from(cells, (cell, i) => (wasShown(cell, history[i]!, measures) ? 1 : 0));
  const hidden = Uint8Array.from(cells, ({ contributors }, i) =>
    out[i] === 0 &&
    history[i]!.some((one) => isHidden(one) && Math.abs(contributors - one.contributors) < rules.threshold)
      ? 1
      : 0,
  );
  const held = new Set<number>();
  for (const version of versions) {
    const before = cells.map(({ name }) => version.get(name) ?? null);
    const changes = cells.map((cell, i) => changedBy(cell, before[i]!, measures, version === versions[0]));
    const wereHidden = Uint8Array.from(before, (one) => (one !== null && isHidden(one) ? 1 : 0));
    const { hiddenBy } = hideSmallCells(relations, changes, rules.threshold, wereHidden);
    for (const [i, reason] of hiddenBy.entries()) if (reason !== null) held.add(i);
  }
  const kept = history.map((list, i) => {
    const [last] = list;
    if (!held.has(i) || last === undefined || isHidden(last)) return held.has(i) ? stays(cells[i]!, list, rules) : null;
    return last;
  });
  return { hidden, out, kept };
}

const isHidden = ({ published }: EarlierCell) => published.status === 'hidden';

/** Hidden last: what was shown before that stays, where the change since then is too small. */
function stays(
  { contributors }: CellNow,
  history: readonly EarlierCell[],
  { threshold }: CheckedTable['rules'],
): EarlierCell | null {
  const shown = history.filter((one) => !isHidden(one));
  const isSmall = (one: EarlierCell) => {
    const change = Math.abs(contributors - one.contributors);
    return change > 0 && change < threshold;
  };
  return shown.some(isSmall) ? shown[0]! : null;
}

function wasShown(cell: CellNow, history: readonly EarlierCell[], measures: readonly string[]): boolean {
  for (const one of history) {
    if (!isUnchanged(cell, one, measures)) return false;
    if (!isHidden(one)) return true;
  }
  return false;
}

function isUnchanged({ contributors, values }: CellNow, earlier: EarlierCell, measures: readonly string[]): boolean {
  const known = isHidden(earlier) ? earlier.values : earlier.published.values;
  if (contributors !== earlier.contributors || !known) return false;
  return measures.every((measure) => (values[measure] ?? null) === (known[measure] ?? null));
}

/** Firms that the change of a cell could show; where the count stands and a value moved, one firm may have done it. */
function changedBy(cell: CellNow, earlier: EarlierCell | null, measures: readonly string[], isLast: boolean): number {
  if (earlier === null) return 0;
  const difference = Math.abs(cell.contributors - earlier.contributors);
  if (isHidden(earlier)) return Math.max(1, difference);
  if (isUnchanged(cell, earlier, measures)) return 0;
  if (isLast) return cell.changed ?? Math.max(1, difference);
  return Math.max(1, difference, cell.changed ?? 0);
}
