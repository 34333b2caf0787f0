import { z } from 'zod';
import { formIssues } from '../../../../platform/http/routeParts.ts';
import { goalSchema, jointActionSchema, memberStates, programmeDocumentSchema, programmeStates } from '../model.ts';
import { principles } from '../rules/checkPrinciples.ts';
import { actionAnswersSchema, factsAnswersSchema, goalAnswersSchema, valueAnswersSchema } from './answers.ts';

const budgetSchema = z.object({
  ...{ cost: z.string(), fromMembers: z.string(), fromPublic: z.string(), fromOthers: z.string() },
  membersShare: z.number().nullable(),
});

const actionViewSchema = jointActionSchema.omit({ participants: true }).extend({
  /** Null where so few firms take part that they could be told. */
  firms: z.number().nullable(),
  isLate: z.boolean(),
});
export type ActionView = z.output<typeof actionViewSchema>;

export const programmeViewSchema = z.object({
  id: z.string(),
  clusterId: z.string(),
  state: z.enum(programmeStates),
  currency: z.string(),
  edition: z.number(),
  changedOn: z.string(),
  simulated: z.boolean(),
  version: z.number(),
  ...programmeDocumentSchema.omit({ goals: true, actions: true }).shape,
  goals: z.array(
    goalSchema.extend({
      latest: z.object({ on: z.string(), value: z.string(), source: z.string() }).nullable(),
      share: z.number().nullable(),
    }),
  ),
  actions: z.array(actionViewSchema),
  budget: budgetSchema,
  principles: z.array(
    z.object({
      principle: z.enum(principles),
      met: z.boolean().nullable(),
      ground: z.string(),
      actions: z.array(z.string()),
    }),
  ),
  /** Firms that agreed to take part; null where there are so few that they could be told. */
  members: z.number().nullable(),
  /** Those that agreed to be named to everybody. */
  namedMembers: z.array(z.object({ enterpriseId: z.string(), name: z.string() })),
  /** How the cluster is judged today, beside the baseline. */
  now: z.object({
    status: z.enum(['functioning', 'partly', 'dormant', 'unknown']),
    observed: z.number(),
    holding: z.number(),
  }),
  mayLead: z.boolean(),
});
export type ProgrammeView = z.output<typeof programmeViewSchema>;

const memberViewSchema = z.object({
  id: z.string(),
  enterpriseId: z.string(),
  name: z.string(),
  state: z.enum(memberStates),
  named: z.boolean(),
  invitedOn: z.string(),
  answeredOn: z.string().nullable(),
  answerPaper: z.string().nullable(),
  version: z.number(),
});
export type MemberView = z.output<typeof memberViewSchema>;

export const manageViewSchema = z.object({
  programme: programmeViewSchema,
  answers: factsAnswersSchema,
  firms: z.string(),
  issues: formIssues,
  members: z.array(memberViewSchema),
  /** Firms of the cluster that were not invited yet, a few of them. */
  candidates: z.array(z.object({ enterpriseId: z.string(), name: z.string() })),
  next: z.array(z.object({ to: z.enum(programmeStates), whyNot: z.string().nullable() })),
  editions: z.array(z.object({ number: z.number(), verb: z.string(), madeAt: z.string() })),
  mayUndo: z.boolean(),
});
export type ManageView = z.output<typeof manageViewSchema>;

export const newProgrammeSchema = z.object({
  cluster: z.object({ id: z.string(), title: z.string() }),
  answers: factsAnswersSchema,
  issues: formIssues,
});
export type NewProgrammeView = z.output<typeof newProgrammeSchema>;

const within = { id: z.string(), title: z.string(), version: z.number(), currency: z.string() };
export const goalFormSchema = z.object({
  programme: z.object(within),
  goalId: z.string().nullable(),
  answers: goalAnswersSchema,
  value: valueAnswersSchema,
  values: goalSchema.shape.values,
  issues: formIssues,
});
export type GoalFormView = z.output<typeof goalFormSchema>;

export const actionFormSchema = z.object({
  programme: z.object(within),
  actionId: z.string().nullable(),
  answers: actionAnswersSchema,
  members: z.array(z.object({ enterpriseId: z.string(), name: z.string() })),
  issues: formIssues,
});
export type ActionFormView = z.output<typeof actionFormSchema>;
