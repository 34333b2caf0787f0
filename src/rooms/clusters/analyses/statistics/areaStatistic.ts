import path from 'node:path';
import { z } from 'zod';
import {
  type AreaShape,
  contiguityWeights,
  findIslands,
  isEvenByRow,
  type LocalTest,
  linkIslands,
  type SpatialWeights,
  standardiseRates,
  type WeightStyle,
} from '../../../../kernels/spatial/index.ts';
import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import { readBoundaries } from '../detect/readAreaLinks.ts';
import { readAreaValues } from './readAreaValues.ts';
import { readNeighbours } from './readNeighbours.ts';
import type { MeasureOptions } from './statistic.ts';

const column = z.string().min(1);

/** What a spec of values of areas beside each other says, whatever the statistic. */
export const areaSpecShape = {
  value: column.describe('Column of the value; an empty cell is missing'),
  id: column.describe('Column that names the area; one row an area'),
  base: column
    .nullable()
    .default(null)
    .describe('Column of what the values are counted of: rates are standardised by their chance variation first'),
  neighbours: column.nullable().default(null).describe('File `id, neighbour[, weight]`, a row for each direction'),
  boundaries: column.nullable().default(null).describe('GeoJSON file of polygons, in place of neighbours'),
  boundaryKey: column.default('id').describe('Property of a polygon that holds the area’s id'),
  contiguity: z.enum(['queen', 'rook']).default('queen').describe('Of boundaries: a common point is enough, or not'),
  linkIslands: z.boolean().default(false).describe('Of boundaries: link areas that touch none to the nearest'),
  permutations: z.int().min(0).max(10_000_000).default(999).describe('0: normal approximation'),
  style: z.enum(['W', 'B', 'raw']).default('W').describe('W: rows add up to 1; B: each weight is 1; raw: as given'),
  seed: z.int().min(0).optional(),
};

export const localSpecShape = {
  ...areaSpecShape,
  draws: z
    .enum(['conditional', 'shared'])
    .default('conditional')
    .describe('Neighbours drawn anew for each area, or once for each number of neighbours (for thousands of areas)'),
  level: z.number().gt(0).lt(1).default(0.05).describe('Of qBH, for what is named'),
};

export const areaParametersShape = {
  value: z.string(),
  id: z.string(),
  base: z.string().nullable(),
  style: z.enum(['W', 'B', 'raw']),
  neighbours: z.string(),
  contiguity: z.enum(['queen', 'rook']).nullable(),
  links: z.int(),
  areas: z.int().describe('Rows read'),
  missing: z.int().describe('Areas without a value'),
  withoutNeighbours: z.int(),
  islandsLinked: z.int(),
  linksLeftOut: z.int().describe('Rows of neighbours that name an area that the data do not have'),
};

export const areaStatus = z.enum(['ok', 'empty', 'notEnough', 'undefined']);

interface AreaSpec {
  value: string;
  id: string;
  base: string | null;
  neighbours: string | null;
  boundaries: string | null;
  boundaryKey: string;
  contiguity: 'queen' | 'rook';
  linkIslands: boolean;
  permutations: number;
  style: WeightStyle;
}

/** Refuses a spec that says nothing of neighbours, or says it twice. */
export function checkAreaSpec(specFile: string, { neighbours, boundaries }: AreaSpec): void {
  if ((neighbours === null) === (boundaries === null))
    refuse(specFile, {
      column: neighbours === null ? 'neighbours' : 'boundaries',
      code: 'neighbours',
      message: neighbours === null ? 'nothing says which areas are neighbours' : 'neighbours are told twice',
      remedy: 'name either "neighbours" or "boundaries"',
    });
}

export interface AreasRead {
  ids: readonly string[];
  /** As in the file. */
  raw: Float64Array;
  /** What is tested: the values, or standardised rates. */
  values: Float64Array;
  weights: SpatialWeights;
  /** Why no value can be tested, where rates cannot be made. */
  whyNot: { status: 'empty' | 'undefined'; reason: string } | null;
  parameters: z.output<z.ZodObject<typeof areaParametersShape>>;
}

