import { isUtf8 } from 'node:buffer';
import type { BoundedFile } from '../boundedFile.ts';
import { type EncodingName, findIncompleteEnd } from '../encodings.ts';
import type { DtaLayout, DtaVariable } from './model.ts';
import { isUtf8Throughout } from './readText.ts';
import { readRowChunks, spanOf } from './rowChunks.ts';
import { walkStrls } from './strls.ts';
import { walkLabelTables } from './valueLabels.ts';

/** Old files do not say: UTF-8 where all their text is, else windows-1252. It is the same for every choice of columns. */
export async function findEncodingOfDta(file: BoundedFile, layout: DtaLayout): Promise<EncodingName> {
  if (layout.release.isUtf8Declared) return 'UTF-8';
  const isAll =
    areNamesUtf8(layout) &&
    (await areLabelsUtf8(file, layout)) &&
    (await areCellsUtf8(file, layout)) &&
    (await areStrlsUtf8(file, layout));
  return isAll ? 'UTF-8' : 'windows-1252';
}

/** A label that was cut in the middle of its last character is still UTF-8. */
const isUtf8Label = (bytes: Buffer) => isUtf8(bytes.subarray(0, findIncompleteEnd(bytes)));

const areNamesUtf8 = ({ variables }: DtaLayout) =>
  variables.every(({ name, label, labelSet }) => [name, label, labelSet].every(isUtf8Label));

const pieceBytes = 1024 * 1024;

async function areLabelsUtf8(file: BoundedFile, layout: DtaLayout): Promise<boolean> {
  for await (const { name, start, length } of walkLabelTables(file, layout)) {
    if (!isUtf8Label(name)) return false;
    const head = await file.bytes(start, 8, 'a table of value labels');
    const count = layout.isLittleEndian ? head.readUInt32LE() : head.readUInt32BE();
    const textStart = 8 + 8 * count;
    if (textStart < length && !(await isUtf8Range(file, start + textStart, length - textStart))) return false;
  }
  return true;
}

async function areCellsUtf8(file: BoundedFile, layout: DtaLayout): Promise<boolean> {
  const texts = layout.variables.filter(({ storage }) => storage === 'string') as unknown as DtaVariable[];
  if (texts.length === 0) return true;
  for await (const chunk of readRowChunks(file, layout, spanOf(texts)))
    if (!texts.every((variable) => isUtf8Throughout(chunk, variable))) return false;
  return true;
}

async function areStrlsUtf8(file: BoundedFile, layout: DtaLayout): Promise<boolean> {
  if (!layout.variables.some(({ storage }) => storage === 'strL')) return true;
  for await (const { start, length } of walkStrls(file, layout))
    if (!(await isUtf8Range(file, start, length))) return false;
  return true;
}

async function isUtf8Range(file: BoundedFile, start: number, length: number): Promise<boolean> {
  const end = start + length;
  for (let at = start; at < end; ) {
    const piece = await file.bytes(at, Math.min(pieceBytes, end - at), 'its text');
    const isLast = at + piece.length === end;
    const whole = isLast ? piece.length : findIncompleteEnd(piece);
    if (!isUtf8(piece.subarray(0, whole)) || whole === 0) return false;
    at += whole;
  }
  return true;
}
