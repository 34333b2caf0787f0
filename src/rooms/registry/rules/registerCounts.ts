import type { AttributeFacet } from './attributes.ts';
import { MarginIndex } from './marginIndex.ts';
import { Tally } from './tally.ts';

/** What narrows a list: one of each kind's values must hold, of every kind that has any. */
export interface CountFilter {
  place: readonly string[];
  isic: readonly string[];
  national: readonly string[];
  attributes: Readonly<Partial<Record<AttributeFacet, readonly string[]>>>;
}

export interface FacetValue {
  code: string;
  count: number;
}

export interface GridCell {
  longitude: number;
  latitude: number;
  count: number;
}

export interface Facets {
  parents: FacetValue[];
  places: FacetValue[];
  /** Of every level. */
  isic: FacetValue[];
  /** As `facet:code`. */
  attributes: FacetValue[];
}

/** What is counted of all that was found, whatever page of it is shown. */
export interface SearchOverview {
  total: number;
  located: number;
  /** Each as if nothing of its own kind were chosen. */
  facets: Facets;
  /** Hits gathered into squares, so that no single plant is drawn and a map stays small. */
  grid: GridCell[];
}

/** Industries of an establishment, each combination once. */
export interface IndustryMix {
  isicCodes: readonly string[];
  nationalCodes: readonly string[];
}

/** Establishments of one place: four numbers for each cell, mix, trait, square and count. Handed over: the squares are renumbered. */
export interface CellsOfPlace {
  placeCode: string;
  parentCode: string;
  cells: Int32Array;
}

/** What is counted of one choice, with the counts of every kind by that whole choice. */
interface Counted extends SearchOverview {
  squares: readonly (readonly [square: number, count: number])[];
}

const perCell = 4;
const mostKept = 400;

/**
 * How many establishments of each kind stand where, in numbers alone: any choice is counted in one pass over what it can
 * hold, some milliseconds for a register of a million, and kept for as long as the register stands.
 */
export class RegisterCounts {
  private readonly mixes: MarginIndex;
  private readonly traits: MarginIndex;
  /** Squares that anything stands in; cells name them by their place in this list. */
  private readonly squares: number[] = [];
  private readonly kept = new Map<string, Counted>();

  /** @param traits for each combination of attributes, those that hold on the day of which is counted, as `facet:code` */
  constructor(
    mixes: readonly IndustryMix[],
    traits: readonly (readonly string[])[],
    private readonly places: readonly CellsOfPlace[],
  ) {
    this.mixes = new MarginIndex(
      mixes.map(({ isicCodes, nationalCodes }) => [
        ...isicCodes.map((code) => `isic:${code}`),
        ...nationalCodes.map((code) => `national:${code}`),
      ]),
    );
    this.traits = new MarginIndex(traits);
    const numberOf = new Map<number, number>();
    for (const { cells } of places) {
      for (let at = 2; at < cells.length; at += perCell) {
        const square = cells[at] as number;
        let number = numberOf.get(square);
        if (number === undefined) {
          number = this.squares.push(square) - 1;
          numberOf.set(square, number);
        }
        cells[at] = number;
      }
    }
  }

  count(filter: CountFilter): SearchOverview {
    const { total, located, grid, facets } = this.counted(filter);
    const { place, isic, attributes } = filter;
    const without = (change: Partial<CountFilter>) => this.counted({ ...filter, ...change }).facets;
    const placed = place.length === 0 ? facets : without({ place: [] });
    const chosen = (Object.keys(attributes) as AttributeFacet[]).filter((facet) => attributes[facet]?.length !== 0);
    const isOf = (facet: AttributeFacet) => (value: FacetValue) => value.code.startsWith(`${facet}:`);
    const rest = facets.attributes.filter((value) => !chosen.some((facet) => isOf(facet)(value)));
    const own = chosen.flatMap((facet) =>
      without({ attributes: { ...attributes, [facet]: [] } }).attributes.filter(isOf(facet)),
    );
    return {
      total,
      located,
      grid,
      facets: {
        parents: placed.parents,
        places: placed.places,
        isic: isic.length === 0 ? facets.isic : without({ isic: [] }).isic,
        attributes: [...rest, ...own],
      },
    };
  }

