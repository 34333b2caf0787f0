import type { PreparedExplanation } from '../../../../kernels/criteria/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { addDays } from '../../../../platform/days.ts';
import type { Names } from '../../catalogue/rules/criteriaWords.ts';
import type { Programme } from '../../catalogue/rules/programme.ts';
import { readNames } from '../../catalogue/services/readNames.ts';
import { isOpen, type KeptProgramme, listProgrammes } from '../../catalogue/services/readProgrammes.ts';
import { phaseOf } from '../../rounds/rules/describeRound.ts';
import { listRounds, type RoundRow } from '../../rounds/services/readRounds.ts';
import type { SourcedFact } from '../rules/firmFacts.ts';
import { isStale, moneyInstruments } from '../rules/freshness.ts';
import { isForFirms, servesAny } from '../rules/goals.ts';
import { judge } from '../rules/judge.ts';
import { type NextQuestion, nextQuestions, worthOf } from '../rules/nextQuestions.ts';
import { resultOf } from '../views/resultOf.ts';
import type { Result } from '../views/results.ts';

/** What is known of a firm, what it would rather not say, and what it wants. */
export interface Situation {
  facts: ReadonlyMap<string, SourcedFact>;
  refused: ReadonlySet<string>;
  goals: readonly string[];
  /** Of the undertaking, in the economy's money. */
  cost: number | null;
}

export interface Assessed {
  open: readonly KeptProgramme[];
  names: Names;
  /** Those of which `results` and `later` tell. */
  told: readonly KeptProgramme[];
  results: Result[];
  later: Result[];
  /** Every question that can still change an answer; the first are asked first. */
  questions: NextQuestion[];
}

/** Days for which a programme that has closed is still shown. */
const shownAfterClosing = 365;

/** Every programme of the live shelf for one firm: what it can get, what hangs on what, and what is not to be had today. */
export async function assess(ctx: Context, situation: Situation): Promise<Assessed> {
  const names = await readNames(ctx);
  const live = (await listProgrammes(ctx, { shelf: 'live', state: 'published' })).filter(isForFirms);
  const rounds = (await listRounds(ctx, null)).filter((round) => phaseOf(round, ctx.today) === 'open');
  const open = live.filter((kept) => isOpen(kept, ctx.today));
  const judged = open.map((kept) => judgeOne(ctx, kept, situation));
  const tell = (one: Judged) =>
    tellOne(ctx, one, { situation, names, rounds, others: open.map(({ programme }) => programme) });
  const results = judged.map(tell);
  const notNow = live.filter(
    (kept) => !open.includes(kept) && (kept.closesOn ?? '9999') >= addDays(ctx.today, -shownAfterClosing),
  );
  const later = notNow.map((kept) => tell(judgeOne(ctx, kept, situation)));
  const questions = questionsOf(results, open);
  return { open, told: [...open, ...notNow], names, results: goalFirst(results), later: goalFirst(later), questions };
}

function questionsOf(results: readonly Result[], open: readonly KeptProgramme[]): NextQuestion[] {
  const most = new Map(open.map(({ id, programme: { amount } }) => [id, amount?.most?.amount]));
  const undecided = results
    .filter(({ outcome }) => outcome === 'unknown')
    .map(({ programme: id, ask, servesGoal }) => {
      const amount = most.get(id);
      const value = worthOf(amount === undefined ? null : Number(amount));
      return { id, ask: ask.map(({ fact }) => fact), servesGoal, value };
    });
  return nextQuestions(undecided, new Set());
}

interface Judged {
  kept: KeptProgramme;
  explanation: PreparedExplanation;
}

function judgeOne(ctx: Context, kept: KeptProgramme, { facts }: Situation): Judged {
  return { kept, explanation: judge(kept.programme, facts, ctx.today) };
}

function tellOne(
  ctx: Context,
  { kept, explanation }: Judged,
  {
    situation,
    names,
    rounds,
    others,
  }: { situation: Situation; names: Names; rounds: readonly RoundRow[]; others: readonly Programme[] },
): Result {
  return resultOf(ctx.t, kept, explanation, {
    names,
    today: ctx.today,
    cost: situation.cost,
    others,
    refused: situation.refused,
    servesGoal: servesAny(kept.programme, situation.goals),
    stale: staleFor(kept, explanation, situation.facts, ctx.today),
    rounds: rounds
      .filter(({ programmeId }) => programmeId === kept.id)
      .map(({ id, title, closesOn }) => ({ id, title, closesOn })),
  });
}

/** What is asked again because it is too old. */
function staleFor(
  { programme }: KeptProgramme,
  { questions }: PreparedExplanation,
  facts: ReadonlyMap<string, SourcedFact>,
  today: string,
): SourcedFact[] {
  if (!moneyInstruments.has(programme.instrument)) return [];
  return (questions?.ask ?? []).flatMap((fact) => {
    const known = facts.get(fact);
    return known !== undefined && isStale(known, today) ? [known] : [];
  });
}

const goalFirst = (results: readonly Result[]) =>
  [...results].sort((a, b) => Number(b.servesGoal) - Number(a.servesGoal));
