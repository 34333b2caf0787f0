import { refuse } from '../../command/faults.ts';
import type { BoundedFile } from '../boundedFile.ts';
import type { DtaLayout } from './model.ts';
import { readUnsigned } from './readTaggedLayout.ts';
import { refuseDamaged } from './releases.ts';

/** Long texts are found by an index in memory: so many of them, and no more. */
const mostStrls = 4_000_000;
const binary = 129;

export interface StrlEntry {
  start: number;
  length: number;
  /** A text is kept with the NUL that ends it, a binary content is not. */
  isText: boolean;
}

/** Goes through the entries of the section without reading their content. */
export async function* walkStrls(
  file: BoundedFile,
  layout: Pick<DtaLayout, 'release' | 'isLittleEndian' | 'strlsStart'>,
) {
  const { strlRow } = layout.release;
  const { isLittleEndian } = layout;
  const headBytes = 3 + 4 + strlRow + 1 + 4;
  let at = layout.strlsStart ?? file.size;
  while (layout.strlsStart !== null) {
    if ((await file.bytes(at, 3, 'its long texts')).toString('latin1') !== 'GSO') break;
    const head = await file.bytes(at, headBytes, 'its long texts');
    const variable = readUnsigned(head.subarray(3, 7), isLittleEndian);
    const row = readUnsigned(head.subarray(7, 7 + strlRow), isLittleEndian);
    const kind = head[7 + strlRow]!;
    const length = readUnsigned(head.subarray(8 + strlRow), isLittleEndian);
    const start = at + headBytes;
    file.mustHold(start, length, 'a long text');
    if (kind !== binary && kind !== binary + 1)
      refuseDamaged(file.path, `the long text at byte ${at} has kind ${kind}`);
    yield { variable, row, start, length, isText: kind !== binary };
    at = start + length;
  }
  if (layout.strlsStart === null) return;
  const end = (await file.bytes(at, 8, '</strls>')).toString('latin1');
  if (end !== '</strls>') refuseDamaged(file.path, `at byte ${at} there should be a long text or </strls>`);
}

export interface StrlReference {
  variable: number;
  row: number;
}

export class StrlIndex {
  private readonly byVariable = new Map<number, Map<number, StrlEntry>>();

  static async read(file: BoundedFile, layout: DtaLayoutOfStrls): Promise<StrlIndex> {
    const index = new StrlIndex();
    let count = 0;
    for await (const { variable, row, start, length, isText } of walkStrls(file, layout)) {
      count += 1;
      if (count > mostStrls)
        refuse(file.path, {
          code: 'tooManyStrls',
          message: `the file holds more than ${mostStrls} long texts (strL)`,
          remedy: 'split it, or turn strL variables into str# with "compress"',
        });
      const rows = index.byVariable.get(variable) ?? new Map<number, StrlEntry>();
      index.byVariable.set(variable, rows);
      if (rows.has(row)) refuseDamaged(file.path, `two long texts call themselves (${variable},${row})`);
      rows.set(row, { start, length, isText });
    }
    return index;
  }

  /** The first of these that there is. */
  find(references: readonly StrlReference[]): StrlEntry | null {
    for (const { variable, row } of references) {
      const entry = this.byVariable.get(variable)?.get(row);
      if (entry) return entry;
    }
    return null;
  }
}

type DtaLayoutOfStrls = Pick<DtaLayout, 'release' | 'isLittleEndian' | 'strlsStart'>;

/** A cell of a strL variable is two numbers that name its text; both 0: the empty text. */
export function readStrlReference(cell: Buffer, layout: DtaLayoutOfStrls): StrlReference[] {
  const { strlVariable, release } = layout.release;
  const read = (cut: number) => ({
    variable: readUnsigned(cell.subarray(0, cut), layout.isLittleEndian),
    row: readUnsigned(cell.subarray(cut, 8), layout.isLittleEndian),
  });
  // R's haven 2.5 cuts the cells of 119 as those of 118; under its own rule none of these names a text.
  return release === 119 ? [read(strlVariable), read(2)] : [read(strlVariable)];
}
