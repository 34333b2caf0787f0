import { type Bitmap, emptyBitmap, withoutBits } from './bitmaps.ts';

const mostBuckets = 64;
const firmsInBucket = 512;
const sampled = 1_024;

/**
 * Which firms have a number below a limit, without looking at every firm again.
 * Numbers are laid into up to 64 buckets by the quantiles of a sample; of each bucket is kept which firms lie in it or below. A limit then costs a
 * copy, and one comparison for each firm of the bucket that it falls into.
 * @param numbers one a firm; NaN where none is known, which is below nothing and above nothing
 * Cost: one pass; memory 4 bytes a firm and 8 more for its share of bitmaps.
 */
export class NumberIndex {
  /** Least number of each bucket, ascending; a number belongs to the last bucket that begins at or below it. */
  private readonly starts: Float64Array;
  private readonly most: Float64Array;
  private readonly firms: readonly Uint32Array[];
  /** Firms in the buckets before each, and after the last: all with a number. */
  private readonly before: readonly Bitmap[];

  constructor(private readonly numbers: Float64Array) {
    this.starts = startsOf(numbers);
    const { rows, ends, most } = layOut(numbers, this.starts);
    this.most = most;
    this.firms = Array.from(most, (_, bucket) => rows.subarray(bucket === 0 ? 0 : ends[bucket - 1], ends[bucket]));
    this.before = this.accumulate();
  }

  /** Firms whose number is below the limit, or at it where `withLimit`; a bitmap of the caller’s own. */
  below(limit: number, withLimit: boolean): Bitmap {
    const bucket = this.bucketOf(limit);
    if (bucket < 0) return emptyBitmap(this.numbers.length);
    const most = this.most[bucket] as number;
    if (limit > most || (withLimit && limit === most)) return (this.before[bucket + 1] as Bitmap).slice();
    const bits = (this.before[bucket] as Bitmap).slice();
    const { numbers } = this;
    for (const row of this.firms[bucket] as Uint32Array) {
      const value = numbers[row] as number;
      if (value < limit || (withLimit && value === limit))
        bits[row >>> 5] = (bits[row >>> 5] as number) | (1 << (row & 31));
    }
    return bits;
  }

  /** Firms whose number lies from one to the other, both included. */
  between(from: number, to: number): Bitmap {
    return withoutBits(this.below(to, true), this.below(from, false));
  }

  /** Firms whose number is above the limit, or at it where `withLimit`. */
  above(limit: number, withLimit: boolean): Bitmap {
    return withoutBits(this.known, this.below(limit, !withLimit));
  }

  /** Firms that have a number. */
  get known(): Bitmap {
    return this.before[this.starts.length] as Bitmap;
  }

  /** −1 below the first bucket, and for NaN. */
  private bucketOf(value: number): number {
    return lastAtOrBelow(this.starts, value);
  }

  private accumulate(): Bitmap[] {
    const before = [emptyBitmap(this.numbers.length)];
    for (const rows of this.firms) {
      const bits = (before.at(-1) as Bitmap).slice();
      for (const row of rows) bits[row >>> 5] = (bits[row >>> 5] as number) | (1 << (row & 31));
      before.push(bits);
    }
    return before;
  }
}

function lastAtOrBelow(starts: Float64Array, value: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Rows in the order of their buckets (a counting sort), where each bucket ends, and the greatest number in it. */
function layOut(numbers: Float64Array, starts: Float64Array) {
  const bucketOf = new Int8Array(numbers.length);
  const ends = new Uint32Array(starts.length);
  const most = new Float64Array(starts.length).fill(-Infinity);
  for (let row = 0; row < numbers.length; row += 1) {
    const value = numbers[row] as number;
    const bucket = lastAtOrBelow(starts, value);
    bucketOf[row] = bucket;
    if (bucket < 0) continue;
    ends[bucket] = (ends[bucket] as number) + 1;
    if (value > (most[bucket] as number)) most[bucket] = value;
  }
  let sum = 0;
  for (let bucket = 0; bucket < ends.length; bucket += 1) {
    sum += ends[bucket] as number;
    ends[bucket] = sum - (ends[bucket] as number);
  }
  const rows = new Uint32Array(sum);
  for (let row = 0; row < numbers.length; row += 1) {
    const bucket = bucketOf[row] as number;
    if (bucket < 0) continue;
    rows[ends[bucket] as number] = row;
    ends[bucket] = (ends[bucket] as number) + 1;
  }
  return { rows, ends, most };
}

/** Different quantiles of a sample that is spread over the firms; the first bucket begins below every number. */
function startsOf(numbers: Float64Array): Float64Array {
  const step = Math.max(1, Math.floor(numbers.length / sampled));
  const sample: number[] = [];
  for (let row = 0; row < numbers.length; row += step)
    if (!Number.isNaN(numbers[row])) sample.push(numbers[row] as number);
  const sorted = Float64Array.from(sample).sort();
  const wanted = Math.ceil(numbers.length / firmsInBucket);
  const buckets = Math.min(mostBuckets, wanted, Math.max(1, sorted.length >>> 3));
  const quantiles = Array.from(
    { length: buckets - 1 },
    (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / buckets)] as number,
  );
  return Float64Array.from([-Infinity, ...new Set(quantiles)]);
}
