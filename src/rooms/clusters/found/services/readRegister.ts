import { loadBoundaries } from '../../../../platform/html/maps/index.ts';
import { type AreaBoundary, linksOfBoundaries, linksOfPlants } from '../../analyses/detect/areaLinks.ts';
import { checkPlaces, type PlaceQuality } from '../../analyses/detect/checkPlaces.ts';
import type { AreaLinks, Establishments, IndustryGroup } from '../../analyses/detect/model.ts';
import { Grouping } from '../../analyses/detect/readEstablishments.ts';
import type { GroupList } from '../../analyses/detect/readGroups.ts';
import { compareCodePoints } from '../../analyses/plantIndex.ts';
import type { RegisterRow } from '../store/register.ts';

export interface RegisterToDetect {
  rows: readonly RegisterRow[];
  establishments: Establishments;
  groups: IndustryGroup[];
  links: AreaLinks;
  boundaries: readonly AreaBoundary[];
  quality: PlaceQuality;
  withoutGroup: number;
  withoutArea: number;
  /** Beginnings of ISIC codes of each group. */
  prefixes: ReadonlyMap<string, readonly string[]>;
}

/** Places that are known only by their village or town would stand in one heap. */
const usablePrecision = new Set(['point']);

/** Rows of the register as detection takes them, by the rules that files are read by. */
export function arrangeRegister(
  rows: readonly RegisterRow[],
  list: GroupList,
): Omit<RegisterToDetect, 'links' | 'boundaries' | 'prefixes'> {
  const areas = [...new Set(rows.flatMap(({ place }) => (place === null ? [] : [place])))].sort(compareCodePoints);
  const areaIndex = new Map(areas.map((area, at) => [area, at]));
  const firmIndex = new Map<string, number>();
  const number = (value: (row: RegisterRow) => number | null) =>
    Float64Array.from(rows, (row) => value(row) ?? Number.NaN);
  const given = { x: number(({ longitude }) => longitude), y: number(({ latitude }) => latitude) };
  const precision = { cells: rows.map((row) => row.precision ?? ''), usable: usablePrecision };
  const quality = checkPlaces('register', placeColumns, given, rows.length, precision);
  const groups = new Grouping(list);
  for (const [at, { codes }] of rows.entries()) groups.add(at, finest(codes));
  const areaOf = Int32Array.from(rows, ({ place }) => (place === null ? -1 : areaIndex.get(place)!));
  return {
    rows,
    establishments: {
      count: rows.length,
      ids: rows.map(({ id }) => id),
      areas,
      areaOf,
      x: quality.x,
      y: quality.y,
      units: 'degrees',
      areaMiddles: null,
      employment: knownOrNull(number(({ employees }) => employees)),
      enterprise: Int32Array.from(rows, ({ enterprise }) => {
        if (!firmIndex.has(enterprise)) firmIndex.set(enterprise, firmIndex.size);
        return firmIndex.get(enterprise)!;
      }),
      wage: null,
      exporter: null,
      since: knownOrNull(number(({ since }) => since)),
      until: null,
      employmentBefore: null,
      isJobsByArea: false,
    },
    groups: groups.finish(),
    quality,
    withoutGroup: groups.withoutGroup,
    withoutArea: areaOf.filter((area) => area < 0).length,
  };
}

/** The register holds each class with those above it: a plant belongs to the group of its class, not of its division. */
const finest = (codes: readonly string[]) =>
  codes.filter((code) => !codes.some((other) => other.length > code.length && other.startsWith(code)));

const placeColumns = { units: 'degrees', x: 'longitude', y: 'latitude' } as const;

/** A register that knows a value of fewer than half of its plants is taken not to know it. */
function knownOrNull(values: Float64Array): Float64Array | null {
  let known = 0;
  for (const value of values) if (!Number.isNaN(value)) known += 1;
  return known * 2 < values.length || known === 0 ? null : values;
}

/** Which towns touch: by their boundaries where the portal has them, else by where plants stand. */
export function linkAreas(
  economy: string | null,
  establishments: Establishments,
): Pick<RegisterToDetect, 'links' | 'boundaries' | 'establishments'> {
  if (economy !== null) {
    const inside = new Set(establishments.areas);
    const boundaries = loadBoundaries(economy, 'towns')
      .features.filter(({ properties }) => inside.has(properties.code))
      .map(
        ({ properties, geometry }): AreaBoundary => ({
          area: properties.code,
          shape: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
        }),
      );
    if (boundaries.length > 0) {
      const { middles, withoutBoundary: _without, ...links } = linksOfBoundaries(establishments.areas, boundaries);
      return { links, boundaries, establishments: { ...establishments, areaMiddles: middles } };
    }
  }
  return {
    links: linksOfPlants(establishments) ?? nothingTouches(establishments.areas.length),
    boundaries: [],
    establishments,
  };
}

const nothingTouches = (areas: number): AreaLinks => ({
  offsets: new Int32Array(areas + 1),
  neighbours: new Int32Array(0),
  source: 'none',
  islandsLinked: 0,
});
