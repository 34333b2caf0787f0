import type { BoundedFile } from '../boundedFile.ts';
import type { DtaLayout } from './model.ts';
import { findRelease, type Release, refuseDamaged } from './releases.ts';
import { buildVariables } from './variables.ts';

/** Formats 117 and newer: sections between tags, found by a map that is believed only where the right tag stands. */
export async function readTaggedLayout(file: BoundedFile): Promise<DtaLayout> {
  const tags = new TagReader(file);
  const { release, isLittleEndian, variableCount, rowCount } = await readHead(tags);
  const map = await readMap(tags, isLittleEndian);
  const variables = buildVariables(
    file.path,
    release,
    await readDescriptors(tags, release, variableCount, isLittleEndian),
  );
  const rowBytes = variables.reduce((sum, { width }) => sum + width, 0);
  const section = (index: number, tag: string) => findSection(file, map, index, tag);
  const dataStart = await section(9, '<data>');
  const layout = { release, isLittleEndian, rowCount, rowBytes, dataStart, variables };
  await mustEndWell(file, layout);
  return {
    ...layout,
    strlsStart: await section(10, '<strls>'),
    valueLabelsStart: await section(11, '<value_labels>'),
  };
}

class TagReader {
  position = 0;

  constructor(readonly file: BoundedFile) {}

  async expect(tag: string): Promise<void> {
    const found = (await this.file.bytes(this.position, tag.length, tag)).toString('latin1');
    if (found !== tag) refuseDamaged(this.file.path, `at byte ${this.position} there should be ${tag}`);
    this.position += tag.length;
  }

  /** A copy: it may be kept. */
  async take(length: number, what: string): Promise<Buffer> {
    const found = Buffer.from(await this.file.bytes(this.position, length, what));
    this.position += length;
    return found;
  }

  async between(name: string, length: number): Promise<Buffer> {
    await this.expect(`<${name}>`);
    const found = await this.take(length, `<${name}>`);
    await this.expect(`</${name}>`);
    return found;
  }
}

async function readHead(tags: TagReader) {
  const { path } = tags.file;
  await tags.expect('<stata_dta><header>');
  const spelling = (await tags.between('release', 3)).toString('latin1');
  if (!/^\d{3}$/.test(spelling)) refuseDamaged(path, 'the release in the head is no number');
  const release = findRelease(path, Number(spelling));
  const order = (await tags.between('byteorder', 3)).toString('latin1');
  if (order !== 'LSF' && order !== 'MSF') refuseDamaged(path, 'the byte order is neither LSF nor MSF');
  const isLittleEndian = order === 'LSF';
  const variableCount = readUnsigned(await tags.between('K', release.variableCount), isLittleEndian);
  const rowCount = readUnsigned(await tags.between('N', release.rowCount), isLittleEndian);
  if (variableCount > release.mostVariables || !Number.isSafeInteger(rowCount))
    refuseDamaged(path, `the head speaks of ${variableCount} variables and ${rowCount} rows`);
  await skipText(tags, 'label', release.dataLabelLength, isLittleEndian);
  await skipText(tags, 'timestamp', 1, isLittleEndian);
  await tags.expect('</header>');
  return { release, isLittleEndian, variableCount, rowCount };
}

async function skipText(tags: TagReader, name: string, lengthBytes: number, isLittleEndian: boolean): Promise<void> {
  await tags.expect(`<${name}>`);
  const length = readUnsigned(await tags.take(lengthBytes, `<${name}>`), isLittleEndian);
  tags.position += length;
  await tags.expect(`</${name}>`);
}

/** Sums that no double holds come out too large for any file, and are refused as such. */
export function readUnsigned(bytes: Buffer, isLittleEndian: boolean): number {
  if (bytes.length === 8) return Number(isLittleEndian ? bytes.readBigUInt64LE() : bytes.readBigUInt64BE());
  return isLittleEndian ? bytes.readUIntLE(0, bytes.length) : bytes.readUIntBE(0, bytes.length);
}

async function readMap(tags: TagReader, isLittleEndian: boolean): Promise<number[]> {
  const map = await tags.between('map', 14 * 8);
  return Array.from({ length: 14 }, (_, index) => readUnsigned(map.subarray(index * 8, index * 8 + 8), isLittleEndian));
}

async function readDescriptors(tags: TagReader, release: Release, count: number, isLittleEndian: boolean) {
  const typeBytes = await tags.between('variable_types', 2 * count);
  const types = Array.from({ length: count }, (_, index) =>
    isLittleEndian ? typeBytes.readUInt16LE(index * 2) : typeBytes.readUInt16BE(index * 2),
  );
  const names = await tags.between('varnames', release.name * count);
  await tags.between('sortlist', release.variableCount * (count + 1));
  const formats = await tags.between('formats', release.format * count);
  const labelSets = await tags.between('value_label_names', release.name * count);
  const labels = await tags.between('variable_labels', release.variableLabel * count);
  return { types, names, formats, labelSets, labels };
}

/** Where the content of a section begins. */
async function findSection(file: BoundedFile, map: number[], index: number, tag: string): Promise<number> {
  const start = map[index]!;
  file.mustHold(start, tag.length, tag);
  const found = (await file.bytes(start, tag.length, tag)).toString('latin1');
  if (found !== tag) refuseDamaged(file.path, `its map says that ${tag} stands at byte ${start}, where it does not`);
  return start + tag.length;
}

async function mustEndWell(file: BoundedFile, layout: { dataStart: number; rowBytes: number; rowCount: number }) {
  const dataBytes = layout.rowBytes * layout.rowCount;
  file.mustHold(layout.dataStart, dataBytes, `the ${layout.rowCount} rows that its head speaks of`);
  const end = (await file.bytes(layout.dataStart + dataBytes, 7, 'its data')).toString('latin1');
  if (end !== '</data>') refuseDamaged(file.path, 'the data do not end where the number of rows and variables says');
  const tailBytes = Math.min(64, file.size);
  const tail = (await file.bytes(file.size - tailBytes, tailBytes, 'its end')).toString('latin1');
  if (!tail.includes('</stata_dta>')) file.mustHold(file.size, 1, '</stata_dta>');
}
