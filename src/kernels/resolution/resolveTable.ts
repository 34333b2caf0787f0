import { type Clusters, clusterPairs, type Edges } from './clusterPairs.ts';
import { comparePairs } from './comparePairs.ts';
import { eachWeight, type JudgedPair, type Learned, learnEvidence } from './learnEvidence.ts';
import { type BlockingPlan, planBlocking } from './planBlocking.ts';
import { type KindComparators, prepareTable } from './prepareTable.ts';
import type { PreparedTable, ResolutionTable } from './types.ts';
import { logOddsOf, probabilityOf, weighPairs } from './weights.ts';

export interface ResolveOptions {
  /** Pairs at least so probable are taken for one entity; 0.5 if left out. */
  threshold?: number;
  /** Most pairs to be compared; 30 for each row and at least 3 million if left out. */
  pairBudget?: number;
  /** Whether a row has at most one partner in the other file; found out from the data if left out. */
  oneToOne?: boolean | null;
  random: () => number;
  judged?: readonly JudgedPair[];
  comparators?: KindComparators;
  /** Hears which step begins. */
  onStep?: (step: 'prepare' | 'block' | 'compare' | 'cluster') => void;
}

export interface Resolution {
  /** Lower row, higher row and probability of each pair of one entity, ascending by rows. */
  pairs: { a: Int32Array; b: Int32Array; probability: Float64Array };
  clusters: Clusters;
  plan: BlockingPlan;
  learned: Learned;
  table: PreparedTable;
  oneToOne: boolean;
}

/**
 * Which rows are one entity, without labels: prepares, blocks, learns, weighs and clusters.
 * @param source texts by column
 * @returns pairs within clusters with their probabilities, the clusters, and what was learned
 * Degenerate: fewer than two rows, no field, or nothing but missing cells gives no pairs and clusters of one row.
 * Cost: pairs compared × fields. Order of rows and columns changes nothing but through the rows that `random` draws.
 */
export function resolveTable(source: ResolutionTable, options: ResolveOptions): Resolution {
  const { threshold = 0.5, onStep = () => {} } = options;
  if (!(threshold > 0 && threshold < 1))
    throw new RangeError(`resolveTable: threshold must be between 0 and 1, not ${threshold}`);
  onStep('prepare');
  const table = prepareTable(source, options.comparators);
  const { rowCount, boundary } = table;
  onStep('block');
  const budget = options.pairBudget ?? defaultPairBudget(rowCount);
  const plan = planBlocking(table, budget);
  onStep('compare');
  const learned = learnEvidence(table, plan, options.random, options.judged);
  onStep('cluster');
  const least = logOddsOf(threshold);
  const edges = collectEdges(learned, table, least);
  const codes = table.fields.map((field) => field.codes);
  const weigh = weighPairs(comparePairs(table), codes, learned.frequencies, () => learned.evidence);
  const oneToOne = boundary !== null && (options.oneToOne ?? isMostlyOneToOne(edges, rowCount));
  const found = new FoundPairs();
  const clusters = clusterPairs({
    rowCount,
    edges: oneToOne ? keepBest(edges, rowCount) : edges,
    least,
    weigh: boundary === null ? weigh : acrossOnly(weigh, boundary),
    mustLink: (options.judged ?? []).filter(({ isMatch }) => isMatch).map(({ a, b }) => [a, b] as const),
    cannotLink: (options.judged ?? []).filter(({ isMatch }) => !isMatch).map(({ a, b }) => [a, b] as const),
    verified: table.fields.filter(({ verified }) => verified).map((field) => field.codes),
    onPair: (a, b, logOdds) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      if (boundary !== null && !(low < boundary && high >= boundary)) return;
      const own = Math.max(weigh(low, high), logOdds, least);
      found.add(low, high, probabilityOf(own));
    },
  });
  return { pairs: found.inOrder(rowCount), clusters, plan, learned, table, oneToOne };
}

export const defaultPairBudget = (rowCount: number): number =>
  Math.max(3_000_000, Math.min(30_000_000, 120 * rowCount));

function collectEdges(learned: Learned, table: PreparedTable, least: number): Edges {
  let count = 0;
  eachWeight(learned, table, (_a, _b, weight) => {
    if (weight >= least) count += 1;
  });
  const edges = { a: new Int32Array(count), b: new Int32Array(count), weight: new Float64Array(count) };
  let at = 0;
  eachWeight(learned, table, (a, b, weight) => {
    if (weight < least) return;
    edges.a[at] = a;
    edges.b[at] = b;
    edges.weight[at] = weight;
    at += 1;
  });
  return edges;
}

/** Two rows of one file are never weighed against each other when two files are linked: they speak neither for nor against. */
function acrossOnly(weigh: (a: number, b: number) => number, boundary: number) {
  return (a: number, b: number) => (a < boundary === b < boundary ? 0 : weigh(a, b));
}

/** Whether hardly any row has two partners that are both all but certain. */
function isMostlyOneToOne({ a, b, weight }: Edges, rowCount: number): boolean {
  const partners = new Int32Array(rowCount);
  for (let edge = 0; edge < a.length; edge += 1) {
    if (weight[edge]! < 4) continue;
    partners[a[edge]!]! += 1;
    partners[b[edge]!]! += 1;
  }
  let linked = 0;
  let several = 0;
  for (const count of partners) {
    if (count > 0) linked += 1;
    if (count > 1) several += 1;
  }
  return several <= 0.2 * linked;
}

/** Each row's best partner, the surest pairs first; of two equally good, neither is sure, and the lower rows are taken. */
function keepBest({ a, b, weight }: Edges, rowCount: number): Edges {
  const order = Uint32Array.from(a, (_, edge) => edge);
  order.sort((i, j) => weight[j]! - weight[i]! || a[i]! - a[j]! || b[i]! - b[j]!);
  const taken = new Uint8Array(rowCount);
  const kept = order.filter((edge) => {
    if (taken[a[edge]!] === 1 || taken[b[edge]!] === 1) return false;
    taken[a[edge]!] = 1;
    taken[b[edge]!] = 1;
    return true;
  });
  return {
    a: Int32Array.from(kept, (edge) => a[edge]!),
    b: Int32Array.from(kept, (edge) => b[edge]!),
    weight: Float64Array.from(kept, (edge) => weight[edge]!),
  };
}

class FoundPairs {
  private readonly keys: number[] = [];
  private readonly probabilities: number[] = [];
  private readonly lows: number[] = [];

  add(low: number, high: number, probability: number): void {
    this.lows.push(low);
    this.keys.push(high);
    this.probabilities.push(probability);
  }

  inOrder(_rowCount: number): Resolution['pairs'] {
    const order = Uint32Array.from(this.keys, (_, at) => at);
    order.sort((i, j) => this.lows[i]! - this.lows[j]! || this.keys[i]! - this.keys[j]!);
    return {
      a: Int32Array.from(order, (at) => this.lows[at]!),
      b: Int32Array.from(order, (at) => this.keys[at]!),
      probability: Float64Array.from(order, (at) => this.probabilities[at]!),
    };
  }
}
