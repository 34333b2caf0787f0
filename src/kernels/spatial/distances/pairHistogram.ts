import { earthRadiusKm } from '../weights/index.ts';
import type { Sites } from './sites.ts';

const bins = 8192;
/** So many bins beside each of a quartile's are watched in the next draw, whose quartiles lie near by. */
const watchedBeside = 120;

/**
 * Distances of pairs counted in 8,192 bins up to a limit, with their number, sum and sum of squares exact and quartiles that are those of the distances themselves, not of bins.
 * Made once and filled again for every draw. Pairs are gone through from west to east and left where they are too far apart to count.
 * Cost of a filling: pairs within the limit east to west; a second time where a quartile lies elsewhere than in the draw before.
 */
export class PairHistogram {
  /** Pairs in a bin: each once, whatever it weighs. */
  readonly counts = new Float64Array(bins + 1);
  /** Weight of a bin's pairs, and the same times their distance. */
  readonly weights = new Float64Array(bins + 1);
  readonly moments = new Float64Array(bins + 1);
  count = 0;
  sum = 0;
  squares = 0;
  /** Pairs at distance 0 exactly. */
  zeros = 0;

  private size = 0;
  private readonly order: Int32Array;
  private readonly x: Float64Array;
  private readonly y: Float64Array;
  private readonly z: Float64Array;
  private readonly w: Float64Array;
  private readonly watched = new Uint8Array(bins + 1);
  private kept = new Float64Array(1024);
  private keptCount = 0;

  constructor(
    private readonly sites: Sites,
    size: number,
    readonly limit: number,
  ) {
    this.order = new Int32Array(size);
    this.x = new Float64Array(size);
    this.y = new Float64Array(size);
    this.z = new Float64Array(size);
    this.w = new Float64Array(size);
  }

  get perUnit(): number {
    return bins / this.limit;
  }

  /** Counts the pairs of plants at these sites. */
  fill(at: ArrayLike<number>, weights: Float64Array | null): void {
    this.sort(at, weights);
    this.counts.fill(0);
    this.weights.fill(0);
    this.moments.fill(0);
    this.keptCount = 0;
    [this.count, this.sum, this.squares, this.zeros] = [0, 0, 0, 0];
    const { counts, weights: binned, moments, watched, perUnit, x, y, z, w, size } = this;
    const isPlanar = this.sites.metric === 'planar';
    const most = this.reachOf(this.limit);
    const squaredMost = most * most;
    let [count, sum, squares, zeros] = [0, 0, 0, 0];
    // The loop of `sweep`, written out: a call for each pair would double the time.
    for (let i = 0; i < size; i += 1) {
      const [xi, yi, zi, wi] = [x[i]!, y[i]!, z[i]!, w[i]!];
      for (let j = i + 1; j < size; j += 1) {
        const dx = x[j]! - xi;
        if (dx > most) break;
        const dy = y[j]! - yi;
        const dz = z[j]! - zi;
        const squared = dx * dx + dy * dy + dz * dz;
        if (squared > squaredMost) continue;
        const chord = Math.sqrt(squared);
        const d = isPlanar ? chord : 2 * earthRadiusKm * Math.asin(Math.min(1, chord / 2));
        const bin = (d * perUnit) | 0;
        const weight = wi * w[j]!;
        counts[bin]! += 1;
        binned[bin]! += weight;
        moments[bin]! += weight * d;
        count += 1;
        sum += d;
        squares += d * d;
        if (d === 0) zeros += 1;
        if (watched[bin] === 1) this.keep(d);
      }
    }
    [this.count, this.sum, this.squares, this.zeros] = [count, sum, squares, zeros];
  }

