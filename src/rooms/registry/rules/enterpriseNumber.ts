import type { Mapping } from '../mapping/model.ts';
import { type Cell, taken } from './cell.ts';
import { readText } from './checkCells.ts';
import { isShortened, plainDigits } from './digits.ts';
import { shortenedNumber } from './recordKey.ts';

const longestNumber = 200;

/** The number by which the firm is registered; null where none is stated, or what is stated can't be one. */
export function buildNumberReader(
  enterprise: Mapping['columns']['enterprise'],
  index: number,
): (cells: readonly string[]) => Cell<string> {
  const none = taken<string>(null);
  if (enterprise === undefined || index < 0) return () => none;
  const pattern = new RegExp(enterprise.pattern);
  const missing = new Set(enterprise.missing);
  return (cells) => {
    const number = plainDigits(readText(cells, index));
    if (number === '' || number.length > longestNumber || missing.has(number)) return none;
    if (isShortened(number)) return shortenedNumber(number);
    return pattern.test(number) ? taken(number) : none;
  };
}

/** The firm's name without the ending that names one of its plants. */
export function withoutPlant(name: string, suffixes: readonly string[]): string {
  for (const suffix of suffixes) {
    if (!name.endsWith(suffix)) continue;
    const form = /(股份有限公司|有限公司)/.exec(name);
    if (form !== null) return name.slice(0, form.index + form[0].length);
  }
  return name;
}
