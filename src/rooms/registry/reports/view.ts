import { z } from 'zod';
import { formIssues } from '../../../platform/http/routeParts.ts';
import { reportStates, reportSubjects } from './model.ts';

export const reportSchema = z.object({
  id: z.string(),
  enterpriseId: z.string(),
  enterpriseName: z.string(),
  subject: z.enum(reportSubjects),
  text: z.string(),
  contact: z.string().nullable(),
  state: z.enum(reportStates),
  reportedAt: z.string(),
  decidedAt: z.string().nullable(),
  outcome: z.string().nullable(),
  version: z.number(),
});
export type ReportView = z.output<typeof reportSchema>;

export const reportFormSchema = z.object({
  id: z.string(),
  name: z.string(),
  answers: z.object({ subject: z.string(), text: z.string(), contact: z.string() }),
  issues: formIssues,
  /** Set once it was sent: the reference to ask by. */
  sent: z.string().nullable(),
});
export type ReportFormView = z.output<typeof reportFormSchema>;

export const reportPageSchema = z.object({
  report: reportSchema,
  answers: z.object({ state: z.string(), outcome: z.string() }),
  issues: formIssues,
});
export type ReportPageView = z.output<typeof reportPageSchema>;

export const reportListSchema = z.object({
  reports: z.array(reportSchema),
  state: z.string().nullable(),
  total: z.number(),
  page: z.number(),
  pageSize: z.number(),
});
export type ReportListView = z.output<typeof reportListSchema>;