  /** Lower and upper quartile of the distances, by R's type 7. */
  quartiles(): [number, number] {
    const ranks = [0.25, 0.75].map((share) => (this.count - 1) * share);
    const wanted = ranks.flatMap((at) => [Math.floor(at), Math.min(this.count - 1, Math.floor(at) + 1)]);
    const places = wanted.map((rank) => this.binOf(rank));
    if (places.some(({ bin }) => this.watched[bin] === 0)) this.collect(places.map(({ bin }) => bin));
    const values = places.map(({ bin, before }, i) => this.inBin(bin, wanted[i]! - before));
    this.watch(places.map(({ bin }) => bin));
    return [0, 1].map((which) => {
      const [low, high] = [values[2 * which]!, values[2 * which + 1]!];
      return low + (ranks[which]! - Math.floor(ranks[which]!)) * (high - low);
    }) as [number, number];
  }

  /** Calls `visit` with the distance and the weight of each pair that is at most `limit` apart. */
  sweep(limit: number, visit: (distance: number, weight: number) => void): void {
    const { x, y, z, w, size } = this;
    const isPlanar = this.sites.metric === 'planar';
    const most = this.reachOf(limit);
    const squaredMost = most * most;
    for (let i = 0; i < size; i += 1) {
      const [xi, yi, zi, wi] = [x[i]!, y[i]!, z[i]!, w[i]!];
      for (let j = i + 1; j < size; j += 1) {
        const dx = x[j]! - xi;
        if (dx > most) break;
        const dy = y[j]! - yi;
        const dz = z[j]! - zi;
        const squared = dx * dx + dy * dy + dz * dz;
        if (squared > squaredMost) continue;
        const chord = Math.sqrt(squared);
        visit(isPlanar ? chord : 2 * earthRadiusKm * Math.asin(Math.min(1, chord / 2)), wi * w[j]!);
      }
    }
  }

  /** The limit in the units of x, y and z: on the globe a chord of a ball of radius 1. */
  private reachOf(limit: number): number {
    return this.sites.metric === 'planar' ? limit : 2 * Math.sin(Math.min(Math.PI / 2, limit / (2 * earthRadiusKm)));
  }

  private sort(at: ArrayLike<number>, weights: Float64Array | null): void {
    const { sites, order } = this;
    this.size = at.length;
    const used = order.subarray(0, at.length);
    for (let i = 0; i < at.length; i += 1) used[i] = i;
    used.sort((a, b) => sites.x[at[a]!]! - sites.x[at[b]!]!);
    for (let i = 0; i < at.length; i += 1) {
      const plant = used[i]!;
      const site = at[plant]!;
      this.x[i] = sites.x[site]!;
      this.y[i] = sites.y[site]!;
      this.z[i] = sites.z[site]!;
      this.w[i] = weights === null ? 1 : weights[plant]!;
    }
  }

  private binOf(rank: number): { bin: number; before: number } {
    let before = 0;
    for (let bin = 0; bin <= bins; bin += 1) {
      if (before + this.counts[bin]! > rank) return { bin, before };
      before += this.counts[bin]!;
    }
    return { bin: bins, before };
  }

  private inBin(bin: number, rank: number): number {
    const { perUnit } = this;
    const held: number[] = [];
    for (let i = 0; i < this.keptCount; i += 1) if (((this.kept[i]! * perUnit) | 0) === bin) held.push(this.kept[i]!);
    return Float64Array.from(held).sort()[rank]!;
  }

  private watch(places: readonly number[]): void {
    this.watched.fill(0);
    for (const place of places)
      this.watched.fill(1, Math.max(0, place - watchedBeside), Math.min(bins + 1, place + watchedBeside + 1));
  }

  /** Goes through the pairs again for the distances of bins that were not watched. */
  private collect(places: readonly number[]): void {
    const { perUnit, watched } = this;
    watched.fill(0);
    for (const place of places) watched[place] = 1;
    this.keptCount = 0;
    this.sweep(this.limit, (d) => {
      if (watched[(d * perUnit) | 0] === 1) this.keep(d);
    });
  }

  private keep(distance: number): void {
    if (this.keptCount === this.kept.length) {
      const larger = new Float64Array(2 * this.kept.length);
      larger.set(this.kept);
      this.kept = larger;
    }
    this.kept[this.keptCount++] = distance;
  }
}
