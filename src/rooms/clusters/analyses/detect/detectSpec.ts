import { z } from 'zod';
import { type CommandInput, InputFaults } from '../../../../platform/command/define.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import { specFaults } from '../../../../platform/command/specFaults.ts';
import { typologySchema } from '../../rules/typology.ts';

const column = z.string().min(1).max(200);
const optionalColumn = column.nullable().default(null);

export const detectSpec = z.strictObject({
  industry: column.describe('Column of industry codes'),
  separator: z
    .string()
    .min(1)
    .max(8)
    .nullable()
    .default(null)
    .describe('Between the codes of one establishment, such as ";"'),
  groups: z
    .union([z.literal('isic4'), z.string().min(1), z.record(z.string(), z.string())])
    .nullable()
    .default(null)
    .describe(
      'null: each code is a group; "isic4": the default list of groups of ISIC Rev.4; "relatedness": codes that the same areas hold, put together; a file of groups (columns group, title, traded, codes); or code → group here',
    ),
  id: optionalColumn.describe('Column of ids; null: a column "id" if there is one, else row numbers'),
  area: optionalColumn.describe('Column of the area that an establishment stands in'),
  plants: optionalColumn.describe(
    'Column of numbers of plants: rows are area × industry, not establishments, and only areas are compared',
  ),
  x: optionalColumn.describe('Column of longitude, or of kilometres or metres east'),
  y: optionalColumn.describe('Column of latitude, or of kilometres or metres north'),
  units: z.enum(['degrees', 'km', 'm']).default('degrees'),
  precision: z
    .strictObject({ column, usable: z.array(z.string()).min(1) })
    .nullable()
    .default(null)
    .describe('Which points distances may rest on: places known only by town would stand in one heap'),
  enterprise: optionalColumn.describe('Column of the firm; disclosure counts firms'),
  employment: optionalColumn,
  employmentBefore: optionalColumn.describe('Jobs at the earlier date'),
  wage: optionalColumn,
  exporter: optionalColumn.describe('Column of 1 and 0'),
  since: optionalColumn.describe('Column of the year or date of beginning'),
  until: optionalColumn.describe('Column of the year or date of the end; empty: still there'),
  dates: z
    .strictObject({ before: z.number(), after: z.number() })
    .nullable()
    .default(null)
    .describe('Two years between which entry, exit and growth are told; needs since, or employmentBefore'),
  boundaries: z.string().min(1).nullable().default(null).describe('GeoJSON of the areas'),
  boundaryKey: z.string().min(1).default('area').describe('Property of the boundary file that names the area'),
  neighbours: z
    .string()
    .min(1)
    .nullable()
    .default(null)
    .describe('File of pairs id, neighbour, in the place of boundaries'),
  evidence: z
    .string()
    .min(1)
    .nullable()
    .default(null)
    .describe('File of what is known of how a cluster works: group, area, indicator, value (1, 0), source, date'),
  typology: typologySchema.optional(),
  simulations: z.int().min(99).max(99_999).default(999),
  resamples: z.int().min(0).max(2000).default(200),
  level: z.number().gt(0).max(0.2).default(0.05).describe('False discovery rate over groups'),
  leastPlants: z.int().min(3).max(1000).default(5),
  leastStrength: z
    .number()
    .min(1)
    .max(20)
    .default(1.5)
    .describe('A cluster is at least so many times as dense in the group as the whole'),
  largestShare: z.number().gt(0).max(0.5).default(0.15).describe('A window holds at most this share of all plants'),
  cellKm: z.number().gt(0).max(50).default(1),
  radiiKm: z.array(z.number().positive()).min(1).max(20).default([1, 2, 3, 5, 7, 10, 14, 20]),
  areaKm: z
    .number()
    .gt(0)
    .max(500)
    .default(10)
    .describe('Side of the squares that stand for areas where there is no column of areas'),
  mostAreas: z.int().min(1).max(200).default(25).describe('A window joins at most so many areas'),
  leastStability: z
    .number()
    .min(0)
    .max(1)
    .default(0.5)
    .describe('What is found again in a smaller share of resamples is no cluster'),
  require: z.enum(['both', 'either']).default('both').describe('Whether points and areas must both find a cluster'),
  public: z
    .boolean()
    .default(false)
    .describe('Leaves out ids and outlines finer than a cell, and hides what tells of single firms'),
  seed: z.int().min(0).optional(),
});
export type DetectSpec = z.output<typeof detectSpec>;

const remedy = 'see: toolroom schema clusters detect';

/** The spec, or faults that name the key. */
export function parseDetectSpec({ spec, specFile }: Pick<CommandInput, 'spec' | 'specFile'>): DetectSpec {
  const file = specFile ?? '--spec';
  if (spec === undefined)
    refuse(file, { code: 'specMissing', message: 'there is no spec', remedy: 'name one with --spec SPEC.json' });
  const parsed = detectSpec.safeParse(spec);
  if (!parsed.success) throw new InputFaults(parsed.error.issues.flatMap((issue) => specFaults(file, issue, remedy)));
  const problem = contradiction(parsed.data);
  if (problem !== null) refuse(file, { column: problem[0], code: 'spec', message: problem[1], remedy: problem[2] });
  return parsed.data;
}

function contradiction(spec: DetectSpec): [column: string, message: string, remedy: string] | null {
  if ((spec.x === null) !== (spec.y === null)) return ['x', 'a place needs both x and y', 'name both, or neither'];
  if (spec.x === null && spec.area === null)
    return ['area', 'nothing says where an establishment is', 'name a column of areas, or columns x and y'];
  if (spec.groups === 'relatedness' && spec.area === null)
    return ['area', 'which codes go together is told by areas', 'name the column of areas'];
  if (spec.plants !== null && spec.area === null)
    return ['area', 'numbers of plants need areas', 'name the column of areas'];
  if (spec.plants !== null && spec.boundaries === null && spec.neighbours === null)
    return [
      'boundaries',
      'from numbers by area it cannot be told which areas touch',
      'name a GeoJSON of boundaries, or a file of neighbours',
    ];
  if (spec.plants !== null && spec.x !== null)
    return ['x', 'rows of numbers by area have no place of their own', 'leave x and y out'];
  if (spec.boundaries !== null && spec.neighbours !== null)
    return ['neighbours', 'boundaries and neighbours are both named', 'name one of them'];
  if (spec.dates !== null && spec.since === null && spec.employmentBefore === null)
    return ['dates', 'growth between two dates needs a beginning or earlier jobs', 'name since, or employmentBefore'];
  if (spec.dates !== null && spec.dates.before >= spec.dates.after)
    return ['dates', 'the earlier date is not before the later', 'give before < after'];
  if (spec.radiiKm.some((radius, i) => i > 0 && radius <= spec.radiiKm[i - 1]!))
    return ['radiiKm', 'radii do not rise', 'list them from small to large'];
  return null;
}
