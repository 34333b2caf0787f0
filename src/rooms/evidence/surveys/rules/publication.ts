import type { PublicationTable } from '../../../publication/index.ts';
import type { TableCell, TableResult, TableRow } from '../model.ts';
import { nameOfGroup } from './readTable.ts';

export type PublicationCell = PublicationTable['cells'][number];

/** Names of the dimensions of a release, in the order of the breakdowns. */
export const dimensionsOf = ({ breakdowns }: TableResult): string[] =>
  ['item', 'group', 'subgroup'].slice(0, breakdowns.length + 1);

export const publicMeasures = ['estimate', 'standardError', 'lower', 'upper', 'n'];

export interface PublicationWords {
  all: string;
  notStated: string;
  average: (row: string) => string;
}

/** Sums and middles of amounts say more of a firm than shares do. */
export const thresholdOf = ({ rows }: TableResult): number =>
  rows.every(({ statistic }) => statistic === 'share') ? 3 : 10;

/** Every label once: a row that has the name of another gets its number. */
export function labelsOfRows(rows: readonly TableRow[]): Map<string, string> {
  const seen = new Set<string>();
  return new Map(
    rows.map(({ id, label }) => {
      const name = seen.has(label) ? `${label} (${id.slice(1)})` : label;
      seen.add(label);
      return [id, name.slice(0, 300)];
    }),
  );
}

/** The cells as they are handed to the gate, with those that make the totals add: firms of which a breakdown isn’t known. */
export function publicationCells(result: TableResult, words: PublicationWords): PublicationCell[] {
  const labels = labelsOfRows(result.rows);
  const dimensions = dimensionsOf(result);
  const valueNames = result.breakdowns.map(({ values }) => namesOfValues(values, words));
  const keyOf = (item: string, group: readonly (string | null)[]) =>
    Object.fromEntries(
      dimensions.map((dimension, d) => {
        const value = group[d - 1];
        return [
          dimension,
          d === 0 ? item : value == null ? words.all : (valueNames[d - 1]!.get(value) ?? words.notStated),
        ];
      }),
    );
  return result.rows.flatMap((row) => {
    const own = result.cells.filter((cell) => cell.row === row.id);
    const plain = own.filter(({ aggregate }) => aggregate === null);
    const means = own.filter(({ aggregate }) => aggregate === 'averageOfEconomies');
    const label = labels.get(row.id)!;
    return [
      ...plain.map((cell) => ({ key: keyOf(label, cell.group), ...valuesOf(cell) })),
      ...notStated(plain, result.breakdowns.length).map(({ group, ...rest }) => ({
        key: keyOf(label, group),
        ...rest,
      })),
      ...means.map((cell) => ({ key: keyOf(words.average(label).slice(0, 300), cell.group), ...valuesOf(cell) })),
    ];
  });
}

function valuesOf({ estimate, standardError, lower, upper, answers, yes, dominant }: TableCell) {
  return { values: { estimate, standardError, lower, upper, n: answers, yes, dominant }, contributors: answers };
}

/** Labels as they are published: none is taken for the total, none is there twice. */
function namesOfValues(
  values: Readonly<Record<string, string>>,
  { all, notStated }: PublicationWords,
): Map<string, string> {
  const seen = new Set([all, notStated]);
  return new Map(
    Object.entries(values).map(([value, label]) => {
      const name = seen.has(label) ? `${label} (${value})` : label;
      seen.add(name);
      return [value, name.slice(0, 300)];
    }),
  );
}

const none = '\u0000';

/** What is left of each total when the groups that are known are taken from it. */
function notStated(cells: readonly TableCell[], breakdowns: number) {
  const counts = new Map(cells.map((cell) => [nameOfGroup(cell.group), cell]));
  const of = (group: readonly (string | null)[]) => counts.get(nameOfGroup([...group]));
  const total = of(Array.from({ length: breakdowns }, () => null));
  if (total === undefined || breakdowns === 0) return [];
  const valuesAt = (d: number) => [...new Set(cells.flatMap(({ group }) => (group[d] == null ? [] : [group[d]])))];
  const left = (group: (string | null)[]): { answers: number; yes: number } => {
    const d = group.indexOf(none);
    if (d < 0) return { answers: of(group)?.answers ?? 0, yes: of(group)?.yes ?? 0 };
    const whole = left(group.with(d, null));
    for (const value of valuesAt(d)) {
      const part = left(group.with(d, value));
      whole.answers -= part.answers;
      whole.yes -= part.yes;
    }
    return whole;
  };
  const choices = (d: number) => [none, null, ...valuesAt(d)];
  const groups =
    breakdowns === 1
      ? [[none]]
      : choices(0).flatMap((a) => choices(1).flatMap((b) => (a === none || b === none ? [[a, b]] : [])));
  const blank = { estimate: null, standardError: null, lower: null, upper: null, dominant: 0 };
  return groups.flatMap((group) => {
    const { answers, yes } = left(group);
    if (answers <= 0) return [];
    return [{ group, values: { ...blank, n: answers, yes: total.yes === null ? null : yes }, contributors: answers }];
  });
}

export type HiddenReason = 'few' | 'answer' | 'dominant' | 'secondary';

/** Why the gate hid a cell, as far as the cell itself says: else it protects others. */
export function whyHidden({ values, contributors }: PublicationCell, threshold: number): HiddenReason {
  if (contributors < threshold) return 'few';
  const few = (count: number) => count > 0 && count < threshold;
  const yes = values.yes;
  if (typeof yes === 'number' && (few(yes) || few(contributors - yes))) return 'answer';
  return (values.dominant ?? 0) > 0 ? 'dominant' : 'secondary';
}
