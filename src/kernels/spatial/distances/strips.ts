import { firstAtLeast } from '../sortedPlaces.ts';
import { chordOf } from './plantRoom.ts';
import type { Sites } from './sites.ts';

/** All sites in strips from south to north, from west to east in each: what lies within a distance of a site is a run in each of a few strips. */
export interface Strips {
  count: number;
  isPlanar: boolean;
  /** Site at each place of the order. */
  site: Int32Array;
  x: Float64Array;
  y: Float64Array;
  z: Float64Array;
  south: number;
  height: number;
  starts: Int32Array;
  /** Straight length that is looked for, at most. */
  chord: number;
}

const stripsInReach = 6;
const mostStrips = 1024;

/** @param limit the distance within which neighbours are looked for */
export function stripsOf(sites: Sites, limit: number): Strips {
  const { count, x, y, z } = sites;
  const isPlanar = sites.metric === 'planar';
  const chord = chordOf(limit, isPlanar);
  let [south, north] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of y) {
    south = Math.min(south, value);
    north = Math.max(north, value);
  }
  const span = count === 0 ? 0 : north - south;
  const height = Math.max(chord / stripsInReach, span / mostStrips) || 1;
  const strip = (i: number) => Math.floor((y[i]! - south) / height);
  const site = Int32Array.from({ length: count }, (_, i) => i).sort((a, b) => strip(a) - strip(b) || x[a]! - x[b]!);
  const starts = new Int32Array(Math.floor(span / height) + 2);
  for (let i = 0; i < count; i += 1) starts[strip(i) + 1]! += 1;
  for (let at = 1; at < starts.length; at += 1) starts[at]! += starts[at - 1]!;
  const sorted = (values: Float64Array) => Float64Array.from(site, (i) => values[i]!);
  return { count, isPlanar, site, x: sorted(x), y: sorted(y), z: sorted(z), south, height, starts, chord };
}

/**
 * Runs of places that hold all that lies within a straight length of a place, and some that lies a little farther.
 * @param place in the order of the strips @param chord at most that of the strips @param visit from … until of each run
 * Cost: log of the strip's length for each strip in reach.
 */
export function visitRuns(
  { x, y, south, height, starts }: Strips,
  place: number,
  chord: number,
  visit: (from: number, until: number) => void,
): void {
  const [east, north] = [x[place]!, y[place]!];
  const first = Math.max(0, Math.floor((north - chord - south) / height));
  const last = Math.min(starts.length - 2, Math.floor((north + chord - south) / height));
  for (let strip = first; strip <= last; strip += 1) {
    const bottom = south + strip * height;
    const apart = Math.max(0, bottom - north, north - bottom - height) * (1 - 1e-12);
    const half = Math.sqrt(Math.max(0, chord * chord - apart * apart)) * (1 + 1e-12);
    const from = firstAtLeast(x, east - half, starts[strip]!, starts[strip + 1]!);
    const until = firstAtLeast(x, east + half * (1 + 1e-12) + Number.MIN_VALUE, from, starts[strip + 1]!);
    if (from < until) visit(from, until);
  }
}
