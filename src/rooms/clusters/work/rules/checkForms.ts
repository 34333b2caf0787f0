import {
  actionKinds,
  actionStates,
  amountSchema,
  type Goal,
  goalSchema,
  type JointAction,
  type ProgrammeDocument,
  privateOffers,
  themes,
} from '../model.ts';
import type { ActionAnswers, FactsAnswers, GoalAnswers, ValueAnswers } from '../views/answers.ts';
import { addAmounts, isSameAmount } from './addAmounts.ts';
import { gather, type Issue, isDay } from './gather.ts';

type Checked<Fields> = { fields: Fields | null; issues: Issue[] };

export type ProgrammeFacts = Pick<ProgrammeDocument, 'title' | 'vision' | 'beginsOn' | 'endsOn'>;

export function checkFacts(answers: FactsAnswers): Checked<ProgrammeFacts> {
  const { issues, refuse } = gather('facts');
  if (answers.title.trim() === '') refuse('title', 'missing');
  for (const field of ['beginsOn', 'endsOn'] as const) if (!isDay(answers[field])) refuse(field, 'invalid');
  if (issues.length === 0 && answers.endsOn <= answers.beginsOn) refuse('endsOn', 'early');
  const { beginsOn, endsOn } = answers;
  const fields = { title: answers.title.trim(), vision: answers.vision.trim(), beginsOn, endsOn };
  return { fields: issues.length === 0 ? fields : null, issues };
}

const plainNumber = (text: string) => text.trim().replace(',', '.');
const isNumber = (text: string) => goalSchema.shape.baseline.safeParse(plainNumber(text)).success;

export function checkGoal(answers: GoalAnswers): Checked<Omit<Goal, 'id' | 'values'>> {
  const { issues, refuse } = gather('goal');
  for (const field of ['title', 'source'] as const) if (answers[field].trim() === '') refuse(field, 'missing');
  for (const field of ['baseline', 'target'] as const) if (!isNumber(answers[field])) refuse(field, 'invalid');
  for (const field of ['baselineOn', 'targetOn'] as const) if (!isDay(answers[field])) refuse(field, 'invalid');
  if (issues.length === 0 && answers.targetOn <= answers.baselineOn) refuse('targetOn', 'early');
  if (issues.length === 0 && Number(plainNumber(answers.baseline)) === Number(plainNumber(answers.target)))
    refuse('target', 'same');
  if (issues.length > 0) return { fields: null, issues };
  const { baselineOn, targetOn } = answers;
  const words = { title: answers.title.trim(), unit: answers.unit.trim(), source: answers.source.trim() };
  const numbers = { baseline: plainNumber(answers.baseline), target: plainNumber(answers.target) };
  return { fields: { ...words, ...numbers, baselineOn, targetOn }, issues };
}

/** A value that was reached; none of a day to come, none from before the baseline. */
export function checkValue(answers: ValueAnswers, goal: Goal, today: string): Checked<Goal['values'][number]> {
  const { issues, refuse } = gather('value');
  if (!isNumber(answers.value)) refuse('value', 'invalid');
  if (!isDay(answers.on)) refuse('on', 'invalid');
  else if (answers.on > today) refuse('on', 'future');
  else if (answers.on < goal.baselineOn) refuse('on', 'early');
  if (answers.source.trim() === '') refuse('source', 'missing');
  const fields = { on: answers.on, value: plainNumber(answers.value), source: answers.source.trim() };
  return { fields: issues.length === 0 ? fields : null, issues };
}

const amountFields = ['cost', 'fromMembers', 'fromPublic', 'fromOthers'] as const;

/** A joint action; what the sources give must add up to what it costs, to the cent. */
export function checkAction(answers: ActionAnswers, members: ReadonlySet<string>): Checked<Omit<JointAction, 'id'>> {
  const { issues, refuse } = gather('action');
  for (const field of ['title', 'owner'] as const) if (answers[field].trim() === '') refuse(field, 'missing');
  const theme = themes.find((one) => one === answers.theme);
  const kind = actionKinds.find((one) => one === answers.kind);
  const state = actionStates.find((one) => one === answers.state);
  const soldPrivately = privateOffers.find((one) => one === answers.soldPrivately);
  if (theme === undefined) refuse('theme', 'missing');
  if (kind === undefined) refuse('kind', 'missing');
  if (state === undefined) refuse('state', 'missing');
  if (soldPrivately === undefined) refuse('soldPrivately', 'missing');
  for (const field of ['startsOn', 'dueOn'] as const) if (!isDay(answers[field])) refuse(field, 'invalid');
  if (isDay(answers.startsOn) && isDay(answers.dueOn) && answers.dueOn < answers.startsOn) refuse('dueOn', 'early');
  const [cost, fromMembers, fromPublic, fromOthers] = amountFields.map((field) => readAmount(answers[field]));
  for (const field of amountFields) if (readAmount(answers[field]) === null) refuse(field, 'invalid');
  if (!cost || !fromMembers || !fromPublic || !fromOthers) return { fields: null, issues };
  if (!isSameAmount(cost, addAmounts([fromMembers, fromPublic, fromOthers]))) refuse('cost', 'sum');
  const participants = [...new Set(answers.participants)];
  if (participants.some((id) => !members.has(id))) refuse('participants', 'unknown');
  if (state === 'done' && answers.results.trim() === '') refuse('results', 'missing');
  if (issues.length > 0 || !theme || !kind || !state || !soldPrivately) return { fields: null, issues };
  const words = { title: answers.title.trim(), owner: answers.owner.trim(), partner: answers.partner.trim() };
  const { startsOn, dueOn } = answers;
  const money = { cost, fromMembers, fromPublic, fromOthers };
  const choices = { theme, kind, state, soldPrivately };
  return {
    fields: { ...words, ...choices, startsOn, dueOn, ...money, participants, results: answers.results.trim() },
    issues,
  };
}

/** Nothing written is nothing paid; null where it is no amount. */
function readAmount(text: string): string | null {
  const amount = text.trim() === '' ? '0' : text.trim();
  return amountSchema.safeParse(amount).success ? amount : null;
}
