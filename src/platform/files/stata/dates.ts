import type { ColumnType } from '../inferTypes.ts';
import type { DtaVariable } from './model.ts';

const dayMs = 86_400_000;
/** Stata counts from 1960, ECMAScript from 1970. */
export const daysTo1970 = 3653;
export const msTo1970 = daysTo1970 * dayMs;
const year0 = Date.UTC(2000, 0, 1) - 730_485 * dayMs;
const year10000 = Date.UTC(10_000, 0, 1);

/** `%td` and its old spelling `%d` are dates, `%tc` is an instant; the other `%t` formats count weeks, months, leap seconds … and stay numbers. */
export function typeOfVariable({ storage, format }: Pick<DtaVariable, 'storage' | 'format'>): ColumnType {
  if (storage === 'string' || storage === 'strL') return 'string';
  if (/^%-?t?d/.test(format)) return 'date';
  if (/^%-?tc/.test(format)) return 'instant';
  return storage === 'float' || storage === 'double' ? 'number' : 'integer';
}

/** A day outside the years 0 to 9999 has no ISO date of ten characters: it stays the number that it is. */
export function showDate(day: number): string | number {
  const ms = (Math.floor(day) - daysTo1970) * dayMs;
  return ms >= year0 && ms < year10000 ? new Date(ms).toISOString().slice(0, 10) : day;
}

export function showInstant(count: number): string | number {
  const ms = Math.floor(count) - msTo1970;
  return ms >= year0 && ms < year10000 ? new Date(ms).toISOString() : count;
}
