import { hash } from 'node:crypto';
import type { Mapping } from '../mapping/model.ts';
import { type Cell, refused, taken } from './cell.ts';
import { isShortened, plainDigits } from './digits.ts';
import { foldText } from './nameTokens.ts';

const longestKey = 200;
const spacing = /[^\p{L}\p{M}\p{N}]+/gu;
/** An id that nobody sees in full: a hundred bits are enough for it to be nobody else's. */
const keyLength = 25;

/** Scheme of the key: stated, or made of the mapping's own name where a key is made of what the cells say. */
export function keyScheme({ name, columns }: Pick<Mapping, 'name' | 'columns'>): string {
  return columns.key.scheme ?? `MADE-${name.toUpperCase()}`;
}

/** Columns that the key is read from. */
export function keyColumns({ key }: Mapping['columns']): readonly string[] {
  return 'column' in key ? [key.column] : key.from;
}

export function readStatedKey(text: string): Cell<string> {
  const remedy = 'give every record a number or code by which it is known again';
  if (text === '') return refused('key', 'the key is missing', remedy);
  if (text.length > longestKey) return refused('key', `the key is longer than ${longestKey} characters`, remedy);
  if (isShortened(text)) return shortenedNumber(text);
  return taken(plainDigits(text) === text ? text : plainDigits(text));
}

/** Of the cells folded: another spelling of case, spaces and signs is the same record, and another order of columns too. */
export function makeKey(texts: readonly string[]): Cell<string> {
  const folded = texts.map((text) => foldText(text).replaceAll(spacing, ' ').trim());
  if (folded.every((text) => text === ''))
    return refused(
      'key',
      'there is nothing to know the record by again',
      'fill in the columns that the key is made of',
    );
  return taken(hash('sha256', folded.join('\u0000'), 'hex').slice(0, keyLength));
}

export function shortenedNumber(text: string): Cell<never> {
  return refused(
    'shortenedNumber',
    `"${text}" is a number that a spreadsheet has shortened: its last digits are lost`,
    'set the column to text in the spreadsheet, enter the numbers again and save the file once more',
  );
}
