export type CsvValue = string | number | boolean | null | undefined;

export interface WriteCsvOptions {
  delimiter?: ',' | ';' | '\t';
  /** Indices of columns whose cells a spreadsheet must not take for formulas: those that hold text, not numbers or phones. */
  textColumns?: readonly number[];
}

const formulaStart = /^[\uFEFF\u200B\u0020\u00A0\u3000]*[=+\-@\t\r|%\uFF1D\uFF0B\uFF0D\uFF20]/;
const numberOrPhone = /^[+-]?[\d\s().,/-]*\d[\d\s().,%/-]*$/;

/** RFC 4180 in UTF-8 with LF; what is missing is an empty cell. */
export function writeCsv(
  header: readonly string[],
  rows: Iterable<readonly CsvValue[]>,
  options: WriteCsvOptions = {},
): string {
  const lines = [...writeCsvLines(header, rows, options)];
  return lines.join('');
}

/** The same, line by line, for tables that should not be held whole. */
export function* writeCsvLines(
  header: readonly string[],
  rows: Iterable<readonly CsvValue[]>,
  { delimiter = ',', textColumns = [] }: WriteCsvOptions = {},
): Generator<string> {
  const isText = new Set(textColumns);
  const line = (cells: readonly CsvValue[], guard: boolean) => {
    const text = cells.map((cell, index) => writeCell(cell, delimiter, guard && isText.has(index))).join(delimiter);
    return `${text === '' ? '""' : text}\n`;
  };
  yield line(header, false);
  for (const row of rows) yield line(row, true);
}

function writeCell(value: CsvValue, delimiter: string, guard: boolean): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`writeCsv: ${value} is not a number`);
  const text = guard && typeof value === 'string' ? guardFormula(value) : String(value);
  const mustQuote = text.includes(delimiter) || /["\r\n]/.test(text) || /^\s|\s$/.test(text);
  return mustQuote ? `"${text.replaceAll('"', '""')}"` : text;
}

/** An apostrophe before text that a spreadsheet would run; numbers and phone numbers stay as they are. */
export function guardFormula(text: string): string {
  return mustGuard(text) ? `'${text}` : text;
}

/** Takes back exactly what `guardFormula` added. */
export function unguardFormula(text: string): string {
  return text.startsWith("'") && mustGuard(text.slice(1)) ? text.slice(1) : text;
}

/** Text that already begins with apostrophes is judged by what follows them, so that each guard can be told from its text. */
function mustGuard(text: string): boolean {
  const rest = text.replace(/^'+/, '');
  return formulaStart.test(rest) && !numberOrPhone.test(rest);
}
