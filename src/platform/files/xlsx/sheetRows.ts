import type { Fault } from '../../command/define.ts';
import type { TypedCell } from '../typedRows.ts';
import { readSerial } from './serialDates.ts';
import { copyText, unescapeText } from './sharedStrings.ts';
import type { NumberKind } from './styles.ts';
import { attributeOf, XmlFault, type XmlHandler } from './xml.ts';

export interface SheetRow {
  /** As the spreadsheet numbers it. */
  row: number;
  /** By column from 0; holes where there is no cell. */
  cells: TypedCell[];
  fault: { at: number; what: Pick<Fault, 'code' | 'message' | 'remedy'> } | null;
}

export interface SheetContext {
  strings: readonly string[];
  styles: readonly NumberKind[];
  is1904: boolean;
  longestCell: number;
}

const mostRows = 1_048_576;
const mostColumns = 16_384;

/** Turns the markup of a sheet into rows; rows without any value are passed over. */
export class SheetRows implements XmlHandler {
  private readonly done: SheetRow[] = [];
  private current: SheetRow | null = null;
  private lastRow = 0;
  private column = -1;
  private kind = 'n';
  private style = 0;
  private value: string | null = null;
  private hasFormula = false;
  private isValue = false;
  private isInline = false;
  private isPhonetic = false;

  constructor(private readonly context: SheetContext) {}

  take(): SheetRow[] {
    return this.done.splice(0);
  }

  open(name: string, attributes: string): void {
    if (name === 'c') this.openCell(attributes);
    else if (name === 'v') this.isValue = true;
    else if (name === 'row') this.openRow(attributes);
    else if (name === 'f') this.hasFormula = true;
    else if (name === 'is') this.isInline = true;
    else if (name === 'rPh') this.isPhonetic = true;
    else if (name === 't') this.isValue = this.isInline && !this.isPhonetic;
  }

  close(name: string): void {
    if (name === 'c') this.closeCell();
    else if (name === 'v' || name === 't') this.isValue = false;
    else if (name === 'is') this.isInline = false;
    else if (name === 'rPh') this.isPhonetic = false;
    else if (name === 'row') this.closeRow();
  }

  text(piece: string): void {
    if (!this.isValue || this.current === null) return;
    this.value = (this.value ?? '') + piece;
    if (this.value.length <= this.context.longestCell) return;
    this.value = '';
    this.fault({ code: 'cellTooLong', message: 'a cell is longer than 1 MB', remedy: 'shorten it' });
  }

  private openRow(attributes: string): void {
    const spelling = attributeOf(attributes, 'r');
    const row = spelling === null ? this.lastRow + 1 : Number(spelling);
    if (!Number.isInteger(row) || row <= this.lastRow || row > mostRows)
      throw new XmlFault(`has a row numbered "${spelling ?? row}" after row ${this.lastRow}`);
    this.lastRow = row;
    this.current = { row, cells: [], fault: null };
    this.column = -1;
  }

  private openCell(attributes: string): void {
    const reference = attributeOf(attributes, 'r');
    const column = reference === null ? this.column + 1 : columnOf(reference);
    if (this.current === null || column <= this.column || column >= mostColumns)
      throw new XmlFault(`has a cell "${(reference ?? '').slice(0, 20)}" out of its place in row ${this.lastRow}`);
    this.column = column;
    this.kind = attributeOf(attributes, 't') ?? 'n';
    this.style = Number(attributeOf(attributes, 's') ?? 0);
    this.value = null;
    this.hasFormula = false;
  }

  private closeCell(): void {
    if (this.current === null) return;
    const cell = this.readValue(this.value);
    if (cell !== null && cell !== '') this.current.cells[this.column] = cell;
  }

  private readValue(value: string | null): TypedCell {
    if (value === null) return this.hasFormula && this.kind !== 'str' ? this.fault(neverComputed) : null;
    if (this.kind === 'n') return this.readNumber(value.trim());
    if (this.kind === 's') return this.readShared(value.trim());
    if (this.kind === 'str' || this.kind === 'inlineStr') return copyText(unescapeText(value));
    if (this.kind === 'b') return value.trim() === '1' || value.trim() === 'true';
    if (this.kind === 'd') return readIso(value.trim());
    if (this.kind !== 'e') throw new XmlFault(`has a cell of type "${this.kind.slice(0, 20)}" in row ${this.lastRow}`);
    return value.trim() === '#N/A' ? null : this.fault(errorInCell(value.trim()));
  }

  private readNumber(value: string): TypedCell {
    if (value === '') return null;
    const number = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(value) ? Number(value) : Number.NaN;
    if (!Number.isFinite(number))
      throw new XmlFault(`has a cell in row ${this.lastRow} whose number is "${value.slice(0, 20)}"`);
    return readSerial(number, this.context.styles[this.style] ?? 'number', this.context.is1904);
  }

  private readShared(value: string): TypedCell {
    const text = /^\d{1,9}$/.test(value) ? this.context.strings[Number(value)] : undefined;
    if (text === undefined)
      throw new XmlFault(
        `points to a text "${value.slice(0, 20)}" that the workbook does not hold, in row ${this.lastRow}`,
      );
    return text;
  }

  private fault(what: Pick<Fault, 'code' | 'message' | 'remedy'>): null {
    if (this.current !== null) this.current.fault ??= { at: this.column, what };
    return null;
  }

  private closeRow(): void {
    if (this.current !== null && (this.current.cells.length > 0 || this.current.fault !== null))
      this.done.push(this.current);
    this.current = null;
  }
}

/** `AB12` is column 27; -1: no reference. */
function columnOf(reference: string): number {
  let column = 0;
  let at = 0;
  for (; at < reference.length && at < 4; at += 1) {
    const letter = reference.charCodeAt(at) & 0xdf;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}

function readIso(value: string): TypedCell {
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return { kind: 'date', iso: value };
  const instant = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,3})?\d*Z?$/.exec(value);
  if (instant === null) return value;
  return { kind: 'instant', iso: `${instant[1]}${(instant[2] ?? '.').padEnd(4, '0')}Z` };
}

const neverComputed = {
  code: 'formulaNotComputed',
  message: 'the cell holds a formula that was never computed',
  remedy: 'open the workbook in a spreadsheet program, save it, and give it again',
};

const errorInCell = (error: string) => ({
  code: 'formulaError',
  message: `the cell holds the error ${error}`,
  remedy: 'mend its formula, or clear it if the value is missing',
});
