import { z } from 'zod';
import {
  breakdownSchema,
  breakdownTestSchema,
  designCheckSchema,
  designSchema,
  differenceSchema,
  issuesSchema,
  measureStatistics,
  surveyColumnSchema,
  tableCellSchema,
  tableRequestSchema,
  tableRowSchema,
  tableStates,
} from '../model.ts';

export const surveysViewSchema = z.object({
  surveys: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      fileName: z.string(),
      rows: z.number(),
      uploadedAt: z.string(),
      declared: z.boolean(),
      tables: z.number(),
      published: z.number(),
    }),
  ),
  form: z.object({ name: z.string() }),
  issues: issuesSchema,
});
export type SurveysView = z.output<typeof surveysViewSchema>;

const tableLine = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(tableStates),
  askedAt: z.string(),
  published: z.boolean(),
});

export const surveyViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  fileName: z.string(),
  rows: z.number(),
  columns: z.number(),
  uploadedAt: z.string(),
  design: designSchema.nullable(),
  check: designCheckSchema.nullable(),
  tables: z.array(tableLine),
  issues: issuesSchema,
});
export type SurveyView = z.output<typeof surveyViewSchema>;

export const designViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  columns: z.array(surveyColumnSchema),
  design: designSchema,
  /** False: what is shown was guessed, or sent and refused. */
  declared: z.boolean(),
  guesses: z.array(
    z.object({
      field: z.string(),
      column: z.string(),
      by: z.enum(['name', 'label', 'valueLabels', 'usual']),
    }),
  ),
  check: designCheckSchema.nullable(),
  issues: issuesSchema,
});
export type DesignView = z.output<typeof designViewSchema>;

export const newTableViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  columns: z.array(surveyColumnSchema),
  title: z.string(),
  request: tableRequestSchema,
  indicators: z.array(
    z.object({
      id: z.string(),
      wording: z.string(),
      question: z.string(),
      /** Columns that it needs and the file has not. */
      missing: z.array(z.string()),
    }),
  ),
  issues: issuesSchema,
});
export type NewTableView = z.output<typeof newTableViewSchema>;

export const sorts = ['group', 'estimate', 'standardError', 'answers'] as const;

export const surveyTableViewSchema = z.object({
  id: z.string(),
  survey: z.object({ id: z.string(), name: z.string() }),
  title: z.string(),
  state: z.enum(tableStates),
  faults: z.array(z.string()),
  request: tableRequestSchema,
  weights: z.string(),
  strata: z.string(),
  rows: z.array(tableRowSchema),
  breakdowns: z.array(breakdownSchema),
  /** Without what only disclosure control may know. */
  cells: z.array(tableCellSchema.omit({ yes: true, dominant: true })),
  breakdownTests: z.array(breakdownTestSchema),
  differences: z.array(differenceSchema.omit({ spec: true }).extend({ adjustedPValue: z.number().nullable() })),
  sort: z.enum(sorts),
  descending: z.boolean(),
  releaseId: z.string().nullable(),
  issues: issuesSchema,
});
export type SurveyTableView = z.output<typeof surveyTableViewSchema>;

export const previewViewSchema = z.object({
  id: z.string(),
  survey: z.object({ id: z.string(), name: z.string() }),
  title: z.string(),
  threshold: z.number(),
  cells: z.number(),
  hidden: z.array(
    z.object({
      item: z.string(),
      group: z.array(z.string()),
      why: z.enum(['few', 'answer', 'dominant', 'secondary']),
    }),
  ),
  kept: z.number(),
  hasQuantities: z.boolean(),
  releaseId: z.string().nullable(),
});
export type PreviewView = z.output<typeof previewViewSchema>;

const value = z.number().nullable();

export const releasedTableViewSchema = z.object({
  id: z.string(),
  releaseId: z.string(),
  title: z.string(),
  asOf: z.string(),
  hidden: z.number(),
  threshold: z.number(),
  notes: z.array(z.string()),
  breakdowns: z.array(z.string()),
  rows: z.array(
    z.object({
      label: z.string(),
      statistic: z.enum(measureStatistics),
      unit: z.string(),
      cells: z.array(
        z.object({
          group: z.array(z.string()),
          status: z.string(),
          estimate: value,
          standardError: value,
          lower: value,
          upper: value,
          n: value,
        }),
      ),
    }),
  ),
  input: z.string(),
  simulated: z.boolean(),
});
export type ReleasedTableView = z.output<typeof releasedTableViewSchema>;
