import type { ComparePair } from './comparePairs.ts';

/** Distinct combinations of levels, each with how often it was met. */
export class PatternCounts {
  readonly levels: number[] = [];
  readonly counts: number[] = [];
  private readonly known = new Map<number, number>();
  private readonly own: Uint8Array;

  constructor(
    private readonly compare: ComparePair,
    readonly fieldCount: number,
  ) {
    this.own = new Uint8Array(fieldCount);
  }

  /** Compares two rows and gives the number of their combination. */
  add(a: number, b: number): number {
    this.compare(a, b, this.own);
    let key = 0;
    for (let field = 0; field < this.fieldCount; field += 1) key = key * 8 + this.own[field]!;
    let pattern = this.known.get(key);
    if (pattern === undefined) {
      pattern = this.counts.length;
      this.known.set(key, pattern);
      this.counts.push(0);
      for (let field = 0; field < this.fieldCount; field += 1) this.levels.push(this.own[field]!);
    }
    this.counts[pattern]! += 1;
    return pattern;
  }

  get size(): number {
    return this.counts.length;
  }
}

/** Pairs with the number of their pattern, in blocks that grow without being copied. */
export class PairList {
  private readonly blocks: Int32Array[] = [];
  length = 0;

  push(a: number, b: number, pattern: number): void {
    const at = (this.length & blockMask) * 3;
    if (at === 0) this.blocks.push(new Int32Array((blockMask + 1) * 3));
    const block = this.blocks[this.blocks.length - 1]!;
    block[at] = a;
    block[at + 1] = b;
    block[at + 2] = pattern;
    this.length += 1;
  }

  each(visit: (a: number, b: number, pattern: number, index: number) => void): void {
    for (let index = 0; index < this.length; index += 1) {
      const block = this.blocks[index >>> blockBits]!;
      const at = (index & blockMask) * 3;
      visit(block[at]!, block[at + 1]!, block[at + 2]!, index);
    }
  }
}
const blockBits = 18;
const blockMask = (1 << blockBits) - 1;
