import { hashText, mixBits, type ResolutionTable, type TextField } from '../../../../kernels/resolution/index.ts';
import type { ColumnCodes } from './columnFacts.ts';
import { remainderOf } from './dropRedundant.ts';

export interface PlannedField extends Omit<TextField, 'codes' | 'texts'> {
  columns: string[];
  /** Columns whose words are taken out of this one. */
  without: string[];
}

/** Distinct texts of cells made of several columns, numbered as they come. */
class Combined {
  readonly codes: Int32Array;
  readonly texts: string[] = [];
  private readonly known = new Map<string, number>();

  constructor(rowCount: number) {
    this.codes = new Int32Array(rowCount).fill(-1);
  }

  set(row: number, text: string | null): void {
    if (text === null || text === '') return;
    let code = this.known.get(text);
    if (code === undefined) {
      code = this.texts.length;
      this.known.set(text, code);
      this.texts.push(text);
    }
    this.codes[row] = code;
  }
}

export function buildField(plan: PlannedField, columns: ReadonlyMap<string, ColumnCodes>): TextField {
  const { name, kind, swapGroup = null, verified = false } = plan;
  const sources = plan.columns.map((column) => columns.get(column)!);
  const first = sources[0]!;
  if (sources.length === 1 && plan.without.length === 0)
    return { name, kind, swapGroup, verified, codes: first.codes, texts: first.texts };
  const combined = new Combined(first.codes.length);
  const cell = ({ codes, texts }: ColumnCodes, row: number) => (codes[row]! < 0 ? null : texts[codes[row]!]!.trim());
  const parts = plan.without.map((column) => columns.get(column)!);
  for (let row = 0; row < first.codes.length; row += 1) {
    const cells = sources.map((source) => cell(source, row));
    if (parts.length > 0) {
      const taken = parts.map((part) => cell(part, row)).filter((text) => text !== null);
      combined.set(row, cells[0] === null ? null : remainderOf(cells[0]!, taken));
    } else if (kind === 'geo') combined.set(row, cells.includes(null) ? null : cells.join(' '));
    else combined.set(row, joinDate(cells));
  }
  return { name, kind, swapGroup, verified, codes: combined.codes, texts: combined.texts };
}

/** `year-month-day`, a question mark for a part that is missing; null where all are. */
function joinDate(cells: readonly (string | null)[]): string | null {
  const [year, month, day] = cells.map((part) => (part === null ? null : part.replace(/\.0+$/, '')));
  if (year === null && month === null && day === null) return null;
  const full = year != null && /^\d{1,2}$/.test(year) ? `19${year.padStart(2, '0')}` : year;
  return `${full ?? '?'}-${month ?? '?'}-${day ?? '?'}`;
}

/**
 * Rows in an order that follows from what they hold alone, so that the order of a file changes no result. Equal rows are interchangeable; they keep
 * the order of their ids.
 */
export function canonicalOrder(
  fields: readonly TextField[],
  rowCount: number,
  boundary: number | null,
  ids: readonly string[],
): Int32Array {
  const high = new Int32Array(rowCount);
  const low = new Int32Array(rowCount);
  const sorted = [...fields].sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const [index, { codes, texts }] of sorted.entries()) {
    const hashes = texts.map((text) => hashText(text, index + 1));
    for (let row = 0; row < rowCount; row += 1) {
      const hash = codes[row]! < 0 ? 0 : hashes[codes[row]!]!;
      high[row] = mixBits(high[row]! ^ hash);
      low[row] = mixBits(Math.imul(low[row]!, 31) + hash);
    }
  }
  const order = Int32Array.from({ length: rowCount }, (_, row) => row);
  const file = (row: number) => (boundary !== null && row >= boundary ? 1 : 0);
  return order.sort(
    (a, b) =>
      file(a) - file(b) ||
      high[a]! - high[b]! ||
      low[a]! - low[b]! ||
      (ids[a]! < ids[b]! ? -1 : ids[a]! > ids[b]! ? 1 : a - b),
  );
}

/** Fields with their rows in another order, texts numbered as they come then. */
export function reorder(fields: readonly TextField[], order: Int32Array, boundary: number | null): ResolutionTable {
  return {
    rowCount: order.length,
    boundary,
    fields: fields.map((field) => {
      const place = new Int32Array(field.texts.length).fill(-1);
      const texts: string[] = [];
      const codes = new Int32Array(order.length);
      for (const [row, from] of order.entries()) {
        const code = field.codes[from]!;
        if (code >= 0 && place[code] === -1) {
          place[code] = texts.length;
          texts.push(field.texts[code]!);
        }
        codes[row] = code < 0 ? -1 : place[code]!;
      }
      return { ...field, codes, texts };
    }),
  };
}
