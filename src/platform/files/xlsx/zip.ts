import { createReadStream } from 'node:fs';
import { crc32, createInflateRaw } from 'node:zlib';
import { refuse } from '../../command/faults.ts';
import type { BoundedFile } from '../boundedFile.ts';
import type { FileLimits } from '../limits.ts';

export interface ZipEntry {
  name: string;
  isPacked: boolean;
  packedBytes: number;
  bytes: number;
  crc: number;
  headStart: number;
}

const mostEntries = 10_000;
const mostDirectoryBytes = 16 * 1024 * 1024;
const all32 = 0xffffffff;

export function refuseWorkbook(path: string, message: string): never {
  refuse(path, {
    code: 'xlsxDamaged',
    message,
    remedy: 'open it in the program that made it and save it anew, or save it as CSV',
  });
}

/** What an archive says that it holds, checked before anything is unpacked; by name in lower case. */
export async function readZipDirectory(file: BoundedFile, limits: FileLimits): Promise<Map<string, ZipEntry>> {
  const { start, length, count } = await findDirectory(file);
  if (count > mostEntries) refuseWorkbook(file.path, `the archive has ${count} entries; a workbook has a few dozen`);
  if (length > mostDirectoryBytes) refuseWorkbook(file.path, 'the list of its entries is longer than 16 MB');
  const directory = Buffer.from(await file.bytes(start, length, 'the list of its entries'));
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > length || directory.readUInt32LE(at) !== 0x02014b50)
      refuseWorkbook(file.path, `the list of its entries breaks off at entry ${index + 1} of ${count}`);
    const size =
      46 + directory.readUInt16LE(at + 28) + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    if (at + size > length)
      refuseWorkbook(file.path, `the list of its entries breaks off at entry ${index + 1} of ${count}`);
    const entry = readEntry(file.path, directory.subarray(at, at + size));
    const key = entry.name.toLowerCase();
    if (entries.has(key)) refuseWorkbook(file.path, `two of its entries are named ${entry.name}`);
    entries.set(key, entry);
    at += size;
  }
  refuseOverlaps(file.path, entries, start);
  refuseBomb(file.path, entries, limits);
  return entries;
}

async function findDirectory(file: BoundedFile): Promise<{ start: number; length: number; count: number }> {
  const tailBytes = Math.min(file.size, 22 + 0xffff);
  const tailStart = file.size - tailBytes;
  const tail = Buffer.from(await file.bytes(tailStart, tailBytes, 'its end'));
  const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (at < 0 || at + 22 > tail.length)
    refuseWorkbook(file.path, 'the file ends before the list of its entries, as one that was cut short');
  const place = {
    count: tail.readUInt16LE(at + 10),
    length: tail.readUInt32LE(at + 12),
    start: tail.readUInt32LE(at + 16),
  };
  if (place.count !== 0xffff && place.length !== all32 && place.start !== all32) return place;
  return findWideDirectory(file, tailStart + at - 20);
}

/** Archives of the wide kind (zip64) keep the place in a record of its own. */
async function findWideDirectory(file: BoundedFile, locatorStart: number) {
  const locator = Buffer.from(await file.bytes(Math.max(0, locatorStart), 20, 'its end'));
  if (locator.readUInt32LE(0) !== 0x07064b50) refuseWorkbook(file.path, 'the end of the archive points nowhere');
  const record = await file.bytes(Number(locator.readBigUInt64LE(8)), 56, 'its end');
  if (record.readUInt32LE(0) !== 0x06064b50) refuseWorkbook(file.path, 'the end of the archive points nowhere');
  const [count, length, start] = [32, 40, 48].map((at) => Number(record.readBigUInt64LE(at)));
  return { count: count!, length: length!, start: start! };
}

