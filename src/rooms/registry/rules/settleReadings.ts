import type { DayReading, Mapping } from '../mapping/model.ts';
import { plainDigits } from './digits.ts';
import { parseDay } from './readDates.ts';

/** Columns whose cells can be written in several ways: days, numbers, shares. */
export interface ReadableColumns {
  days: string[];
  numbers: string[];
  shares: string[];
}

/** Economies that write the month before the day; everywhere else the day comes first. */
const monthFirst = new Set(['USA', 'PHL', 'FSM', 'MHL', 'PLW']);
const shareFacts = new Set(['exportShare', 'foreignShare', 'stateShare']);
const yesNoFacts = /Owned$|^registered$|^taxPaid$|^accountsKept$|^qualityCertificate$|^trainsWorkers$/;

export function readableColumns({ columns }: Mapping): ReadableColumns {
  const found: ReadableColumns = { days: [], numbers: [], shares: [] };
  const add = (list: string[], column: string | undefined) => {
    if (column !== undefined && !list.includes(column)) list.push(column);
  };
  for (const column of [columns.establishedOn, columns.registeredOn]) add(found.days, column);
  for (const column of [columns.employees, columns.longitude, columns.latitude]) add(found.numbers, column);
  for (const { column, fact } of columns.facts ?? []) {
    if (shareFacts.has(fact)) add(found.shares, column);
    else if (!yesNoFacts.test(fact)) add(found.numbers, column);
  }
  for (const { share } of columns.industries) add(found.shares, share);
  for (const one of columns.capabilities ?? []) {
    add(found.days, one.validFrom);
    add(found.days, one.validTo);
    if (one.kind === 'spareShare') add(found.shares, one.column);
  }
  return found;
}

const threeNumbers = /^(\d{1,4})\s?[-/.\s]\s?(\d{1,2})\s?[-/.\s]\s?(\d{1,4})\.?(?:[T ].*)?$/;
const serialNumber = /^\d{4,5}(?:\.\d+)?$/;

/** What the cells of one column say of how its days are written. */
export class DayEvidence {
  private dayFirst = 0;
  private monthFirst = 0;
  private open = 0;
  private shortYears = 0;
  private compactMinguo = 0;
  private serials = 0;
  private others = 0;

  see(cell: string): void {
    if (cell === '' || /^\d{4}-\d{2}-\d{2}/.test(cell)) return;
    const text = plainDigits(cell).trim();
    const match = threeNumbers.exec(text);
    if (match !== null) this.seeThree(match[1]!, Number(match[2]), match[3]!);
    else if (/^\d{6,7}$/.test(text) && parseDay(text, { calendar: 'minguo' }).ok) this.compactMinguo += 1;
    else if (serialNumber.test(text)) this.serials += 1;
    else this.others += 1;
  }

  private seeThree(first: string, second: number, third: string): void {
    if (first.length === 3 || (first.length <= 3 && third.length <= 2)) this.shortYears += 1;
    else if (first.length <= 2 && third.length === 4) {
      if (Number(first) > 12) this.dayFirst += 1;
      else if (second > 12) this.monthFirst += 1;
      else this.open += 1;
    }
  }

  /** Is there something to settle that the cells seen so far leave open? */
  get isOpen(): boolean {
    return this.open > 0 && this.dayFirst === 0 && this.monthFirst === 0;
  }

  /** The reading of the column; null where every cell speaks for itself. */
  settle(economy: string, isWorkbook: boolean): DayReading | null {
    const reading: DayReading = {};
    if (this.compactMinguo > 0 || this.shortYears > 0) {
      if (this.compactMinguo + this.shortYears > this.others + this.serials) reading.calendar = 'minguo';
    } else if (isWorkbook && this.serials > 0) reading.serial = '1900';
    if (this.open > 0) {
      if (this.dayFirst === 0 && this.monthFirst === 0) reading.assumed = true;
      const month = this.monthFirst > this.dayFirst || (this.isOpen && monthFirst.has(economy));
      reading.order = month ? 'mdy' : 'dmy';
    }
    return Object.keys(reading).length === 0 ? null : reading;
  }
}

/** What the cells of one column say of the sign of their decimals. */
export class DecimalEvidence {
  private comma = 0;
  private point = 0;
  largest = 0;

  see(cell: string): void {
    if (cell === '' || /^\d+$/.test(cell)) {
      if (cell.length < 10) this.largest = Math.max(this.largest, Number(cell));
      return;
    }
    const text = plainDigits(cell).replace(/\s*[%％]\s*$/, '');
    if (/^[+-]?\d{1,3}(?:\.\d{3})+,\d+$/.test(text) || /^[+-]?\d+,(?:\d{1,2}|\d{4,})$/.test(text)) this.comma += 1;
    else if (/^[+-]?\d{1,3}(?:\.\d{3}){2,}$/.test(text)) this.comma += 1;
    else if (/^[+-]?\d{1,3}(?:,\d{2,3})+(?:\.\d+)?$/.test(text) || /^[+-]?\d+\.(?:\d{1,2}|\d{4,})$/.test(text))
      this.point += 1;
  }

  settle(): ',' | null {
    return this.comma > this.point ? ',' : null;
  }
}

/** The mapping with what was found in the file's own contents; what was stated stays. The same object where nothing was. */
export function withReadings(
  mapping: Mapping,
  found: { days: Map<string, DayReading>; decimals: Map<string, ','>; percents: readonly string[] },
): Mapping {
  const days = { ...Object.fromEntries(found.days), ...mapping.days };
  const decimals = { ...Object.fromEntries(found.decimals), ...mapping.decimals };
  const percents = [...new Set([...(mapping.percents ?? []), ...found.percents])];
  const settled = { ...mapping };
  if (Object.keys(days).length > 0) settled.days = days;
  if (Object.keys(decimals).length > 0) settled.decimals = decimals;
  if (percents.length > 0) settled.percents = percents;
  return settled;
}
