import { z } from 'zod';
import { answerTexts, questionSchema } from '../model.ts';

const level = z.union([z.number(), z.enum(['unknown', 'notApplicable'])]);

export const startSchema = z.object({
  firms: z.array(z.object({ id: z.string(), name: z.string() })),
  checks: z.array(
    z.object({
      id: z.string(),
      enterpriseName: z.string(),
      state: z.enum(['open', 'done']),
      startedAt: z.string(),
      next: z.number(),
    }),
  ),
  questions: z.number(),
  source: z.string(),
});
export type StartView = z.output<typeof startSchema>;

export const questionPageSchema = z.object({
  id: z.string(),
  enterpriseName: z.string(),
  number: z.number(),
  of: z.number(),
  question: questionSchema,
  answer: z.enum(answerTexts).nullable(),
  issues: z.array(z.object({ field: z.string(), key: z.string() })),
});
export type QuestionPageView = z.output<typeof questionPageSchema>;

export const resultSchema = z.object({
  id: z.string(),
  enterpriseId: z.string(),
  enterpriseName: z.string(),
  evidence: z.enum(['stated', 'observed']),
  doneAt: z.string(),
  standings: z.array(
    z.object({
      question: z.string(),
      text: z.string(),
      block: z.string(),
      answer: level.nullable(),
      lowest: z.number().nullable(),
      highest: z.number().nullable(),
      statement: z.string().nullable(),
    }),
  ),
  gaps: z.array(
    z.object({ gap: z.string(), title: z.string(), question: z.string(), level: z.number(), target: z.number() }),
  ),
  overall: z.object({ lowest: z.number(), highest: z.number() }).nullable(),
  answered: z.number(),
  applicable: z.number(),
  source: z.string(),
});
export type ResultView = z.output<typeof resultSchema>;
