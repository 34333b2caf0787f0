import type { Fault } from '../command/define.ts';
import type { FileIdentity } from './bytes.ts';
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
  /** Hears of records that are too long, too short or hold NUL or undecodable bytes; without it they make the reading fail. */
  onRowFault?: ((fault: Fault) => void) | undefined;
  limits?: Partial<FileLimits> | undefined;
}

/** A table that is open for reading: its header is known and sound, its records come as they are asked for. */
export interface Table {
  format: 'csv';
  encoding: EncodingName;
  delimiter: Delimiter;
  header: readonly string[];
  /** May be called again: each call reads the file from its start. Throws `InputFaults` at the end if records were at fault. */
  records(): AsyncIterable<Batch>;
  /** Hash and length of the file's own bytes; resolves when records() has been read to its end. */
  identity: Promise<FileIdentity>;
}
