import { probabilityOf, type WeighPair } from './weights.ts';

export interface Edges {
  a: Int32Array;
  b: Int32Array;
  /** Logarithm of the odds. */
  weight: Float64Array;
}

export interface ClusterOptions {
  rowCount: number;
  edges: Edges;
  /** Pairs at least so probable are joined (logarithm of the odds). */
  least: number;
  weigh: WeighPair;
  /** Pairs that are one for certain, and pairs that never are. */
  mustLink?: readonly (readonly [number, number])[];
  cannotLink?: readonly (readonly [number, number])[];
  /** For each row a checked number, -1 where it has none: two different ones are never one. */
  verified?: readonly Int32Array[];
  /** Told of each two rows that come together, with the logarithm of the odds of what joined them. */
  onPair?: (a: number, b: number, logOdds: number) => void;
}

export interface Clusters {
  /** Smallest row of the cluster of each row. */
  ofRow: Int32Array;
  /** Joins that rested on few of the pairs between two groups of three rows or more. */
  bridges: { a: number; b: number; probability: number }[];
  /** Pairs that were probable by themselves and yet kept apart. */
  refused: number;
}

const mostWeighed = 60;
const mostTold = 4_000_000;
/**
 * How much less than a pair alone the pairs between large groups must say on average (natural logarithm of the odds): they are many witnesses, if not
 * independent ones. Nothing between two rows, a third of it where a row joins two. Chosen on simulated persons; see the method's page.
 */
const groupCredit = 3.5;
/** One pair can't speak for or against a join more than this. */
const mostSay = 6;

/**
 * Entities from probable pairs: the most probable pair first, two groups are joined where their pairs together speak for it, not where one bridge does.
 * @returns clusters by smallest row; joins that hang on few pairs; how many probable pairs were kept apart
 * Degenerate: no edges, each row alone. Two rows of which one cannot-link pair is known stay apart in every order.
 * Cost: edges × logarithm, and up to 60 comparisons for each join. Source: average linkage, greedy, after Bansal, Blum & Chawla (2004) on correlation
 * clustering; constraints after Wagstaff & Cardie (2000).
 */
export function clusterPairs(options: ClusterOptions): Clusters {
  const { rowCount, edges, least, weigh, verified = [] } = options;
  const leader = Int32Array.from({ length: rowCount }, (_, row) => row);
  const next = new Int32Array(rowCount).fill(-1);
  const last = Int32Array.from({ length: rowCount }, (_, row) => row);
  const size = new Int32Array(rowCount).fill(1);
  const enemies = new Map<number, number[]>();
  for (const [a, b] of options.cannotLink ?? []) {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const)
      enemies.set(one, [...(enemies.get(one) ?? []), other]);
  }
  const find = (row: number): number => {
    let top = row;
    while (leader[top] !== top) top = leader[top]!;
    while (leader[row] !== top) {
      const above = leader[row]!;
      leader[row] = top;
      row = above;
    }
    return top;
  };
  const members = (top: number): number[] => {
    const rows: number[] = [];
    for (let row = top; row >= 0; row = next[row]!) rows.push(row);
    return rows;
  };
  const clash = (one: number, other: number): boolean => {
    if (enemies.size === 0 && verified.length === 0) return false;
    const otherRows = members(other);
    return members(one).some(
      (row) =>
        enemies.get(row)?.some((enemy) => find(enemy) === other) === true ||
        verified.some((ids) => ids[row]! >= 0 && otherRows.some((mate) => ids[mate]! >= 0 && ids[mate] !== ids[row])),
    );
  };
  const join = (one: number, other: number, logOdds: number) => {
    if (options.onPair && size[one]! * size[other]! <= mostTold)
      for (const a of members(one)) for (const b of members(other)) options.onPair(a, b, logOdds);
    const [top, below] = one < other ? [one, other] : [other, one];
    leader[below] = top;
    next[last[top]!] = below;
    last[top] = last[below]!;
    size[top]! += size[below]!;
  };
  const bridges: Clusters['bridges'] = [];
  let refused = 0;
  for (const [a, b] of options.mustLink ?? []) {
    if (find(a) !== find(b)) join(find(a), find(b), 20);
  }
  for (const edge of orderOf(edges)) {
    const a = edges.a[edge]!;
    const b = edges.b[edge]!;
    const one = find(a);
    const other = find(b);
    if (one === other) continue;
    const weight = edges.weight[edge]!;
    const { mean, share } =
      size[one]! * size[other]! === 1 ? { mean: weight, share: 1 } : between(members(one), members(other));
    const credit = groupCredit * (1 - 2 / (size[one]! + size[other]!));
    if (mean < least - credit || clash(one, other)) {
      refused += 1;
      continue;
    }
    if (share < 0.5 && Math.min(size[one]!, size[other]!) >= 3)
      bridges.push({ a, b, probability: probabilityOf(mean) });
    join(one, other, mean);
  }
  return { ofRow: Int32Array.from({ length: rowCount }, (_, row) => find(row)), bridges, refused };

  function between(rows: number[], others: number[]) {
    const step = Math.max(1, Math.floor((rows.length * others.length) / mostWeighed));
    let sum = 0;
    let count = 0;
    let speaking = 0;
    for (let pair = 0; pair < rows.length * others.length; pair += step) {
      const a = rows[(pair + Math.floor(pair / rows.length)) % rows.length]!;
      const b = others[Math.floor(pair / rows.length)]!;
      const weight = weigh(a, b);
      sum += Math.max(-mostSay, Math.min(mostSay, weight));
      if (weight >= least) speaking += 1;
      count += 1;
    }
    return { mean: sum / count, share: speaking / count };
  }

  function orderOf({ a, b, weight }: Edges): Uint32Array {
    let kept = 0;
    const order = new Uint32Array(weight.length);
    for (let edge = 0; edge < weight.length; edge += 1) {
      if (weight[edge]! < least) continue;
      order[kept] = edge;
      kept += 1;
    }
    return order.subarray(0, kept).sort((i, j) => weight[j]! - weight[i]! || a[i]! - a[j]! || b[i]! - b[j]!);
  }
}
