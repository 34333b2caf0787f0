import { hashText } from '../../../../kernels/resolution/index.ts';

/** What is known of a column before its kind: its header, and what its cells look like. */
export interface ColumnFacts {
  header: string;
  /** Words of the header, lower case: `fname_c1` gives fname, c1; `birthPlace` gives birth, place. */
  words: string[];
  rowCount: number;
  present: number;
  distinct: number;
  /** Rows that hold the commonest value. */
  commonest: number;
  /** Up to two thousand distinct texts, the commonest first, and how many rows hold each. */
  sample: readonly string[];
  sampleRows: readonly number[];
}

export interface ColumnCodes {
  header: string;
  codes: Int32Array;
  texts: readonly string[];
}

const mostSampled = 2000;

export function describeColumn({ header, codes, texts }: ColumnCodes): ColumnFacts {
  const counts = new Int32Array(texts.length);
  let present = 0;
  for (const code of codes) {
    if (code < 0) continue;
    counts[code]! += 1;
    present += 1;
  }
  const hashes = texts.map((text) => hashText(text));
  const sorted = [...texts.keys()]
    .filter((code) => counts[code]! > 0)
    .sort((one, other) => counts[other]! - counts[one]! || hashes[one]! - hashes[other]!);
  const sampled = sorted.slice(0, mostSampled);
  return {
    header,
    words: headerWords(header),
    rowCount: codes.length,
    present,
    distinct: sorted.length,
    commonest: counts.reduce((most, count) => Math.max(most, count), 0),
    sample: sampled.map((code) => texts[code]!),
    sampleRows: sampled.map((code) => counts[code]!),
  };
}

export function headerWords(header: string): string[] {
  return header
    .normalize('NFKC')
    .trim()
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Share of the rows behind the sample whose text fits: a slip that stands once weighs little beside what stands often. */
export function shareThat({ sample, sampleRows }: ColumnFacts, fits: (text: string) => boolean): number {
  let all = 0;
  let fitting = 0;
  for (const [index, text] of sample.entries()) {
    all += sampleRows[index]!;
    if (fits(text.trim())) fitting += sampleRows[index]!;
  }
  return all === 0 ? 0 : fitting / all;
}