  total(filter: CountFilter): number {
    return this.counted(filter).total;
  }

  /** Squares of the map that hold what fits, by their numbers, with how many. */
  squaresOf(filter: CountFilter): readonly (readonly [square: number, count: number])[] {
    return this.counted(filter).squares;
  }

  private counted(filter: CountFilter): Counted {
    const key = JSON.stringify([filter.place, filter.isic, filter.national, Object.entries(filter.attributes).sort()]);
    const known = this.kept.get(key);
    if (known !== undefined) return known;
    const counted = this.countCells(filter);
    if (this.kept.size >= mostKept) this.kept.delete(this.kept.keys().next().value as string);
    this.kept.set(key, counted);
    return counted;
  }

  private countCells(filter: CountFilter): Counted {
    const mixWanted = this.mixes.wanted(industryChoices(filter));
    const traitWanted = this.traits.wanted(attributeChoices(filter));
    const byMix = new Int32Array(this.mixes.size);
    const byTrait = new Int32Array(this.traits.size);
    const bySquare = new Int32Array(this.squares.length);
    const places = new Tally();
    const parents = new Tally();
    let total = 0;
    for (const { placeCode, parentCode, cells } of this.placesIn(filter.place)) {
      const before = total;
      for (let at = 0; at < cells.length; at += perCell) {
        const mix = cells[at] as number;
        const trait = cells[at + 1] as number;
        if (mixWanted !== null && mixWanted[mix] === 0) continue;
        if (traitWanted !== null && traitWanted[trait] === 0) continue;
        const square = cells[at + 2] as number;
        const count = cells[at + 3] as number;
        total += count;
        byMix[mix] = (byMix[mix] as number) + count;
        byTrait[trait] = (byTrait[trait] as number) + count;
        bySquare[square] = (bySquare[square] as number) + count;
      }
      places.add(placeCode, total - before);
      parents.add(parentCode, total - before);
    }
    const squares = this.squares
      .map((square, number) => [square, bySquare[number] as number] as const)
      .filter(([, count]) => count > 0);
    const facets = {
      parents: parents.list(),
      places: places.list(),
      isic: this.mixes.tally(byMix, 'isic:').list(),
      attributes: this.traits.tally(byTrait, '').list(),
    };
    return { total, ...mapOf(squares), facets, squares };
  }

  private placesIn(chosen: readonly string[]): readonly CellsOfPlace[] {
    if (chosen.length === 0) return this.places;
    return this.places.filter(({ placeCode, parentCode }) => chosen.includes(placeCode) || chosen.includes(parentCode));
  }
}

const industryChoices = ({ isic, national }: CountFilter) => [
  isic.map((code) => `isic:${code}`),
  national.map((code) => `national:${code}`),
];

const attributeChoices = ({ attributes }: CountFilter) =>
  Object.entries(attributes).map(([facet, values]) => values.map((value) => `${facet}:${value}`));

const nowhere = -1;

/** Middle of a square of the map, in degrees. */
export function middleOf(square: number): [longitude: number, latitude: number] {
  const middle = (step: number, origin: number) => ((step + 0.5) * 250 - origin * 10_000) / 10_000;
  return [middle(Math.floor(square / 7201), 180), middle(square % 7201, 90)];
}

/**
 * Middles of squares from west to east, and how many stand in any; the squares are those of `registry.map_square`:
 * 0.025 degrees wide, about 2.5 km at the tropics' edge.
 */
export function mapOf(bySquare: readonly (readonly [square: number, count: number])[]): {
  located: number;
  grid: GridCell[];
} {
  const counted = bySquare.filter(([square, count]) => square !== nowhere && count > 0).sort(([a], [b]) => a - b);
  const grid = counted.map(([square, count]) => {
    const [longitude, latitude] = middleOf(square);
    return { longitude, latitude, count };
  });
  return { located: counted.reduce((sum, [, count]) => sum + count, 0), grid };
}
