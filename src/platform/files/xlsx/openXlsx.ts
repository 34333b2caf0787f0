import { refuse } from '../../command/faults.ts';
import { openBounded, withFile } from '../boundedFile.ts';
import { checkNames } from '../header.ts';
import { identityOf } from '../identity.ts';
import { defaultLimits, type FileLimits } from '../limits.ts';
import { RowFaults } from '../rowFaults.ts';
import type { OpenOptions, Table } from '../table.ts';
import {
  readTypedColumns,
  showTyped,
  type TypedBatch,
  TypedBatcher,
  type TypedCell,
  type TypedSource,
  typedRecords,
} from '../typedRows.ts';
import { Package } from './parts.ts';
import { readSharedStrings } from './sharedStrings.ts';
import { type SheetContext, type SheetRow, SheetRows } from './sheetRows.ts';
import { readStyles } from './styles.ts';
import { chooseSheet, readWorkbook } from './workbook.ts';

interface OpenSheet {
  path: string;
  part: string;
  limits: FileLimits;
  context: SheetContext;
}

/** One sheet of a workbook as a table; the row of its first value is the header. Nothing but its texts is held in memory. */
export async function openXlsx(path: string, options: OpenOptions): Promise<Table> {
  const limits: FileLimits = { ...defaultLimits, ...options.limits };
  const sheet = await openSheet(path, limits, options.sheet);
  const { header, headerRow } = await readSheetHeader(sheet);
  const source: TypedSource = { path, header, rows: () => readRows(sheet, header, headerRow, options) };
  return {
    format: 'xlsx',
    encoding: 'UTF-8',
    delimiter: null,
    header,
    records: () => typedRecords(source),
    show: (request) => showTyped(source, request),
    columns: (request) => readTypedColumns(source, request),
    get identity() {
      return identityOf(path);
    },
  };
}

function openSheet(path: string, limits: FileLimits, wanted: string | undefined): Promise<OpenSheet> {
  return withFile(path, async (file) => {
    const parts = await Package.open(file, limits);
    const workbook = await readWorkbook(parts);
    const { part } = chooseSheet(path, workbook, wanted);
    const styles = await readStyles(parts, workbook.styles);
    const strings = await readSharedStrings(parts, workbook.sharedStrings);
    return { path, part, limits, context: { strings, styles, is1904: workbook.is1904, longestCell: limits.cell } };
  });
}

async function* readSheet({ path, part, limits, context }: OpenSheet): AsyncGenerator<SheetRow[]> {
  const rows = new SheetRows(context);
  const file = await openBounded(path);
  try {
    const parts = await Package.open(file, limits);
    for await (const _ of parts.scanInPieces(part, rows)) yield rows.take();
    yield rows.take();
  } finally {
    await file.close();
  }
}

async function readSheetHeader(sheet: OpenSheet): Promise<{ header: string[]; headerRow: number }> {
  for await (const [first] of readSheet(sheet)) {
    if (first === undefined) continue;
    const header = Array.from(first.cells, (cell) => textOfName(cell ?? null));
    if (header.length > sheet.limits.columns)
      refuse(sheet.path, {
        row: first.row,
        code: 'tooManyColumns',
        message: 'a record has more than 10,000 cells',
        remedy: 'delete the columns that are not needed',
      });
    checkNames(sheet.path, header, first.row);
    return { header, headerRow: first.row };
  }
  refuse(sheet.path, {
    code: 'empty',
    message: 'the sheet is empty',
    remedy: 'name another with --sheet, or give a table with a header line',
  });
}

function textOfName(cell: TypedCell): string {
  if (cell === null) return '';
  return (typeof cell === 'object' ? cell.iso : String(cell)).trim();
}

async function* readRows(
  sheet: OpenSheet,
  header: readonly string[],
  headerRow: number,
  options: OpenOptions,
): AsyncGenerator<TypedBatch> {
  const faults = new RowFaults(sheet.path, options.onRowFault);
  const batcher = new TypedBatcher();
  for await (const rows of readSheet(sheet)) {
    for (const { row, cells, fault } of rows) {
      if (row <= headerRow) continue;
      if (fault !== null) faults.add({ row, column: header[fault.at] ?? null, ...fault.what });
      else if (cells.length > header.length) faults.add({ row, column: null, ...tooLong(cells.length, header.length) });
      else
        batcher.add(
          row,
          Array.from(header, (_, place) => cells[place] ?? null),
        );
    }
    yield* batcher.full();
  }
  yield* batcher.rest();
  faults.throwIfAny();
}

const tooLong = (found: number, expected: number) => ({
  code: 'rowTooLong',
  message: `the row has a value in column ${found}, the header has ${expected} columns`,
  remedy: 'give the column a name in the header row, or clear the cell',
});
