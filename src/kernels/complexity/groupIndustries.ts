export interface IndustryGrouping {
  /** Group of each industry from 0, groups numbered by their first industry. */
  groupOf: Int32Array;
  groupCount: number;
  /** Mean similarity within groups and between them; null where there is none to average. */
  within: number | null;
  between: number | null;
}

/**
 * Groups of industries from how alike they are: average linkage, cut where the silhouette is widest.
 * Used where no list of groups fits an economy's codes; the groups are named and mended by people afterwards.
 * @param similarity industry × industry, symmetric, larger is more alike; the diagonal is not looked at
 * @param industryCount number of industries, 1 or more
 * @param groupCount how many groups; null: the number, from 2 to half the industries, with the largest mean silhouette
 * @returns the groups
 * @throws RangeError where lengths do not fit, a similarity is not finite, or groupCount is outside 1 … industryCount
 * Degenerate: industries that are all equally alike make one group. Ties merge the first. Cost: industries³.
 * Source: average linkage of Sokal & Michener (1958); silhouette of Rousseeuw (1987). Delgado, Porter & Stern (2016), who
 * average several similarities and move outliers by hand, compare likeness within and between, which is given too. Same groups as R's hclust(method = "average") at a given number. Held by grouping.test.ts.
 */
export function groupIndustries(
  similarity: Float64Array,
  industryCount: number,
  groupCount: number | null,
): IndustryGrouping {
  if (similarity.length !== industryCount ** 2 || industryCount < 1)
    throw new RangeError(`groupIndustries: ${similarity.length} similarities do not fit ${industryCount} industries`);
  if (similarity.some((value) => !Number.isFinite(value)))
    throw new RangeError('groupIndustries: a similarity is not finite');
  if (groupCount !== null && !(groupCount >= 1 && groupCount <= industryCount))
    throw new RangeError(`groupIndustries: groupCount must be 1 to ${industryCount}, not ${groupCount}`);
  const steps = mergeSteps(similarity, industryCount);
  if (groupCount !== null) return describe(similarity, cut(steps, industryCount, industryCount - groupCount));
  let best = cut(steps, industryCount, industryCount - 1);
  let bestWidth = 0;
  for (let groups = 2; groups <= Math.floor(industryCount / 2); groups += 1) {
    const found = cut(steps, industryCount, industryCount - groups);
    const width = silhouette(similarity, found, groups);
    if (width > bestWidth + 1e-9) [best, bestWidth] = [found, width];
  }
  return describe(similarity, best);
}

/** Mean silhouette: how much more alike industries are to their own group than to the next, as a share of the larger unlikeness; alone: 0. */
function silhouette(similarity: Float64Array, groupOf: Int32Array, groups: number): number {
  const count = groupOf.length;
  const most = similarity.reduce((largest, value) => Math.max(largest, value), Number.NEGATIVE_INFINITY);
  const size = new Int32Array(groups);
  for (const group of groupOf) size[group]! += 1;
  let total = 0;
  const unlikeness = new Float64Array(groups);
  for (let i = 0; i < count; i += 1) {
    const own = groupOf[i]!;
    if (size[own] === 1) continue;
    unlikeness.fill(0);
    for (let j = 0; j < count; j += 1) if (j !== i) unlikeness[groupOf[j]!]! += most - similarity[i * count + j]!;
    let nearest = Number.POSITIVE_INFINITY;
    for (let group = 0; group < groups; group += 1)
      if (group !== own) nearest = Math.min(nearest, unlikeness[group]! / size[group]!);
    const inside = unlikeness[own]! / (size[own]! - 1);
    if (Math.max(inside, nearest) > 0) total += (nearest - inside) / Math.max(inside, nearest);
  }
  return total / count;
}

/** Pairs of groups as they are joined, each named by its first industry. */
function mergeSteps(similarity: Float64Array, count: number): [kept: number, joined: number][] {
  const likeness = similarity.slice();
  const size = new Int32Array(count).fill(1);
  const alive = Array.from({ length: count }, (_, i) => i);
  const steps: [number, number][] = [];
  while (alive.length > 1) {
    let [a, b, most] = [-1, -1, Number.NEGATIVE_INFINITY];
    for (let i = 0; i < alive.length; i += 1)
      for (let j = i + 1; j < alive.length; j += 1) {
        const value = likeness[alive[i]! * count + alive[j]!]!;
        if (value > most) [a, b, most] = [alive[i]!, alive[j]!, value];
      }
    for (const other of alive) {
      if (other === a || other === b) continue;
      const joined =
        (size[a]! * likeness[a * count + other]! + size[b]! * likeness[b * count + other]!) / (size[a]! + size[b]!);
      likeness[a * count + other] = joined;
      likeness[other * count + a] = joined;
    }
    size[a]! += size[b]!;
    alive.splice(alive.indexOf(b), 1);
    steps.push([a, b]);
  }
  return steps;
}

function cut(steps: readonly [number, number][], count: number, merges: number): Int32Array {
  const head = Int32Array.from({ length: count }, (_, i) => i);
  for (const [kept, joined] of steps.slice(0, merges))
    for (let i = 0; i < count; i += 1) if (head[i] === joined) head[i] = kept;
  const numbers = new Map<number, number>();
  return head.map((first) => {
    if (!numbers.has(first)) numbers.set(first, numbers.size);
    return numbers.get(first)!;
  });
}

function describe(similarity: Float64Array, groupOf: Int32Array): IndustryGrouping {
  const count = groupOf.length;
  let [inside, pairsInside, outside, pairsOutside] = [0, 0, 0, 0];
  for (let i = 0; i < count; i += 1)
    for (let j = i + 1; j < count; j += 1) {
      if (groupOf[i] === groupOf[j]) {
        inside += similarity[i * count + j]!;
        pairsInside += 1;
      } else {
        outside += similarity[i * count + j]!;
        pairsOutside += 1;
      }
    }
  return {
    groupOf,
    groupCount: Math.max(...groupOf) + 1,
    within: pairsInside === 0 ? null : inside / pairsInside,
    between: pairsOutside === 0 ? null : outside / pairsOutside,
  };
}
