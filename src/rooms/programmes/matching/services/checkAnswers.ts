import type { FactState } from '../../../../kernels/criteria/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { refined, type SourcedFact } from '../rules/firmFacts.ts';
import { readCost } from '../rules/ownPart.ts';
import { type AnswerIssue, readAnswers } from '../rules/readAnswers.ts';
import type { CheckView } from '../views/results.ts';
import { assess, type Situation } from './assess.ts';
import { type Asking, assessedViewOf } from './assessedView.ts';
import { readPublicFacts } from './readPublicFacts.ts';

/** The first questions of the form; with a firm, what anybody may know of it is filled in and told. */
export async function beginCheck(ctx: Context, asking: Asking, firmId: string | null): Promise<CheckView> {
  if (firmId === null) return viewOf(ctx, asking, { facts: new Map(), refused: new Set() }, {}, []);
  const { firm, facts, answers } = await readPublicFacts(ctx, firmId);
  return { ...(await viewOf(ctx, asking, { facts, refused: new Set() }, answers, [])), firm, state: 'answered' };
}

/** What a firm with these answers can get. Nothing is kept. */
export async function checkAnswers(
  ctx: Context,
  given: Readonly<Record<string, string>>,
  asking: Asking,
): Promise<CheckView> {
  const answers = Object.fromEntries(Object.entries(given).filter(([, answer]) => answer.trim() !== ''));
  const { states, refused, issues } = readAnswers(answers, true);
  const facts = answeredFacts(ctx, states);
  const faults = [...issues, ...costIssue(asking.cost)];
  const view = await viewOf(ctx, asking, { facts, refused }, answers, faults);
  if (faults.length > 0) return { ...view, results: [], later: [] };
  return { ...view, state: 'answered' };
}

export const costIssue = (cost: string): AnswerIssue[] =>
  cost.trim() === '' || readCost(cost) !== null ? [] : [{ field: 'cost', key: 'matching.cost.fault' }];

/** What somebody answers today. */
export const answeredFacts = (ctx: Context, states: ReadonlyMap<string, FactState>): Map<string, SourcedFact> =>
  new Map([...states].map(([fact, state]) => [fact, answered(ctx, fact, state)]));

function answered(ctx: Context, fact: string, state: FactState): SourcedFact {
  const confidence = state.kind === 'set' || state.kind === 'interval' ? 'rough' : 'stated';
  return { fact, state: refined(fact, state), source: 'answer', observedOn: ctx.today, confidence };
}

async function viewOf(
  ctx: Context,
  asking: Asking,
  known: Pick<Situation, 'facts' | 'refused'>,
  answers: Readonly<Record<string, string>>,
  issues: AnswerIssue[],
): Promise<CheckView> {
  const assessed = await assess(ctx, { ...known, goals: asking.goals, cost: readCost(asking.cost) });
  const given = { facts: known.facts, answers, corrections: Object.keys(answers), issues };
  const view = await assessedViewOf(ctx, assessed, asking, given);
  return { state: 'asking', firm: null, ...view };
}
