import { z } from 'zod';

const text = (most: number) => z.string().max(most).default('');

export const factsAnswersSchema = z.object({
  title: text(200),
  vision: text(3_000),
  beginsOn: text(10),
  endsOn: text(10),
});
export type FactsAnswers = z.output<typeof factsAnswersSchema>;

export const goalAnswersSchema = z.object({
  ...{ title: text(200), unit: text(60), baseline: text(20), baselineOn: text(10) },
  ...{ target: text(20), targetOn: text(10), source: text(300) },
});
export type GoalAnswers = z.output<typeof goalAnswersSchema>;

export const valueAnswersSchema = z.object({ value: text(20), on: text(10), source: text(300) });
export type ValueAnswers = z.output<typeof valueAnswersSchema>;

/** One box that is ticked comes as a text, several as a list. */
const ticked = z
  .union([z.string().max(60), z.array(z.string().max(60)).max(500)])
  .optional()
  .transform((chosen) => (chosen === undefined ? [] : typeof chosen === 'string' ? [chosen] : chosen));

export const actionAnswersSchema = z.object({
  ...{ title: text(200), theme: text(20), kind: text(20), owner: text(200), partner: text(200) },
  ...{ startsOn: text(10), dueOn: text(10), state: text(20), cost: text(20) },
  ...{ fromMembers: text(20), fromPublic: text(20), fromOthers: text(20), soldPrivately: text(10) },
  ...{ participants: ticked, results: text(2_000) },
});
export type ActionAnswers = z.output<typeof actionAnswersSchema>;
