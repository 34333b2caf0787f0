import { Tally } from './tally.ts';

/** Combinations of codes by their numbers: which of them hold a code, and how many of each code they count. */
export class MarginIndex {
  readonly size: number;
  private readonly codes: string[] = [];
  /** For each combination its codes, by their places in `codes`. */
  private readonly codesOf: Uint16Array[];
  private readonly numberOf = new Map<string, number>();

  constructor(combinations: readonly (readonly string[])[]) {
    this.size = combinations.length;
    this.codesOf = combinations.map((codes) => Uint16Array.from(new Set(codes.map((code) => this.number(code)))));
  }

  private number(code: string): number {
    const known = this.numberOf.get(code);
    if (known !== undefined) return known;
    const number = this.codes.push(code) - 1;
    this.numberOf.set(code, number);
    return number;
  }

  /** One for each combination that holds, of every list that is not empty, at least one; null where every one does. */
  wanted(choices: readonly (readonly string[])[]): Uint8Array | null {
    const asked = choices.filter((codes) => codes.length > 0);
    if (asked.length === 0) return null;
    const bits = new Uint32Array(this.codes.length);
    for (const [bit, codes] of asked.entries()) {
      for (const code of codes) {
        const number = this.numberOf.get(code);
        if (number !== undefined) bits[number] = (bits[number] as number) | (1 << bit);
      }
    }
    const all = 2 ** asked.length - 1;
    const wanted = new Uint8Array(this.size);
    for (let i = 0; i < this.size; i++) {
      let met = 0;
      for (const code of this.codesOf[i] as Uint16Array) met |= bits[code] as number;
      wanted[i] = met === all ? 1 : 0;
    }
    return wanted;
  }

  /** Counts by code, of codes that begin so, without that beginning. */
  tally(counts: Int32Array, prefix: string): Tally {
    const byCode = new Int32Array(this.codes.length);
    for (let i = 0; i < this.size; i++) {
      const count = counts[i] as number;
      if (count === 0) continue;
      for (const code of this.codesOf[i] as Uint16Array) byCode[code] = (byCode[code] as number) + count;
    }
    const tally = new Tally();
    for (const [number, code] of this.codes.entries()) {
      if (code.startsWith(prefix)) tally.add(code.slice(prefix.length), byCode[number] as number);
    }
    return tally;
  }
}
