import type { Fault } from '../command/define.ts';
import type { FileIdentity } from './bytes.ts';
import type { ColumnRequest, ColumnSet, Shown, ShowRequest } from './cells.ts';
import type { Delimiter } from './delimiter.ts';
import type { EncodingName } from './encodings.ts';
import type { FileLimits } from './limits.ts';

/** About a thousand records, consecutive; `firstRow` is the number of the first (the header being 1). */
export type Batch = string[][] & { firstRow: number };

export interface OpenOptions {
  /** Any spelling of an encoding's name; detected when left out. */
  encoding?: string | undefined;
  /** `,` `;` or tab (or their names); detected when left out. */
  delimiter?: string | undefined;
  /** Of a workbook: the name or the number of a sheet; the first when left out. */
  sheet?: string | undefined;
  /** Hears of records that are too long, too short or hold NUL or undecodable bytes; without it they make the reading fail. */
  onRowFault?: ((fault: Fault) => void) | undefined;
  limits?: Partial<FileLimits> | undefined;
}

/** A table that is open for reading: its header is known and sound, its rows come as they are asked for. */
export interface Table {
  format: 'csv' | 'xlsx' | 'dta' | 'geojson';
  encoding: EncodingName;
  /** Null unless the table is delimited text. */
  delimiter: Delimiter | null;
  header: readonly string[];
  /**
   * Rows as text, what is missing being empty: codes, not labels; numbers in full; dates and instants in ISO form. With `only`, cells
   * of other columns may be left empty, which saves most of the time of a wide file. May be called again: each call reads the file
   * from its start. Throws `InputFaults` at the end if records were at fault.
   */
  records(only?: readonly number[]): AsyncIterable<Batch>;
  /** Rows with the types that the file gives them, for people to look at. */
  show(request: ShowRequest): Promise<Shown>;
  /** Whole columns in memory, numbers as doubles. */
  columns(request: ColumnRequest): Promise<ColumnSet>;
  /** Hash and length of the file's own bytes; of delimited text it resolves when records() has been read to its end. */
  identity: Promise<FileIdentity>;
}
