import { isOneSlip } from '../strings.ts';
import { readDate } from '../text.ts';
import { distinctValues, type KindValues, keyOf } from './values.ts';

export const dateLevels = [
  'missing',
  'the same day',
  'one digit differs',
  'day and month exchanged',
  'the day or the month differs',
  'the year differs',
  'the same year',
  'different',
];

/** Days: as year, month and day that may each be wrong or not stated. */
export function dateKind(texts: readonly string[]): KindValues {
  const dayFirst = isDayFirst(texts);
  const { ofText, values } = distinctValues(texts, (text) => {
    const packed = readDate(text, dayFirst);
    return packed === null ? null : String(packed).padStart(8, '0');
  });
  const years = Int32Array.from(values, (value) => Number(value.slice(0, 4)));
  const months = Int32Array.from(values, (value) => Number(value.slice(4, 6)));
  const days = Int32Array.from(values, (value) => Number(value.slice(6)));
  const compare = (a: number, b: number): number => {
    if (a === b) return 1;
    const sameYear = years[a] === years[b] && years[a] !== 0;
    const sameMonth = months[a] === months[b] && months[a] !== 0;
    const sameDay = days[a] === days[b] && days[a] !== 0;
    if (sameYear && months[a] === days[b] && days[a] === months[b] && months[a] !== 0) return 3;
    const same = Number(sameYear) + Number(sameMonth) + Number(sameDay);
    if (same >= 1 && isOneSlip(values[a]!, values[b]!)) return 2;
    // One day of another year is what many strangers share; another day or month of one year is more often a slip.
    if (same === 2) return sameYear ? 4 : 5;
    return sameYear ? 6 : 7;
  };
  return {
    ofText,
    levels: dateLevels,
    compare,
    keys: [
      keyOf('year', values, (value) => (value.startsWith('0000') ? '' : value.slice(0, 4))),
      keyOf('month and day, either way', values, monthAndDay),
      keyOf('year and month', values, (value) => (value.slice(4, 6) === '00' ? '' : value.slice(0, 6))),
      keyOf('whole', values, (value) => value),
    ],
    sortTexts: values,
    hashes: null,
  };
}

/** 03/04/1980 is the third of April unless a date of the column shows that months come first. */
function isDayFirst(texts: readonly string[]): boolean {
  for (const text of texts) {
    const parts = /^(\d{1,2})[-/. ](\d{1,2})[-/. ]\d{2,4}$/.exec(text.trim());
    if (!parts) continue;
    if (Number(parts[1]) > 12) return true;
    if (Number(parts[2]) > 12) return false;
  }
  return true;
}

/** The first of January stands for a day that nobody knew, and gathers too many. */
function monthAndDay(value: string): string {
  const month = value.slice(4, 6);
  const day = value.slice(6);
  if (month === '00' || day === '00' || (month === '01' && day === '01')) return '';
  return month < day ? month + day : day + month;
}
