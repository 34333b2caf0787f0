export interface CountFilter {
  place: string | null;
  isic: string | null;
  national: string | null;
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

/** What is counted of all that was found, whatever page of it is shown. */
export interface SearchOverview {
  total: number;
  located: number;
  facets: { parents: FacetValue[]; places: FacetValue[]; isic: FacetValue[] };
  /** Hits gathered into squares, so that no single plant is drawn and a map stays small. */
  grid: GridCell[];
}

/** Industries of an establishment, each combination once. */
export interface IndustryMix {
  isicCodes: readonly string[];
  nationalCodes: readonly string[];
}

/** Establishments of one place: three numbers for each cell, which are mix, square and count. Handed over: the squares are renumbered. */
export interface CellsOfPlace {
  placeCode: string;
  parentCode: string;
  cells: Int32Array;
}

/**
 * How many establishments of each kind stand where, in numbers alone: any choice of place and industry is counted in one
 * pass, a millisecond or two for a register of a million.
 */
export class RegisterCounts {
  private readonly mixesOf = new Map<string, number[]>();
  /** Squares that anything stands in; cells name them by their place in this list. */
  private readonly squares: number[] = [];
  /** Sections and divisions, and for each mix which of them it holds, by their places in this list. */
  private readonly divisions: string[] = [];
  private readonly divisionsOf: number[][];
  private whole: SearchOverview | null = null;

  constructor(
    private readonly mixes: readonly IndustryMix[],
    private readonly places: readonly CellsOfPlace[],
  ) {
    for (const [mix, { isicCodes, nationalCodes }] of mixes.entries()) {
      for (const code of isicCodes) this.listMix(`isic ${code}`, mix);
      for (const code of nationalCodes) this.listMix(`national ${code}`, mix);
    }
    const numberOfSquare = numbering(this.squares);
    for (const { cells } of places) {
      for (let at = 1; at < cells.length; at += 3) cells[at] = numberOfSquare(cells[at] as number);
    }
    const numberOfDivision = numbering(this.divisions);
    this.divisionsOf = mixes.map(({ isicCodes }) => isicCodes.filter((code) => code.length <= 2).map(numberOfDivision));
  }

  count(filter: CountFilter): SearchOverview {
    if (filter.place !== null || filter.isic !== null || filter.national !== null) return this.countCells(filter);
    this.whole ??= this.countCells(filter);
    return this.whole;
  }

  private countCells(filter: CountFilter): SearchOverview {
    const wanted = this.wantedMixes(filter);
    const byMix = new Int32Array(this.mixes.length);
    const bySquare = new Int32Array(this.squares.length);
    const places = new Tally();
    const parents = new Tally();
    let total = 0;
    for (const { placeCode, parentCode, cells } of this.placesIn(filter.place)) {
      const before = total;
      for (let at = 0; at < cells.length; at += 3) {
        const mix = cells[at] as number;
        if (wanted !== null && wanted[mix] === 0) continue;
        const square = cells[at + 1] as number;
        const count = cells[at + 2] as number;
        total += count;
        byMix[mix] = (byMix[mix] as number) + count;
        bySquare[square] = (bySquare[square] as number) + count;
      }
      places.add(placeCode, total - before);
      parents.add(parentCode, total - before);
    }
    const counted = this.squares.map((square, number) => [square, bySquare[number] as number] as const);
    const facets = { parents: parents.list(), places: places.list(), isic: this.tallyIndustries(byMix) };
    return { total, ...mapOf(counted), facets };
  }

  total(filter: CountFilter): number {
    const wanted = this.wantedMixes(filter);
    let total = 0;
    for (const { cells } of this.placesIn(filter.place)) {
      for (let at = 0; at < cells.length; at += 3) {
        if (wanted === null || wanted[cells[at] as number] === 1) total += cells[at + 2] as number;
      }
    }
    return total;
  }

  private placesIn(place: string | null): readonly CellsOfPlace[] {
    if (place === null) return this.places;
    return this.places.filter((one) => one.placeCode === place || one.parentCode === place);
  }

  private listMix(code: string, mix: number): void {
    const listed = this.mixesOf.get(code);
    if (listed === undefined) this.mixesOf.set(code, [mix]);
    else if (listed.at(-1) !== mix) listed.push(mix);
  }

  /** One for each mix that fits; null where every one does. */
  private wantedMixes({ isic, national }: CountFilter): Uint8Array | null {
    const codes = [isic && `isic ${isic}`, national && `national ${national}`].filter((code) => code !== null);
    if (codes.length === 0) return null;
    const met = new Uint8Array(this.mixes.length);
    for (const code of codes) for (const mix of this.mixesOf.get(code) ?? []) met[mix] = (met[mix] as number) + 1;
    return met.map((count) => (count === codes.length ? 1 : 0));
  }

  private tallyIndustries(byMix: Int32Array): FacetValue[] {
    const byDivision = new Int32Array(this.divisions.length);
    for (let mix = 0; mix < byMix.length; mix++) {
      const count = byMix[mix] as number;
      if (count === 0) continue;
      for (const division of this.divisionsOf[mix] as number[]) {
        byDivision[division] = (byDivision[division] as number) + count;
      }
    }
    const tally = new Tally();
    for (const [number, code] of this.divisions.entries()) tally.add(code, byDivision[number] as number);
    return tally.list();
  }
}

/** Numbers values in the order in which they are met, and lists them. */
function numbering<Value>(list: Value[]): (value: Value) => number {
  const numbers = new Map<Value, number>();
  return (value) => {
    const known = numbers.get(value);
    if (known !== undefined) return known;
    numbers.set(value, list.length);
    return list.push(value) - 1;
  };
}

/** Counts of codes; those of nothing are left out. */
export class Tally {
  private readonly byCode = new Map<string, number>();

  add(code: string | null, count: number): void {
    if (code !== null && code !== '' && count > 0) this.byCode.set(code, (this.byCode.get(code) ?? 0) + count);
  }

  /** Largest first. */
  list(): FacetValue[] {
    return [...this.byCode]
      .map(([code, count]) => ({ code, count }))
      .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
  }
}

const nowhere = -1;

/**
 * Middles of squares from west to east, and how many stand in any; the squares are those of `registry.map_square`:
 * 0.025 degrees wide, about 2.5 km at the tropics' edge.
 */
export function mapOf(bySquare: readonly (readonly [square: number, count: number])[]): {
  located: number;
  grid: GridCell[];
} {
  const middle = (step: number, origin: number) => ((step + 0.5) * 250 - origin * 10_000) / 10_000;
  const counted = bySquare.filter(([square, count]) => square !== nowhere && count > 0).sort(([a], [b]) => a - b);
  const grid = counted.map(([square, count]) => ({
    longitude: middle(Math.floor(square / 7201), 180),
    latitude: middle(square % 7201, 90),
    count,
  }));
  return { located: counted.reduce((sum, [, count]) => sum + count, 0), grid };
}
