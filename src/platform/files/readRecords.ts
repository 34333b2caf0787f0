import type { Fault } from '../command/define.ts';
import type { FaultList } from '../command/faults.ts';
import type { TextLayout } from './csvTable.ts';
import { openTextStream, type TextStream } from './encodings.ts';
import type { FileLimits } from './limits.ts';
import { scanFaultWords } from './scanFaults.ts';
import { RecordScanner } from './scanRecords.ts';
import type { Batch } from './table.ts';

interface Reading {
  path: string;
  content: AsyncIterable<Buffer>;
  layout: TextLayout;
  header: readonly string[];
  limits: FileLimits;
  faults: FaultList;
  onRowFault: ((fault: Fault) => void) | undefined;
}

const batchSize = 1000;

/** The records after the header, in batches; records at fault are left out and told of. */
export async function* readRecords(reading: Reading): AsyncGenerator<Batch> {
  const text = openTextStream(reading.layout.encoding);
  const collector = new RecordCollector(reading, text);
  const scanner = new RecordScanner(reading.layout.delimiter, reading.limits, collector.take);
  let skip = reading.layout.markBytes;
  for await (const chunk of reading.content) {
    const skipped = Math.min(skip, chunk.length);
    skip -= skipped;
    scanner.push(collector.watch(text.write(skipped > 0 ? chunk.subarray(skipped) : chunk)));
    if (scanner.fault !== null) break;
    yield* collector.full();
  }
  if (scanner.fault === null) {
    scanner.push(collector.watch(text.end()));
    scanner.end();
  }
  yield* collector.rest();
  const { fault } = scanner;
  if (fault === null) return;
  const column = reading.header[fault.column] ?? null;
  reading.faults.add({ row: fault.row, column, code: fault.code, ...scanFaultWords(fault) });
}

class RecordCollector {
  private batches: Batch[] = [];
  private current: Batch = emptyBatch(2);
  private isHeaderRead = false;
  private hasNul = false;
  private readonly blankRows: number[] = [];

  constructor(
    private readonly reading: Reading,
    private readonly text: TextStream,
  ) {}

  watch(piece: string): string {
    if (!this.hasNul && piece.includes('\0')) this.hasNul = true;
    return piece;
  }

  /** A blank line is a record in a table of one column, unless nothing follows it; in a wider table it is passed over. */
  readonly take = (cells: string[], row: number, isBlank: boolean): void => {
    if (isBlank) {
      if (this.isHeaderRead && this.reading.header.length === 1) this.blankRows.push(row);
      return;
    }
    if (!this.isHeaderRead) {
      this.isHeaderRead = true;
      return;
    }
    if (this.blankRows.length > 0) for (const blank of this.blankRows.splice(0)) this.append([''], blank);
    this.append(cells, row);
  };

  private append(cells: string[], row: number): void {
    const fault = this.findFault(cells, row);
    if (fault !== null) {
      if (this.reading.onRowFault) this.reading.onRowFault({ file: this.reading.path, ...fault });
      else this.reading.faults.add(fault);
      return;
    }
    const isNext = this.current.length < batchSize && row === this.current.firstRow + this.current.length;
    if (!isNext) {
      if (this.current.length > 0) this.batches.push(this.current);
      this.current = emptyBatch(row);
    }
    this.current.push(cells);
  }

  private findFault(cells: string[], row: number): Omit<Fault, 'file'> | null {
    const { header, layout } = this.reading;
    if (cells.length !== header.length) return raggedFault(cells.length, header.length, row);
    if (!this.hasNul && !this.text.broken) return null;
    const index = cells.findIndex((cell) => cell.includes('\0') || (this.text.broken && cell.includes('\uFFFD')));
    if (index < 0) return null;
    const column = header[index]!;
    if (cells[index]!.includes('\0'))
      return {
        row,
        column,
        code: 'nul',
        message: 'the cell holds a NUL byte',
        remedy: 'export the file again as plain text',
      };
    const message = `the cell holds bytes that are not ${layout.encoding}`;
    return {
      row,
      column,
      code: 'undecodable',
      message,
      remedy: 'name the right encoding with --encoding, or mend the cell',
    };
  }

  *full(): Generator<Batch> {
    yield* this.batches;
    this.batches = [];
  }

  *rest(): Generator<Batch> {
    yield* this.full();
    if (this.current.length > 0) yield this.current;
  }
}

function raggedFault(found: number, expected: number, row: number): Omit<Fault, 'file'> {
  const count = (cells: number) => `${cells} cell${cells === 1 ? '' : 's'}`;
  const message = `the row has ${count(found)}, the header has ${expected}`;
  const remedy = found > expected ? 'quote cells that hold the delimiter' : 'add the missing cells, empty if need be';
  return { row, column: null, code: found > expected ? 'rowTooLong' : 'rowTooShort', message, remedy };
}

function emptyBatch(firstRow: number): Batch {
  return Object.assign([] as string[][], { firstRow });
}
