import { seededRandom } from '../../random/index.ts';
import { bandwidthOf } from './directDensity.ts';
import { type DistanceDensity, largest } from './distanceDensity.ts';
import type { DistanceProblem } from './durantonOverman.ts';
import { exactAt, fastDensity } from './fastDensity.ts';
import { type FourierRoom, fourierDensity, fourierRoom } from './fourierDensity.ts';
import { plantRoom } from './plantRoom.ts';
import { distanceBetween, type Sites } from './sites.ts';

/** So few are summed sooner than a grid is transformed. */
const fewPlants = 1000;

/** Whether densities of so many plants come from a grid. */
export const usesTransform = ({ mode, target }: DistanceProblem): boolean =>
  mode === 'fourier' && target.length > fewPlants;

const rooms = new WeakMap<DistanceProblem, FourierRoom>();

/** The density by Fourier transform on the problem's grid, made once; by sums for 1,000 plants or fewer and where a grid is not for the bandwidth. */
export function fourierOrFast(
  problem: DistanceProblem,
  sites: Sites,
  at: ArrayLike<number>,
  weights: Float64Array | null,
): DistanceDensity {
  const found =
    at.length <= fewPlants ? null : fourierDensity(sites, at, weights, problem.distances, roomOf(problem, sites));
  return found ?? fastDensity(sites, at, weights, problem.distances, plantRoom(at.length));
}

function roomOf(problem: DistanceProblem, sites: Sites): FourierRoom {
  const kept = rooms.get(problem);
  if (kept !== undefined) return kept;
  const room = fourierRoom(sites, problem.distances, expectedBandwidth(problem, sites));
  rooms.set(problem, room);
  return room;
}

const sampledPairs = 20_000;

/** Silverman's bandwidth from a sample of pairs, as for all of them. */
function expectedBandwidth({ target, distances, seed }: DistanceProblem, sites: Sites): number {
  const random = seededRandom(seed);
  const limit = 2 * largest(distances);
  const plant = () => target[Math.floor(random() * target.length)]!;
  const near = Float64Array.from({ length: sampledPairs }, () => distanceBetween(sites, plant(), plant()))
    .filter((d) => d <= limit)
    .sort();
  const pairs = (target.length * (target.length - 1)) / 2 / sampledPairs;
  return bandwidthOf(near) * pairs ** -0.2 || limit / 100;
}

const checkedDistances = 9;
const checkedPlants = 8000;

/**
 * How far the density by Fourier transform lies from the exact sum: of the plants themselves, or of 8,000 drawn ones, both at the bandwidth that all have.
 * @returns the largest difference at nine distances and the last, as a share of the peak
 * Held by fourierDensity.test.ts.
 */
export function fourierErrorOf(problem: DistanceProblem, sites: Sites, found: DistanceDensity): number {
  const { target, distances, seed } = problem;
  if (target.length <= fewPlants) return 0;
  const random = seededRandom(seed);
  const chosen =
    target.length <= checkedPlants
      ? Int32Array.from(target.keys())
      : Int32Array.from({ length: checkedPlants }, (_, i) => {
          const from = Math.floor((i * target.length) / checkedPlants);
          return from + Math.floor(random() * (Math.floor(((i + 1) * target.length) / checkedPlants) - from));
        });
  const at = chosen.map((i) => target[i]!);
  const weights = problem.weights === null ? null : Float64Array.from(at, (plant) => problem.weights![plant]!);
  const room = roomOf(problem, sites);
  const wide = fourierDensity(sites, at, weights, distances, room);
  const narrowing = wide === null ? 1 : found.bandwidth / wide.bandwidth;
  const grid = wide === null ? null : fourierDensity(sites, at, weights, distances, room, narrowing);
  // No grid serves the sample: the density was summed.
  if (grid === null) return 0;
  const step = Math.max(1, Math.floor(distances.length / checkedDistances));
  const range = largest(distances);
  const checked = Array.from(distances.keys()).filter((k) => k % step === 0 || distances[k] === range);
  const places = Float64Array.from(checked, (k) => distances[k]!);
  const exact = exactAt(sites, at, weights, places, range, plantRoom(at.length), narrowing);
  const worst = checked.reduce((most, k, i) => Math.max(most, Math.abs(grid.density[k]! - exact.density[i]!)), 0);
  return worst === 0 ? 0 : worst / Math.max(largest(grid.density), largest(exact.density));
}
