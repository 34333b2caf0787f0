import { sharesWithin } from './cumulativeShares.ts';
import type { NeighbourProblem } from './marconPuech.ts';
import { sitesOf } from './sites.ts';
import { stripsOf } from './strips.ts';

/**
 * M of each reference plant at one distance, for maps.
 * @returns ratio of its own neighbourhood over that of the whole; NaN for plants that are no reference or have no neighbour within the distance
 * Cost: reference plants × plants within the distance. Held by 1 where everybody is of the type, in distances.test.ts.
 */
export function individualM(
  { kind, weights, ...problem }: Omit<NeighbourProblem, 'distances' | 'statistic'>,
  distance: number,
): Float64Array {
  const sites = sitesOf(problem.x, problem.y, problem.metric);
  const strips = stripsOf(sites, distance);
  const heavy = weights ?? new Float64Array(sites.count).fill(1);
  const values = new Float64Array(sites.count).fill(Number.NaN);
  const labels = {
    kind: Uint8Array.from(strips.site, (site) => kind[site]!),
    weights: Float64Array.from(strips.site, (site) => heavy[site]!),
  };
  let [all, sought] = [0, 0];
  for (let i = 0; i < sites.count; i += 1) {
    all += heavy[i]!;
    if (kind[i]! >= 2) sought += heavy[i]!;
  }
  const sharesAt = sharesWithin(strips, Float64Array.of(distance));
  const [own, total] = [new Float64Array(1), new Float64Array(1)];
  for (const [place, i] of strips.site.entries()) {
    if ((kind[i]! & 1) === 0) continue;
    sharesAt(place, labels, own, total);
    const share = (sought - (kind[i] === 3 ? heavy[i]! : 0)) / (all - heavy[i]!);
    if (total[0]! > 0 && share > 0) values[i] = own[0]! / total[0]! / share;
  }
  return values;
}
