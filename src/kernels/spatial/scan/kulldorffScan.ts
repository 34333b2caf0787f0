import type { RandomSource } from '../../random/index.ts';

/** Areas or spots with cases among a population. */
export interface ScanData {
  /** Cases of each area, whole numbers. */
  cases: Float64Array;
  /** Population of each, 0 or more; need not be whole. */
  population: Float64Array;
  /** Windows round each area: areas in the order in which they join; or how they are made for given cases, where they follow these. */
  windows: readonly Int32Array[] | ((cases: Float64Array) => readonly Int32Array[]);
}

export interface ScanCluster {
  /** The area round which the window lies. */
  centre: number;
  /** Areas of the window, in the order in which they joined. */
  areas: Int32Array;
  cases: number;
  expected: number;
  /** Cases over expected inside, over the same outside. */
  relativeRisk: number | null;
  logLikelihoodRatio: number;
  /** Rank of the ratio among the largest of each draw. */
  pValue: number;
}

export interface ScanOptions {
  simulations: number;
  /** Windows with fewer cases are passed over. */
  leastCases: number;
  /** At most so many clusters, none of which overlap. */
  mostClusters: number;
  /** poisson: cases thrown by population; relabelling: cases drawn without replacement among a whole-numbered population. */
  model: 'poisson' | 'relabelling';
}

export interface ScanResult {
  status: 'ok' | 'empty' | 'undefined';
  reason: string | null;
  cases: number;
  population: number;
  clusters: ScanCluster[];
  simulations: number;
}

/**
 * Kulldorff's scan: the windows with the most cases for their population, tested by the largest window of data without clusters.
 * Used for one group at a time, to find where it gathers beyond its population; detection of clusters over many groups is in delineation.
 * @param data cases, population and windows (circular.ts, flexible.ts)
 * @param options draws, least cases, model of the null
 * @param random source of draws
 * @returns clusters by ratio, the strongest first, each without an area of one before; p of all by the largest ratio of each draw, so that the others' are cautious
 * @throws RangeError where a case is not a whole number, a population negative or not finite, or, for relabelling, cases exceed the population of an area
 * Ratio of a window with c of C cases and expected E = C · population / all: c ln(c/E) + (C − c) ln((C − c)/(C − E)) where c > E, else 0.
 * Degenerate: no cases: `empty`; all population in one window, or none: `undefined`. Cost: (draws + 1) × areas in windows.
 * Source: Kulldorff (1997), Communications in Statistics 26:1481. Same as SaTScan's Poisson model for circles. Held by a plain R program's values
 * (goldens/scan.R), its size over draws without clusters, and a planted one.
 */
export function kulldorffScan(data: ScanData, options: ScanOptions, random: RandomSource): ScanResult {
  check(data, options);
  const { cases, population } = data;
  const total = sum(cases);
  const all = sum(population);
  const nothing = (status: 'empty' | 'undefined', reason: string): ScanResult => ({
    ...{ status, reason, cases: total, population: all, clusters: [], simulations: 0 },
  });
  if (total === 0) return nothing('empty', 'there are no cases');
  if (population.filter((people) => people > 0).length < 2)
    return nothing('undefined', 'fewer than two areas have a population: there is nothing to compare');
  const found = strongestWindows(data, total, all, options);
  const largest = new Float64Array(options.simulations);
  const drawn = new Float64Array(cases.length);
  const throwCases =
    options.model === 'poisson' ? poissonThrow(population, all, random) : relabelThrow(population, all, random);
  for (let run = 0; run < options.simulations; run += 1) {
    drawn.fill(0);
    throwCases(total, drawn);
    largest[run] = largestRatio({ ...data, cases: drawn }, total, all, options.leastCases);
  }
  largest.sort();
  const pOf = (ratio: number) => (largest.length - firstAtLeast(largest, ratio) + 1) / (largest.length + 1);
  return {
    status: 'ok',
    reason: null,
    cases: total,
    population: all,
    simulations: options.simulations,
    clusters: found.map((cluster) => ({ ...cluster, pValue: pOf(cluster.logLikelihoodRatio) })),
  };
}

