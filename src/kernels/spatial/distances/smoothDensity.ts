import { reach } from './directDensity.ts';

/** Merged bins are at most this part of a bandwidth wide. */
const coarse = 1 / 12;

export interface BinnedPairs {
  weights: Float64Array;
  /** Weight of a bin's pairs times their distance. */
  moments: Float64Array;
  perUnit: number;
}

/**
 * Sums normal densities, reflected at 0, over binned distances. Bins are merged as far as the bandwidth allows; each merged bin counts at the mean distance of its pairs with
 * the second-order term of their spread, so that what is left out is of third order: below 10⁻⁵ of the peak.
 * @param pairs weights and moments of bins that begin at 0
 * @param bandwidth above 0 @param mass weight of all pairs, those beyond the bins too
 * @param distances where the density is wanted
 * @param density filled, one value a distance
 * Cost: bins + distances × merged bins in reach.
 */
export function smoothDensity(
  { weights, moments, perUnit }: BinnedPairs,
  bandwidth: number,
  mass: number,
  distances: Float64Array,
  density: Float64Array,
): void {
  const merged = Math.max(1, Math.floor(coarse * bandwidth * perUnit));
  const groups = Math.ceil(weights.length / merged);
  const [places, values, spreads] = [0, 1, 2].map(() => new Float64Array(groups)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let held = 0;
  for (let start = 0; start < weights.length; start += merged) {
    const end = Math.min(weights.length, start + merged);
    let [value, moment] = [0, 0];
    for (let bin = start; bin < end; bin += 1) {
      value += weights[bin]!;
      moment += moments[bin]!;
    }
    if (!(value > 0)) continue;
    const mean = moment / value;
    let squares = 0;
    for (let bin = start; bin < end; bin += 1) {
      const own = weights[bin]!;
      if (own > 0) squares += own * (moments[bin]! / own - mean) ** 2;
    }
    places[held] = mean / bandwidth;
    values[held] = value;
    spreads[held] = squares / value / (2 * bandwidth * bandwidth);
    held += 1;
  }
  const scale = 1 / (Math.sqrt(2 * Math.PI) * bandwidth * mass);
  let first = 0;
  for (let k = 0; k < distances.length; k += 1) {
    const d = distances[k]! / bandwidth;
    if (k > 0 && distances[k]! < distances[k - 1]!) first = 0;
    while (first < held && places[first]! < d - reach) first += 1;
    let sum = 0;
    for (let at = first; at < held && places[at]! < d + reach; at += 1) {
      const square = (d - places[at]!) ** 2;
      sum += values[at]! * Math.exp(-0.5 * square) * (1 + spreads[at]! * (square - 1));
    }
    for (let at = 0; at < held && places[at]! < reach - d; at += 1) {
      const square = (d + places[at]!) ** 2;
      sum += values[at]! * Math.exp(-0.5 * square) * (1 + spreads[at]! * (square - 1));
    }
    density[k] = sum * scale;
  }
}
