import type { TableCell } from '../model.ts';
import { nameOfGroup } from './readTable.ts';

/** Stands in a group for firms of which the breakdown is not known. */
const unknown = '\u0000';
type Parts = readonly (string | null)[];

/** What is left of each total when the groups that are known are taken from it: firms of which a breakdown is not known. */
export function notStatedCells(cells: readonly TableCell[], breakdowns: number) {
  const counts = new Map(cells.map((cell) => [nameOfGroup(cell.group), cell]));
  const isShare = cells[0]?.yes !== null;
  const valuesAt = (d: number) => [...new Set(cells.flatMap(({ group }) => (group[d] == null ? [] : [group[d]])))];
  const left = (group: Parts): { answers: number; yes: number } => {
    const d = group.indexOf(unknown);
    const cell = counts.get(nameOfGroup([...group]));
    if (d < 0) return { answers: cell?.answers ?? 0, yes: cell?.yes ?? 0 };
    const whole = left(group.with(d, null));
    for (const value of valuesAt(d)) {
      const part = left(group.with(d, value));
      whole.answers -= part.answers;
      whole.yes -= part.yes;
    }
    return whole;
  };
  const blank = { estimate: null, standardError: null, lower: null, upper: null, dominant: 0 };
  return groupsWithUnknown(breakdowns, valuesAt).flatMap((group) => {
    const { answers, yes } = left(group);
    if (answers <= 0) return [];
    return [{ group, values: { ...blank, n: answers, yes: isShare ? yes : null }, contributors: answers }];
  });
}

function groupsWithUnknown(breakdowns: number, valuesAt: (d: number) => readonly string[]): Parts[] {
  if (breakdowns === 0) return [];
  if (breakdowns === 1) return [[unknown]];
  const choices = (d: number) => [unknown, null, ...valuesAt(d)];
  return choices(0).flatMap((a) => choices(1).flatMap((b) => (a === unknown || b === unknown ? [[a, b]] : [])));
}
