import { z } from 'zod';

const maybe = z.number().nullable();
const growth = z
  .strictObject({
    before: z.number(),
    after: z.number(),
    national: z.number().describe('As everything grew'),
    industry: z.number().describe('As the group grew beyond everything'),
    local: z.number().describe('As the cluster grew beyond its group'),
  })
  .nullable();

export const clusterProperties = z.strictObject({
  cluster: z.string().describe('Group and rank'),
  group: z.string(),
  groupTitle: z.string(),
  traded: z.boolean().nullable(),
  rank: z.int(),
  routes: z.enum(['both', 'pointsOnly', 'areasOnly']),
  strength: z.number().describe('Plants over those expected, drawn towards 1 (gamma–Poisson)'),
  strengthLower: z.number().describe('95 % interval; the cluster was looked for, so it is somewhat too high'),
  strengthUpper: z.number(),
  locationQuotient: z.number().describe('Not drawn towards 1'),
  expected: z.number(),
  pValue: z
    .number()
    .describe('Of the strongest window, against the strongest of the whole delineation under relabelling'),
  qValue: z.number().describe('Benjamini–Hochberg over groups'),
  establishments: z.int(),
  enterprises: z.int().nullable(),
  employment: maybe,
  employmentKnown: maybe,
  shareOfGroup: z.number(),
  anchorShare: maybe,
  fourLargestShare: maybe,
  smallShare: maybe,
  relativeWage: maybe,
  wagePremium: maybe,
  exporterShare: maybe,
  plantGrowth: growth,
  jobGrowth: growth,
  areas: z.array(
    z.strictObject({
      area: z.string(),
      members: z.int(),
      share: z.number(),
      locationQuotient: z.number().describe('Of the whole area; centres of the cluster have more than the others'),
    }),
  ),
  core: z
    .array(z.string())
    .nullable()
    .describe('Ids with membership of .8 and more; null in public results. Of areas alone: areas'),
  members: z.array(z.string()).nullable().describe('Ids with membership of .5 and more, the core among them'),
  coreEstablishments: z.int(),
  stability: z.number().describe('Share of resamples in which the cluster is found again'),
  type: z.enum(['micro', 'traditional', 'highTech', 'unknown']),
  typeGrounds: z.array(
    z.strictObject({
      criterion: z.string(),
      observed: z.union([z.number(), z.string()]).nullable(),
      required: z.union([z.number(), z.string()]),
      holds: z.boolean().nullable(),
    }),
  ),
  stage: z.enum(['emerging', 'growing', 'sustaining', 'declining', 'unclear', 'unknown']),
  stageGrowth: maybe,
  stageLower: maybe,
  stageUpper: maybe,
  functioning: z.enum(['functioning', 'partly', 'dormant', 'unknown']),
  functioningObserved: z.int().describe('Indicators that are known, of 12'),
  functioningShare: maybe,
  functioningWorst: z.number(),
  functioningBest: z.number(),
  evidence: z.array(
    z.strictObject({ indicator: z.string(), holds: z.boolean(), source: z.string(), on: z.string().nullable() }),
  ),
  status: z.enum(['ok', 'suppressed', 'notEnough']),
  reason: z.string().nullable(),
});
export type ClusterProperties = z.output<typeof clusterProperties>;

const position = z.array(z.number());
const feature = z.strictObject({
  type: z.literal('Feature'),
  geometry: z
    .strictObject({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(position))) })
    .nullable(),
  properties: clusterProperties,
});
export type ClusterFeature = z.output<typeof feature>;

export const detectOutput = z.strictObject({
  type: z.literal('FeatureCollection'),
  features: z.array(feature),
  method: z.strictObject({
    definition: z.string(),
    groups: z.string(),
    groupsVersion: z.string(),
    routes: z.enum(['pointsAndAreas', 'pointsAndSquares', 'areasOnly']),
    contiguity: z.string(),
    islandsLinked: z.int(),
    null: z.string(),
    simulations: z.int(),
    resamples: z.int(),
    level: z.number(),
    seed: z.int(),
    require: z.enum(['both', 'either']),
    leastPlants: z.int(),
    leastStrength: z.number(),
    cellKm: z.number(),
    radiiKm: z.array(z.number()),
    largestShare: z.number(),
  }),
  quality: z.strictObject({
    establishments: z.int(),
    withoutGroup: z.int(),
    withoutArea: z.int(),
    placed: z.int(),
    withoutPoint: z.int(),
    tooCoarse: z.int(),
    atZero: z.int(),
    sharedSpots: z.int(),
    warnings: z.array(z.strictObject({ code: z.string(), message: z.string() })),
  }),
  groups: z.array(
    z.strictObject({
      group: z.string(),
      title: z.string(),
      traded: z.boolean().nullable(),
      establishments: z.int(),
      placed: z.int(),
      status: z.enum(['ok', 'notEnough']),
      reason: z.string().nullable(),
      pValue: maybe,
      qValue: maybe,
      simulations: z.int(),
      clusters: z.int(),
      unconfirmed: z.int().describe('Found by points or by areas alone, or not found again in resamples'),
      gamma: maybe.describe('Ellison and Glaeser, over areas; null without areas'),
      herfindahl: maybe,
      maurelSedillot: maybe,
      countGamma: maybe,
      gammaPValue: maybe.describe('Screening of the whole group: 199 throws'),
      gammaQValue: maybe.describe('Benjamini–Hochberg over groups'),
      gammaOf: z.enum(['jobs', 'plants']),
    }),
  ),
  unconfirmed: z.array(feature),
});
export type DetectOutput = z.output<typeof detectOutput>;