function readEntry(path: string, record: Buffer): ZipEntry {
  const nameLength = record.readUInt16LE(28);
  const name = record.toString('utf8', 46, 46 + nameLength);
  const flags = record.readUInt16LE(8);
  const method = record.readUInt16LE(10);
  if ((flags & 1) !== 0)
    refuse(path, { code: 'encrypted', message: 'the workbook is encrypted', remedy: 'save it without a password' });
  if (/^[/\\]|\\|(^|\/)\.\.(\/|$)|^[a-z]:|\0/i.test(name))
    refuseWorkbook(path, `an entry has the name ${JSON.stringify(name)}`);
  if (method !== 0 && method !== 8) refuseWorkbook(path, `the entry ${name} is packed by method ${method}`);
  const entry = {
    name,
    isPacked: method === 8,
    crc: record.readUInt32LE(16),
    packedBytes: record.readUInt32LE(20),
    bytes: record.readUInt32LE(24),
    headStart: record.readUInt32LE(42),
  };
  return widen(path, entry, record.subarray(46 + nameLength, 46 + nameLength + record.readUInt16LE(30)));
}

/** Numbers that do not fit stand in an extra field, in this order, those alone that are full of ones. */
function widen(path: string, entry: ZipEntry, extra: Buffer): ZipEntry {
  const wanted = (['bytes', 'packedBytes', 'headStart'] as const).filter((field) => entry[field] === all32);
  if (wanted.length === 0) return entry;
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1 || at + 4 + 8 * wanted.length > extra.length) continue;
    for (const [index, field] of wanted.entries()) entry[field] = Number(extra.readBigUInt64LE(at + 4 + 8 * index));
    return entry;
  }
  refuseWorkbook(path, `the entry ${entry.name} does not say how long it is`);
}

function refuseOverlaps(path: string, entries: Map<string, ZipEntry>, directoryStart: number): void {
  const ordered = [...entries.values()].sort((a, b) => a.headStart - b.headStart);
  for (const [index, { headStart, name, packedBytes }] of ordered.entries()) {
    const end = headStart + 30 + Buffer.byteLength(name) + packedBytes;
    if (end > (ordered[index + 1]?.headStart ?? directoryStart))
      refuseWorkbook(path, `the entry ${name} overlaps what follows it`);
  }
}

function refuseBomb(path: string, entries: Map<string, ZipEntry>, limits: FileLimits): void {
  const sum = (field: 'bytes' | 'packedBytes') =>
    [...entries.values()].reduce((total, entry) => total + entry[field], 0);
  const bytes = sum('bytes');
  if (bytes > limits.inflatedBytes || (bytes > limits.ratioFromBytes && bytes > sum('packedBytes') * limits.ratio))
    refuse(path, {
      code: 'zipBomb',
      message: 'the workbook unpacks to far more than a real table of its size does',
      remedy: 'save the sheet as CSV and give that file',
    });
}

/** The content of an entry, piece by piece; it may be no longer than the list says, and must be what its checksum says. */
export async function* readEntryBytes(file: BoundedFile, entry: ZipEntry): AsyncGenerator<Buffer> {
  const head = await file.bytes(entry.headStart, 30, entry.name);
  if (head.readUInt32LE(0) !== 0x04034b50)
    refuseWorkbook(file.path, `the entry ${entry.name} is not where the list says`);
  const start = entry.headStart + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  file.mustHold(start, entry.packedBytes, entry.name);
  if (entry.packedBytes === 0) return;
  const source = createReadStream(file.path, { start, end: start + entry.packedBytes - 1, highWaterMark: 64 * 1024 });
  const pieces = entry.isPacked ? source.pipe(createInflateRaw({ chunkSize: 64 * 1024 })) : source;
  let bytes = 0;
  let crc = 0;
  source.on('error', (error) => pieces.destroy(error));
  try {
    for await (const piece of pieces as AsyncIterable<Buffer>) {
      bytes += piece.length;
      if (bytes > entry.bytes) refuseWorkbook(file.path, `the entry ${entry.name} is longer than the list says`);
      crc = crc32(piece, crc);
      yield piece;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_'))
      refuseWorkbook(file.path, `the entry ${entry.name} is damaged`);
    throw error;
  } finally {
    source.destroy();
    pieces.destroy();
  }
  if (bytes !== entry.bytes || crc !== entry.crc) refuseWorkbook(file.path, `the entry ${entry.name} is damaged`);
}
