import type { BoundedFile } from '../boundedFile.ts';
import type { DtaFile } from './model.ts';
import type { RowChunk } from './readNumbers.ts';

const chunkBytes = 1024 * 1024;
/** From here on a row is worth being reached into: below it neighbours share the pages that the system reads anyway. */
const wideRowBytes = 16 * 1024;

type DataPlace = Pick<DtaFile, 'rowBytes' | 'rowCount' | 'dataStart' | 'isLittleEndian'>;

/** Which bytes of a row are wanted. */
export interface Span {
  start: number;
  end: number;
}

/**
 * The rows in pieces of about a megabyte, one buffer used again and again: a piece is good until the next is asked for.
 * Of wide rows only the span is read that holds the wanted variables; the rest of the buffer is then left as it was.
 */
export async function* readRowChunks(
  file: BoundedFile,
  place: DataPlace,
  span: Span,
  limits: { rows?: number | undefined; rowsPerChunk?: number | undefined } = {},
): AsyncGenerator<RowChunk> {
  const { rowBytes, dataStart, isLittleEndian } = place;
  const last = Math.min(place.rowCount, limits.rows ?? Number.POSITIVE_INFINITY);
  if (last === 0) return;
  const fitting = Math.max(1, Math.floor(chunkBytes / rowBytes));
  const rowsPerChunk = Math.min(last, fitting, limits.rowsPerChunk ?? fitting);
  const bytes = Buffer.alloc(rowsPerChunk * rowBytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const isSparse = rowBytes >= wideRowBytes && (span.end - span.start) * 4 <= rowBytes;
  for (let firstRow = 0; firstRow < last; firstRow += rowsPerChunk) {
    const rows = Math.min(rowsPerChunk, last - firstRow);
    const start = dataStart + firstRow * rowBytes;
    if (isSparse) {
      for (let row = 0; row < rows; row += 1) {
        const from = row * rowBytes + span.start;
        const target = bytes.subarray(from, row * rowBytes + span.end);
        await file.into(target, start + from, target.length, 'its data');
      }
    } else await file.into(bytes, start, rows * rowBytes, 'its data');
    yield { bytes, view, firstRow, rows, rowBytes, isLittleEndian };
  }
}

export function spanOf(variables: readonly { offset: number; width: number }[]): Span {
  const start = Math.min(...variables.map(({ offset }) => offset));
  const end = Math.max(...variables.map(({ offset, width }) => offset + width));
  return variables.length === 0 ? { start: 0, end: 0 } : { start, end };
}
