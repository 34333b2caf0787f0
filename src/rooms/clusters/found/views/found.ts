import { z } from 'zod';
import { clusterProperties } from '../../analyses/detect/detectOutput.ts';

const count = z.number();
export const foundListed = z.object({
  id: z.string(),
  title: z.string(),
  groupCode: z.string(),
  groupTitle: z.string(),
  traded: z.boolean().nullable(),
  placeCodes: z.array(z.string()),
  establishments: count,
  core: count,
  strength: count,
  qValue: count,
  stability: count,
  type: z.enum(['micro', 'traditional', 'highTech', 'unknown']),
  change: z.string(),
});
export type FoundListed = z.output<typeof foundListed>;

export const runShown = z.object({
  id: z.string(),
  groups: z.string(),
  finishedAt: z.string().nullable(),
  asOf: z.string().nullable(),
  establishments: count.nullable(),
  placed: count.nullable(),
  simulations: count,
  resamples: count,
  level: count,
  seed: count,
  definition: z.string().nullable(),
  contiguity: z.string().nullable(),
  islandsLinked: count.nullable(),
});
export type RunShown = z.output<typeof runShown>;

export const foundListSchema = z.object({
  query: z.object({
    group: z.string(),
    place: z.string(),
    type: z.string(),
    traded: z.string(),
    least: count,
    sort: z.enum(['strength', 'establishments', 'group']),
    page: count,
  }),
  run: runShown.nullable(),
  total: count,
  pageSize: count,
  clusters: z.array(foundListed),
  groups: z.array(z.object({ code: z.string(), title: z.string(), clusters: count })),
  regions: z.array(z.object({ code: z.string(), name: z.string() })),
  /** Clusters that reach into each town, of all that are selected. */
  towns: z.array(z.object({ code: z.string(), clusters: count, titles: z.array(z.string()) })),
  canRun: z.boolean(),
});
export type FoundList = z.output<typeof foundListSchema>;

export const memberShown = z.object({
  establishment: z.string(),
  enterprise: z.string(),
  name: z.string(),
  place: z.string().nullable(),
  membership: count,
});

export const foundViewSchema = z.object({
  id: z.string(),
  title: z.string(),
  groupCode: z.string(),
  groupTitle: z.string(),
  traded: z.boolean().nullable(),
  isicPrefixes: z.array(z.string()),
  isConfirmed: z.boolean(),
  isCurrent: z.boolean(),
  change: z.string(),
  cameFrom: z.array(z.string()),
  core: count,
  /** GeoJSON MultiPolygon; null where none can be drawn. */
  outline: z.looseObject({}).nullable(),
  properties: clusterProperties,
  run: runShown,
  places: z.array(
    z.object({ code: z.string(), name: z.string(), members: count, share: count, locationQuotient: count }),
  ),
  trend: z.array(z.object({ runId: z.string(), on: z.string(), establishments: count, strength: count })),
  /** Null where the reader may not see single firms of a cluster. */
  members: z.object({ total: count, page: count, pageSize: count, rows: z.array(memberShown) }).nullable(),
  enterpriseIds: z.array(z.string()),
});
export type FoundView = z.output<typeof foundViewSchema>;

export const runListSchema = z.object({
  runs: z.array(
    runShown.extend({
      state: z.enum(['waiting', 'done', 'failed']),
      reason: z.string().nullable(),
      isCurrent: z.boolean(),
      clusters: count,
      requestedAt: z.string(),
    }),
  ),
  schemes: z.array(z.object({ code: z.string(), title: z.string() })),
});
export type RunList = z.output<typeof runListSchema>;

export const runViewSchema = z.object({
  run: runShown.extend({
    state: z.enum(['waiting', 'done', 'failed']),
    reason: z.string().nullable(),
    isCurrent: z.boolean(),
  }),
  findings: z.array(
    z.object({
      group: z.string(),
      title: z.string(),
      establishments: count,
      status: z.string(),
      reason: z.string().nullable(),
      gamma: count.nullable(),
      gammaQValue: count.nullable(),
      pValue: count.nullable(),
      qValue: count.nullable(),
      clusters: count,
      unconfirmed: count,
    }),
  ),
  /** What became of clusters since another run; null where there is none to compare with. */
  compared: z
    .object({
      with: z.object({ id: z.string(), finishedAt: z.string().nullable() }),
      changes: z.array(z.object({ change: z.string(), now: z.string().nullable(), before: z.array(z.string()) })),
    })
    .nullable(),
  others: z.array(z.object({ id: z.string(), finishedAt: z.string().nullable() })),
});
export type RunView = z.output<typeof runViewSchema>;
