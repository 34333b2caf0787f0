export type { FileIdentity } from './bytes.ts';
export type {
  Cell,
  Column,
  ColumnDescription,
  ColumnRequest,
  ColumnSet,
  NumberColumn,
  Shown,
  TextColumn,
} from './cells.ts';
export { nameOfMissing } from './cells.ts';
export { CodeReader, findColumn, NumberReader, notANumber, numeral } from './columnReaders.ts';
export { type Delimiter, delimiters } from './delimiter.ts';
export { type EncodingName, encodingNames } from './encodings.ts';
export { type ColumnType, convertCell, TypeInference } from './inferTypes.ts';
export { defaultLimits, type FileLimits } from './limits.ts';
export { openTable } from './openTable.ts';
export { readColumns } from './readColumns.ts';
export { readReferenceFolder } from './referenceFolder.ts';
export type { Batch, OpenOptions, Table } from './table.ts';
export {
  type CsvValue,
  guardFormula,
  unguardFormula,
  type WriteCsvOptions,
  writeCsv,
  writeCsvLines,
} from './writeCsv.ts';
export { type Sheet, type SheetCell, writeXlsx, xlsxType } from './xlsx/writeXlsx.ts';
