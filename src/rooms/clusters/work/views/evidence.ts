import { z } from 'zod';
import { formIssues } from '../../../../platform/http/routeParts.ts';
import { programmeStates, sourceKinds, subjects } from '../model.ts';

export const clusterViewSchema = z.object({
  id: z.string(),
  title: z.string(),
  groupTitle: z.string(),
  areas: z.array(z.string()),
  firms: z.number(),
  plants: z.number(),
  isTested: z.boolean().nullable(),
  href: z.string(),
});
export type ClusterView = z.output<typeof clusterViewSchema>;

const statementSchema = z.object({
  id: z.string(),
  subject: z.enum(subjects),
  indicator: z.string(),
  holds: z.boolean(),
  sourceKind: z.enum(sourceKinds),
  source: z.string(),
  knownOn: z.string(),
  link: z.string().nullable(),
  note: z.string(),
  derived: z.boolean(),
  simulated: z.boolean(),
  state: z.enum(['standing', 'corrected', 'withdrawn']),
  withdrawnReason: z.string().nullable(),
  mayChange: z.boolean(),
});
export type StatementView = z.output<typeof statementSchema>;

const indicatorSchema = z.object({
  subject: z.enum(subjects),
  indicator: z.string(),
  /** Null where nobody has said anything that stands. */
  holds: z.boolean().nullable(),
  /** Standing statements say both that it holds and that it does not. */
  disputed: z.boolean(),
  statements: z.array(statementSchema),
});
export type IndicatorEvidenceView = z.output<typeof indicatorSchema>;

export const evidenceViewSchema = z.object({
  cluster: clusterViewSchema,
  status: z.enum(['functioning', 'partly', 'dormant', 'unknown']),
  observed: z.number(),
  holding: z.number(),
  indicators: z.number(),
  share: z.number().nullable(),
  worst: z.number(),
  best: z.number(),
  functioning: z.array(indicatorSchema),
  origin: z.array(indicatorSchema),
  ended: z.array(statementSchema),
  programmes: z.array(z.object({ id: z.string(), title: z.string(), state: z.enum(programmeStates) })),
  mayState: z.boolean(),
  mayDerive: z.boolean(),
});
export type EvidenceView = z.output<typeof evidenceViewSchema>;

const text = (most: number) => z.string().max(most).default('');
export const statementAnswersSchema = z.object({
  /** `functioning.trust` */
  question: text(60),
  holds: text(5),
  sourceKind: text(30),
  source: text(300),
  knownOn: text(10),
  link: text(500),
  note: text(2_000),
});
export type StatementFormAnswers = z.output<typeof statementAnswersSchema>;

export const statementFormSchema = z.object({
  cluster: clusterViewSchema,
  corrects: statementSchema.nullable(),
  answers: statementAnswersSchema,
  issues: formIssues,
});
export type StatementFormView = z.output<typeof statementFormSchema>;
