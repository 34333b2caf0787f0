import { z } from 'zod';

export const blocks = ['foundation', 'planning', 'development', 'commercialisation', 'feedback', 'links'] as const;

export const questionSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+$/),
  block: z.enum(blocks),
  text: z.string().min(1),
  /** Why it is asked; shown with the question. */
  why: z.string().min(1),
  /** Five statements, each including the ones before: not done, entered, mastered, adaptive, innovative. */
  levels: z.array(z.string().min(1)).length(5),
  gaps: z.array(z.string()).min(1),
});
export type Question = z.output<typeof questionSchema>;

export const questionnaireSchema = z.strictObject({
  id: z.string(),
  version: z.number().int().positive(),
  title: z.string(),
  source: z.string(),
  /** Below this level a gap is named. */
  target: z.number().int().min(1).max(4),
  questions: z.array(questionSchema).min(1),
});
export type Questionnaire = z.output<typeof questionnaireSchema>;

/** A level, or one of two ways of giving none. */
export type Answer = 0 | 1 | 2 | 3 | 4 | 'unknown' | 'notApplicable';
export type Answers = Readonly<Record<string, Answer>>;

export const answerTexts = ['0', '1', '2', '3', '4', 'unknown', 'notApplicable'] as const;

export const readAnswer = (text: (typeof answerTexts)[number]): Answer =>
  text === 'unknown' || text === 'notApplicable' ? text : (Number(text) as Answer);
