import { earthRadiusKm } from '../weights/index.ts';
import { silverman } from './bandwidth.ts';
import type { Sites } from './sites.ts';

const bins = 2048;
const reach = 6;

/** Distances between plants that come one after the other, counted in bins. */
export class PairCounts {
  held = 0;
  private readonly counts = new Float64Array(bins + 1);
  private readonly x: Float64Array;
  private readonly y: Float64Array;
  private readonly z: Float64Array;
  private readonly limit: number;
  private count = 0;
  private sum = 0;
  private squares = 0;

  constructor(
    private readonly sites: Sites,
    most: number,
  ) {
    this.x = new Float64Array(sites.count);
    this.y = new Float64Array(sites.count);
    this.z = new Float64Array(sites.count);
    this.limit = 2 * most;
  }

  clear(): void {
    this.counts.fill(0);
    this.held = 0;
    this.count = 0;
    this.sum = 0;
    this.squares = 0;
  }

  add(site: number): void {
    const { x, y, z, counts, sites, held, limit } = this;
    const [xs, ys, zs] = [sites.x[site]!, sites.y[site]!, sites.z[site]!];
    const isPlanar = sites.metric === 'planar';
    const perUnit = bins / limit;
    const chordLimit = isPlanar ? limit : 2 * Math.sin(Math.min(Math.PI / 2, limit / (2 * earthRadiusKm)));
    const squaredLimit = chordLimit * chordLimit;
    let [count, sum, squares] = [0, 0, 0];
    for (let i = 0; i < held; i += 1) {
      const dx = x[i]! - xs;
      const dy = y[i]! - ys;
      const dz = z[i]! - zs;
      const squared = dx * dx + dy * dy + dz * dz;
      if (squared > squaredLimit) continue;
      const chord = Math.sqrt(squared);
      const d = isPlanar ? chord : 2 * earthRadiusKm * Math.asin(chord / 2);
      counts[(d * perUnit) | 0]! += 1;
      count += 1;
      sum += d;
      squares += d * d;
    }
    this.count += count;
    this.sum += sum;
    this.squares += squares;
    x[held] = xs;
    y[held] = ys;
    z[held] = zs;
    this.held += 1;
  }

  /** False where distances do not differ. */
  density(distances: Float64Array, into: Float64Array): boolean {
    const { counts, count, sum, squares, limit, held } = this;
    const perUnit = bins / limit;
    const quartile = (share: number) => binnedQuantile(counts, count, share) / perUnit;
    const h = count < 2 ? 0 : silverman(count, sum, squares, quartile(0.25), quartile(0.75));
    into.fill(0);
    if (!(h > 0)) return false;
    const scale = 1 / (Math.sqrt(2 * Math.PI) * h * ((held * (held - 1)) / 2));
    const width = 1 / perUnit / h;
    for (let k = 0; k < distances.length; k += 1) {
      const d = distances[k]! / h;
      const from = Math.max(0, Math.floor((d - reach) / width));
      const until = Math.min(bins, Math.ceil((d + reach) / width));
      let total = 0;
      // exp(−(a + i w)²/2) by two products a step: the ratio of neighbours is itself a geometric row.
      let u = d - (from + 0.5) * width;
      let kernel = Math.exp(-0.5 * u * u);
      let ratio = Math.exp(u * width - 0.5 * width * width);
      const shrink = Math.exp(-width * width);
      for (let bin = from; bin < until; bin += 1) {
        total += counts[bin]! * kernel;
        kernel *= ratio;
        ratio *= shrink;
      }
      const mirrored = Math.min(bins, Math.ceil((reach - d) / width));
      if (mirrored > 0) {
        u = d + 0.5 * width;
        kernel = Math.exp(-0.5 * u * u);
        ratio = Math.exp(-u * width - 0.5 * width * width);
        for (let bin = 0; bin < mirrored; bin += 1) {
          total += counts[bin]! * kernel;
          kernel *= ratio;
          ratio *= shrink;
        }
      }
      into[k] = total * scale;
    }
    return true;
  }
}

/** Type-7 quantile in bins, those of a bin lying evenly in it; between two neighbours in different bins, however far apart. */
export function binnedQuantile(counts: Float64Array, count: number, share: number): number {
  const at = (count - 1) * share;
  const rank = Math.floor(at);
  const low = binnedPlace(counts, rank);
  return at > rank ? low + (at - rank) * (binnedPlace(counts, rank + 1) - low) : low;
}

function binnedPlace(counts: Float64Array, rank: number): number {
  let before = 0;
  for (let bin = 0; bin < counts.length; bin += 1) {
    const held = counts[bin]!;
    if (before + held > rank) return bin + (rank - before + 0.5) / held;
    before += held;
  }
  return counts.length;
}
