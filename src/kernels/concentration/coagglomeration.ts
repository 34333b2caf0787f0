import { normalUpperTail } from '../distributions/index.ts';
import { groupPlants } from './industryPlants.ts';
import type { PlantTable } from './locationQuotient.ts';

export interface GroupCoagglomeration {
  status: 'ok' | 'undefined';
  reason: string | null;
  /** Jobs-weighted share of each industry in the group. */
  weights: Float64Array;
  gamma: number | null;
}

/** Pairs of industries first < second, in ascending order. */
export interface PairCoagglomeration {
  first: Int32Array;
  second: Int32Array;
  gamma: Float64Array;
  /** Standardised value where both industries' plants choose independently; 0 where the variance is 0. */
  z: Float64Array;
  /** Upper normal tail. */
  pValue: Float64Array;
}

/** Shares of each industry by area, without zeros, and Herfindahl indices. */
interface ShareTable {
  areaShare: Float64Array;
  squares: number;
  cubes: number;
  jobs: Float64Array;
  herfindahl: Float64Array;
  areas: readonly Int32Array[];
  shares: readonly Float64Array[];
}

function tabulateShares(table: PlantTable): ShareTable {
  const { offsets, area, size, areaShare, squares, cubes } = groupPlants(table);
  const count = offsets.length - 1;
  const [jobs, herfindahl] = [new Float64Array(count), new Float64Array(count)];
  const [areas, shares]: [Int32Array[], Float64Array[]] = [[], []];
  for (let industry = 0; industry < count; industry += 1) {
    const held = new Map<number, number>();
    for (let at = offsets[industry]!; at < offsets[industry + 1]!; at += 1) {
      jobs[industry]! += size[at]!;
      if (size[at]! > 0) held.set(area[at]!, (held.get(area[at]!) ?? 0) + size[at]!);
    }
    const total = jobs[industry]!;
    for (let at = offsets[industry]!; total > 0 && at < offsets[industry + 1]!; at += 1)
      herfindahl[industry]! += (size[at]! / total) ** 2;
    const places = Int32Array.from(held.keys()).sort();
    areas.push(places);
    shares.push(Float64Array.from(places, (place) => held.get(place)! / total));
  }
  return { areaShare, squares, cubes, jobs, herfindahl, areas, shares };
}

/**
 * Coagglomeration of a group of industries: how far plants of different industries of it choose the same areas.
 * Used to test whether industries thought to belong together (by supply, skills, markets) do stand together.
 * @param table plants as for measureEllisonGlaeser
 * @param group industries of the group, each once, two or more
 * @returns gamma^c = [G/(1 − S2) − H − Σ γ w²(1 − H)]/(1 − Σw²), w the industry's share in the group's jobs: 0 for plants that are
 *   together by the sizes of areas and by their own industry alone
 * @throws RangeError where the group names fewer than two industries, one twice, or one that is not there
 * Degenerate: one area, or an industry without jobs in the group: `undefined`. γ(1 − H) = G/(1 − S2) − H is used whole, so that one plant in an
 * industry does no harm. Cost: plants. Source: Ellison & Glaeser (1997), equation (7). REAT's ellison.c adds industries without their
 * shares and does not give this. Held by the identity with pairs in coagglomeration.test.ts.
 */
