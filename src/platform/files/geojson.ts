import { readFile as readBytes, stat } from 'node:fs/promises';
import { z } from 'zod';
import { refuse } from '../command/faults.ts';
import { checkNames } from './header.ts';
import { identityOf } from './identity.ts';
import { RowFaults } from './rowFaults.ts';
import type { OpenOptions, Table } from './table.ts';
import { readTypedColumns, showTyped, TypedBatcher, type TypedCell, typedRecords } from './typedRows.ts';

/** Points are read whole: a JSON document can't be taken in pieces by what Node brings along. */
const largest = 128 * 1024 * 1024;

const coordinates = z.tuple([z.number(), z.number()], z.unknown());
const featureCollection = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) });
const feature = z.object({
  type: z.literal('Feature'),
  properties: z.record(z.string(), z.unknown()).nullish(),
  geometry: z.object({ type: z.string(), coordinates: z.unknown() }).nullish(),
});

/** Points as a table: their properties, then `longitude` and `latitude`. A feature is a row, the first being row 2. */
export async function openGeoJson(path: string, options: OpenOptions): Promise<Table> {
  const features = await readFeatures(path);
  const names = new Set<string>();
  for (const found of features) for (const name of Object.keys(found?.properties ?? {})) names.add(name);
  const header = [...names, 'longitude', 'latitude'];
  checkNames(path, header);
  const source = {
    path,
    header,
    async *rows() {
      const faults = new RowFaults(path, options.onRowFault);
      const batcher = new TypedBatcher();
      for (const [index, found] of features.entries()) {
        const place = readPoint(found);
        const cells = [...names].map((name) => cellOf(found?.properties?.[name]));
        const deep = cells.indexOf(undefined);
        if (place === null) faults.add({ row: index + 2, column: null, ...noPoint });
        else if (deep >= 0) faults.add({ row: index + 2, column: header[deep]!, ...tooDeep });
        else batcher.add(index + 2, [...(cells as TypedCell[]), ...place]);
      }
      yield* batcher.rest();
      faults.throwIfAny();
    },
  };
  return {
    format: 'geojson',
    encoding: 'UTF-8',
    delimiter: null,
    header,
    records: () => typedRecords(source),
    show: (request) => showTyped(source, request),
    columns: (request) => readTypedColumns(source, request),
    get identity() {
      return identityOf(path);
    },
  };
}

/** Null in the place of what is no feature. */
async function readFeatures(path: string): Promise<(z.infer<typeof feature> | null)[]> {
  const { size } = await stat(path);
  const remedy = 'give a FeatureCollection of points in UTF-8, or a CSV with a longitude and a latitude column';
  if (size > largest) refuse(path, { code: 'geojsonTooLarge', message: 'the GeoJSON is larger than 128 MB', remedy });
  let document: unknown;
  try {
    document = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await readBytes(path)));
  } catch {
    refuse(path, { code: 'geojsonDamaged', message: 'the file is no whole JSON document in UTF-8', remedy });
  }
  const collection = featureCollection.safeParse(document);
  if (!collection.success)
    refuse(path, { code: 'geojsonDamaged', message: 'the file is no FeatureCollection', remedy });
  return collection.data.features.map((entry) => feature.safeParse(entry).data ?? null);
}

/** A feature without a geometry is a row without a place; null: anything but a point. */
function readPoint(found: z.infer<typeof feature> | null): TypedCell[] | null {
  if (found === null) return null;
  if (found.geometry === null || found.geometry === undefined) return [null, null];
  const point = coordinates.safeParse(found.geometry.coordinates);
  return found.geometry.type === 'Point' && point.success ? [point.data[0], point.data[1]] : null;
}

const noPoint = {
  code: 'notAPoint',
  message: 'the feature is no point',
  remedy: 'give points, such as the centre of each area',
};

const tooDeep = {
  code: 'tooDeep',
  message: 'the property is nested too deeply',
  remedy: 'leave it out',
};

/** Lists and objects stay JSON; undefined: nested beyond what can be written. */
function cellOf(value: unknown): TypedCell | undefined {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
