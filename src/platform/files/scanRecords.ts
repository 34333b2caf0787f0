import type { FileLimits } from './limits.ts';

export interface ScanFault {
  code: 'cellTooLong' | 'recordTooLong' | 'tooManyColumns' | 'textAfterQuote' | 'quoteNeverClosed';
  row: number;
  /** Index of the cell, from 0. */
  column: number;
  inQuotes: boolean;
}

const lineFeed = 10;
const carriageReturn = 13;
const quote = 34;

const cellStart = 0;
const plain = 1;
const quoted = 2;
/** A quote was met inside quotes: it closes the cell unless another follows at once. */
const quoteMet = 3;
const closed = 4;

/**
 * Cuts decoded text into records (RFC 4180; lines end in LF, CRLF or CR). Text comes in pieces of any length; only the record
 * under way is kept between them. A fault ends the scan: what follows a lost quote is not a table any more.
 */
export class RecordScanner {
  private state = cellStart;
  private cells: string[] = [];
  /** What earlier pieces, or the parts between doubled quotes, gave of the cell under way. */
  private partial = '';
  private recordLength = 0;
  private isBlank = false;
  private skipLineFeed = false;
  private readonly delimiter: number;
  /** Number of the record under way, the first being 1. */
  row = 1;
  fault: ScanFault | null = null;

  constructor(
    delimiter: string,
    private readonly limits: FileLimits,
    private readonly onRecord: (cells: string[], row: number, isBlank: boolean) => void,
  ) {
    this.delimiter = delimiter.charCodeAt(0);
  }

  push(text: string): void {
    const { delimiter } = this;
    const length = text.length;
    let start = 0;
    let at = 0;
    while (at < length && this.fault === null) {
      if (this.state === quoted) {
        const met = text.indexOf('"', at);
        if (met < 0) break;
        this.take(text, start, met);
        this.state = quoteMet;
        start = at = met + 1;
        continue;
      }
      const code = text.charCodeAt(at);
      at += 1;
      if (this.skipLineFeed) {
        this.skipLineFeed = false;
        if (code === lineFeed) {
          start = at;
          continue;
        }
      }
      if (code === delimiter) {
        this.endCell(text, start, at - 1);
        start = at;
      } else if (code === lineFeed || code === carriageReturn) {
        this.endCell(text, start, at - 1);
        this.endRecord();
        start = at;
        this.skipLineFeed = code === carriageReturn;
      } else if (this.state !== plain) {
        start = this.openCell(code, start, at);
      }
    }
    if (this.state === plain || this.state === quoted) this.take(text, start, length);
  }

  end(): void {
    if (this.fault !== null) return;
    if (this.state === quoted) {
      this.stop('quoteNeverClosed');
      return;
    }
    if (this.state === cellStart && this.cells.length === 0) return;
    this.endCell('', 0, 0);
    this.endRecord();
  }

  /** A character that ends nothing, met outside quotes and outside a plain cell; returns where the cell's text begins. */
  private openCell(code: number, start: number, next: number): number {
    if (this.state === cellStart) {
      this.state = code === quote ? quoted : plain;
      return code === quote ? next : start;
    }
    if (this.state === quoteMet && code === quote) {
      this.partial += '"';
      this.state = quoted;
    } else if (code === 32 || code === 9) {
      this.state = closed;
    } else {
      this.stop('textAfterQuote');
    }
    return next;
  }

  private take(text: string, start: number, end: number): void {
    if (end <= start || this.fault !== null) return;
    this.partial += text.slice(start, end);
    if (this.partial.length > this.limits.cell) this.stop('cellTooLong');
    else if (this.recordLength + this.partial.length > this.limits.record) this.stop('recordTooLong');
  }

  private endCell(text: string, start: number, end: number): void {
    const cell = this.state === plain ? joined(this.partial, text, start, end) : this.partial;
    this.recordLength += cell.length + 1;
    if (cell.length > this.limits.cell) this.stop('cellTooLong');
    else if (this.recordLength > this.limits.record) this.stop('recordTooLong');
    else if (this.cells.length >= this.limits.columns) this.stop('tooManyColumns');
    if (this.fault !== null) return;
    this.isBlank = this.state === cellStart && this.cells.length === 0;
    this.cells.push(cell);
    this.partial = '';
    this.state = cellStart;
  }

  private endRecord(): void {
    if (this.fault !== null) return;
    const { cells } = this;
    this.cells = [];
    this.recordLength = 0;
    this.onRecord(cells, this.row, this.isBlank);
    this.row += 1;
  }

  private stop(code: ScanFault['code']): void {
    this.fault ??= { code, row: this.row, column: this.cells.length, inQuotes: this.state === quoted };
  }
}

function joined(partial: string, text: string, start: number, end: number): string {
  const part = text.slice(start, end);
  return partial === '' ? part : partial + part;
}