export function groupCoagglomeration(table: PlantTable, group: Int32Array): GroupCoagglomeration {
  if (group.length < 2 || new Set(group).size < group.length)
    throw new RangeError(
      `groupCoagglomeration: group must name two industries or more, each once, not ${group.join(', ')}`,
    );
  for (const industry of group)
    if (industry < 0 || industry >= table.industryCount)
      throw new RangeError(
        `groupCoagglomeration: group must name industries below ${table.industryCount}, not ${industry}`,
      );
  const found = tabulateShares(table);
  const total = group.reduce((sum, industry) => sum + found.jobs[industry]!, 0);
  const free = 1 - found.squares;
  const weights = Float64Array.from(group, (industry) => (total === 0 ? 0 : found.jobs[industry]! / total));
  const undefinedFor = (reason: string) => ({ status: 'undefined' as const, reason, weights, gamma: null });
  if (free <= 1e-12) return undefinedFor('all employment is in one area: nothing to compare it with');
  if (weights.some((weight) => weight === 0)) return undefinedFor('an industry of the group has no employment');
  const together = new Float64Array(found.areaShare.length);
  let [own, weightSquares] = [0, 0];
  for (const [place, industry] of group.entries()) {
    const weight = weights[place]!;
    weightSquares += weight * weight;
    own += weight * weight * (concentrationOf(found, industry) / free);
    for (const [at, area] of found.areas[industry]!.entries()) together[area]! += weight * found.shares[industry]![at]!;
  }
  const concentration = together.reduce((sum, share, area) => sum + (share - found.areaShare[area]!) ** 2, 0);
  return { status: 'ok', reason: null, weights, gamma: (concentration / free - own) / (1 - weightSquares) };
}

function concentrationOf({ areas, shares, areaShare, squares }: ShareTable, industry: number): number {
  let sum = squares;
  for (const [at, area] of areas[industry]!.entries()) {
    const share = shares[industry]![at]!;
    sum += share * (share - 2 * areaShare[area]!);
  }
  return sum;
}

/**
 * Coagglomeration of every pair of industries.
 * Used to find which industries stand together, for relatedness and for groups.
 * @param table plants as for measureEllisonGlaeser
 * @returns Σ(s₁ − x)(s₂ − x)/(1 − S2) of each pair, equal to the group's gamma^c of the two, and a test: where both industries' plants are
 *   thrown by x, its mean is 0 and its variance H₁H₂(S2 − 2 S3 + S2²)/(1 − S2)² exactly; the normal tail is an approximation,
 *   poor for industries of a few plants. Industries without jobs are in no pair
 * @throws RangeError where an index, a length or an employment is outside its range, or all employment is in one area
 * Cost: industries² × occupied areas. Source: Ellison, Glaeser & Kerr (2010), Am. Econ. Rev. 100:1195; the variance follows from the
 * covariance H(diag x − xx') of shares. Held by identity and simulation in coagglomeration.test.ts.
 */
export function pairCoagglomeration(table: PlantTable): PairCoagglomeration {
  const found = tabulateShares(table);
  const free = 1 - found.squares;
  if (free <= 1e-12) throw new RangeError('pairCoagglomeration: table must have employment in two areas or more');
  const present = Array.from(found.jobs.keys()).filter((industry) => found.jobs[industry]! > 0);
  const pairs = (present.length * (present.length - 1)) / 2;
  const result: PairCoagglomeration = {
    first: new Int32Array(pairs),
    second: new Int32Array(pairs),
    gamma: new Float64Array(pairs),
    z: new Float64Array(pairs),
    pValue: new Float64Array(pairs),
  };
  const spread = Math.sqrt(Math.max(0, found.squares - 2 * found.cubes + found.squares ** 2)) / free;
  const dense = new Float64Array(found.areaShare.length);
  let at = 0;
  for (const [rank, first] of present.entries()) {
    for (let area = 0; area < dense.length; area += 1) dense[area] = -found.areaShare[area]!;
    for (const [place, area] of found.areas[first]!.entries()) dense[area]! += found.shares[first]![place]!;
    const base = dense.reduce((sum, value, area) => sum - value * found.areaShare[area]!, 0);
    for (const second of present.slice(rank + 1)) {
      let sum = base;
      for (const [place, area] of found.areas[second]!.entries()) sum += dense[area]! * found.shares[second]![place]!;
      const scale = spread * Math.sqrt(found.herfindahl[first]! * found.herfindahl[second]!);
      result.first[at] = first;
      result.second[at] = second;
      result.gamma[at] = sum / free;
      result.z[at] = scale > 0 ? sum / free / scale : 0;
      result.pValue[at] = normalUpperTail(result.z[at]!);
      at += 1;
    }
  }
  return result;
}
