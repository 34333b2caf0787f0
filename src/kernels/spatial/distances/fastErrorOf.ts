import { directDensity } from './directDensity.ts';
import { type DistanceDensity, largest } from './distanceDensity.ts';
import type { DistanceProblem } from './durantonOverman.ts';
import { exactAt } from './fastDensity.ts';
import { fourierErrorOf } from './fourierProblem.ts';
import { plantRoom } from './plantRoom.ts';
import { sitesOf } from './sites.ts';

const checkedDistances = 9;
const mostDirectPairs = 8_000_000;

/**
 * How far a density lies from the exact sum at nine distances and at the last.
 * @param problem as for observedDensity @param found for it
 * @returns the largest difference, as a share of the peak; 0 where both say nothing
 * Up to 8 million pairs are summed by directDensity, more by sweeps that keep none. Held by fastErrorOf in fastDensity.test.ts.
 */
export function fastErrorOf(problem: DistanceProblem, found: DistanceDensity): number {
  const { target, distances } = problem;
  const { density } = found;
  const step = Math.max(1, Math.floor(density.length / checkedDistances));
  // The largest distance sets which pairs the bandwidth rests on: it is among those checked.
  const range = largest(distances);
  const checked = Array.from(density.keys()).filter((k) => k % step === 0 || distances[k] === range);
  const places = Float64Array.from(checked, (k) => distances[k]!);
  const sites = sitesOf(problem.x, problem.y, problem.metric);
  if (problem.mode === 'fourier') return fourierErrorOf(problem, sites, found);
  const weights = problem.weights === null ? null : Float64Array.from(target, (plant) => problem.weights![plant]!);
  const exact =
    (target.length * (target.length - 1)) / 2 <= mostDirectPairs
      ? directDensity(sites, target, weights, places)
      : exactAt(sites, target, weights, places, range, plantRoom(target.length));
  const worst = checked.reduce((most, k, at) => Math.max(most, Math.abs(density[k]! - exact.density[at]!)), 0);
  return worst === 0 ? 0 : worst / Math.max(largest(density), largest(exact.density));
}
