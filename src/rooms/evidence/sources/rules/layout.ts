import { isPeriod } from '../../rules/periods.ts';
import type { Layout } from '../model.ts';

const numberNames =
  /^(enterprise_?id|firm_?id|tax_?(id|no|number)|tin|registration(_?(no|number))?|reg_?no|uen|ubn|brn|business_?(id|no|number)|number|id)$/i;
const periodNames = /^(period|year|fiscal_?year|quarter|month)$/i;

/** What the columns of a file most likely are, by their names; the rest is taken for outcomes, to be named by whoever imports it. */
export function guessLayout(columns: readonly string[]): Layout {
  const number = columns.find((name) => numberNames.test(name.trim())) ?? columns[0] ?? '';
  const period = columns.find((name) => periodNames.test(name.trim())) ?? '';
  return { number, period, fixedPeriod: '', outcomes: [] };
}

/** What keeps a layout from being used; none where it can be. */
export function checkLayout(layout: Layout, columns: readonly string[]): { field: string; key: string }[] {
  const issues: { field: string; key: string }[] = [];
  const fault = (field: string, what: string) => issues.push({ field, key: `evidence.sources.fault.${what}` });
  if (!columns.includes(layout.number)) fault('number', 'number');
  if (layout.period === '' && !isPeriod(layout.fixedPeriod)) fault('fixedPeriod', 'period');
  if (layout.period !== '' && !columns.includes(layout.period)) fault('period', 'period');
  if (layout.outcomes.length === 0) fault('outcome-0', 'outcomes');
  const named = layout.outcomes.map(({ indicator }) => indicator);
  if (new Set(named).size < named.length) fault('outcome-0', 'twice.name');
  return issues;
}

const plainNumber = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;

/** A value as registers write it: thousands parted by commas are read too; null where it is no number. */
export function readValue(cell: string): number | null {
  const text = cell.trim().replace(/(?<=\d),(?=\d{3}(\D|$))/g, '');
  if (!plainNumber.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

/** `2024`, `2024Q3`, `2024-3`, `202403` and the like as the periods that rounds name; null where it is none. */
export function readPeriod(cell: string): string | null {
  const text = cell.trim().toUpperCase();
  if (isPeriod(text)) return text;
  const parted = /^(\d{4})[-/ ]?(H[12]|Q[1-4])$/.exec(text);
  if (parted !== null) return `${parted[1]}-${parted[2]}`;
  const month = /^(\d{4})[-/ ]?M?(0?[1-9]|1[0-2])$/.exec(text);
  if (month !== null) return `${month[1]}-${month[2]!.padStart(2, '0')}`;
  return /^\d{4}\.0$/.test(text) ? text.slice(0, 4) : null;
}
