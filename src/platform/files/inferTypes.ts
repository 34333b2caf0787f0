export type ColumnType = 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'instant';

const integerPattern = /^-?(0|[1-9]\d*)$/;
const numberPattern = /^-?(0|[1-9]\d*)?(\.\d+)?([eE][+-]?\d+)?$/;
const booleanPattern = /^(true|false|TRUE|FALSE|True|False)$/;
const datePattern = /^(\d{4})-(\d\d)-(\d\d)$/;
const instantPattern = /^(\d{4}-\d\d-\d\d)[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/** Text that looks numeric but has a leading zero, or more digits than a double holds, is no number: it is a code. */
const isInteger = (text: string) => integerPattern.test(text) && Number.isSafeInteger(Number(text));
const isNumber = (text: string) =>
  numberPattern.test(text) &&
  /\d/.test(text) &&
  Number.isFinite(Number(text)) &&
  (!integerPattern.test(text) || isInteger(text));

function isDate(text: string): boolean {
  const parts = datePattern.exec(text);
  if (!parts) return false;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

function daysInMonth(year: number, month: number): number {
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (isLeapYear ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isInstant(text: string): boolean {
  const parts = instantPattern.exec(text);
  return parts !== null && isDate(parts[1]!);
}

/** Narrowest first. */
const tests: readonly [Exclude<ColumnType, 'string'>, (text: string) => boolean][] = [
  ['integer', isInteger],
  ['number', isNumber],
  ['boolean', (text) => booleanPattern.test(text)],
  ['date', isDate],
  ['instant', isInstant],
];

/** Watches the cells of one column and knows the narrowest type that holds them all; empty cells are missing. */
export class TypeInference {
  private candidates = tests;
  private hasValue = false;

  see(cell: string): void {
    if (cell === '' || (this.hasValue && this.candidates.length === 0)) return;
    this.hasValue = true;
    if (!this.candidates.every(([, accepts]) => accepts(cell)))
      this.candidates = this.candidates.filter(([, accepts]) => accepts(cell));
  }

  get type(): ColumnType {
    return (this.hasValue && this.candidates[0]?.[0]) || 'string';
  }
}

export function convertCell(cell: string, type: ColumnType): string | number | boolean | null {
  if (cell === '') return null;
  if (type === 'integer' || type === 'number') return Number(cell);
  if (type === 'boolean') return cell.toLowerCase() === 'true';
  return cell;
}
