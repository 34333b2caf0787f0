import { type RandomSource, seededRandom } from '../../random/index.ts';
import { growRegions, type Region } from './growRegions.ts';
import { logarithms } from './likelihood.ts';
import { drawNullMaxima, type NullMaxima, rankAmong, strengthAt, Urn } from './relabel.ts';
import { GroupScan } from './scanGroup.ts';
import type { ScanSpace } from './scanSpace.ts';

/** One way of looking: every plant in a cell of a space. */
export interface Route {
  space: ScanSpace;
  /** Cell of every plant of every industry that the route can place. */
  cellOf: Int32Array;
  /** The same plants in spaces that are cut otherwise, such as a grid moved by half a cell: stability is tried in these too. */
  otherCuts: readonly { space: ScanSpace; cellOf: Int32Array }[];
}

export interface DelineationOptions {
  /** Draws of the null, 19 or more. */
  simulations: number;
  /** Runs on nine tenths of the group's plants. */
  resamples: number;
  /** Chance of any false cluster in a group, 0–1. */
  level: number;
  leastPlants: number;
  leastStrength: number;
  /** Log likelihood that a further window must add to join a region. */
  leastGain: number;
  seed: number;
}

export const delineationDefaults: DelineationOptions = {
  simulations: 999,
  resamples: 200,
  level: 0.05,
  leastPlants: 5,
  leastStrength: 1.5,
  leastGain: 4,
  seed: 1,
};

export interface DelineatedCluster {
  /** Of the strongest window, by the maximum over all windows of relabelled registers. */
  pValue: number;
  logLikelihoodRatio: number;
  /** Plants of the group in its cells, and plants of all industries. */
  count: number;
  population: number;
  expected: number;
  /** Share of resamples in which it is found again, 0–1. */
  stability: number;
  /** Cells that belonged to it in at least half of the resamples that found it, with that share. */
  cells: Int32Array;
  membership: Float64Array;
}

export interface RouteResult {
  status: 'ok' | 'notEnough';
  reason: string | null;
  plants: number;
  pValue: number | null;
  simulations: number;
  clusters: DelineatedCluster[];
  /** The draws, falling; to give other windows their p. */
  maxima: Float64Array;
}

const mostClusters = 60;
/** In a resample a region counts as found again from this share of the strength that is asked of the whole. */
const foundAgainFrom = 0.8;
/** … and tells where the cluster lies from this share. */
const tellsFrom = 0.5;
const dropped = 0.1;

/**
 * Bounded, tested clusters of one group of plants in one space: a scan of all windows, tested by its maximum under relabelling; regions grown from
 * windows that pass; membership of cells by repeating the delineation on nine tenths of the plants, in grids that lie otherwise.
 * Used for each group of industries in turn; two routes (points, areas) are joined in agreeRoutes.ts.
 * @param route the space and the cell of every plant of every industry in it
 * @param members which of these plants are the group's: indices, each once
 * @param options draws, level, least size and strength
 * @returns clusters by strength; `notEnough` where the group has fewer plants than a cluster needs, or nothing else is there to compare with
 * @throws RangeError where simulations, level or a member is outside its range
 * The chance that a group without any concentration gets a cluster is at most `level`: a cluster holds a window that passed, and nothing else begins one.
 * Cost: (simulations + resamples) × (plants + cells with a plant × rows of their windows). Source: scan and its test after Kulldorff (1997); windows of
 * least relative risk after Tango (2008); membership by resampling after Hennig (2007). Differs from SaTScan in the union of windows, in membership, and in
 * windows only round places of the group. Held by delineation.test.ts: relabelled registers, planted discs and corridors.
 */
