import { earthRadiusKm } from '../weights/index.ts';
import type { SharesAt } from './cumulativeShares.ts';
import { reach } from './distanceDensity.ts';
import { chordOf } from './plantRoom.ts';
import { type Strips, visitRuns } from './strips.ts';

/**
 * Weights at each distance by a normal kernel reflected at 0 and cut at 8.6 bandwidths, for m.
 * @param strips for the largest distance and 8.6 h, or more @param distances rising @param h bandwidth above 0
 * Distances with equal steps are gone through by two products a step (the ratio of neighbours is itself a geometric row: 10⁻¹³), others by an exponential each.
 * Cost: plants within reach × distances in reach. Held beside plain sums of R in distances.test.ts.
 */
export function sharesAt(strips: Strips, distances: Float64Array, h: number): SharesAt {
  const { x, y, z, isPlanar } = strips;
  const most = distances[distances.length - 1]! + reach * h;
  const chord = chordOf(most, isPlanar);
  const add = stepOf(distances) === null ? byExponentials(distances, h) : byProducts(distances, h);
  return (place, { kind, weights }, own, total) => {
    own.fill(0);
    total.fill(0);
    const [xi, yi, zi] = [x[place]!, y[place]!, z[place]!];
    visitRuns(strips, place, chord, (from, until) => {
      for (let j = from; j < until; j += 1) {
        const dx = x[j]! - xi;
        const dy = y[j]! - yi;
        const dz = z[j]! - zi;
        const length = Math.sqrt(dx * dx + dy * dy + dz * dz);
        const d = isPlanar ? length : 2 * earthRadiusKm * Math.asin(Math.min(1, length / 2));
        if (d > most || j === place) continue;
        add(d, weights[j]!, total);
        if (kind[j]! >= 2) add(d, weights[j]!, own);
      }
    });
  };
}

type Adder = (d: number, weight: number, into: Float64Array) => void;

function byExponentials(distances: Float64Array, h: number): Adder {
  const points = distances.length;
  return (d, weight, into) => {
    for (let k = 0; k < points; k += 1) {
      const u = (distances[k]! - d) / h;
      const v = (distances[k]! + d) / h;
      if (u < -reach) continue;
      if (u > reach) break;
      into[k]! += weight * (Math.exp(-0.5 * u * u) + (v < reach ? Math.exp(-0.5 * v * v) : 0));
    }
  };
}

function byProducts(distances: Float64Array, h: number): Adder {
  const points = distances.length;
  const start = distances[0]! / h;
  const step = stepOf(distances)! / h;
  const shrink = Math.exp(-step * step);
  const half = Math.exp(-0.5 * step * step);
  return (d, weight, into) => {
    const place = d / h;
    const first = Math.max(0, Math.ceil((place - reach - start) / step));
    const last = Math.min(points - 1, Math.floor((place + reach - start) / step));
    const u = start + first * step - place;
    let kernel = weight * Math.exp(-0.5 * u * u);
    let ratio = Math.exp(-u * step) * half;
    for (let k = first; k <= last; k += 1) {
      into[k]! += kernel;
      kernel *= ratio;
      ratio *= shrink;
    }
    const mirrored = Math.min(points - 1, Math.floor((reach - place - start) / step));
    if (mirrored < 0) return;
    const v = start + place;
    kernel = weight * Math.exp(-0.5 * v * v);
    ratio = Math.exp(-v * step) * half;
    for (let k = 0; k <= mirrored; k += 1) {
      into[k]! += kernel;
      kernel *= ratio;
      ratio *= shrink;
    }
  };
}

/** The step of distances that lie evenly; null where they do not. */
function stepOf(distances: Float64Array): number | null {
  const last = distances.length - 1;
  if (last < 1) return null;
  const step = (distances[last]! - distances[0]!) / last;
  const isEven = distances.every((d, k) => Math.abs(d - distances[0]! - k * step) <= 1e-12 * distances[last]!);
  return isEven && step > 0 ? step : null;
}
