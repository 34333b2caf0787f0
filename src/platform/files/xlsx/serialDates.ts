import type { TypedCell } from '../typedRows.ts';
import type { NumberKind } from './styles.ts';

const dayMs = 86_400_000;
const start1900 = Date.UTC(1899, 11, 30);
const start1904 = Date.UTC(1904, 0, 1);
/** The first day of the year 10000. */
const afterLast = Date.UTC(10_000, 0, 1);
const phantomDay = 60;

/**
 * A number in a cell with a date format. The calendar of 1900 counts a 29 February 1900 that never was: the days before it are one later
 * than their number says. That day itself, day 0 and what lies outside the calendar stay numbers.
 */
export function readSerial(serial: number, kind: NumberKind, is1904: boolean): TypedCell {
  if (kind === 'number' || !(serial >= (is1904 ? 0 : 1))) return serial;
  const day = Math.floor(serial);
  if (!is1904 && day === phantomDay) return serial;
  const start = is1904 ? start1904 : start1900 + (day < phantomDay ? dayMs : 0);
  const ms = start + day * dayMs + (kind === 'instant' ? Math.round((serial - day) * dayMs) : 0);
  if (ms >= afterLast) return serial;
  const iso = new Date(ms).toISOString();
  return { kind, iso: kind === 'date' ? iso.slice(0, 10) : iso };
}
