import { foldText } from '../../../../kernels/resolution/index.ts';
import type { ColumnCodes } from './columnFacts.ts';
import type { InferredField } from './inferFields.ts';

export interface Redundancy {
  /** Columns that another one determines. */
  follows: { column: string; from: string }[];
  /** Columns of full names, and the columns whose words are taken out of them. */
  remainders: { column: string; without: string[] }[];
}

const determined = 0.98;
const coarse = new Set(['place', 'category', 'number']);

/**
 * Columns that say again what others say: a county beside its town, a code beside its name, a full name beside its parts. Two that agree because a
 * third does must not count as two.
 */
export function findRedundancy(
  fields: readonly InferredField[],
  columns: ReadonlyMap<string, ColumnCodes>,
): Redundancy {
  const follows: Redundancy['follows'] = [];
  const singles = fields.filter((field) => field.columns.length === 1);
  const candidates = singles
    .filter(({ kind }) => coarse.has(kind))
    .map(({ columns: [name] }) => columns.get(name!)!)
    .sort((a, b) => a.texts.length - b.texts.length || (a.header < b.header ? 1 : -1));
  for (const [index, column] of candidates.entries()) {
    const from = candidates.slice(index + 1).find((finer) => follow(finer, column));
    if (from) follows.push({ column: column.header, from: from.header });
  }
  const names = singles.filter(({ kind }) => kind === 'name').map(({ columns: [name] }) => columns.get(name!)!);
  const remainders = names.flatMap((full) => {
    const without = names.filter((part) => part !== full && holdsWordsOf(full, part)).map(({ header }) => header);
    return without.length > 0 ? [{ column: full.header, without: without.sort() }] : [];
  });
  return { follows, remainders };
}

/** Whether nearly every row has the value that is usual for its value of the finer column. */
function follow(finer: ColumnCodes, column: ColumnCodes): boolean {
  const rows = finer.codes.length;
  if (finer.texts.length > rows / 4 || column.texts.length < 2) return false;
  const counts = new Map<number, number>();
  let present = 0;
  for (let row = 0; row < rows; row += 1) {
    if (finer.codes[row]! < 0 || column.codes[row]! < 0) continue;
    present += 1;
    const cell = finer.codes[row]! * column.texts.length + column.codes[row]!;
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  const usual = new Float64Array(finer.texts.length);
  for (const [cell, count] of counts) {
    const value = Math.floor(cell / column.texts.length);
    usual[value] = Math.max(usual[value]!, count);
  }
  const usually = usual.reduce((sum, count) => sum + count, 0);
  return (
    present > 0.5 * column.codes.reduce((sum, code) => sum + Number(code >= 0), 0) && usually >= determined * present
  );
}

const mostLooked = 3000;

/** Whether a column of several words holds those of another in most rows. */
function holdsWordsOf(full: ColumnCodes, part: ColumnCodes): boolean {
  const step = Math.max(1, Math.floor(full.codes.length / mostLooked));
  let both = 0;
  let held = 0;
  let longer = 0;
  for (let row = 0; row < full.codes.length; row += step) {
    if (full.codes[row]! < 0 || part.codes[row]! < 0) continue;
    const words = foldText(full.texts[full.codes[row]!]!).split(' ');
    const own = foldText(part.texts[part.codes[row]!]!).split(' ');
    both += 1;
    if (own.every((word) => words.includes(word))) held += 1;
    if (words.length > own.length) longer += 1;
  }
  return both > 10 && held >= 0.7 * both && longer >= 0.5 * both;
}

/** What is left of a full name when the words of its parts are taken out; null where nothing is. */
export function remainderOf(full: string, parts: readonly string[]): string | null {
  const taken = new Set(parts.flatMap((part) => foldText(part).split(' ')));
  const rest = foldText(full)
    .split(' ')
    .filter((word) => !taken.has(word));
  return rest.length > 0 ? rest.join(' ') : null;
}
