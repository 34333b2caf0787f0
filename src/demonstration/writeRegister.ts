import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { generateRegister, registerColumns } from './generateRegister.ts';

/** Writes an invented register as CSV, in pieces, so that a million rows need no more memory than a thousand. */
export async function writeRegister(file: string, count: number, seed: number): Promise<void> {
  await pipeline(Readable.from(lines(count, seed)), createWriteStream(file));
}

function* lines(count: number, seed: number): Generator<string> {
  let piece = `${registerColumns.join(',')}\n`;
  for (const row of generateRegister(count, seed)) {
    piece += `${registerColumns.map((column) => quoted(row[column])).join(',')}\n`;
    if (piece.length > 65_536) {
      yield piece;
      piece = '';
    }
  }
  yield piece;
}

const quoted = (cell: string) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
