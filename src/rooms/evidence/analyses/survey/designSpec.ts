import { z } from 'zod';
import { lonelyPsuPolicies } from '../../../../kernels/survey/index.ts';

export const column = z.string().min(1);

const replicatesSchema = z.strictObject({
  type: z.enum(['BRR', 'Fay', 'JK1', 'JKn', 'bootstrap']),
  columns: z
    .array(column)
    .max(2000)
    .default([])
    .describe('Columns of replicate weights, sampling weight included; none: they are made from strata and clusters'),
  scale: z
    .number()
    .gt(0)
    .optional()
    .describe(
      'Of given columns; left out: JK1 (R-1)/R, JKn 1, bootstrap 1/(R-1). BRR and Fay have their own, 1/R and 1/(R(1-rho)^2)',
    ),
  rscales: z
    .array(z.number().min(0))
    .default([])
    .describe('A factor for each given column; none: 1. JKn columns need them'),
  rho: z.number().min(0).lt(1).default(0.3).describe('Of Fay'),
  mse: z.boolean().default(false).describe('Deviations from the full estimate, not from the mean of the replicates'),
  replications: z.int().min(2).max(10_000).default(200).describe('How many a bootstrap makes'),
  bootstrap: z
    .enum(['cantyDavison', 'raoWu'])
    .default('cantyDavison')
    .describe('How a bootstrap draws units: n of n, or n-1 with their weight raised'),
});
export type ReplicatesSpec = z.output<typeof replicatesSchema>;

const marginSchema = z.strictObject({
  columns: z.array(column).min(1).max(6),
  totals: z
    .array(z.record(z.string(), z.union([z.string(), z.number()])))
    .max(100_000)
    .optional()
    .describe('One record a group: its value in each column, and "total", the units of the population in it'),
  file: z.string().min(1).optional().describe('The same as a table with a column "total"'),
});

const calibrationSchema = z.strictObject({
  method: z
    .enum(['postStratify', 'rake', 'linear', 'raking', 'logit'])
    .describe('Shares of one margin; margins in turn; regression; exponential factors; factors within bounds'),
  margins: z.array(marginSchema).max(20).default([]),
  variables: z
    .record(z.string(), z.number())
    .default({})
    .describe('Known totals of columns of numbers; "(Intercept)": units of the population, where no margin gives them'),
  bounds: z
    .tuple([z.number().gt(0).lt(1), z.number().gt(1)])
    .optional()
    .describe('Of the factors of logit'),
  tolerance: z.number().gt(0).lt(0.1).default(1e-10).describe('Relative miss of a total that counts as met'),
  maxIterations: z.int().min(1).max(10_000).default(200),
});
export type CalibrationSpec = z.output<typeof calibrationSchema>;

export const designSchema = z.strictObject({
  weights: column
    .optional()
    .describe('Column of sampling weights, all above 0; left out: the weight that the indicators name'),
  strata: z.array(column).max(6).default([]).describe('A column for each stage'),
  clusters: z.array(column).max(6).default([]).describe('A column for each stage; none: each row is a unit'),
  finitePopulation: z
    .array(column)
    .max(6)
    .default([])
    .describe(
      'A column for each stage: units of the stratum in the population, or sampled shares where all are 1 or less. None: as if drawn with replacement, so with probabilities proportional to size too',
    ),
  nested: z.boolean().default(false).describe('Numbers of first-stage clusters begin anew in each stratum'),
  lonelyPsu: z.enum(lonelyPsuPolicies).default('fail').describe('What to do with a stratum of one unit'),
  replicates: replicatesSchema
    .nullable()
    .default(null)
    .describe('Errors by replicate weights instead of linearisation'),
  calibration: calibrationSchema
    .nullable()
    .default(null)
    .describe('Fits the weights to known totals; errors know of it'),
  alternativeWeights: z
    .array(column)
    .max(5)
    .default([])
    .describe('Every estimate is made by these weights too, and given in "alternatives"'),
});
export type DesignSpec = z.output<typeof designSchema>;
