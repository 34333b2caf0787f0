import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { weightsFromLinks } from '../../../../kernels/spatial/weights/index.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import { findColumn, openTable } from '../../../../platform/files/index.ts';
import { type AreaBoundary, linksOfBoundaries, linksOfPlants } from './areaLinks.ts';
import type { DetectSpec } from './detectSpec.ts';
import type { AreaLinks, Establishments } from './model.ts';

export interface ReadLinks {
  /** Null: squares stand for areas. */
  links: AreaLinks | null;
  middles: Establishments['areaMiddles'];
  boundaries: readonly AreaBoundary[];
  warnings: readonly { code: string; message: string }[];
}

/** Which areas touch, by the boundaries or pairs that the spec names, or else by where plants stand. */
export async function readAreaLinks(
  spec: DetectSpec,
  folder: string,
  establishments: Establishments,
): Promise<ReadLinks> {
  const nothing = { middles: null, boundaries: [], warnings: [] };
  if (establishments.areas.length === 0) return { ...nothing, links: null };
  if (spec.boundaries !== null)
    return fromBoundaries(path.resolve(folder, spec.boundaries), spec.boundaryKey, establishments);
  if (spec.neighbours !== null)
    return { ...nothing, links: await fromPairs(path.resolve(folder, spec.neighbours), establishments.areas) };
  return { ...nothing, links: linksOfPlants(establishments) ?? alone(establishments.areas.length) };
}

const alone = (areas: number): AreaLinks => ({
  offsets: new Int32Array(areas + 1),
  neighbours: new Int32Array(0),
  source: 'none',
  islandsLinked: 0,
});

const position = z.array(z.number()).min(2);
const polygon = z.array(z.array(position).min(3)).min(1);
const featureCollection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      properties: z.record(z.string(), z.unknown()).nullish(),
      geometry: z.union([
        z.object({ type: z.literal('Polygon'), coordinates: polygon }),
        z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(polygon) }),
      ]),
    }),
  ),
});

const largestBoundaries = 128 * 1024 * 1024;

export async function readBoundaries(file: string, key: string): Promise<AreaBoundary[]> {
  const damaged = (message: string) =>
    refuse(file, {
      code: 'boundaries',
      message,
      remedy: 'name a GeoJSON FeatureCollection of Polygons and MultiPolygons',
    });
  const content = await readFile(file).catch((error: NodeJS.ErrnoException) =>
    damaged(error.code === 'ENOENT' ? 'there is no such file' : `the file cannot be read (${error.code})`),
  );
  if (content.length > largestBoundaries) damaged('the file is larger than 128 MB');
  let document: unknown;
  try {
    document = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content));
  } catch {
    damaged('the file is no whole JSON document in UTF-8');
  }
  const parsed = featureCollection.safeParse(document);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    return damaged(`${issue.path.join('.') || 'the document'}: ${issue.message}`);
  }
  return parsed.data.features.map(({ properties, geometry }, at) => {
    const area = properties?.[key];
    if (typeof area !== 'string' && typeof area !== 'number')
      refuse(file, {
        row: at + 2,
        column: key,
        code: 'boundaries',
        message: `feature ${at + 1} has no property "${key}"`,
        remedy: 'name the property that holds the area with "boundaryKey"',
      });
    return { area: String(area), shape: geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates };
  });
}

async function fromBoundaries(file: string, key: string, { areas }: Establishments): Promise<ReadLinks> {
  const boundaries = await readBoundaries(file, key);
  const { middles, withoutBoundary, ...links } = linksOfBoundaries(areas, boundaries);
  if (withoutBoundary.length === areas.length)
    refuse(file, {
      column: key,
      code: 'boundaries',
      message: `none of the ${areas.length} areas of the data has a boundary: the first is "${areas[0]}", the first boundary "${boundaries[0]?.area}"`,
      remedy: 'spell areas alike, or name another property with "boundaryKey"',
    });
  const warnings =
    withoutBoundary.length === 0
      ? []
      : [
          {
            code: 'withoutBoundary',
            message: `${withoutBoundary.length} of ${areas.length} areas have no boundary and touch none: ${withoutBoundary.slice(0, 5).join(', ')}`,
          },
        ];
  return { links, middles, boundaries, warnings };
}

async function fromPairs(file: string, areas: readonly string[]): Promise<AreaLinks> {
  const table = await openTable(file);
  const [id, neighbour] = [findColumn(file, table, 'id'), findColumn(file, table, 'neighbour')];
  const index = new Map(areas.map((area, at) => [area, at]));
  const links = new Set<number>();
  for await (const batch of table.records())
    for (const record of batch) {
      const [one, other] = [index.get(record[id]!.trim()), index.get(record[neighbour]!.trim())];
      if (one === undefined || other === undefined || one === other) continue;
      links.add(one * areas.length + other).add(other * areas.length + one);
    }
  if (links.size === 0)
    refuse(file, {
      code: 'neighbours',
      message: 'no pair names two areas of the data',
      remedy: 'spell areas as the data do',
    });
  const sorted = Float64Array.from(links).sort();
  const from = Int32Array.from(sorted, (link) => Math.floor(link / areas.length));
  const to = Int32Array.from(sorted, (link) => link % areas.length);
  const { offsets, neighbours } = weightsFromLinks(areas.length, from, to, null);
  return { offsets, neighbours, source: 'neighbours', islandsLinked: 0 };
}
