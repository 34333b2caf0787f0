import type { DayReading } from '../mapping/model.ts';
import { type Cell, clip, refused, taken } from './cell.ts';
import { plainDigits } from './digits.ts';
import { monthOfWord } from './monthWords.ts';

const isoDay = /^(\d{4})-(\d{2})-(\d{2})$/;
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const timeOfDay = /[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?\s?(?:[AP]M)?(?:Z|[+-]\d{2}:?\d{2})?$/i;
const threeNumbers = /^(\d{1,4})\s?[-/.\s]\s?(\d{1,2})\s?[-/.\s]\s?(\d{1,4})\.?$/;
const named = /^(?:民國|民国|中華民國)?\s?(前)?\s?(\d{1,4}|元)\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]?$/;
const republic = /^(?:中華)?(?:民國|民国)\s?(\d{1,3})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})$/;
const era = /^(明治|大正|昭和|平成|令和|[MTSHR])\.?\s?(\d{1,2}|元)\s?[年./-]\s?(\d{1,2})\s?[月./-]\s?(\d{1,2})日?$/i;
const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[\s\-/.,]+([\p{L}\p{M}.]{2,20}?)[\s\-/.,]+(\d{4})$/u;
const monthFirst = /^([\p{L}\p{M}.]{2,20}?)[\s\-/.,]+(\d{1,2})(?:st|nd|rd|th)?[\s\-/.,]+(\d{4})$/u;
const vietnamese = /^(?:ngày\s)?(\d{1,2}) tháng (\d{1,2}) năm (\d{4})$/iu;
const eraStarts: Record<string, number> = { 明治: 1867, 大正: 1911, 昭和: 1925, 平成: 1988, 令和: 2018 };
const eraLetters: Record<string, string> = { M: '明治', T: '大正', S: '昭和', H: '平成', R: '令和' };
const minguoStart = 1911;
const buddhistStart = 543;

type Parts = readonly [year: number, month: number, day: number];

/** A day in any of the usual forms and calendars, as an ISO date; the reading settles what a cell alone leaves open. */
export function parseDay(cell: string, reading: DayReading = {}): Cell<string> {
  if (cell === '') return taken<string>(null);
  if (reading.calendar === undefined && isoDay.test(cell) && !isLateYear(cell)) return checked(cell, partsOfIso(cell));
  return checked(cell, partsOf(plainDigits(cell).trim().replace(timeOfDay, ''), reading));
}

/** A year of the Buddhist Era gives itself away: no firm of ours was founded four hundred years from now. */
const isLateYear = (cell: string) => cell >= '2400' && cell < '2651';

const partsOfIso = (cell: string): Parts => [
  Number(cell.slice(0, 4)),
  Number(cell.slice(5, 7)),
  Number(cell.slice(8, 10)),
];

function checked(cell: string, parts: Parts | null): Cell<string> {
  if (parts !== null) {
    const [year, month, day] = parts;
    const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    const longest = month === 2 && leap ? 29 : (monthLengths[month - 1] ?? 0);
    if (year >= 1 && year <= 9999 && day >= 1 && day <= longest)
      return taken(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
  }
  return refused(
    'date',
    `"${clip(cell)}" is not a day`,
    'write it as year-month-day, such as 2016-12-31, or leave the cell empty',
  );
}

const pad = (value: number, width: number) => String(value).padStart(width, '0');

function partsOf(text: string, reading: DayReading): Parts | null {
  return (
    fromThree(text, reading) ?? fromWords(text, reading) ?? fromCompact(text, reading) ?? fromSerial(text, reading)
  );
}

function fromThree(text: string, reading: DayReading): Parts | null {
  const match = threeNumbers.exec(text);
  if (match === null) return null;
  const [, first, second, third] = match as unknown as [string, string, string, string];
  const [a, b, c] = [Number(first), Number(second), Number(third)];
  if (first.length === 4 && third.length <= 2) return [gregorian(a, reading), b, c];
  if (third.length <= 2 && (first.length === 3 || reading.calendar === 'minguo')) return [a + minguoStart, b, c];
  if (third.length !== 4 || first.length > 2) return null;
  const monthIsFirst = b > 12 || (a <= 12 && reading.order === 'mdy');
  return monthIsFirst ? [gregorian(c, reading), a, b] : [gregorian(c, reading), b, a];
}

function fromWords(text: string, reading: DayReading): Parts | null {
  const inEra = era.exec(text);
  if (inEra !== null) {
    const name = eraLetters[inEra[1]!.toUpperCase()] ?? (inEra[1] as string);
    return [(eraStarts[name] as number) + yearOfEra(inEra[2]!), Number(inEra[3]), Number(inEra[4])];
  }
  const chinese = named.exec(text);
  if (chinese !== null) {
    const [, before, year, month, day] = chinese;
    const isMinguo = /^(?:民國|民国|中華)/.test(text) || year!.length < 4;
    const count = yearOfEra(year!);
    const full = isMinguo ? minguoStart + (before === undefined ? count : 1 - count) : gregorian(count, reading);
    return [full, Number(month), Number(day)];
  }
  const slashed = republic.exec(text);
  if (slashed !== null) return [Number(slashed[1]) + minguoStart, Number(slashed[2]), Number(slashed[3])];
  return fromMonthWords(text, reading);
}

function fromMonthWords(text: string, reading: DayReading): Parts | null {
  const viet = vietnamese.exec(text);
  if (viet !== null) return [Number(viet[3]), Number(viet[2]), Number(viet[1])];
  const day = dayFirst.exec(text);
  const [written, word, year] = day === null ? monthThenDay(text) : [day[1], day[2], day[3]];
  const month = word === undefined ? null : monthOfWord(word);
  return month === null ? null : [gregorian(Number(year), reading), month, Number(written)];
}

function monthThenDay(text: string) {
  const match = monthFirst.exec(text);
  return match === null ? [] : [match[2], match[1], match[3]];
}

function fromCompact(text: string, reading: DayReading): Parts | null {
  if (/^\d{8}$/.test(text))
    return [gregorian(Number(text.slice(0, 4)), reading), Number(text.slice(4, 6)), Number(text.slice(6))];
  if (reading.calendar !== 'minguo' || !/^\d{6,7}$/.test(text)) return null;
  const yearLength = text.length - 4;
  return [
    Number(text.slice(0, yearLength)) + minguoStart,
    Number(text.slice(yearLength, yearLength + 2)),
    Number(text.slice(-2)),
  ];
}

const dayMs = 86_400_000;
const serialStarts = { '1900': Date.UTC(1899, 11, 30), '1904': Date.UTC(1904, 0, 1) };
const phantomDay = 60;

/** The calendar of 1900 counts a 29 February 1900 that never was. */
function fromSerial(text: string, { serial }: DayReading): Parts | null {
  if (serial === undefined || !/^\d{1,6}(?:\.\d{1,12})?$/.test(text)) return null;
  const day = Math.floor(Number(text));
  if (serial === '1900' && (day < 1 || day === phantomDay)) return null;
  const start = serialStarts[serial] + (serial === '1900' && day < phantomDay ? dayMs : 0);
  const found = new Date(start + day * dayMs);
  return [found.getUTCFullYear(), found.getUTCMonth() + 1, found.getUTCDate()];
}

function gregorian(year: number, { calendar }: DayReading): number {
  if (calendar === 'minguo' && year < 1000) return year + minguoStart;
  return calendar === 'buddhist' || (year >= 2400 && year <= 2650) ? year - buddhistStart : year;
}

const yearOfEra = (text: string) => (text === '元' ? 1 : Number(text));
