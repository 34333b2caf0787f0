import { adjustBenjaminiHochberg } from '../../multiplicity/index.ts';
import { extremeRankLength } from './bands.ts';
import { largest } from './directDensity.ts';
import { type DrawTask, throwOn } from './durantonOverman.ts';
import { PairCounts } from './pairCounts.ts';
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

/** Plants of all industries and which of them are whose; arrays alone, so that threads can share them. */
export interface ScreenProblem {
  x: Float64Array;
  y: Float64Array;
  metric: Sites['metric'];
  /** Sites of each industry's plants. */
  industries: readonly Int32Array[];
  /** Where densities are compared, 0 or more, rising. */
  distances: Float64Array;
  seed: number;
}

const fewest = 5;

/** Different numbers of plants that industries to be tested have, rising: a throw has one curve for each. */
export const sizesOf = ({ industries }: Pick<ScreenProblem, 'industries'>): number[] =>
  [...new Set(industries.map(({ length }) => length).filter((n) => n >= fewest))].sort((a, b) => a - b);

/**
 * Throws for many industries at once: unweighted, the null depends on an industry through its number of plants alone, so that one random order of all sites serves them all:
 * its first n sites are the throw for every industry of n plants.
 * @param problem places, industries, distances; draw s takes its chance from a stream of its own, made of the seed and s
 * @param task which draws
 * @returns at (draw − from) · sizes · distances + size · distances + point
 * Cost: draws × (pairs of the largest industry + sizes × (bins + distances × bins in reach)).
 */
export function screenThrows(problem: ScreenProblem, { from, until }: Pick<DrawTask, 'from' | 'until'>): Float64Array {
  const sites = sitesOf(problem.x, problem.y, problem.metric);
  const { distances } = problem;
  const sizes = sizesOf(problem);
  const width = sizes.length * distances.length;
  const curves = new Float64Array((until - from) * width);
  const pairs = new PairCounts(sites, largest(distances));
  const order = Int32Array.from({ length: sites.count }, (_, i) => i);
  for (let s = from; s < until; s += 1) {
    pairs.clear();
    const thrown = throwOn(order, sizes.at(-1) ?? 0, problem.seed, s);
    for (const [at, n] of sizes.entries()) {
      while (pairs.held < n) pairs.add(thrown[pairs.held]!);
      const start = (s - from) * width + at * distances.length;
      pairs.density(distances, curves.subarray(start, start + distances.length));
    }
  }
  return curves;
}

/**
 * Duranton and Overman's test for each of many industries.
 * @param problem as for screenThrows @param curves what it made, all draws
 * @returns exact p by extreme rank length, and q over the industries (Benjamini–Hochberg). Densities are from 2,048 bins: within 10⁻³ of their peak
 * Degenerate: fewer than 5 plants `notEnough`; no two distances that differ `undefined`, which counts as p = 1 in the family.
 * p-values of industries are not independent, for they share throws; each is exact. Source: as durantonOverman.ts; sharing is our own. Held by distances.test.ts.
 */
export function screenIndustries(problem: ScreenProblem, curves: Float64Array): ScreenedIndustry[] {
  const { industries, distances, metric } = problem;
  const points = distances.length;
  const sizes = sizesOf(problem);
  const width = sizes.length * points;
  const draws = width === 0 ? 0 : curves.length / width;
  const pairs = new PairCounts(sitesOf(problem.x, problem.y, metric), largest(distances));
  const ofSize = (n: number) => {
    const at = sizes.indexOf(n) * points;
    const own = new Float64Array(draws * points);
    for (let s = 0; s < draws; s += 1) own.set(curves.subarray(s * width + at, s * width + at + points), s * points);
    return own;
  };
  const found = industries.map((members): ScreenedIndustry => {
    const density = new Float64Array(points);
    const nothing = { n: members.length, pLocalised: null, qLocalised: null, pValue: null, density };
    if (members.length < fewest) return { status: 'notEnough', ...nothing };
    pairs.clear();
    for (const site of members) pairs.add(site);
    if (!pairs.density(distances, density)) return { status: 'undefined', ...nothing };
    const simulated = ofSize(members.length);
    return {
      ...nothing,
      status: 'ok',
      pLocalised: extremeRankLength(density, simulated, 'upper'),
      pValue: extremeRankLength(density, simulated, 'both'),
    };
  });
  // Those without near pairs belong to the family: the throws hold such ones too, and left out they would make the rest look gathered.
  const family = found.filter(({ status }) => status !== 'notEnough');
  const q = adjustBenjaminiHochberg(family.map(({ pLocalised }) => pLocalised ?? 1));
  for (const [at, one] of family.entries()) if (one.status === 'ok') one.qLocalised = q[at]!;
  return found;
}
