import { z } from 'zod';
import { units } from '../../catalogue/model.ts';

const failing = z.object({
  fact: z.string(),
  title: z.string(),
  required: z.string(),
  observed: z.string(),
  source: z.string().nullable(),
  /** How far the number is from the limit, in words. */
  distance: z.string().nullable(),
});

/** Something known, in words, with its day and who says so. */
const said = z.object({
  fact: z.string(),
  title: z.string(),
  text: z.string(),
  source: z.string(),
  observedOn: z.string().nullable(),
});
export type Said = z.output<typeof said>;

export const resultSchema = z.object({
  programme: z.string(),
  version: z.number(),
  title: z.string(),
  instrument: z.string(),
  provider: z.string(),
  unit: z.enum(units),
  outcome: z.enum(['eligible', 'ineligible', 'unknown']),
  /** `oneMissing`: one answer settles it. `coming` and `closed`: not to be had today, whatever the outcome. */
  group: z.enum(['eligible', 'oneMissing', 'moreMissing', 'ineligible', 'coming', 'closed']),
  /** False where the reader named goals, and the programme serves none of them. */
  servesGoal: z.boolean(),
  amount: z.string().nullable(),
  ownShare: z.string().nullable(),
  /** Of the cost that was entered: what the firm pays itself, in words. */
  ownPart: z.string().nullable(),
  opensOn: z.string().nullable(),
  closesOn: z.string().nullable(),
  daysLeft: z.number().nullable(),
  evidence: z.array(z.string()),
  contact: z.object({
    name: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    url: z.string().nullable(),
  }),
  /** Ways to apply, as the programme states them. */
  channels: z
    .array(z.object({ kind: z.string(), url: z.string().nullable(), text: z.string().nullable() }))
    .default([]),
  /** Calls in which one can apply today. */
  rounds: z.array(z.object({ id: z.string(), title: z.string(), closesOn: z.string() })),
  /** Sentences on what cannot be had together with this one. */
  notWith: z.array(z.string()),
  /** Titles of the facts to ask, by code. */
  ask: z.array(z.object({ fact: z.string(), title: z.string() })),
  /** What a person has to judge before it is decided. */
  assessments: z.array(z.string()).default([]),
  /** What is nice to meet, and decides nothing. */
  soft: z.array(z.object({ text: z.string(), result: z.enum(['holds', 'fails', 'unknown']) })).default([]),
  /** What the answer hangs on, and the firm would rather not say. */
  refused: z.array(z.string()),
  /** Known, but too long ago to decide about money. */
  stale: z.array(said),
  failing: z.array(failing),
  /** What would change a no: each a set of changes that do it together. */
  repairs: z.array(
    z.object({
      changes: z.array(z.object({ fact: z.string(), text: z.string(), isChangeable: z.boolean() })),
      becomes: z.enum(['eligible', 'unknown']),
      isWithinReach: z.boolean(),
    }),
  ),
});
export type Result = z.output<typeof resultSchema>;

export const questionSchema = z.object({
  fact: z.string(),
  title: z.string(),
  kind: z.enum(['number', 'boolean', 'choice']),
  suffix: z.string().nullable(),
  options: z.array(z.object({ value: z.string(), text: z.string() })),
  mayNotApply: z.boolean(),
  /** In how many programmes it stands open, or is asked. */
  programmes: z.number(),
  /** The most that one of them gives. */
  upTo: z.string().nullable(),
  /** What is known of it and has to be said again. */
  known: said.nullable(),
});
export type Question = z.output<typeof questionSchema>;

const issues = z.array(z.object({ field: z.string(), key: z.string() }));

/** What the page of questions and results has, for a stranger and for an owner alike. */
const assessed = {
  /** Open today. */
  results: z.array(resultSchema),
  /** Not open yet, or closed within the last year. */
  later: z.array(resultSchema),
  /** The next ones, or all of them. */
  questions: z.array(questionSchema),
  /** So many more can still change an answer. */
  moreQuestions: z.number(),
  /** Answered before, to be said otherwise. */
  corrections: z.array(questionSchema),
  answers: z.record(z.string(), z.string()),
  goals: z.array(z.object({ code: z.string(), title: z.string(), programmes: z.number(), isChosen: z.boolean() })),
  /** What the undertaking costs, as it was typed, and the money of the economy. */
  cost: z.string(),
  currency: z.string(),
  /** Whether all questions are shown at once. */
  isAll: z.boolean(),
  /** Codes of facts that were asked and left open. */
  passed: z.string(),
  /** Ids of the programmes that were open when the form was made. */
  seen: z.string(),
  closedMeanwhile: z.array(z.string()),
  issues,
};

const firm = z.object({ id: z.string(), name: z.string() });

export const checkViewSchema = z.object({
  state: z.enum(['asking', 'answered']),
  /** Whose public facts the form was filled with. */
  firm: firm.nullable(),
  ...assessed,
});
export type CheckView = z.output<typeof checkViewSchema>;

export const matchesViewSchema = z.object({
  state: z.enum(['noFirm', 'ready']),
  firms: z.array(firm),
  firm: firm.nullable(),
  facts: z.array(said.extend({ confidence: z.enum(['recorded', 'stated', 'rough']).nullable(), isStale: z.boolean() })),
  ...assessed,
  saved: z.number(),
  /** Where the firm is and what it makes, as codes; empty where that is not known. */
  place: z.string(),
  isic: z.string(),
});
export type MatchesView = z.output<typeof matchesViewSchema>;
export type AssessedView = Pick<MatchesView, keyof typeof assessed>;