export function delineateGroup(route: Route, members: Int32Array, options: DelineationOptions): RouteResult {
  check(route, members, options);
  const plants = members.length;
  const total = route.cellOf.length;
  if (plants < options.leastPlants || plants === total)
    return nothing(
      plants,
      plants === total
        ? 'every plant belongs to the group: there is nothing to compare with'
        : `the group has ${plants} plants with a place; a cluster needs ${options.leastPlants}`,
    );
  const logs = logarithms(total);
  const random = seededRandom(options.seed);
  const scan = scanOf(route, plants, total, options, logs);
  for (const member of members) scan.add(route.cellOf[member]!);
  const draws = drawNullMaxima(scan, route.cellOf, plants, options.simulations, random);
  const found: RouteResult = {
    status: 'ok',
    reason: null,
    plants,
    pValue: draws.pValue,
    simulations: draws.simulations,
    clusters: [],
    maxima: draws.maxima,
  };
  if (draws.pValue > options.level || draws.observed === 0) return found;
  scan.clear();
  for (const member of members) scan.add(route.cellOf[member]!);
  const threshold = strengthAt(draws, options.level);
  const regions = growRegions(scan, {
    threshold,
    leastGain: options.leastGain,
    floor: Math.min(threshold, Math.max(options.leastGain, threshold / 4)),
    mostRegions: mostClusters,
  });
  return { ...found, clusters: settle(route, members, regions, draws, threshold, options, logs, random) };
}

function scanOf(
  { space }: Pick<Route, 'space'>,
  plants: number,
  total: number,
  { leastPlants, leastStrength }: DelineationOptions,
  logs: Float64Array,
): GroupScan {
  return new GroupScan(space, { plants, total, leastPlants, leastStrength }, logs);
}

function check({ cellOf }: Route, members: Int32Array, { simulations, level, resamples }: DelineationOptions): void {
  if (!Number.isInteger(simulations) || simulations < 19)
    throw new RangeError(`delineateGroup: simulations must be 19 or more, not ${simulations}`);
  if (!Number.isInteger(resamples) || resamples < 0)
    throw new RangeError(`delineateGroup: resamples must be 0 or more, not ${resamples}`);
  if (!(level > 0 && level < 1)) throw new RangeError(`delineateGroup: level must lie between 0 and 1, not ${level}`);
  for (const member of members)
    if (member < 0 || member >= cellOf.length) throw new RangeError(`delineateGroup: there is no plant ${member}`);
}

const nothing = (plants: number, reason: string): RouteResult => ({
  status: 'notEnough',
  reason,
  plants,
  pValue: null,
  simulations: 0,
  clusters: [],
  maxima: new Float64Array(0),
});

/** Repeats the delineation on resamples and asks of each cell of the reference cut how often it belonged. */
function settle(
  route: Route,
  members: Int32Array,
  regions: readonly Region[],
  draws: NullMaxima,
  threshold: number,
  options: DelineationOptions,
  logs: Float64Array,
  random: RandomSource,
): DelineatedCluster[] {
  const { space, cellOf } = route;
  const kept = members.length - Math.floor(dropped * members.length);
  const cuts = [{ space, cellOf }, ...route.otherCuts];
  const scans = cuts.map((cut) =>
    scanOf(cut, kept, cellOf.length, { ...options, leastPlants: Math.max(2, options.leastPlants - 1) }, logs),
  );
  /** A plant of any industry in each cell of the reference cut stands for it in the other cuts. */
  const standsFor = standIns(cellOf, space.cellCount);
  const regionOf = new Int32Array(space.cellCount);
  for (const [at, { cells }] of regions.entries()) for (const cell of cells) regionOf[cell] = at + 1;
  const tallies = regions.map(() => new Int32Array(space.cellCount));
  const told = new Int32Array(regions.length);
  const again = new Int32Array(regions.length);
  const urn = new Urn(members.length, random);
  for (let run = 0; run < options.resamples; run += 1) {
    const at = run % cuts.length;
    const cut = cuts[at]!;
    const scan = scans[at]!;
    scan.clear();
    for (const i of urn.draw(kept)) scan.add(cut.cellOf[members[i]!]!);
    const share = kept / members.length;
    const repeated = growRegions(scan, {
      threshold: tellsFrom * threshold * share,
      leastGain: options.leastGain * share,
      floor: Math.min(tellsFrom * threshold, Math.max(options.leastGain, threshold / 4)) * share,
      mostRegions: 2 * mostClusters,
    });
    tallyRun(repeated, cut, {
      standsFor,
      regionOf,
      tallies,
      told,
      again,
      passes: foundAgainFrom * threshold * share,
      cellCount: space.cellCount,
    });
  }
  return regions.map((region, at) => {
    const resampled = told[at]! > 0;
    const membershipOf = (cell: number) =>
      resampled ? tallies[at]![cell]! / told[at]! : regionOf[cell] === at + 1 ? 1 : 0;
    const cells: number[] = [];
    for (let cell = 0; cell < space.cellCount; cell += 1) {
      const isOthers = regionOf[cell] !== 0 && regionOf[cell] !== at + 1;
      if (membershipOf(cell) >= 0.5 && !(isOthers && tallies[regionOf[cell]! - 1]![cell]! >= tallies[at]![cell]!))
        cells.push(cell);
    }
    const counts = countsIn(cells, route, members);
    return {
      pValue: rankAmong(draws, region.seed.logLikelihoodRatio),
      logLikelihoodRatio: region.logLikelihoodRatio,
      count: counts.count,
      population: counts.population,
      expected: (counts.population * members.length) / cellOf.length,
      stability: options.resamples === 0 ? 0 : again[at]! / options.resamples,
      cells: Int32Array.from(cells),
      membership: Float64Array.from(cells, membershipOf),
    };
  });
}

