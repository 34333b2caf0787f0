import { z } from 'zod';
import { clusterProperties } from '../../analyses/detect/detectOutput.ts';
import { clusterTypes, functionings, runOptionsSchema, sorts } from '../model.ts';

const warning = z.object({ code: z.string(), message: z.string() });

/** How the numbers of a run were made. */
export const runSummarySchema = z.object({
  id: z.string(),
  state: z.enum(['queued', 'done', 'failed', 'cancelled']),
  isCurrent: z.boolean(),
  jobId: z.string().nullable(),
  grouping: z.string(),
  groupingTitle: z.string(),
  groupsVersion: z.string().nullable(),
  definition: z.string(),
  options: runOptionsSchema,
  method: z
    .object({ routes: z.string(), contiguity: z.string(), islandsLinked: z.number(), null: z.string() })
    .nullable(),
  quality: z
    .object({
      establishments: z.number(),
      withoutGroup: z.number(),
      withoutArea: z.number(),
      placed: z.number(),
      withoutPoint: z.number(),
      tooCoarse: z.number(),
      atZero: z.number(),
      sharedSpots: z.number(),
      warnings: z.array(warning),
    })
    .nullable(),
  clusters: z.number().nullable(),
  unconfirmed: z.number().nullable(),
  groups: z.number().nullable(),
  asOf: z.string().nullable(),
  faults: z.array(z.object({ message: z.string(), remedy: z.string().nullable() })),
  requestedAt: z.string(),
  finishedAt: z.string().nullable(),
});
export type RunSummary = z.output<typeof runSummarySchema>;

export const placeSchema = z.object({ code: z.string(), name: z.string(), region: z.string().nullable() });

export const foundRowSchema = z.object({
  id: z.string(),
  title: z.string(),
  group: z.string(),
  groupTitle: z.string(),
  traded: z.boolean().nullable(),
  places: z.array(placeSchema),
  routes: z.enum(['both', 'pointsOnly', 'areasOnly']),
  establishments: z.number(),
  enterprises: z.number().nullable(),
  strength: z.number(),
  strengthLower: z.number(),
  strengthUpper: z.number(),
  qValue: z.number(),
  stability: z.number(),
  type: z.enum(clusterTypes),
  functioning: z.enum(functionings),
  status: z.enum(['ok', 'suppressed', 'notEnough']),
});
export type FoundRowView = z.output<typeof foundRowSchema>;

export const foundViewSchema = z.object({
  state: z.enum(['noRegister', 'noRun', 'found']),
  register: z.object({ establishments: z.number(), asOf: z.string().nullable() }),
  run: runSummarySchema.nullable(),
  query: z.object({
    group: z.string().nullable(),
    traded: z.enum(['yes', 'no']).nullable(),
    place: z.string().nullable(),
    type: z.enum(clusterTypes).nullable(),
    functioning: z.enum(functionings).nullable(),
    least: z.number(),
    sort: z.enum(sorts),
    page: z.number(),
  }),
  groups: z.array(z.object({ code: z.string(), title: z.string(), count: z.number() })),
  counties: z.array(placeSchema),
  total: z.number(),
  all: z.number(),
  pageSize: z.number(),
  clusters: z.array(foundRowSchema),
  /** Of all that the query selects: how many clusters have a member in the town. */
  areas: z.array(placeSchema.extend({ clusters: z.number() })),
  canDetect: z.boolean(),
});
export type FoundView = z.output<typeof foundViewSchema>;

const gathered = z.tuple([z.number(), z.number(), z.number()]);

export const clusterViewSchema = z.object({
  id: z.string(),
  title: z.string(),
  run: runSummarySchema,
  /** False where the run that is shown now finds it no more. */
  isCurrent: z.boolean(),
  cluster: clusterProperties,
  isicPrefixes: z.array(z.string()),
  areas: z.array(placeSchema.extend({ members: z.number(), share: z.number(), locationQuotient: z.number() })),
  outline: z
    .object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(z.array(z.number())))) })
    .nullable(),
  /** Longitude, latitude and number of plants with a known place, gathered by about a kilometre. */
  points: z.object({ core: z.array(gathered), fringe: z.array(gathered) }),
  trend: z.array(
    z.object({
      run: z.string(),
      asOf: z.string().nullable(),
      at: z.string(),
      establishments: z.number(),
      strength: z.number(),
      strengthLower: z.number(),
      strengthUpper: z.number(),
    }),
  ),
  /** Null to those who do not work with clusters. */
  members: z
    .object({
      total: z.number(),
      page: z.number(),
      pageSize: z.number(),
      rows: z.array(
        z.object({
          establishment: z.string(),
          enterprise: z.string(),
          name: z.string().nullable(),
          place: z.string().nullable(),
          employees: z.number().nullable(),
          membership: z.number(),
          isCore: z.boolean(),
        }),
      ),
      enterpriseIds: z.array(z.string()),
    })
    .nullable(),
});
export type ClusterView = z.output<typeof clusterViewSchema>;
