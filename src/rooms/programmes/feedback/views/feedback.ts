import { z } from 'zod';
import { complaintSubjects, outcomeKinds } from '../model.ts';

const issues = z.array(z.object({ field: z.string(), key: z.string() }));
export const answersSchema = z.object({
  usefulness: z.string().max(2).default(''),
  competence: z.string().max(2).default(''),
  specificity: z.string().max(2).default(''),
  changed: z.enum(['yes', 'planned', 'no', '']).default(''),
  comment: z.string().trim().max(4000).default(''),
  complains: z.enum(['yes', 'no', '']).default(''),
  subject: z.enum([...complaintSubjects, '']).default(''),
  complaint: z.string().trim().max(4000).default(''),
});
export type FeedbackAnswers = z.output<typeof answersSchema>;

export const feedbackPageSchema = z.object({
  state: z.enum(['open', 'answered', 'expired', 'thanks']),
  action: z.string(),
  programmeId: z.string(),
  programmeTitle: z.string(),
  startedOn: z.string().nullable(),
  answers: answersSchema,
  issues,
});
export type FeedbackPageView = z.output<typeof feedbackPageSchema>;

export const publicComplaintSchema = z.object({
  id: z.string(),
  programmeId: z.string(),
  programmeTitle: z.string(),
  subject: z.enum(complaintSubjects),
  state: z.enum(['open', 'answered', 'closed']),
  receivedOn: z.string(),
  dueOn: z.string(),
  outcomeKind: z.enum(outcomeKinds).nullable(),
  publicOutcome: z.string().nullable(),
  closedOn: z.string().nullable(),
  corrections: z.array(z.object({ action: z.string(), dueOn: z.string(), doneOn: z.string().nullable() })),
});

export const countsSchema = z.object({
  received: z.number(),
  open: z.number(),
  late: z.number(),
  closed: z.number(),
  corrected: z.number(),
  medianDays: z.number().nullable(),
});

export const correctionsPageSchema = z.object({
  complaints: z.array(publicComplaintSchema),
  counts: countsSchema,
  programme: z.string().nullable(),
  total: z.number(),
  page: z.number(),
  pageSize: z.number(),
});
export type CorrectionsPageView = z.output<typeof correctionsPageSchema>;

export const complaintSchema = z.object({
  id: z.string(),
  programmeId: z.string(),
  programmeTitle: z.string(),
  enterpriseName: z.string().nullable(),
  subject: z.enum(complaintSubjects),
  text: z.string(),
  owner: z.string(),
  dueOn: z.string(),
  state: z.enum(['open', 'answered', 'closed']),
  publicOutcome: z.string().nullable(),
  outcomeKind: z.enum(outcomeKinds).nullable(),
  closedOn: z.string().nullable(),
  receivedOn: z.string(),
  version: z.number(),
});
export type ComplaintView = z.output<typeof complaintSchema>;

export const complaintPageSchema = z.object({
  complaint: complaintSchema,
  actions: z.array(
    z.object({
      id: z.string(),
      action: z.string(),
      owner: z.string(),
      dueOn: z.string(),
      doneOn: z.string().nullable(),
      version: z.number(),
    }),
  ),
  mayAnswer: z.boolean(),
  answers: z.record(z.string(), z.string()),
  issues,
});
export type ComplaintPageView = z.output<typeof complaintPageSchema>;

export const complaintListSchema = z.object({
  complaints: z.array(complaintSchema),
  total: z.number(),
  page: z.number(),
  pageSize: z.number(),
});
export type ComplaintListView = z.output<typeof complaintListSchema>;

export const newComplaintSchema = z.object({
  programmes: z.array(z.object({ id: z.string(), title: z.string() })),
  answers: z.object({ programme: z.string(), subject: z.string(), text: z.string() }),
  issues,
});
export type NewComplaintView = z.output<typeof newComplaintSchema>;
