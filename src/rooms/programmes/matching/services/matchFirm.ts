import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { type FirmProfile, listOwnFirms } from '../../../registry/index.ts';
import { stateText } from '../../catalogue/rules/criteriaWords.ts';
import type { SourcedFact } from '../rules/firmFacts.ts';
import { isStale } from '../rules/freshness.ts';
import { readCost } from '../rules/ownPart.ts';
import { type AnswerIssue, notApplicableAnswer, refusedAnswer } from '../rules/readAnswers.ts';
import { selectCurrentId } from '../store/firmIds.ts';
import { saidOf } from '../views/resultOf.ts';
import type { MatchesView, Result } from '../views/results.ts';
import { type Assessed, assess } from './assess.ts';
import { type Asking, assessedViewOf } from './assessedView.ts';
import { costIssue } from './checkAnswers.ts';
import { insideTransaction } from './insideTransaction.ts';
import { type FirmFacts, ownerSource, readFirmFacts } from './readFirmFacts.ts';
import { answersOf } from './readPublicFacts.ts';

export interface MatchQuery extends Asking {
  firm: string | null;
  saved: number;
  /** Ids of programmes that closed while the owner was answering. */
  closed: string;
}

/** What a firm of the actor can get by all that is known of it, and the questions that can still change an answer. */
export async function matchFirm(
  ctx: Context,
  query: MatchQuery,
  again: { answers: Readonly<Record<string, string>>; issues: AnswerIssue[] } = { answers: {}, issues: [] },
): Promise<MatchesView> {
  const firms = await listOwnFirms(ctx);
  if (firms.length === 0) return withoutFirm;
  const firm = await chosenOf(ctx, firms, query.firm);
  const issues = [...again.issues, ...costIssue(query.cost)];
  const { known, assessed } = await assessFirm(ctx, firm.id, query);
  const said = saidByOwner(known);
  const view = await assessedViewOf(
    ctx,
    assessed,
    { ...query, seen: query.closed },
    {
      facts: known.facts,
      answers: { ...answersOf(staleOf(ctx, known.profile)), ...said, ...again.answers },
      corrections: Object.keys(said),
      issues,
    },
  );
  const code = (fact: string) => String(known.profile.facts.get(fact)?.value ?? '');
  const facts = factsTold(ctx, known, assessed);
  const where = { place: code('place'), isic: code('isic') };
  return { ...view, ...where, state: 'ready', firms, firm, facts, saved: query.saved };
}

/** Every programme for a firm of the actor, by all that is known of it. */
export async function assessFirm(
  ctx: Context,
  firmId: string,
  { goals, cost }: Pick<Asking, 'goals' | 'cost'>,
): Promise<{ known: FirmFacts; assessed: Assessed }> {
  return ctx.db.withActor(ctx, async (tx) => {
    const inside = insideTransaction(ctx, tx);
    const known = await readFirmFacts(inside, tx, firmId);
    return { known, assessed: await assess(inside, { ...known, goals, cost: readCost(cost) }) };
  });
}

/** What is open today to a firm of the actor, told as on its page. */
export async function assessOwnFirm(ctx: Context, firmId: string, goals: readonly string[]): Promise<Result[]> {
  return (await assessFirm(ctx, firmId, { goals, cost: '' })).assessed.results;
}

/** A firm for which the actor speaks: the one that is named, else the first. */
export async function readOwnFirm(ctx: Context, wanted: string | null): Promise<{ id: string; name: string }> {
  return chosenOf(ctx, await listOwnFirms(ctx), wanted);
}

/** An address, a list or a form of before two firms were made one leads to the one that remains. */
async function chosenOf(ctx: Context, firms: readonly { id: string; name: string }[], wanted: string | null) {
  const now =
    wanted === null ? null : await ctx.db.withActor(ctx, (tx) => selectCurrentId(tx, wanted), { readOnly: true });
  const chosen = now === null ? firms[0] : firms.find(({ id }) => id === now);
  if (chosen === undefined) throw new DomainError('notFound', 'matching.notYourFirm');
  return chosen;
}

const withoutFirm: MatchesView = {
  state: 'noFirm',
  firms: [],
  firm: null,
  facts: [],
  results: [],
  later: [],
  questions: [],
  moreQuestions: 0,
  corrections: [],
  answers: {},
  goals: [],
  cost: '',
  currency: '',
  isAll: false,
  passed: '',
  seen: '',
  saved: 0,
  place: '',
  isic: '',
  closedMeanwhile: [],
  issues: [],
};

function factsTold(ctx: Context, { profile, facts }: FirmFacts, { names }: Assessed): MatchesView['facts'] {
  return [...facts.values()].map((known) => ({
    ...saidOf(ctx.t, known, names),
    text: registeredText(ctx, profile, known, names) ?? stateText(ctx.t, known.fact, known.state, names),
    confidence: known.confidence ?? null,
    isStale: isStale(known, ctx.today),
  }));
}

/** As it is registered: a division by its name, not as the classes that it may be. */
function registeredText(
  { t }: Context,
  { facts }: FirmProfile,
  { fact, state }: SourcedFact,
  names: Assessed['names'],
) {
  const one = facts.get(fact);
  if (one === undefined || state.kind === 'notApplicable') return null;
  return stateText(t, fact, { kind: 'known', value: one.value }, names);
}

const staleOf = ({ today }: Context, { facts }: FirmProfile) =>
  [...facts.values()].filter((known) => isStale(known, today));

/** What the owner said before, as it would be typed again. */
function saidByOwner({ profile, facts, refused }: FirmFacts): Record<string, string> {
  const stated = [...profile.facts.values()].filter(({ source }) => source === ownerSource);
  const unsaid = [...facts.values()].filter(({ state }) => state.kind === 'notApplicable');
  return {
    ...answersOf(stated),
    ...Object.fromEntries(unsaid.map(({ fact }) => [fact, notApplicableAnswer])),
    ...Object.fromEntries([...refused].map((fact) => [fact, refusedAnswer])),
  };
}
