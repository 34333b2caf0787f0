import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { generateRegister, registerColumns } from './generateRegister.ts';

/** The firm for which the demonstration's owner speaks takes the place of the first one. */
const cast = {
  id: 'X0000001',
  name: 'Bright Star Tooling Co., Ltd.',
  legal_form: 'Co., Ltd.',
  employees: '38',
  product: '259',
  registered_on: '2009-04-17',
  address: 'Daya District, 12 Industry Road',
  town_code: '66000180',
  town: 'Daya District',
  town_local: '大雅區',
  county: 'Taichung City',
  county_local: '臺中市',
  longitude: '120.63935',
  latitude: '24.23045',
  processes: 'Tool, die and mould making;Machining',
  materials: 'Steel;Aluminium',
  certificates: 'ISO 9001',
  certificates_valid_to: '2027-06-30',
  capacity_spare: '30',
};

/** Writes an invented register as CSV, in pieces, so that a million rows need no more memory than a thousand. */
export async function writeRegister(file: string, count: number, seed: number): Promise<void> {
  await pipeline(Readable.from(lines(count, seed)), createWriteStream(file));
}

function* lines(count: number, seed: number): Generator<string> {
  let piece = `${registerColumns.join(',')}\n`;
  for (const generated of generateRegister(count, seed)) {
    const row = generated.id === cast.id ? { ...generated, ...cast } : generated;
    piece += `${registerColumns.map((column) => quoted(row[column])).join(',')}\n`;
    if (piece.length > 65_536) {
      yield piece;
      piece = '';
    }
  }
  yield piece;
}

const quoted = (cell: string) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
