import { type FactState, factsOf } from '../../../../kernels/criteria/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { readNames } from '../../catalogue/services/readNames.ts';
import { type KeptProgramme, listOpenProgrammes, listProgrammes } from '../../catalogue/services/readProgrammes.ts';
import { refined, type SourcedFact } from '../rules/firmFacts.ts';
import { judge, openQuestions } from '../rules/judge.ts';
import { readAnswers } from '../rules/readAnswers.ts';
import { resultOf } from '../views/resultOf.ts';
import type { CheckView } from '../views/results.ts';
import { describeQuestions } from './describeQuestions.ts';

/** Every question that an open programme asks; those that most of them ask first. */
export async function askAll(ctx: Context): Promise<CheckView> {
  const open = await listOpenProgrammes(ctx);
  return viewOf(ctx, open, { answers: {}, results: [], state: 'asking', closedMeanwhile: [], issues: [] });
}

/** What a firm with these answers can get. Nothing is kept. */
export async function checkAnswers(
  ctx: Context,
  given: Readonly<Record<string, string>>,
  seen: string,
): Promise<CheckView> {
  const open = await listOpenProgrammes(ctx);
  const answers = Object.fromEntries(Object.entries(given).filter(([, answer]) => answer.trim() !== ''));
  const { states, issues } = readAnswers(answers, true);
  if (issues.length > 0)
    return viewOf(ctx, open, { answers, results: [], state: 'asking', closedMeanwhile: [], issues });
  const facts = new Map([...states].map(([fact, state]) => [fact, answered(ctx, fact, state)]));
  const names = await readNames(ctx);
  const judged = open.map((kept) => ({ kept, explanation: judge(kept.programme, facts) }));
  const results = judged.map(({ kept, explanation }) => resultOf(ctx.t, kept, explanation, names));
  const closedMeanwhile = await closedSince(ctx, seen, open);
  const stillOpen = openQuestions(judged.map(({ explanation }) => explanation));
  return viewOf(ctx, open, { answers, results, state: 'answered', closedMeanwhile, issues: [] }, stillOpen);
}

function answered(ctx: Context, fact: string, state: FactState): SourcedFact {
  return { fact, state: refined(fact, state), source: 'answer', observedOn: ctx.today };
}

/** Titles of the programmes that were open when the form was made and are no more. */
export async function closedSince(ctx: Context, seen: string, open: readonly KeptProgramme[]): Promise<string[]> {
  const gone = seen.split(',').filter((id) => id !== '' && !open.some((one) => one.id === id));
  if (gone.length === 0) return [];
  const all = await listProgrammes(ctx, { shelf: 'live' });
  return all.filter(({ id, state }) => gone.includes(id) && state !== 'draft').map(({ programme }) => programme.title);
}

export const seenOf = (open: readonly KeptProgramme[]) => open.map(({ id }) => id).join(',');

type Rest = Omit<CheckView, 'questions' | 'seen'>;

async function viewOf(
  ctx: Context,
  open: readonly KeptProgramme[],
  rest: Rest,
  stillOpen: readonly { fact: string; programmes: number }[] = [],
): Promise<CheckView> {
  const counts = new Map<string, number>();
  for (const { programme } of open)
    for (const fact of factsOf(programme.criteria)) counts.set(fact, (counts.get(fact) ?? 0) + 1);
  const first = new Map(stillOpen.map(({ fact, programmes }) => [fact, programmes]));
  const asked = [...counts]
    .map(([fact, programmes]) => ({ fact, programmes }))
    .sort((a, b) => (first.get(b.fact) ?? 0) - (first.get(a.fact) ?? 0) || b.programmes - a.programmes);
  return { ...rest, seen: seenOf(open), questions: await describeQuestions(ctx, asked, open, await readNames(ctx)) };
}
