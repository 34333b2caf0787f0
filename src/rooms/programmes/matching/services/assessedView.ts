import type { Context } from '../../../../platform/context.ts';
import { type KeptProgramme, listProgrammes } from '../../catalogue/services/readProgrammes.ts';
import type { SourcedFact } from '../rules/firmFacts.ts';
import { isStale } from '../rules/freshness.ts';
import { factsJudged } from '../rules/judge.ts';
import { type NextQuestion, questionsAPage } from '../rules/nextQuestions.ts';
import type { AnswerIssue } from '../rules/readAnswers.ts';
import type { AssessedView } from '../views/results.ts';
import type { Assessed } from './assess.ts';
import { describeQuestions } from './describeQuestions.ts';
import { describeGoals } from './readGoals.ts';

/** What a reader does with the questions, beside answering them. */
export interface Asking {
  goals: readonly string[];
  cost: string;
  isAll: boolean;
  /** Facts that were asked and left open. */
  passed: readonly string[];
  /** Ids of the programmes that were open when the form was made, with commas. */
  seen: string;
}

export const firstAsking: Asking = { goals: [], cost: '', isAll: false, passed: [], seen: '' };

/** Results and questions as the pages of strangers and owners both have them. */
export async function assessedViewOf(
  ctx: Context,
  assessed: Assessed,
  asking: Asking,
  given: {
    facts: ReadonlyMap<string, SourcedFact>;
    answers: Readonly<Record<string, string>>;
    corrections: readonly string[];
    issues: AnswerIssue[];
  },
): Promise<AssessedView> {
  const { open, names, results, later } = assessed;
  const { isAll, goals, cost, passed, seen } = asking;
  const faulty = new Set(given.issues.map(({ field }) => field));
  const isAnswered = (fact: string) => given.corrections.includes(fact) && !isOld(given.facts.get(fact), ctx.today);
  const waiting = assessed.questions.filter(({ fact }) => !isAnswered(fact) && !faulty.has(fact));
  const unasked = waiting.filter(({ fact }) => !passed.includes(fact));
  const shown = isAll ? waiting : unasked.slice(0, questionsAPage);
  const describe = (asked: readonly NextQuestion[]) =>
    describeQuestions(ctx, asked, { programmes: open, names, facts: given.facts, answers: given.answers });
  const again = [...faulty].filter((fact) => fact !== 'cost');
  const corrections = given.corrections.filter(
    (fact) => !faulty.has(fact) && !shown.some((question) => question.fact === fact),
  );
  return {
    results,
    later,
    questions: await describe([...allOf(ctx, open, again), ...shown]),
    moreQuestions: waiting.length - shown.length,
    corrections: await describe(allOf(ctx, open, corrections)),
    answers: { ...given.answers },
    goals: describeGoals(ctx, open, goals),
    cost,
    currency: names.currency,
    isAll,
    passed: passed.join(','),
    seen: seenOf(open),
    closedMeanwhile: await closedSince(ctx, seen, open),
    issues: given.issues,
  };
}

const isOld = (known: SourcedFact | undefined, today: string) => known !== undefined && isStale(known, today);

/** Facts with all programmes that ask for them. */
function allOf(ctx: Context, open: readonly KeptProgramme[], facts: readonly string[]): NextQuestion[] {
  const looked = open.map(({ id, programme }) => ({ id, judged: factsJudged(programme, ctx.today) }));
  return facts.map((fact) => ({
    fact,
    programmes: looked.filter(({ judged }) => judged.includes(fact)).map(({ id }) => id),
  }));
}

/** Titles of the programmes that were open when the form was made and are no more. */
async function closedSince(ctx: Context, seen: string, open: readonly KeptProgramme[]): Promise<string[]> {
  const gone = seen.split(',').filter((id) => id !== '' && !open.some((one) => one.id === id));
  if (gone.length === 0) return [];
  const all = await listProgrammes(ctx, { shelf: 'live' });
  return all.filter(({ id, state }) => gone.includes(id) && state !== 'draft').map(({ programme }) => programme.title);
}

export const seenOf = (open: readonly KeptProgramme[]) => open.map(({ id }) => id).join(',');
