import { z } from 'zod';
import { groupRuleSchema } from '../../groups/model.ts';
import { groupOfApplicationSchema } from '../../groups/views/groups.ts';
import { applicationStates, assignmentRules, reasonCodes, strata } from '../model.ts';

export const designSchema = z.object({
  outcome: z.string(),
  unit: z.string(),
  source: z.string(),
  standardDeviation: z.number(),
  expectedApplicants: z.number(),
  baselinePeriod: z.string(),
  followUpPeriod: z.string(),
});

export const roundSchema = z.object({
  id: z.string(),
  programmeId: z.string(),
  programmeTitle: z.string(),
  title: z.string(),
  unit: z.enum(['enterprise', 'group']),
  places: z.number(),
  opensOn: z.string(),
  closesOn: z.string(),
  phase: z.enum(['draft', 'coming', 'open', 'closed', 'assigned', 'cancelled']),
  assignmentRule: z.enum(assignmentRules),
  stratifyBy: z.enum(strata),
  waveDays: z.array(z.string()),
  /** What the call asks of groups; null for firms. */
  groupRule: groupRuleSchema.nullable(),
  learnsBy: z.enum(['experiment', 'discontinuity', 'staggered', 'nothing']),
  /** Null where no outcome will be measured. */
  design: designSchema.nullable(),
  smallestEffect: z.number().nullable(),
  seedCommitment: z.string().nullable(),
  listHash: z.string().nullable(),
  drawnAt: z.string().nullable(),
  budget: z.object({ amount: z.string(), currency: z.string() }).nullable(),
  simulated: z.boolean(),
  version: z.number(),
});
export type RoundView = z.output<typeof roundSchema>;

export const roundPageSchema = z.object({ round: roundSchema, canApply: z.boolean() });
export type RoundPageView = z.output<typeof roundPageSchema>;

export const drawPageSchema = z.object({
  round: roundSchema,
  replay: z
    .object({
      seed: z.string(),
      commitment: z.string().nullable(),
      listHash: z.string().nullable(),
      entries: z.number(),
      assigned: z.number(),
      agrees: z.boolean(),
      isReplayable: z.boolean(),
    })
    .nullable(),
});
export type DrawPageView = z.output<typeof drawPageSchema>;

export const issueSchema = z.object({ field: z.string(), key: z.string() });

export const roundAnswersSchema = z.object({
  programmeId: z.string().max(100).default(''),
  title: z.string().max(200).default(''),
  places: z.string().max(20).default(''),
  opensOn: z.string().max(20).default(''),
  closesOn: z.string().max(20).default(''),
  assignmentRule: z.enum(assignmentRules).default('lottery'),
  stratifyBy: z.enum(strata).default('sizeClass'),
  waveDays: z.string().max(300).default(''),
  outcome: z.string().max(200).default(''),
  unit: z.string().max(60).default(''),
  source: z.string().max(300).default(''),
  standardDeviation: z.string().max(30).default(''),
  expectedApplicants: z.string().max(20).default(''),
  baselinePeriod: z.string().max(10).default(''),
  followUpPeriod: z.string().max(10).default(''),
  budget: z.string().max(30).default(''),
  leastMembers: z.string().max(10).default('3'),
  sharePassing: z.string().max(10).default('100'),
  shareSmall: z.string().max(10).default('0'),
  mostPerFirm: z.string().max(30).default(''),
});

export const newRoundViewSchema = z.object({
  answers: roundAnswersSchema,
  programmes: z.array(z.object({ id: z.string(), title: z.string() })),
  issues: z.array(issueSchema),
});
export type NewRoundView = z.output<typeof newRoundViewSchema>;

export const applicationSchema = z.object({
  id: z.string(),
  roundId: z.string(),
  roundTitle: z.string(),
  programmeId: z.string(),
  programmeTitle: z.string(),
  instrument: z.string(),
  enterpriseId: z.string().nullable(),
  groupId: z.string().nullable(),
  applicant: z.string(),
  need: z.string(),
  consentsFollowUp: z.boolean(),
  state: z.enum(applicationStates),
  reasonCode: z.enum(reasonCodes).nullable(),
  reason: z.string().nullable(),
  eligibility: z.enum(['eligible', 'ineligible', 'unknown']).nullable(),
  /** What a person has to judge. */
  toJudge: z.array(z.object({ fact: z.string(), title: z.string() })),
  decisionRecordId: z.string().nullable(),
  stratum: z.string().nullable(),
  score: z.number().nullable(),
  rank: z.number().nullable(),
  wave: z.number().nullable(),
  assignmentProbability: z.number().nullable(),
  submittedAt: z.string(),
  closesOn: z.string(),
  roundState: z.string(),
  version: z.number(),
});
export type ApplicationView = z.output<typeof applicationSchema>;

export const eventSchema = z.object({
  state: z.enum(applicationStates),
  reasonCode: z.enum(reasonCodes).nullable(),
  reason: z.string().nullable(),
  happenedAt: z.string(),
  assessments: z.array(z.object({ fact: z.string(), title: z.string(), holds: z.boolean() })),
});

export const applicationPageSchema = z.object({
  application: applicationSchema,
  /** The firms for which a group applied; null for a firm. */
  group: groupOfApplicationSchema.nullable(),
  events: z.array(eventSchema),
  answers: z.object({
    state: z.string(),
    reasonCode: z.string(),
    reason: z.string(),
    score: z.string(),
    /** yes or no, by fact. */
    judged: z.record(z.string(), z.string()),
  }),
  issues: z.array(issueSchema),
  mayDecide: z.boolean(),
});
export type ApplicationPageView = z.output<typeof applicationPageSchema>;

export const deskRoundSchema = z.object({
  round: roundSchema,
  counts: z.partialRecord(z.enum(applicationStates), z.number()),
  applications: z.array(applicationSchema),
  total: z.number(),
  page: z.number(),
  pageSize: z.number(),
  state: z.enum(applicationStates).nullable(),
  mayManage: z.boolean(),
  /** Why the places can't be given yet; null where they can. */
  hindrance: z.enum(['draft', 'coming', 'open', 'undecided', 'nobody', 'assigned', 'cancelled']).nullable(),
});
export type DeskRoundView = z.output<typeof deskRoundSchema>;

export const applyViewSchema = z.object({
  round: roundSchema,
  applicants: z.array(z.object({ id: z.string(), name: z.string() })),
  answers: z.object({ applicantId: z.string(), need: z.string(), consent: z.string() }),
  issues: z.array(issueSchema),
});
export type ApplyView = z.output<typeof applyViewSchema>;
