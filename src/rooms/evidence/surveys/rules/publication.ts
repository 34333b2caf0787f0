import type { PublicationTable } from '../../../publication/index.ts';
import type { TableCell, TableResult, TableRow } from '../model.ts';
import { notStatedCells } from './notStated.ts';

export type PublicationCell = PublicationTable['cells'][number];

export interface PublicationWords {
  all: string;
  notStated: string;
  otherAnswers: string;
  average: (row: string) => string;
}

export const publicMeasures = ['estimate', 'standardError', 'lower', 'upper', 'n'];

/** Rows that are shares of one column, which add up: what one of them hides, the others would tell. */
export function familiesOf(rows: readonly TableRow[]): Map<string, TableRow[]> {
  const families = new Map<string, TableRow[]>();
  for (const row of rows)
    if (row.answerOf !== null) families.set(row.answerOf.column, [...(families.get(row.answerOf.column) ?? []), row]);
  return new Map([...families].filter(([, own]) => own.length > 1));
}

/** Names of the dimensions of a release: what is estimated, of families the answer, then the breakdowns in their order. */
export function dimensionsOf({ rows, breakdowns }: Pick<TableResult, 'rows' | 'breakdowns'>): string[] {
  const answer = familiesOf(rows).size > 0 ? ['answer'] : [];
  return ['item', ...answer, ...breakdowns.map(dimensionOf)];
}

/** Breakdowns go by their columns: so tables of one survey that are broken down alike share cells, and the gate sees them together. */
export const dimensionOf = ({ column }: { column: string }): string =>
  column === 'item' || column === 'answer' ? `column ${column}` : column;

/** Values of the breakdowns in a key, in the order of the release’s dimensions. */
export const groupOfKey = (dimensions: readonly string[], key: Readonly<Record<string, string>>): string[] =>
  dimensions.filter((one) => one !== 'item' && one !== 'answer').flatMap((one) => key[one] ?? []);

/** Sums and middles of amounts say more of a firm than shares do. */
export const thresholdOf = ({ rows }: TableResult): number =>
  rows.every(({ statistic }) => statistic === 'share') ? 3 : 10;

/** What a row is called in a release: item and, in a family, answer. No two rows have the same. */
export function keysOfRows(rows: readonly TableRow[], all: string): Map<string, { item: string; answer: string }> {
  const families = familiesOf(rows);
  const seen = new Set<string>();
  return new Map(
    rows.map((row) => {
      const family = row.answerOf !== null && families.has(row.answerOf.column) ? row.answerOf : null;
      const item = family === null ? row.label : family.label;
      let answer = family === null ? all : family.answer;
      if (family !== null && answer === all) answer = `${answer} (${row.id.slice(1)})`;
      const isTaken = seen.has(JSON.stringify([item, answer]));
      const number = ` (${row.id.slice(1)})`;
      const key =
        isTaken && family === null
          ? { item: item + number, answer }
          : { item, answer: isTaken ? answer + number : answer };
      seen.add(JSON.stringify([key.item, key.answer]));
      return [row.id, { item: key.item.slice(0, 250), answer: key.answer.slice(0, 250) }];
    }),
  );
}

/** The cells as they are handed to the gate, with those that make the totals add. */
export function publicationCells(result: TableResult, words: PublicationWords): PublicationCell[] {
  const { rows, breakdowns, cells } = result;
  const keys = keysOfRows(rows, words.all);
  const hasAnswers = familiesOf(rows).size > 0;
  const names = breakdowns.map(({ values }) => namesOfValues(values, words));
  const keyOf = (item: string, answer: string, group: readonly (string | null)[]) => ({
    item,
    ...(hasAnswers ? { answer } : {}),
    ...Object.fromEntries(
      names.map((of, d) => {
        const value = group[d] ?? null;
        return [dimensionOf(breakdowns[d]!), value === null ? words.all : (of.get(value) ?? words.notStated)];
      }),
    ),
  });
  const partsOf = (aggregate: TableCell['aggregate'], row: TableRow) =>
    cells.filter((cell) => cell.row === row.id && cell.aggregate === aggregate);
  const itemOf = (item: string, aggregate: TableCell['aggregate']) => (aggregate === null ? item : words.average(item));
  const own = ([null, 'averageOfEconomies'] as const).flatMap((aggregate) =>
    rows.flatMap((row) => {
      const { item, answer } = keys.get(row.id)!;
      const parts = partsOf(aggregate, row);
      const left = aggregate === null ? notStatedCells(parts, breakdowns.length) : [];
      return [
        ...parts.map((cell) => ({ key: keyOf(itemOf(item, aggregate), answer, cell.group), ...valuesOf(cell) })),
        ...left.map(({ group, ...rest }) => ({ key: keyOf(item, answer, group), ...rest })),
      ].map((cell) => (isPutTo(row, rows) ? { ...cell, values: { ...cell.values, n: null } } : cell));
    }),
  );
  return hasAnswers ? [...own, ...answerTotals(own, new Set([...keys.values()].map(({ item }) => item)), words)] : own;
}

/** Whether another row of the table says who was asked this one: the number of answers would be that row’s count of yes. */
const isPutTo = ({ id, universe }: TableRow, rows: readonly TableRow[]) =>
  rows.some((other) => other.id !== id && universe.includes(other.variable));

function valuesOf({ estimate, standardError, lower, upper, answers, yes, dominant }: TableCell) {
  return { values: { estimate, standardError, lower, upper, n: answers, yes, dominant }, contributors: answers };
}

/** Of each family and group all answers together, and what is left for answers that are no row. */
function answerTotals(cells: readonly PublicationCell[], items: ReadonlySet<string>, words: PublicationWords) {
  const groups = new Map<string, PublicationCell[]>();
  for (const cell of cells) {
    const { answer, ...rest } = cell.key;
    if (answer === words.all || ![...items].some((item) => rest.item === item || rest.item === words.average(item)))
      continue;
    const name = JSON.stringify(rest);
    groups.set(name, [...(groups.get(name) ?? []), cell]);
  }
  const blank = { estimate: null, standardError: null, lower: null, upper: null, dominant: 0 };
  return [...groups.values()].flatMap((own): PublicationCell[] => {
    const contributors = Math.max(...own.map((cell) => cell.contributors));
    const others = contributors - own.reduce((sum, { values }) => sum + (values.yes ?? 0), 0);
    const of = (answer: string, yes: number | null) => ({
      key: { ...own[0]!.key, answer },
      values: { ...blank, n: contributors, yes },
      contributors,
    });
    return [of(words.all, null), ...(others > 0 ? [of(words.otherAnswers, others)] : [])];
  });
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

export type HiddenReason = 'few' | 'answer' | 'dominant' | 'secondary';

/** Why the gate hid a cell, as far as the cell itself says: else it protects others. */
export function whyHidden({ values, contributors }: PublicationCell, threshold: number): HiddenReason {
  if (contributors < threshold) return 'few';
  const few = (count: number) => count > 0 && count < threshold;
  const yes = values.yes;
  if (typeof yes === 'number' && (few(yes) || few(contributors - yes))) return 'answer';
  return (values.dominant ?? 0) > 0 ? 'dominant' : 'secondary';
}