function check({ cases, population, windows }: ScanData, { simulations, model }: ScanOptions): void {
  if (cases.length !== population.length || (typeof windows !== 'function' && windows.length !== cases.length))
    throw new RangeError(
      `kulldorffScan: ${cases.length} cases and ${population.length} populations, or windows, differ in number`,
    );
  if (!Number.isInteger(simulations) || simulations < 0)
    throw new RangeError(`kulldorffScan: simulations must be 0 or more, not ${simulations}`);
  for (let i = 0; i < cases.length; i += 1) {
    if (!Number.isInteger(cases[i]!) || cases[i]! < 0)
      throw new RangeError(`kulldorffScan: cases[${i}] must be a whole number, not ${cases[i]}`);
    if (!(population[i]! >= 0) || population[i] === Number.POSITIVE_INFINITY)
      throw new RangeError(`kulldorffScan: population[${i}] must be 0 or more, not ${population[i]}`);
    if (model === 'relabelling' && (!Number.isInteger(population[i]!) || cases[i]! > population[i]!))
      throw new RangeError(
        `kulldorffScan: cases[${i}] must be among a whole population of ${population[i]}, not ${cases[i]}`,
      );
  }
}

const windowsOf = (windows: ScanData['windows'], cases: Float64Array) =>
  typeof windows === 'function' ? windows(cases) : windows;

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

function ratioOf(held: number, people: number, total: number, all: number): number {
  const expected = (total * people) / all;
  if (held <= expected || expected === 0) return 0;
  const outside = total - held;
  return held * Math.log(held / expected) + (outside === 0 ? 0 : outside * Math.log(outside / (total - expected)));
}

function largestRatio(
  { cases, population, windows }: ScanData,
  total: number,
  all: number,
  leastCases: number,
): number {
  let best = 0;
  for (const window of windowsOf(windows, cases)) {
    let [held, people] = [0, 0];
    for (let k = 0; k < window.length; k += 1) {
      const area = window[k]!;
      const added = cases[area]!;
      held += added;
      people += population[area]!;
      // A window that ends with an area without cases is weaker than the one before.
      if (added === 0 || held < leastCases || held * all <= total * people) continue;
      const ratio = ratioOf(held, people, total, all);
      if (ratio > best) best = ratio;
    }
  }
  return best;
}

function strongestWindows(
  data: ScanData,
  total: number,
  all: number,
  { leastCases, mostClusters }: ScanOptions,
): Omit<ScanCluster, 'pValue'>[] {
  const { cases, population } = data;
  const windows = windowsOf(data.windows, cases);
  const bests: { centre: number; size: number; held: number; people: number; ratio: number }[] = [];
  for (const [centre, window] of windows.entries()) {
    let [held, people] = [0, 0];
    for (let k = 0; k < window.length; k += 1) {
      held += cases[window[k]!]!;
      people += population[window[k]!]!;
      const ratio = held < leastCases ? 0 : ratioOf(held, people, total, all);
      if (ratio > 0) bests.push({ centre, size: k + 1, held, people, ratio });
    }
    if (bests.length > 2_000_000) bests.sort((a, b) => b.ratio - a.ratio).splice(200_000);
  }
  bests.sort((a, b) => b.ratio - a.ratio || a.size - b.size || a.centre - b.centre);
  const taken = new Uint8Array(cases.length);
  const found: Omit<ScanCluster, 'pValue'>[] = [];
  for (const { centre, size, held, people, ratio } of bests) {
    if (found.length === mostClusters) break;
    const areas = windows[centre]!.slice(0, size);
    if (areas.some((area) => taken[area] === 1)) continue;
    for (const area of areas) taken[area] = 1;
    const expected = (total * people) / all;
    const outside = (total - held) / (total - expected);
    found.push({
      ...{ centre, areas, cases: held, expected, logLikelihoodRatio: ratio },
      relativeRisk: outside > 0 ? held / expected / outside : null,
    });
  }
  return found;
}

function poissonThrow(population: Float64Array, all: number, random: RandomSource) {
  const ends = new Float64Array(population.length);
  for (let i = 0, end = 0; i < population.length; i += 1) ends[i] = end += population[i]!;
  return (total: number, into: Float64Array) => {
    for (let i = 0; i < total; i += 1) {
      let at = firstAbove(ends, random() * all);
      while (population[at] === 0) at -= 1;
      into[at]! += 1;
    }
  };
}

function relabelThrow(population: Float64Array, all: number, random: RandomSource) {
  const places = new Int32Array(all);
  let next = 0;
  for (const [area, people] of population.entries()) for (let i = 0; i < people; i += 1) places[next++] = area;
  return (total: number, into: Float64Array) => {
    for (let i = 0; i < total; i += 1) {
      const chosen = i + Math.floor(random() * (places.length - i));
      const area = places[chosen]!;
      places[chosen] = places[i]!;
      places[i] = area;
      into[area]! += 1;
    }
  };
}

/** First place whose value is above the bound, at most the last. */
function firstAbove(values: Float64Array, bound: number): number {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! > bound) high = middle;
    else low = middle + 1;
  }
  return low;
}

function firstAtLeast(values: Float64Array, bound: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
