import {
  type Acceptability,
  type AcceptabilityTable,
  simplexAcceptability,
} from '../../../../kernels/optimise/index.ts';
import { seededRandom } from '../../../../kernels/random/index.ts';
import { type Theme, themes } from '../model.ts';

export interface Indicator {
  code: string;
  title: string;
  theme: string;
  unit: string;
  direction: 'higher' | 'lower';
  source: string;
  knownOn: string;
}

export interface PlaceValue {
  code: string;
  place: string;
  value: number;
  low: number | null;
  high: number | null;
}

export interface ComparedPlace {
  place: string;
  /** Share of draws in which it is first; ranks in the middle nine tenths of draws. */
  first: number;
  meanRank: number;
  highestRank: number;
  lowestRank: number;
  /** Share of draws in which it takes each rank, the first rank first. */
  rankShare: readonly number[];
  /** Mean of the weights under which it is first, in the order of the comparison's groups; null where it never is. */
  centralWeights: readonly number[] | null;
  confidence: number;
  /** Places that are never behind it and somewhere before it, whatever the weights and values; and those of which it is so. */
  beatenBy: readonly string[];
  beats: readonly string[];
  known: number;
}

export interface Comparison {
  /** What is weighted: themes, or single indicators where all are of one theme. */
  groups: readonly { code: string; title: string | null }[];
  draws: number;
  places: readonly ComparedPlace[];
}

const [fewestDraws, mostDraws, cellsToDraw] = [400, 5000, 12_000_000];
const seed = 1;

/**
 * Places over all weightings of themes and all values that the ranges allow. Within a theme its indicators count alike, each from 0 (the worst place) to 1 (the best);
 * what is not known is counted and drawn anew in every draw, never zero. An order of themes keeps to weightings in which an earlier theme weighs at least as much.
 */
export function comparePlaces(
  indicators: readonly Indicator[],
  values: readonly PlaceValue[],
  order: readonly Theme[],
): Comparison {
  const places = [...new Set(values.map(({ place }) => place))].sort();
  const given = new Set(values.map(({ code }) => code));
  const used = indicators.filter(({ code }) => given.has(code));
  if (places.length === 0 || used.length === 0) return { groups: [], draws: 0, places: [] };
  const ofThemes = themes.filter((theme) => used.some((one) => one.theme === theme));
  const groups =
    ofThemes.length > 1
      ? ofThemes.map((code) => ({ code: code as string, title: null }))
      : used.map(({ code, title }) => ({ code, title }));
  const groupOf = Int32Array.from(used, ({ code, theme }) =>
    groups.findIndex((group) => group.code === (ofThemes.length > 1 ? theme : code)),
  );
  const named = order.map((theme) => groups.findIndex(({ code }) => code === theme)).filter((group) => group >= 0);
  const table = {
    ...scaleAll(used, values, places),
    ...{ alternativeCount: places.length, criterionCount: used.length, groupOf, groupCount: groups.length },
    order: [...new Set(named)],
  };
  const draws = drawsFor(table);
  const found = simplexAcceptability(table, draws, seededRandom(seed));
  const known = new Map<string, number>();
  for (const { place } of values) known.set(place, (known.get(place) ?? 0) + 1);
  return {
    ...{ groups, draws },
    places: places.map((place, p) => describe(found, places, groups.length, p, known.get(place) ?? 0)),
  };
}

function describe(found: Acceptability, places: readonly string[], groups: number, p: number, known: number) {
  const m = places.length;
  return {
    ...{ place: places[p]!, known },
    ...{ first: found.first[p]!, meanRank: found.meanRank[p]!, confidence: found.confidence[p]! },
    ...{ highestRank: found.highestRank[p]!, lowestRank: found.lowestRank[p]! },
    rankShare: Array.from(found.rankShare.subarray(p * m, (p + 1) * m)),
    centralWeights:
      found.first[p]! > 0 ? Array.from(found.centralWeights.subarray(p * groups, (p + 1) * groups)) : null,
    beatenBy: places.filter((_, other) => found.dominates[other * m + p] === 1),
    beats: places.filter((_, other) => found.dominates[p * m + other] === 1),
  };
}

/** Many places take fewer draws, so that an answer comes at once; the page says how many. */
function drawsFor(table: AcceptabilityTable): number {
  let open = 0;
  for (let i = 0; i < table.lower.length; i += 1) if (table.lower[i] !== table.upper[i]) open += 1;
  const work = open + table.alternativeCount * (table.groupCount + 20);
  return Math.round(Math.max(fewestDraws, Math.min(mostDraws, cellsToDraw / work)));
}

/** Every value and its range from 0, the worst end that any place may have, to 1, the best. */
function scaleAll(indicators: readonly Indicator[], values: readonly PlaceValue[], places: readonly string[]) {
  const [m, n] = [places.length, indicators.length];
  const at = new Map(places.map((place, p) => [place, p]));
  const criterion = new Map(indicators.map(({ code }, c) => [code, c]));
  const least = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  const most = new Float64Array(n).fill(Number.NEGATIVE_INFINITY);
  for (const { code, value, low, high } of values) {
    const c = criterion.get(code)!;
    least[c] = Math.min(least[c]!, low ?? value);
    most[c] = Math.max(most[c]!, high ?? value);
  }
  const [lower, likely, upper] = [
    new Float64Array(m * n),
    new Float64Array(m * n).fill(Number.NaN),
    new Float64Array(m * n).fill(1),
  ];
  for (const { code, place, value, low, high } of values) {
    const c = criterion.get(code)!;
    const i = at.get(place)! * n + c;
    const isHigher = indicators[c]!.direction === 'higher';
    const scale = (of: number) => {
      const span = most[c]! - least[c]!;
      const share = span > 0 ? Math.min(1, Math.max(0, (of - least[c]!) / span)) : 0.5;
      return isHigher ? share : 1 - share;
    };
    const ends = [scale(low ?? value), scale(high ?? value)] as const;
    [lower[i], likely[i], upper[i]] = [Math.min(...ends), scale(value), Math.max(...ends)];
  }
  return { lower, likely, upper };
}
