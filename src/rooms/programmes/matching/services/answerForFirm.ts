import type { FactState } from '../../../../kernels/criteria/index.ts';
import type { Context, Transaction } from '../../../../platform/context.ts';
import { type FirmProfile, recordFact } from '../../../registry/index.ts';
import { listOpenProgrammes, listProgrammes } from '../../catalogue/services/readProgrammes.ts';
import { isStale } from '../rules/freshness.ts';
import { isForFirms } from '../rules/goals.ts';
import { type AnswerIssue, type ReadAnswers, readAnswers } from '../rules/readAnswers.ts';
import { deleteUnsaid, putUnsaid, selectUnsaid } from '../store/unsaidFacts.ts';
import { keepDecision } from './decideEligibility.ts';
import { insideTransaction } from './insideTransaction.ts';
import { readOwnFirm } from './matchFirm.ts';
import { ownerSource, readFirmFacts } from './readFirmFacts.ts';

export interface FirmAnswers {
  firm: string;
  answers: Readonly<Record<string, string>>;
  seen: string;
}

export type AnswersKept = { saved: number; closed: string[] } | { issues: AnswerIssue[] };

/** Keeps what an owner answered as facts of the firm, and a decision for every open programme by all that is then known. */
export async function answerForFirm(ctx: Context, { firm: id, answers, seen }: FirmAnswers): Promise<AnswersKept> {
  const firm = await readOwnFirm(ctx, id);
  const read = readAnswers(answers, false);
  if (read.issues.length > 0) return { issues: read.issues };
  return ctx.db.withActor(ctx, async (tx) => {
    const inside = insideTransaction(ctx, tx);
    const before = (await readFirmFacts(inside, tx, firm.id)).profile;
    const saved = (await keepKnown(inside, before, read)) + (await keepUnsaid(inside, tx, before.enterpriseId, read));
    const open = (await listOpenProgrammes(inside)).filter(isForFirms);
    const { facts } = await readFirmFacts(inside, tx, firm.id);
    const organisation = ctx.actor.organisationId;
    for (const kept of open)
      await keepDecision(ctx, tx, { kept, enterpriseId: before.enterpriseId, organisation, facts });
    const gone = seen.split(',').filter((one) => one !== '' && !open.some(({ id: still }) => still === one));
    const known = new Set((await listProgrammes(inside, { shelf: 'live' })).map(({ id: one }) => one));
    return { saved, closed: gone.filter((one) => known.has(one)) };
  });
}

/** What is new, and what was known and is said again after a long time. */
async function keepKnown(ctx: Context, { enterpriseId, facts }: FirmProfile, { states }: ReadAnswers): Promise<number> {
  const isNew = (fact: string, state: FactState) => {
    const known = facts.get(fact);
    return state.kind === 'known' && (known?.value !== state.value || isStale(known, ctx.today));
  };
  const fresh = [...states].filter(([fact, state]) => isNew(fact, state));
  for (const [fact, state] of fresh)
    if (state.kind === 'known')
      await recordFact(ctx, {
        enterpriseId,
        fact,
        value: state.value,
        validFrom: ctx.today,
        validTo: null,
        source: ownerSource,
        observedOn: ctx.today,
        class: 'confidential',
        organisation: ctx.actor.organisationId,
      });
  return fresh.length;
}

/** What the owner would rather not say or what does not apply; an answer takes that back. */
async function keepUnsaid(
  { today }: Context,
  tx: Transaction,
  enterpriseId: string,
  { states, refused }: ReadAnswers,
): Promise<number> {
  const before = new Map((await selectUnsaid(tx, enterpriseId)).map(({ fact, standing }) => [fact, standing]));
  const notApplicable = [...states].filter(([, { kind }]) => kind === 'notApplicable').map(([fact]) => fact);
  const unsaid = [
    ...[...refused].map((fact) => ({ fact, standing: 'refused' as const })),
    ...notApplicable.map((fact) => ({ fact, standing: 'notApplicable' as const })),
  ].filter(({ fact, standing }) => before.get(fact) !== standing);
  for (const one of unsaid) await putUnsaid(tx, enterpriseId, { ...one, saidOn: today });
  const answered = [...states].filter(([fact, { kind }]) => kind === 'known' && before.has(fact)).map(([fact]) => fact);
  if (answered.length > 0) await deleteUnsaid(tx, enterpriseId, answered);
  return unsaid.length;
}
