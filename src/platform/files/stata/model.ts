import type { EncodingName } from '../encodings.ts';
import type { Release } from './releases.ts';

export type StorageType = 'byte' | 'int' | 'long' | 'float' | 'double' | 'string' | 'strL';

/** A variable as it is stored; texts are bytes until the encoding is known. */
export interface RawVariable {
  storage: StorageType;
  /** Bytes of a cell, and where it begins in its row. */
  width: number;
  offset: number;
  name: Buffer;
  label: Buffer;
  format: string;
  labelSet: Buffer;
}

/** Where everything is; each place has been checked against the size of the file. */
export interface DtaLayout {
  release: Release;
  isLittleEndian: boolean;
  rowCount: number;
  rowBytes: number;
  dataStart: number;
  /** Null: the release has none. */
  strlsStart: number | null;
  valueLabelsStart: number;
  variables: RawVariable[];
}

export interface DtaVariable {
  name: string;
  label: string | null;
  /** Name of its set of value labels; empty: none. */
  labelSet: string;
  format: string;
  storage: StorageType;
  width: number;
  offset: number;
}

export interface DtaFile extends Omit<DtaLayout, 'variables'> {
  path: string;
  encoding: EncodingName;
  variables: DtaVariable[];
}