function standIns(cellOf: Int32Array, cellCount: number): Int32Array {
  const plant = new Int32Array(cellCount).fill(-1);
  for (let i = 0; i < cellOf.length; i += 1) if (plant[cellOf[i]!] === -1) plant[cellOf[i]!] = i;
  return plant;
}

interface Tally {
  standsFor: Int32Array;
  regionOf: Int32Array;
  tallies: Int32Array[];
  told: Int32Array;
  again: Int32Array;
  passes: number;
  cellCount: number;
}

/** A region of the resample belongs to the cluster with which it shares most cells. */
function tallyRun(
  repeated: readonly Region[],
  { cellOf, space }: { cellOf: Int32Array; space: ScanSpace },
  tally: Tally,
): void {
  const { standsFor, regionOf, tallies, told, again, passes, cellCount } = tally;
  if (repeated.length === 0) return;
  const found = new Int32Array(space.cellCount);
  for (const [at, { cells }] of repeated.entries()) for (const cell of cells) found[cell] = at + 1;
  const shared = repeated.map(() => new Map<number, number>());
  const cellsOf = repeated.map((): number[] => []);
  for (let cell = 0; cell < cellCount; cell += 1) {
    if (standsFor[cell]! < 0) continue;
    const region = found[cellOf[standsFor[cell]!]!]!;
    if (region === 0) continue;
    cellsOf[region - 1]!.push(cell);
    const cluster = regionOf[cell]!;
    if (cluster > 0) shared[region - 1]!.set(cluster, (shared[region - 1]!.get(cluster) ?? 0) + 1);
  }
  const counted = new Set<number>();
  const passed = new Set<number>();
  for (const [at, region] of repeated.entries()) {
    let [cluster, most] = [0, 0];
    for (const [candidate, cells] of shared[at]!) if (cells > most) [cluster, most] = [candidate, cells];
    if (cluster === 0) continue;
    counted.add(cluster);
    if (region.seed.logLikelihoodRatio >= passes) passed.add(cluster);
    for (const cell of cellsOf[at]!) tallies[cluster - 1]![cell]! += 1;
  }
  for (const cluster of counted) told[cluster - 1]! += 1;
  for (const cluster of passed) again[cluster - 1]! += 1;
}

function countsIn(cells: readonly number[], { space, cellOf }: Route, members: Int32Array) {
  const inside = new Uint8Array(space.cellCount);
  let population = 0;
  for (const cell of cells) {
    inside[cell] = 1;
    population += space.population[cell]!;
  }
  let count = 0;
  for (const member of members) count += inside[cellOf[member]!]!;
  return { count, population };
}
