import type { Atom, FactDomain, Literal } from '../criteria.ts';
import { holds, isEither, isFalse, possibleOf, truthOf, wholeDomain } from '../possible.ts';
import { type Bitmap, bitmapOf, emptyBitmap, withoutBits } from './bitmaps.ts';
import type { FactColumn } from './columns.ts';
import { NumberIndex } from './numberIndex.ts';

/** Firms for which something holds for certain, and those for which it can hold: the first are among the second. */
export interface Planes {
  must: Bitmap;
  can: Bitmap;
}

/** Up to so many bits are set one by one rather than word by word. */
const fewRows = (words: number) => words;

/** What the tests of one fact come out as for every firm; what has been worked out is remembered. */
export class ColumnIndex {
  private readonly elements = new Map<string | Literal, Bitmap>();
  private readonly roughBits: (Bitmap | null)[];
  /** Rows in the order of their codes, and where each code begins. */
  private byCode: { rows: Uint32Array; starts: Uint32Array } | null = null;

  private numbers: NumberIndex | null = null;

  constructor(readonly column: FactColumn) {
    this.roughBits = column.rough.map(() => null);
  }

  /** One test by each firm: exactly, the test being the only one of its fact. */
  planesOf(atom: Atom, domain: FactDomain | null): Planes {
    const must = this.known(atom);
    let can = must;
    for (const [i, { state, rows }] of this.column.rough.entries()) {
      const truth = truthOf(atom, possibleOf(domain, state));
      if (truth === isFalse) continue;
      if (can === must) can = must.slice();
      this.setRough(can, i, rows);
      if (truth !== isEither) this.setRough(must, i, rows);
    }
    return { must, can };
  }

  /** Firms in one of the column’s rough states. */
  bitsOfRough(i: number): Bitmap {
    const known = this.roughBits[i];
    if (known) return known;
    const bits = bitmapOf((this.column.rough[i] as FactColumn['rough'][number]).rows, this.column.size);
    this.roughBits[i] = bits;
    return bits;
  }

  private setRough(bits: Bitmap, i: number, rows: Uint32Array): void {
    if (rows.length <= fewRows(bits.length) >>> 2) {
      for (const row of rows) bits[row >>> 5] = (bits[row >>> 5] as number) | (1 << (row & 31));
      return;
    }
    const rough = this.bitsOfRough(i);
    for (let word = 0; word < bits.length; word += 1) bits[word] = (bits[word] as number) | (rough[word] as number);
  }

  /** Firms whose value is known and passes; a bitmap of the caller’s own. */
  private known(atom: Atom): Bitmap {
    const { column } = this;
    if (atom.op === 'exists') return this.givenBits(atom.value !== false);
    if (column.numbers === null) return this.codesThat(atom);
    this.numbers ??= new NumberIndex(column.numbers);
    return numbersThat(this.numbers, atom);
  }

  private givenBits(isGiven: boolean): Bitmap {
    const bits = emptyBitmap(this.column.size);
    if (!isGiven) return bits;
    const { numbers, codes } = this.column;
    for (let row = 0; row < this.column.size; row += 1) {
      const isKnown = numbers === null ? (codes?.[row] as number) >= 0 : !Number.isNaN(numbers[row]);
      if (isKnown) bits[row >>> 5] = (bits[row >>> 5] as number) | (1 << (row & 31));
    }
    return bits;
  }

  private codesThat(atom: Atom): Bitmap {
    const { op, value } = atom;
    if (op === 'in' || op === 'prefixIn') {
      const bits = emptyBitmap(this.column.size);
      for (const one of value as readonly Literal[]) addTo(bits, this.elementBits(op, one));
      return bits;
    }
    if (op === '=') return this.elementBits('in', value as Literal).slice();
    const passing: number[] = [];
    for (const [place, literal] of this.column.literals.entries()) if (holds(atom, literal)) passing.push(place);
    return this.bitsOfCodes(passing);
  }

  /** Firms with this value, or with one that begins so. */
  private elementBits(op: 'in' | 'prefixIn', one: Literal): Bitmap {
    const key = op === 'in' ? one : `prefix ${one}`;
    const known = this.elements.get(key);
    if (known !== undefined) return known;
    const { literals } = this.column;
    const passing: number[] = [];
    for (let place = 0; place < literals.length; place += 1) {
      const literal = literals[place] as string | boolean;
      if (op === 'in' ? literal === one : (literal as string).startsWith(one as string)) passing.push(place);
    }
    const bits = this.bitsOfCodes(passing);
    this.elements.set(key, bits);
    return bits;
  }

  private bitsOfCodes(places: readonly number[]): Bitmap {
    const bits = emptyBitmap(this.column.size);
    this.byCode ??= sortByCode(this.column);
    const { rows, starts } = this.byCode;
    for (const place of places)
      for (let i = starts[place] as number; i < (starts[place + 1] as number); i += 1) {
        const row = rows[i] as number;
        bits[row >>> 5] = (bits[row >>> 5] as number) | (1 << (row & 31));
      }
    return bits;
  }
}

function addTo(bits: Bitmap, more: Bitmap): void {
  for (let i = 0; i < bits.length; i += 1) bits[i] = (bits[i] as number) | (more[i] as number);
}

/** Counting sort: codes that are −1 are left out. */
function sortByCode({ codes, literals, size }: FactColumn): { rows: Uint32Array; starts: Uint32Array } {
  const starts = new Uint32Array(literals.length + 1);
  const of = codes as Int32Array;
  for (let row = 0; row < size; row += 1) {
    const code = of[row] as number;
    if (code >= 0) starts[code + 1] = (starts[code + 1] as number) + 1;
  }
  for (let i = 0; i < literals.length; i += 1) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number);
  const next = starts.slice();
  const rows = new Uint32Array(starts[literals.length] as number);
  for (let row = 0; row < size; row += 1) {
    const code = of[row] as number;
    if (code < 0) continue;
    rows[next[code] as number] = row;
    next[code] = (next[code] as number) + 1;
  }
  return { rows, starts };
}

function numbersThat(index: NumberIndex, { op, value }: Atom): Bitmap {
  const limit = value as number;
  switch (op) {
    case '<=':
      return index.below(limit, true);
    case '<':
      return index.below(limit, false);
    case '>=':
      return index.above(limit, true);
    case '>':
      return index.above(limit, false);
    case 'between': {
      const [from, to] = value as readonly [number, number];
      return index.between(from, to);
    }
    default: {
      const named = (Array.isArray(value) ? value : [value]) as readonly number[];
      const first = index.between(named[0] as number, named[0] as number);
      for (const one of named.slice(1)) addTo(first, index.between(one, one));
      return op === '=' || op === 'in' ? first : withoutBits(index.known, first);
    }
  }
}

/** Whether a fact of this domain that nobody knows anything of leaves a test open, held or failed. */
export const truthOfUnknown = (atom: Atom, domain: FactDomain | null) => truthOf(atom, wholeDomain(domain, false));
