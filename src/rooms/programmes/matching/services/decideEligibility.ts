import { randomUUID } from 'node:crypto';
import type { Explanation, FactState } from '../../../../kernels/criteria/index.ts';
import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context, Transaction } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { readRepresentative } from '../../../registry/index.ts';
import { canonicalJson } from '../../catalogue/rules/canonical.ts';
import { type KeptProgramme, readVersion } from '../../catalogue/services/readProgrammes.ts';
import { refined, type SourcedFact } from '../rules/firmFacts.ts';
import { factsJudged, judge, judgePlainly } from '../rules/judge.ts';
import { insertDecision, selectDecision } from '../store/decisions.ts';
import { insideTransaction } from './insideTransaction.ts';
import { readFirmFacts } from './readFirmFacts.ts';

/** Raised whenever the same rule and facts could come out otherwise, or be told otherwise. */
const engine = 'criteria/2';
/** Before it was counted how old a fact is, and limits had days. */
const plainEngine = 'criteria/1';

export interface ExtraFact {
  fact: string;
  state: FactState;
  source: string;
  observedOn: string | null;
}

export interface Decision {
  recordId: string;
  outcome: Explanation['outcome'];
  trace: Explanation;
}

/**
 * Decides whether a firm can get a programme by all that is known of the firm now, and keeps the decision with its facts, so that it
 * can be replayed. `extraFacts` beat what is known; `programmeVersion` names a version other than the one in force.
 */
export async function decideEligibility(
  ctx: Context,
  tx: Transaction,
  asked: {
    programmeId: string;
    enterpriseId: string;
    programmeVersion?: number;
    extraFacts?: readonly ExtraFact[];
  },
): Promise<Decision> {
  const inside = insideTransaction(ctx, tx);
  const kept = await readVersion(tx, asked.programmeId, asked.programmeVersion ?? null);
  const { profile, facts } = await readFirmFacts(inside, tx, asked.enterpriseId);
  for (const extra of asked.extraFacts ?? [])
    facts.set(extra.fact, { ...extra, state: refined(extra.fact, extra.state) });
  const organisation = (await readRepresentative(inside, profile.enterpriseId)) ?? ctx.actor.organisationId;
  return keepDecision(ctx, tx, { kept, enterpriseId: profile.enterpriseId, organisation, facts });
}

/** Writes a decision down by facts that the caller has read in this transaction. */
export async function keepDecision(
  ctx: Context,
  tx: Transaction,
  {
    kept,
    enterpriseId,
    organisation,
    facts,
  }: {
    kept: KeptProgramme;
    enterpriseId: string;
    organisation: string | null;
    facts: ReadonlyMap<string, SourcedFact>;
  },
): Promise<Decision> {
  const used = factsJudged(kept.programme, ctx.today).flatMap((fact) => facts.get(fact) ?? []);
  const trace = judge(kept.programme, new Map(used.map((one) => [one.fact, one])), ctx.today);
  const recordId = randomUUID();
  await insertDecision(
    tx,
    {
      id: recordId,
      programmeId: kept.id,
      programmeVersion: kept.version,
      ruleHash: kept.hash,
      enterpriseId,
      organisation,
      asOf: ctx.today,
      facts: used,
      outcome: trace.outcome,
      trace,
      engine,
    },
    ctx.now(),
  );
  await recordAudit(tx, {
    verb: 'programmes.eligibility.decide',
    subject: recordId,
    detail: { programme: kept.id, version: kept.version },
  });
  return { recordId, outcome: trace.outcome, trace };
}

export interface Replay {
  recordId: string;
  outcome: Explanation['outcome'];
  /** The reasons, worked out anew, as one text for one meaning. */
  trace: string;
  /** Whether rule, outcome and reasons are those that were kept, byte for byte. */
  isSame: boolean;
}

/** Decides again by the rule and the facts that were kept with a decision. */
export function replayDecision(ctx: Context, recordId: string): Promise<Replay> {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const record = await selectDecision(tx, recordId);
      if (record === null) throw new DomainError('notFound', 'matching.decision');
      const kept = await readVersion(tx, record.programmeId, record.programmeVersion);
      const facts = new Map((record.facts as SourcedFact[]).map((one) => [one.fact, one]));
      const again =
        record.engine === plainEngine ? judgePlainly(kept.programme, facts) : judge(kept.programme, facts, record.asOf);
      const trace = canonicalJson(again);
      const isSame =
        kept.hash === record.ruleHash && again.outcome === record.outcome && trace === canonicalJson(record.trace);
      return { recordId, outcome: again.outcome, trace, isSame };
    },
    { readOnly: true },
  );
}
