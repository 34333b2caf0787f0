import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import { openTable } from '../../../../platform/files/index.ts';
import type { ColumnCodes } from '../rules/columnFacts.ts';

export interface Records {
  file: string;
  header: readonly string[];
  rowCount: number;
  /** Columns by name, each distinct text once. */
  columns: Map<string, ColumnCodes>;
  /** Number of each row in the file, the header being 1. */
  rowNumbers: number[];
}

class ColumnReader {
  private readonly known = new Map<string, number>();
  readonly texts: string[] = [];
  readonly codes: number[] = [];

  add(cell: string): void {
    const text = cell.trim();
    if (text === '') {
      this.codes.push(-1);
      return;
    }
    let code = this.known.get(text);
    if (code === undefined) {
      code = this.texts.length;
      this.known.set(text, code);
      this.texts.push(text);
    }
    this.codes.push(code);
  }
}

/** A table with its texts as numbers. Spaces around headers and cells are no part of them. */
export async function readRecords(
  file: string,
  environment: AnalysisEnvironment,
  signal: AbortSignal,
): Promise<Records> {
  const table = await openTable(file);
  const header = table.header.map((name) => name.trim());
  const twice = header.find((name, index) => header.indexOf(name) !== index);
  if (twice !== undefined)
    refuse(file, {
      row: 1,
      column: twice,
      code: 'columnTwice',
      message: `two columns are named "${twice}"`,
      remedy: 'give each column a name of its own',
    });
  const readers = header.map(() => new ColumnReader());
  const rowNumbers: number[] = [];
  for await (const batch of table.records()) {
    signal.throwIfAborted();
    for (const [index, record] of batch.entries()) {
      rowNumbers.push(batch.firstRow + index);
      for (const [place, reader] of readers.entries()) reader.add(record[place]!);
    }
    environment.progress(rowNumbers.length, null, 'reading');
  }
  const columns = new Map(
    header.map((name, place) => [
      name,
      { header: name, codes: Int32Array.from(readers[place]!.codes), texts: readers[place]!.texts },
    ]),
  );
  return { file, header, rowCount: rowNumbers.length, columns, rowNumbers };
}

/** The identifier of each row: a column of the file, or where there is none the number of the row. */
export function readIds(records: Records, column: string | undefined, specFile: string): string[] {
  const name = column ?? (records.columns.has('id') ? 'id' : null);
  if (name === null) return records.rowNumbers.map(String);
  const ids = requireColumn(records, name, specFile);
  const seen = new Map<string, number>();
  for (const [index, row] of records.rowNumbers.entries()) {
    const code = ids.codes[index]!;
    const id = code < 0 ? '' : ids.texts[code]!;
    const before = seen.get(id);
    if (code < 0 || before !== undefined)
      refuse(records.file, {
        row,
        column: name,
        code: code < 0 ? 'idMissing' : 'idTwice',
        message: code < 0 ? 'the row has no id' : `the id "${id.slice(0, 60)}" stands in row ${before} too`,
        remedy: 'give each row an id of its own, or name another column as "id" in the spec',
      });
    seen.set(id, row);
  }
  return [...seen.keys()];
}

export function requireColumn(records: Records, name: string, specFile: string): ColumnCodes {
  const found = records.columns.get(name.trim());
  if (found) return found;
  refuse(specFile, {
    column: name,
    code: 'columnMissing',
    message: `${records.file} has no column named "${name}"`,
    remedy: `name one of ${records.header.slice(0, 50).join(', ')}`,
  });
}
