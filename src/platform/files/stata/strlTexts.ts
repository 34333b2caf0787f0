import type { BoundedFile } from '../boundedFile.ts';
import type { FileLimits } from '../limits.ts';
import { cellTooLong, type RowFaults } from '../rowFaults.ts';
import type { DtaFile, DtaVariable } from './model.ts';
import type { RowChunk } from './readNumbers.ts';
import type { DecodeText } from './readText.ts';
import { readStrlReference, StrlIndex, type StrlReference } from './strls.ts';

const cacheCharacters = 16 * 1024 * 1024;

/** Long texts of some rows: fetched before the rows are decoded, for reading them takes its time. */
export class StrlTexts {
  private index: StrlIndex | null = null;
  private readonly cache = new Map<number, string | null>();
  private cached = 0;

  constructor(
    private readonly file: BoundedFile,
    private readonly dta: DtaFile,
    private readonly decode: DecodeText,
    private readonly limits: FileLimits,
  ) {}

  /** By variable, a text for each row; rows at fault are told of and get an empty one. */
  async fetch(
    chunk: RowChunk,
    variables: readonly DtaVariable[],
    faults: RowFaults,
  ): Promise<Map<DtaVariable, string[]>> {
    const found = new Map<DtaVariable, string[]>(variables.map((variable) => [variable, []]));
    if (variables.length === 0) return found;
    this.index ??= await StrlIndex.read(this.file, this.dta);
    for (let row = 0; row < chunk.rows; row += 1) {
      let left = this.limits.record;
      for (const variable of variables) {
        const text = await this.read(chunk, row, variable, Math.min(left, this.limits.cell));
        if (typeof text === 'object') faults.add({ row: chunk.firstRow + row + 2, column: variable.name, ...text });
        found.get(variable)!.push(typeof text === 'string' ? text : '');
        left -= typeof text === 'string' ? text.length : 0;
      }
    }
    return found;
  }

  private async read(chunk: RowChunk, row: number, { offset }: DtaVariable, limit: number) {
    const at = row * chunk.rowBytes + offset;
    const references = readStrlReference(chunk.bytes.subarray(at, at + 8), this.dta);
    const [named] = references;
    if (named!.variable === 0 && named!.row === 0) return '';
    const entry = this.index!.find(references);
    if (entry === null) return missingStrl(named!);
    if (entry.length > limit) return cellTooLong;
    let text = this.cache.get(entry.start);
    if (text === undefined) {
      const bytes = await this.file.bytes(entry.start, entry.length, 'a long text');
      const hasEnd = entry.isText && bytes[bytes.length - 1] === 0;
      text = this.decode(hasEnd ? bytes.subarray(0, -1) : bytes);
      this.remember(entry.start, text);
    }
    return text ?? undecodable(this.dta.encoding);
  }

  private remember(start: number, text: string | null): void {
    this.cached += text?.length ?? 0;
    if (this.cached > cacheCharacters) {
      this.cache.clear();
      this.cached = text?.length ?? 0;
    }
    this.cache.set(start, text);
  }
}

const missingStrl = ({ variable, row }: StrlReference) => ({
  code: 'strlMissing',
  message: `the cell points to a long text (${variable},${row}) that the file does not hold`,
  remedy: 'open the file in Stata and save it anew',
});

export const undecodable = (encoding: string) => ({
  code: 'undecodable',
  message: `the cell holds bytes that are not ${encoding}`,
  remedy: 'name the right encoding with --encoding, or mend the cell',
});
