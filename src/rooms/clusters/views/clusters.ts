import { z } from 'zod';

export const cellSchema = z.object({
  area: z.string(),
  place: z.string(),
  placeLocal: z.string().nullable(),
  region: z.string().nullable(),
  industry: z.string(),
  industryTitle: z.string(),
  plants: z.number(),
  expected: z.number(),
  locationQuotient: z.number(),
  /** Drawn towards 1 where the cell is small, with a 95 % interval; without one where towns differ no more than by chance. */
  shrunk: z.number(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  /** Adjusted for having looked at every town × industry (Benjamini–Hochberg). */
  q: z.number(),
  standsOut: z.boolean(),
  /** The firms behind the cell; null where there are none. */
  firms: z.string().nullable(),
});
export type Cell = z.output<typeof cellSchema>;

export const measurementSchema = z.object({
  scheme: z.string(),
  schemeTitle: z.string(),
  plants: z.number(),
  areas: z.number(),
  industries: z.number(),
  /** The register's own date, as its source states it. */
  asOf: z.string().nullable(),
  computedAt: z.string(),
});
export type MeasurementView = z.output<typeof measurementSchema>;

export const clustersViewSchema = z.object({
  state: z.enum(['noRegister', 'notMeasured', 'schemeNotMeasured', 'measured']),
  query: z.object({
    show: z.enum(['industry', 'all']),
    scheme: z.string().nullable(),
    industry: z.string().nullable(),
    sort: z.enum(['evidence', 'quotient', 'plants']),
    least: z.number(),
    page: z.number(),
  }),
  register: z.object({ establishments: z.number(), asOf: z.string().nullable() }),
  schemes: z.array(z.object({ code: z.string(), title: z.string() })),
  measurement: measurementSchema.nullable(),
  industries: z.array(
    z.object({ code: z.string(), title: z.string(), plants: z.number(), areasStandingOut: z.number() }),
  ),
  chosen: z
    .object({
      code: z.string(),
      title: z.string(),
      titleLocal: z.string().nullable(),
      plants: z.number(),
      areasWithPlants: z.number(),
      areasStandingOut: z.number(),
    })
    .nullable(),
  strongest: cellSchema.nullable(),
  standingOut: z.number(),
  cells: z.array(cellSchema),
  total: z.number(),
  pageSize: z.number(),
  /** Every town of the register, for the map of one industry. */
  areas: z.array(cellSchema),
  /** Set where the reader may ask for a measurement. */
  canMeasure: z.boolean(),
  /** The reader's own measurement that is not done yet. */
  jobId: z.string().nullable(),
});
export type ClustersView = z.output<typeof clustersViewSchema>;
