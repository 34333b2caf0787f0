import { refuse } from '../../command/faults.ts';
import type { BoundedFile } from '../boundedFile.ts';
import { nameOfMissing } from '../cells.ts';
import { longMissing } from './missing.ts';
import type { DtaLayout } from './model.ts';
import { refuseDamaged } from './releases.ts';
import { cutAtNul } from './variables.ts';

type Place = Pick<DtaLayout, 'release' | 'isLittleEndian' | 'valueLabelsStart'>;

/** Far beyond what Stata writes: 65,536 labels of 32,000 bytes are its limit, a few hundred of fifty its use. */
const largestTable = 64 * 1024 * 1024;

interface LabelTable {
  name: Buffer;
  start: number;
  length: number;
}

/** Goes through the tables of the file without reading them. */
export async function* walkLabelTables(file: BoundedFile, place: Place): AsyncGenerator<LabelTable> {
  const { isTagged, name } = place.release;
  const [open, close] = isTagged ? ['<lbl>', '</lbl>'] : ['', ''];
  let at = place.valueLabelsStart;
  while (isTagged || at < file.size) {
    if (isTagged) {
      const tag = (await file.bytes(at, 5, 'its value labels')).toString('latin1');
      if (tag === '</val') return;
      if (tag !== open) refuseDamaged(file.path, `at byte ${at} there should be <lbl> or </value_labels>`);
    }
    at += open!.length;
    const head = await file.bytes(at, 4 + name + 3, 'a table of value labels');
    const length = place.isLittleEndian ? head.readInt32LE() : head.readInt32BE();
    const found = { name: Buffer.from(cutAtNul(head.subarray(4, 4 + name))), start: at + 4 + name + 3, length };
    if (length < 8) refuseDamaged(file.path, `a table of value labels at byte ${at} has length ${length}`);
    file.mustHold(found.start, length, 'a table of value labels');
    yield found;
    at = found.start + length + close!.length;
  }
}

/** Labels by their codes, `.a` to `.z` among them, for the tables that are asked for. */
export async function readLabelTables(
  file: BoundedFile,
  place: Place,
  isWanted: (name: Buffer) => boolean,
  decode: (bytes: Buffer) => string,
): Promise<Map<string, Record<string, string>>> {
  const tables = new Map<string, Record<string, string>>();
  for await (const { name, start, length } of walkLabelTables(file, place)) {
    if (!isWanted(name)) continue;
    if (length > largestTable)
      refuse(file.path, {
        code: 'labelsTooLarge',
        message: `the value labels "${decode(name)}" take more than 64 MB`,
        remedy: 'drop them with "label drop" and save the file again',
      });
    const bytes = await file.bytes(start, length, 'a table of value labels');
    tables.set(decode(name), parseTable(file.path, bytes, place.isLittleEndian, decode));
  }
  return tables;
}

function parseTable(path: string, table: Buffer, isLittleEndian: boolean, decode: (bytes: Buffer) => string) {
  const read = (at: number) => (isLittleEndian ? table.readInt32LE(at) : table.readInt32BE(at));
  const count = read(0);
  const textLength = read(4);
  if (count < 0 || textLength < 0 || 8 + 8 * count + textLength > table.length)
    refuseDamaged(
      path,
      `a table of value labels speaks of ${count} labels and ${textLength} bytes of text, more than it holds`,
    );
  const text = table.subarray(8 + 8 * count, 8 + 8 * count + textLength);
  const labels: Record<string, string> = {};
  let characters = 0;
  for (let index = 0; index < count; index += 1) {
    const at = read(8 + 4 * index);
    if (at < 0 || at >= Math.max(textLength, 1))
      refuseDamaged(path, `a value label begins at byte ${at} of a text of ${textLength}`);
    const label = decode(cutAtNul(text.subarray(at)));
    characters += label.length;
    // Labels that lie over one another could be made to outgrow any memory.
    if (characters > 4 * textLength + 1024) refuseDamaged(path, 'the value labels overlap');
    labels[nameOfCode(read(8 + 4 * count + 4 * index))] = label;
  }
  return labels;
}

function nameOfCode(value: number): string {
  if (value < longMissing) return String(value);
  return nameOfMissing(value - longMissing + 1) ?? '.';
}