/** Values and neighbours of areas. */
export async function readAreas(
  file: string,
  spec: AreaSpec,
  { specFolder, signal }: MeasureOptions,
  environment: AnalysisEnvironment,
  mayHoldSelf: boolean,
): Promise<AreasRead> {
  const { ids, values: raw, base } = await readAreaValues(file, spec, environment, signal);
  const links =
    spec.neighbours === null
      ? await readTouching(path.resolve(specFolder, spec.boundaries!), spec, ids)
      : { ...(await readNeighbours(specFolder, spec.neighbours, ids, mayHoldSelf)), islandsLinked: 0 };
  if (links.rowsLeftOut > 0)
    environment.note(
      `${links.rowsLeftOut} rows of neighbours name an area that the data do not have, and are left out`,
    );
  const rates =
    base === null ? null : standardiseRates(checkCounts(file, spec.value, raw), checkCounts(file, spec.base!, base));
  const values = rates === null ? raw : rates.rates;
  const missing = values.reduce((count, value) => count + (Number.isNaN(value) ? 1 : 0), 0);
  const withoutNeighbours = findIslands(links.weights).length;
  if (missing > 0)
    environment.note(`${missing} of ${ids.length} areas have no value and are left out with their links`);
  if (withoutNeighbours > 0) environment.note(`${withoutNeighbours} of ${ids.length} areas have no neighbour`);
  const whyNot = rates === null || rates.status === 'ok' ? null : { status: rates.status, reason: rates.reason! };
  const parameters = {
    ...{ value: spec.value, id: spec.id, base: spec.base, style: spec.style },
    neighbours: spec.neighbours ?? spec.boundaries!,
    contiguity: spec.neighbours === null ? spec.contiguity : null,
    links: links.weights.neighbours.length,
    ...{ areas: ids.length, missing, withoutNeighbours },
    ...{ islandsLinked: links.islandsLinked, linksLeftOut: links.rowsLeftOut },
  };
  return { ids, raw, values, weights: links.weights, whyNot, parameters };
}

async function readTouching(file: string, spec: AreaSpec, ids: readonly string[]) {
  const boundaries = await readBoundaries(file, spec.boundaryKey);
  const polygonsOf = new Map<string, AreaShape[number][]>(ids.map((one) => [one, []]));
  for (const { area, shape } of boundaries) polygonsOf.get(area)?.push(...shape);
  const shapes: AreaShape[] = ids.map((one) => polygonsOf.get(one)!);
  if (shapes.every((shape) => shape.length === 0))
    refuse(file, {
      column: spec.boundaryKey,
      code: 'boundaries',
      message: 'no area of the data has a boundary',
      remedy: 'spell areas alike, or name another property with "boundaryKey"',
    });
  const touching = contiguityWeights(shapes, spec.contiguity);
  const rowsLeftOut = boundaries.filter(({ area }) => !polygonsOf.has(area)).length;
  if (!spec.linkIslands) return { weights: touching, rowsLeftOut, islandsLinked: 0 };
  const isDegrees = shapes.flat(2).every((ring) => ring.every(([x, y]) => Math.abs(x!) <= 180 && Math.abs(y!) <= 90));
  const { weights, added } = linkIslands(touching, shapes, isDegrees ? 'greatCircle' : 'planar');
  return { weights, rowsLeftOut, islandsLinked: added.length };
}

function checkCounts(file: string, name: string, numbers: Float64Array): Float64Array {
  if (numbers.some((value) => value < 0))
    refuse(file, {
      column: name,
      code: 'negative',
      message: `a number below 0 cannot be counted: the least is ${numbers.reduce((a, b) => (b < a ? b : a), 0)}`,
      remedy: 'give counts of 0 or more where "base" is named',
    });
  return numbers;
}

/** How local p-values are made, as the spec asks for and the weights allow. */
export function chooseTest(
  specFile: string,
  spec: AreaSpec & { draws: 'conditional' | 'shared' },
  { weights }: AreasRead,
  seed: number,
  environment: AnalysisEnvironment,
): LocalTest {
  if (spec.permutations === 0) return { kind: 'analytic' };
  const isUneven = spec.draws === 'shared' && spec.style !== 'B' && !isEvenByRow(weights);
  if (isUneven) environment.note('weights differ within rows: neighbours are drawn for each area, not shared');
  const kind = isUneven ? 'conditional' : spec.draws;
  let widest = 0;
  for (let area = 0; area + 1 < weights.offsets.length; area += 1)
    widest = Math.max(widest, weights.offsets[area + 1]! - weights.offsets[area]!);
  if (kind === 'conditional' && spec.permutations * widest > mostSteps)
    refuse(specFile, {
      column: 'permutations',
      code: 'tooManyDraws',
      message: `${spec.permutations} draws of ${widest} neighbours are more than can be held`,
      remedy: 'ask for fewer, or for "draws": "shared"',
    });
  return { kind, draws: spec.permutations, seed };
}

const mostSteps = 60_000_000;
