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
  /** Distinct texts, up to two thousand, spread over all. */
  sample: readonly string[];
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
  const sorted = [...texts.keys()].filter((code) => counts[code]! > 0);
  const step = Math.max(1, Math.floor(sorted.length / mostSampled));
  return {
    header,
    words: headerWords(header),
    rowCount: codes.length,
    present,
    distinct: sorted.length,
    commonest: counts.reduce((most, count) => Math.max(most, count), 0),
    sample: sorted.filter((_, index) => index % step === 0).map((code) => texts[code]!),
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

/** Share of the sample that fits. */
export function shareThat(facts: ColumnFacts, fits: (text: string) => boolean): number {
  if (facts.sample.length === 0) return 0;
  return facts.sample.filter((text) => fits(text.trim())).length / facts.sample.length;
}
