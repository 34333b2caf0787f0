import { z } from 'zod';
import { lonelyPsuPolicies } from '../../../kernels/survey/index.ts';
import { qualityFlags } from '../analyses/survey/surveyResult.ts';

export const surveyTopic = 'evidence.survey';

export const surveyColumnSchema = z.object({
  name: z.string(),
  label: z.string().nullable(),
  type: z.string(),
  valueLabels: z.record(z.string(), z.string()),
});
export type SurveyColumn = z.output<typeof surveyColumnSchema>;

export const mostStages = 2;
export const givenReplicates = ['none', 'BRR', 'Fay', 'JK1', 'bootstrap'] as const;

/** The design as it is declared on its page; an empty name: there is none. */
export const designSchema = z.object({
  weight: z.string(),
  /** By stage. */
  strata: z.array(z.string()),
  clusters: z.array(z.string()),
  populations: z.array(z.string()),
  nested: z.boolean(),
  lonelyPsu: z.enum(lonelyPsuPolicies),
  replicates: z.enum(givenReplicates),
  /** Names, ranges `rep1-rep80` and beginnings `rep*`. */
  replicateColumns: z.string(),
  dontKnow: z.string(),
  refused: z.string(),
  notApplicable: z.string(),
});
export type Design = z.output<typeof designSchema>;

export const designCheckSchema = z.object({
  rows: z.number(),
  strata: z.number(),
  units: z.number(),
  lonely: z.array(z.string()),
  lonelyCount: z.number(),
  sumOfWeights: z.number(),
  leastWeight: z.number(),
  largestWeight: z.number(),
  replicates: z.number(),
});
export type DesignCheck = z.output<typeof designCheckSchema>;

export const measureStatistics = ['share', 'mean', 'total', 'ratio', 'quantile'] as const;
export type MeasureStatistic = (typeof measureStatistics)[number];
export const mostMeasures = 4;
export const mostCategories = 40;
export const mostCells = 3000;
export const tableLevels = [0.9, 0.95, 0.99] as const;
export const shareIntervals = ['logit', 'wilson', 'beta'] as const;

export const measureSchema = z.object({
  column: z.string(),
  statistic: z.enum(measureStatistics),
  /** Of a share: the answer; empty: each of them. */
  category: z.string(),
  /** Of a ratio. */
  denominator: z.string(),
  /** Of a quantile: the share of firms below. */
  probability: z.number(),
});
export type Measure = z.output<typeof measureSchema>;

export const tableRequestSchema = z.object({
  indicators: z.array(z.string()),
  measures: z.array(measureSchema),
  by: z.array(z.string()),
  region: z.string(),
  level: z.number(),
  interval: z.enum(shareIntervals),
});
export type TableRequest = z.output<typeof tableRequestSchema>;

/** What is estimated in each group: the row of a table. */
export const tableRowSchema = z.object({
  id: z.string(),
  label: z.string(),
  statistic: z.enum(measureStatistics),
  indicator: z.string(),
  denominator: z.string().nullable(),
  probability: z.number().nullable(),
  unit: z.string(),
  /** The column whose answers it is made of, and the columns that say whom the question was put to. */
  variable: z.string(),
  universe: z.array(z.string()),
  /** Of a share of a column of the file: that column, its label, and the answer. Shares of one column add up. */
  answerOf: z.object({ column: z.string(), label: z.string(), answer: z.string() }).nullable(),
});
export type TableRow = z.output<typeof tableRowSchema>;

const value = z.number().nullable();

export const tableCellSchema = z.object({
  row: z.string(),
  /** A value for each breakdown; null: all. */
  group: z.array(z.string().nullable()),
  aggregate: z.enum(['pooled', 'averageOfEconomies']).nullable(),
  economies: value,
  estimate: value,
  standardError: value,
  lower: value,
  upper: value,
  designEffect: value,
  degreesOfFreedom: z.number(),
  answers: z.number(),
  missingShare: value,
  quality: z.array(z.enum(qualityFlags)),
  reason: z.string().nullable(),
  /** Of a share, of the answers; never shown. */
  yes: value,
  /** 1 where one or two firms make up nearly all of a sum; never shown. */
  dominant: z.number(),
});
export type TableCell = z.output<typeof tableCellSchema>;

export const breakdownSchema = z.object({
  column: z.string(),
  label: z.string(),
  values: z.record(z.string(), z.string()),
});
export type Breakdown = z.output<typeof breakdownSchema>;

/** Does the answer depend on the breakdown at all (Rao and Scott)? */
export const breakdownTestSchema = z.object({
  row: z.string(),
  column: z.string(),
  statistic: value,
  degreesOfFreedom: z.array(z.number()).nullable(),
  pValue: value,
  reason: z.string().nullable(),
});
export type BreakdownTest = z.output<typeof breakdownTestSchema>;

export const tableResultSchema = z.object({
  rows: z.array(tableRowSchema),
  breakdowns: z.array(breakdownSchema),
  cells: z.array(tableCellSchema),
  breakdownTests: z.array(breakdownTestSchema),
  /** The command that gives the numbers again, for the manifest; results of before have none. */
  run: z.record(z.string(), z.unknown()).optional(),
});
export type TableResult = z.output<typeof tableResultSchema>;

export const groupSchema = z.array(z.string().nullable());
export type Group = z.output<typeof groupSchema>;

export const differenceSchema = z.object({
  row: z.string(),
  first: groupSchema,
  second: groupSchema,
  estimate: value,
  standardError: value,
  lower: value,
  upper: value,
  degreesOfFreedom: z.number(),
  pValue: value,
  reason: z.string().nullable(),
  /** As the command takes it. */
  spec: z.record(z.string(), z.unknown()),
});
export type Difference = z.output<typeof differenceSchema>;

export const mostDifferences = 30;
export const tableStates = ['waiting', 'built', 'failed'] as const;

export interface Issue {
  field: string;
  key: string;
  /** Says what no message can: which row of the reader’s own file. */
  text?: string | undefined;
}
export const issuesSchema = z.array(z.object({ field: z.string(), key: z.string(), text: z.string().optional() }));
