import {
  byteMissing,
  codeOfDouble,
  codeOfFloat,
  doubleMissing,
  floatMissing,
  intMissing,
  longMissing,
} from './missing.ts';
import type { DtaVariable } from './model.ts';

export interface RowChunk {
  bytes: Buffer;
  view: DataView;
  /** Index of its first row, the first of the file being 0. */
  firstRow: number;
  rows: number;
  rowBytes: number;
  isLittleEndian: boolean;
}

type Put = (index: number, value: number, missing: number) => void;

/** Goes down one numeric variable; a missing cell is NaN with the code of `missing.ts`. */
export function eachNumber(chunk: RowChunk, { storage, offset }: DtaVariable, put: Put): void {
  const { rows, rowBytes, view, isLittleEndian } = chunk;
  if (storage === 'double') {
    for (let row = 0, at = offset; row < rows; row += 1, at += rowBytes) {
      const value = view.getFloat64(at, isLittleEndian);
      if (value < doubleMissing && value !== Number.NEGATIVE_INFINITY) put(row, value, 0);
      else put(row, Number.NaN, codeAtDouble(view, at, isLittleEndian));
    }
  } else if (storage === 'float') {
    for (let row = 0, at = offset; row < rows; row += 1, at += rowBytes) {
      const value = view.getFloat32(at, isLittleEndian);
      if (value < floatMissing && value !== Number.NEGATIVE_INFINITY) put(row, value, 0);
      else put(row, Number.NaN, codeOfFloat(view.getUint32(at, isLittleEndian)));
    }
  } else if (storage === 'long') {
    for (let row = 0, at = offset; row < rows; row += 1, at += rowBytes)
      putWhole(put, row, view.getInt32(at, isLittleEndian), longMissing);
  } else if (storage === 'int') {
    for (let row = 0, at = offset; row < rows; row += 1, at += rowBytes)
      putWhole(put, row, view.getInt16(at, isLittleEndian), intMissing);
  } else {
    for (let row = 0, at = offset; row < rows; row += 1, at += rowBytes)
      putWhole(put, row, view.getInt8(at), byteMissing);
  }
}

function putWhole(put: Put, row: number, value: number, firstMissing: number): void {
  if (value < firstMissing) put(row, value, 0);
  else put(row, Number.NaN, value - firstMissing + 1);
}

function codeAtDouble(view: DataView, at: number, isLittleEndian: boolean): number {
  const first = view.getUint32(at, isLittleEndian);
  const second = view.getUint32(at + 4, isLittleEndian);
  return isLittleEndian ? codeOfDouble(second, first) : codeOfDouble(first, second);
}
