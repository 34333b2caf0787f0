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

export const resultSchema = z.object({
  programme: z.string(),
  version: z.number(),
  title: z.string(),
  instrument: z.string(),
  provider: z.string(),
  unit: z.enum(units),
  outcome: z.enum(['eligible', 'ineligible', 'unknown']),
  /** `oneMissing`: one answer settles it. */
  group: z.enum(['eligible', 'oneMissing', 'moreMissing', 'ineligible']),
  amount: z.string().nullable(),
  ownShare: z.string().nullable(),
  closesOn: z.string().nullable(),
  evidence: z.array(z.string()),
  /** Titles of the facts to ask, by code. */
  ask: z.array(z.object({ fact: z.string(), title: z.string() })),
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
  /** In how many programmes it stands open, or is asked. */
  programmes: z.number(),
});
export type Question = z.output<typeof questionSchema>;

const issues = z.array(z.object({ field: z.string(), key: z.string() }));
const answers = z.record(z.string(), z.string());

export const checkViewSchema = z.object({
  state: z.enum(['asking', 'answered']),
  results: z.array(resultSchema),
  questions: z.array(questionSchema),
  answers,
  /** Ids of the programmes that were open when the form was made. */
  seen: z.string(),
  closedMeanwhile: z.array(z.string()),
  issues,
});
export type CheckView = z.output<typeof checkViewSchema>;

export const matchesViewSchema = z.object({
  state: z.enum(['noFirm', 'ready']),
  firms: z.array(z.object({ id: z.string(), name: z.string() })),
  firm: z.object({ id: z.string(), name: z.string() }).nullable(),
  facts: z.array(
    z.object({
      fact: z.string(),
      title: z.string(),
      text: z.string(),
      source: z.string(),
      observedOn: z.string().nullable(),
    }),
  ),
  results: z.array(resultSchema),
  questions: z.array(questionSchema),
  /** What the owner said before, to be said otherwise. */
  corrections: z.array(questionSchema),
  answers,
  seen: z.string(),
  saved: z.number(),
  closedMeanwhile: z.array(z.string()),
  issues,
});
export type MatchesView = z.output<typeof matchesViewSchema>;
