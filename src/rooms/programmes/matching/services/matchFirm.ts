import { factsOf } from '../../../../kernels/criteria/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { type FirmProfile, listOwnFirms, readProfile, recordFact } from '../../../registry/index.ts';
import { factTitle, stateText } from '../../catalogue/rules/criteriaWords.ts';
import { rowTextOf } from '../../catalogue/rules/readCriteriaRow.ts';
import { readNames } from '../../catalogue/services/readNames.ts';
import { listOpenProgrammes, listProgrammes } from '../../catalogue/services/readProgrammes.ts';
import { factsOfProfile } from '../rules/firmFacts.ts';
import { judge, openQuestions } from '../rules/judge.ts';
import { type AnswerIssue, readAnswers } from '../rules/readAnswers.ts';
import { resultOf, sourceText } from '../views/resultOf.ts';
import type { MatchesView } from '../views/results.ts';
import { closedSince, seenOf } from './checkAnswers.ts';
import { keepDecision } from './decideEligibility.ts';
import { describeQuestions } from './describeQuestions.ts';
import { insideTransaction } from './insideTransaction.ts';

/** Who is named as the source of what an owner answers. */
const ownerSource = 'owner';

export interface MatchQuery {
  firm: string | null;
  saved: number;
  /** Ids of programmes that closed while the owner was answering. */
  closed: string;
}

/** What a firm of the actor can get by all that is known of it, and the questions that can still change an answer. */
export async function matchFirm(
  ctx: Context,
  { firm: wanted, saved, closed }: MatchQuery,
  again: { answers: Readonly<Record<string, string>>; issues: AnswerIssue[] } = { answers: {}, issues: [] },
): Promise<MatchesView> {
  const firms = await listOwnFirms(ctx);
  const nothing = {
    firms,
    firm: null,
    facts: [],
    results: [],
    questions: [],
    corrections: [],
    seen: '',
    saved: 0,
    closedMeanwhile: [],
  };
  if (firms.length === 0) return { ...nothing, state: 'noFirm', answers: {}, issues: [] };
  const firm = chosenOf(firms, wanted);
  const open = await listOpenProgrammes(ctx);
  const profile = await readProfile(ctx, firm.id);
  const names = await readNames(ctx);
  const facts = factsOfProfile(profile.facts);
  const judged = open.map((kept) => ({ kept, explanation: judge(kept.programme, facts) }));
  const asked = openQuestions(judged.map(({ explanation }) => explanation));
  const own = statedByOwner(profile).map(({ fact }) => ({
    fact,
    programmes: open.filter(({ programme }) => factsOf(programme.criteria).includes(fact)).length,
  }));
  return {
    state: 'ready',
    firms,
    firm,
    facts: [...facts.values()].map(({ fact, state, source, observedOn }) => ({
      fact,
      title: factTitle(fact),
      text: stateText(ctx.t, fact, profileState(profile, fact) ?? state, names),
      source: sourceText(ctx.t, source),
      observedOn,
    })),
    results: judged.map(({ kept, explanation }) => resultOf(ctx.t, kept, explanation, names)),
    questions: await describeQuestions(ctx, asked, open, names),
    corrections: await describeQuestions(ctx, own, open, names),
    answers: { ...answersGiven(profile), ...again.answers },
    seen: seenOf(open),
    saved,
    closedMeanwhile: await closedSince(ctx, closed, open),
    issues: again.issues,
  };
}

/** As it is registered: a division by its name, not as the classes that it may be. */
function profileState({ facts }: FirmProfile, fact: string) {
  const known = facts.get(fact);
  return known === undefined ? null : ({ kind: 'known', value: known.value } as const);
}

const statedByOwner = ({ facts }: FirmProfile) => [...facts.values()].filter(({ source }) => source === ownerSource);

/** As the owner would type it again. */
const answersGiven = (profile: FirmProfile): Record<string, string> =>
  Object.fromEntries(
    statedByOwner(profile).map(({ fact, value }) => [fact, rowTextOf({ fact, op: '=', value }).value]),
  );

function chosenOf(firms: readonly { id: string; name: string }[], wanted: string | null) {
  const chosen = wanted === null ? firms[0] : firms.find(({ id }) => id === wanted);
  if (chosen === undefined) throw new DomainError('notFound', 'matching.notYourFirm');
  return chosen;
}

export interface FirmAnswers {
  firm: string;
  answers: Readonly<Record<string, string>>;
  seen: string;
}

export type AnswersKept = { saved: number; closed: string[] } | { issues: AnswerIssue[] };

/** Keeps what an owner answered as facts of the firm, and a decision for every open programme by all that is then known. */
export async function answerForFirm(ctx: Context, { firm: id, answers, seen }: FirmAnswers): Promise<AnswersKept> {
  const firm = chosenOf(await listOwnFirms(ctx), id);
  const { states, issues } = readAnswers(answers, false);
  if (issues.length > 0) return { issues };
  return ctx.db.withActor(ctx, async (tx) => {
    const inside = insideTransaction(ctx, tx);
    const before = (await readProfile(inside, firm.id)).facts;
    let saved = 0;
    for (const [fact, state] of states) {
      if (state.kind !== 'known' || before.get(fact)?.value === state.value) continue;
      saved += 1;
      await recordFact(inside, {
        enterpriseId: firm.id,
        fact,
        value: state.value,
        validFrom: ctx.today,
        validTo: null,
        source: ownerSource,
        observedOn: ctx.today,
        class: 'confidential',
        organisation: ctx.actor.organisationId,
      });
    }
    const open = await listOpenProgrammes(inside);
    const profile = await readProfile(inside, firm.id);
    const facts = factsOfProfile(profile.facts);
    const organisation = ctx.actor.organisationId;
    for (const kept of open)
      await keepDecision(ctx, tx, { kept, enterpriseId: profile.enterpriseId, organisation, facts });
    const gone = seen.split(',').filter((one) => one !== '' && !open.some(({ id: still }) => still === one));
    const known = new Set((await listProgrammes(inside, { shelf: 'live' })).map(({ id: one }) => one));
    return { saved, closed: gone.filter((one) => known.has(one)) };
  });
}
