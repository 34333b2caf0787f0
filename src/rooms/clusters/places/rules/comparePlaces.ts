import { simplexAcceptability } from '../../../../kernels/optimise/index.ts';
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
  /** Share of weightings under which it is first; ranks in the middle nine tenths of weightings. */
  first: number;
  meanRank: number;
  highestRank: number;
  lowestRank: number;
  dominatedBy: string | null;
  known: number;
}

const draws = 5000;
const seed = 1;

/**
 * Places over all weightings of themes. Within a theme its indicators count alike, each from 0 (the worst place) to 1 (the best); what is not known is counted and
 * drawn anew in every weighting, never zero. An order of themes keeps to weightings in which an earlier theme weighs at least as much.
 */
export function comparePlaces(
  indicators: readonly Indicator[],
  values: readonly PlaceValue[],
  order: readonly Theme[],
): ComparedPlace[] {
  const places = [...new Set(values.map(({ place }) => place))].sort();
  const used = themes.filter((theme) => indicators.some((one) => one.theme === theme));
  if (places.length === 0 || used.length === 0) return [];
  const table = new Float64Array(places.length * used.length).fill(Number.NaN);
  const known = new Int32Array(places.length);
  for (const [at, theme] of used.entries()) {
    const own = indicators.filter((one) => one.theme === theme);
    const scaled = own.map((indicator) => scale(indicator, values));
    for (const [p, place] of places.entries()) {
      const found = scaled.flatMap((of) => of.get(place) ?? []);
      known[p]! += found.length;
      if (found.length > 0) table[p * used.length + at] = found.reduce((sum, one) => sum + one, 0) / found.length;
    }
  }
  const named = order.filter((theme) => used.includes(theme)).map((theme) => used.indexOf(theme));
  const found = simplexAcceptability(table, used.length, named.length === 0 ? null : named, draws, seededRandom(seed));
  return places.map((place, p) => ({
    place,
    first: found.first[p]!,
    meanRank: found.meanRank[p]!,
    highestRank: found.highestRank[p]!,
    lowestRank: found.lowestRank[p]!,
    dominatedBy: found.dominatedBy[p]! < 0 ? null : places[found.dominatedBy[p]!]!,
    known: known[p]!,
  }));
}

function scale({ code, direction }: Indicator, values: readonly PlaceValue[]): Map<string, number> {
  const own = values.filter((one) => one.code === code);
  const [least, most] = [Math.min(...own.map(({ value }) => value)), Math.max(...own.map(({ value }) => value))];
  return new Map(
    own.map(({ place, value }) => {
      const share = most === least ? 0.5 : (value - least) / (most - least);
      return [place, direction === 'higher' ? share : 1 - share];
    }),
  );
}
