import type { BoundedFile } from '../boundedFile.ts';
import type { DtaLayout } from './model.ts';
import { findRelease, type Release, refuseDamaged } from './releases.ts';
import { buildVariables } from './variables.ts';

const headBytes = 109;
/** Stata itself writes a few thousand at most; a file that is nothing else must not keep us walking. */
const mostNotes = 1_000_000;

/** Formats 113 to 115: fields at fixed places, then notes of any length, then the data. */
export async function readOldLayout(file: BoundedFile): Promise<DtaLayout> {
  const head = await file.bytes(0, headBytes, 'its head');
  const release = findRelease(file.path, head[0]!);
  const isLittleEndian = head[1] === 2;
  const variableCount = isLittleEndian ? head.readInt16LE(4) : head.readInt16BE(4);
  const rowCount = isLittleEndian ? head.readInt32LE(6) : head.readInt32BE(6);
  if (head[1] !== 1 && head[1] !== 2)
    refuseDamaged(file.path, `the byte order is ${head[1]}, and only 1 and 2 are known`);
  if (variableCount < 0 || rowCount < 0)
    refuseDamaged(file.path, `the head speaks of ${variableCount} variables and ${rowCount} rows`);
  const variables = buildVariables(file.path, release, await readDescriptors(file, release, variableCount));
  const notesStart = headBytes + descriptorBytes(release, variableCount);
  const dataStart = await skipNotes(file, notesStart, isLittleEndian);
  const rowBytes = variables.reduce((sum, { width }) => sum + width, 0);
  const valueLabelsStart = dataStart + rowBytes * rowCount;
  return { release, isLittleEndian, rowCount, rowBytes, dataStart, strlsStart: null, valueLabelsStart, variables };
}

const descriptorBytes = (release: Release, count: number) =>
  count * (1 + 2 * release.name + release.format + release.variableLabel) + 2 * (count + 1);

async function readDescriptors(file: BoundedFile, release: Release, count: number) {
  const all = Buffer.from(await file.bytes(headBytes, descriptorBytes(release, count), 'the list of variables'));
  let at = 0;
  const take = (bytes: number) => {
    at += bytes;
    return all.subarray(at - bytes, at);
  };
  const types = [...take(count)];
  const names = take(count * release.name);
  take(2 * (count + 1));
  const formats = take(count * release.format);
  const labelSets = take(count * release.name);
  return { types, names, formats, labelSets, labels: take(count * release.variableLabel) };
}

async function skipNotes(file: BoundedFile, start: number, isLittleEndian: boolean): Promise<number> {
  let at = start;
  for (let notes = 0; notes <= mostNotes; notes += 1) {
    const note = await file.bytes(at, 5, 'its notes');
    const length = isLittleEndian ? note.readInt32LE(1) : note.readInt32BE(1);
    at += 5;
    if (note[0] === 0 && length === 0) return at;
    if (note[0] === 0 || length < 0)
      refuseDamaged(file.path, `a note at byte ${at - 5} has kind ${note[0]} and length ${length}`);
    file.mustHold(at, length, 'its notes');
    at += length;
  }
  refuseDamaged(file.path, `there are more than ${mostNotes} notes before the data`);
}
