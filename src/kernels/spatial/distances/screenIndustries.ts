import { adjustBenjaminiHochberg } from '../../multiplicity/index.ts';
import { seededRandom } from '../../random/index.ts';
import { largest } from './distanceDensity.ts';
import { extremeRankLengths } from './extremeRankLength.ts';
import { PairCounts } from './screenPairs.ts';
import { type Sites, sitesOf } from './sites.ts';

export interface ScreenedIndustry {
  status: 'ok' | 'notEnough' | 'undefined';
  n: number;
  /** Unusually many near pairs anywhere, and its q over the industries; null where the status is not ok. */
  pLocalised: number | null;
  qLocalised: number | null;
  pValue: number | null;
  density: Float64Array;
}

/** Sites of all plants, and the numbers of plants that industries have; arrays alone, so that threads can share them. */
export interface ScreenProblem {
  x: Float64Array;
  y: Float64Array;
  metric: Sites['metric'];
  /** Rising, each once, `fewest` or more. */
  sizes: readonly number[];
  distances: Float64Array;
  seed: number;
}

export const fewest = 5;

/** The different numbers of plants of industries that are screened. */
export const sizesOf = (industries: readonly Int32Array[]): number[] =>
  [...new Set(industries.map(({ length }) => length).filter((n) => n >= fewest))].sort((a, b) => a - b);

/**
 * Densities of throws for every number of plants: one random order of all sites serves them all, its first n sites are the throw for n plants.
 * @param problem sites and sizes; throw s takes its chance from a stream of its own, made of the seed and s @param task throws from … until
 * @returns throw · sizes · distances + size · distances + point, in single precision, which keeps their order
 * Cost: throws × (pairs of the largest size + sizes × distances × bins in reach).
 */
export function screenThrows(problem: ScreenProblem, task: { from: number; until: number }): Float32Array {
  const { sizes, distances } = problem;
  const sites = sitesOf(problem.x, problem.y, problem.metric);
  const pairs = new PairCounts(sites, largest(distances));
  const curves = new Float32Array((task.until - task.from) * sizes.length * distances.length);
  const order = new Int32Array(sites.count);
  const density = new Float64Array(distances.length);
  let at = 0;
  for (let s = task.from; s < task.until; s += 1) {
    const random = seededRandom((problem.seed % 2 ** 20) * 2 ** 32 + s);
    for (let i = 0; i < order.length; i += 1) order[i] = i;
    pairs.clear();
    for (const n of sizes) {
      while (pairs.held < n) {
        const chosen = pairs.held + Math.floor(random() * (order.length - pairs.held));
        const kept = order[pairs.held]!;
        order[pairs.held] = order[chosen]!;
        order[chosen] = kept;
        pairs.add(order[pairs.held]!);
      }
      pairs.density(distances, density);
      curves.set(density, at);
      at += distances.length;
    }
  }
  return curves;
}

/**
 * One industry beside the throws of its number of plants.
 * @param members its sites @param simulated curves of throws of as many plants, throw · distances + point
 * @returns p by extreme rank length, without q. An industry that has no two near pairs that differ has a density of 0, as such throws have: p is 1
 * Degenerate: fewer than 5 plants `notEnough`; all plants on one spot `undefined`.
 */
export function screenIndustry(problem: ScreenProblem, members: Int32Array, simulated: Float32Array): ScreenedIndustry {
  const { distances } = problem;
  const density = new Float64Array(distances.length);
  const nothing = { n: members.length, pLocalised: null, qLocalised: null, pValue: null, density };
  if (members.length < fewest) return { status: 'notEnough', ...nothing };
  const { x, y } = problem;
  if (members.every((site) => x[site] === x[members[0]!] && y[site] === y[members[0]!]))
    return { status: 'undefined', ...nothing };
  const own = sitesOf(
    Float64Array.from(members, (site) => x[site]!),
    Float64Array.from(members, (site) => y[site]!),
    problem.metric,
  );
  const pairs = new PairCounts(own, largest(distances));
  for (let i = 0; i < members.length; i += 1) pairs.add(i);
  pairs.density(distances, density);
  if (simulated.length === 0) return { status: 'ok', ...nothing };
  const { upper, both } = extremeRankLengths(Float64Array.from(Float32Array.from(density)), simulated);
  return { ...nothing, status: 'ok', pLocalised: upper, pValue: both };
}

/** q over the industries by Benjamini and Hochberg: those without near pairs, and those on one spot, are of the family with a p of 1. */
export function adjustScreened(found: readonly ScreenedIndustry[]): void {
  const family = found.filter(({ status }) => status !== 'notEnough');
  const q = adjustBenjaminiHochberg(family.map(({ pLocalised }) => pLocalised ?? 1));
  for (const [at, one] of family.entries()) if (one.pLocalised !== null) one.qLocalised = q[at]!;
}

/**
 * Duranton and Overman's test for many industries at once, unweighted: the null depends on an industry through its number of plants alone, so that the same throws serve them all.
 * @param x, y, metric sites of all plants @param industries sites of each industry's plants
 * @param distances where densities are compared, 0 or more, rising @param simulations throws @param seed of the throws
 * @returns exact p by extreme rank length, and q over the industries (Benjamini–Hochberg). Densities are from 2,048 bins: within 10⁻³ of their peak
 * Degenerate: as screenIndustry. Memory: 4 bytes × throws × sizes × distances.
 * p-values of industries are not independent, for they share throws; each is valid at its level. Source: as durantonOverman.ts; sharing is our own. Held by the size of the test over 500 random
 * labellings of 2 to 50 plants in screenIndustries.test.ts.
 */
export function screenIndustries(
  x: Float64Array,
  y: Float64Array,
  metric: Sites['metric'],
  industries: readonly Int32Array[],
  distances: Float64Array,
  simulations: number,
  seed: number,
): ScreenedIndustry[] {
  const problem: ScreenProblem = { x, y, metric, sizes: sizesOf(industries), distances, seed };
  const curves = screenThrows(problem, { from: 0, until: simulations });
  const found = industries.map((members) =>
    screenIndustry(problem, members, curvesOfSize(problem, [curves], members.length)),
  );
  adjustScreened(found);
  return found;
}

/** The curves of one size out of those of all, part after part. */
export function curvesOfSize(
  { sizes, distances }: ScreenProblem,
  parts: readonly Float32Array[],
  size: number,
): Float32Array {
  const at = sizes.indexOf(size);
  if (at < 0) return new Float32Array(0);
  const [points, row] = [distances.length, sizes.length * distances.length];
  const throws = parts.reduce((sum, { length }) => sum + length / row, 0);
  const curves = new Float32Array(throws * points);
  let s = 0;
  for (const part of parts)
    for (let from = at * points; from < part.length; from += row, s += 1)
      curves.set(part.subarray(from, from + points), s * points);
  return curves;
}
