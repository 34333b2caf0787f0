import { createHash } from 'node:crypto';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context, Transaction } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { effectTopic, type StudyPlan, type StudyResult, type StudyState } from '../model.ts';
import type { Applicant } from '../rules/applicants.ts';
import { type Comparison, compareArms } from '../rules/compareArms.ts';
import { compareAtLimit } from '../rules/compareAtLimit.ts';
import { compareWaves, type KnownValue } from '../rules/compareWaves.ts';
import { type GroupUnits, groupRail, isWithoutFirms } from '../rules/groupUnits.ts';
import { type Judgement, judgeRound } from '../rules/judgeRound.ts';
import { findRound, readApplicants, readGroupUnits, readValues } from '../store/rounds.ts';
import { insertVersion, listVersions, lockStudy, type StudyInput, type StudyRow } from '../store/studies.ts';
import { publishEffects } from './publishEffects.ts';
import { readDesign, registerStudyIn } from './registerStudy.ts';

export interface Evaluation {
  /** Null where the round can't have a study: it names no source. */
  studyId: string | null;
  state: StudyState;
  reason: string | null;
  result: StudyResult | null;
}

/**
 * The effect of a round by the method that its rule of assignment allows, published through the gate; or why there is none. Registers the
 * study where nobody has. Each run is kept as a version; a run on the values of the last one adds none.
 */
export async function evaluateRound(ctx: Context, roundId: string): Promise<Evaluation> {
  const found = await ctx.db.withActor(ctx, async (tx) => {
    const round = await findRound(tx, roundId);
    if (round === null) throw new DomainError('notFound', 'evidence.study.round');
    if (readDesign(round) === null) return null;
    const study = await registerStudyIn(ctx, tx, roundId);
    const groups = round.unit === 'group' ? await readGroupUnits(tx, roundId) : null;
    const judgement = judgeRound(
      {
        assignmentRule: round.assignment_rule,
        firmsKnown: groups === null || !isWithoutFirms(groups, round.drawn_at !== null),
        state: round.state,
        drawn: round.drawn_at !== null,
        followUpPeriod: study.follow_up_period,
        hasSource: true,
      },
      ctx.today,
    );
    const applicants = judgement === null ? await readApplicants(tx, roundId, study) : [];
    const values =
      judgement === null && study.plan.method === 'groupTimeAtt' && study.follow_up_period !== null
        ? await readValues(tx, roundId, { ...study, follow_up_period: study.follow_up_period })
        : [];
    return { study, judgement, applicants, values, groups };
  });
  if (found === null) return { studyId: null, state: 'notIdentified', reason: 'noSource', result: null };
  const { study, judgement, applicants, values, groups } = found;
  ctx.progress?.(0, 1, ctx.t('evidence.evaluate.progress', { round: study.title }));
  const compared =
    judgement === null ? compare(applicants, values, study.plan) : ({ kind: 'none', judgement } as const);
  const outcome: Judgement & { result: StudyResult | null } =
    compared.kind === 'result'
      ? { state: 'estimated', reason: '', result: withGroups(compared.result, groups) }
      : { ...compared.judgement, result: null };
  const inputs = inputsOf(applicants, values);
  const state = await ctx.db.withActor(ctx, (tx) => keepVersion(ctx, tx, study, outcome, inputs));
  ctx.progress?.(1, 1);
  return {
    studyId: study.id,
    state,
    reason: outcome.reason || null,
    result: state === 'estimated' ? outcome.result : null,
  };
}

const withGroups = (result: StudyResult, groups: GroupUnits | null): StudyResult =>
  groups === null || result.card == null
    ? result
    : { ...result, card: { ...result.card, guardRails: [groupRail(groups), ...result.card.guardRails] } };

function compare(applicants: readonly Applicant[], values: readonly KnownValue[], plan: StudyPlan): Comparison {
  if (plan.method === 'groupTimeAtt') return compareWaves(applicants, values, plan);
  return plan.method === 'regressionDiscontinuity' ? compareAtLimit(applicants, plan) : compareArms(applicants, plan);
}

/** What a run was made of; where every period counts, all of them. */
function inputsOf(applicants: readonly Applicant[], values: readonly KnownValue[]): StudyInput[] {
  const own = new Map<string, [string, number][]>();
  for (const { application, period, value } of values)
    own.set(application, [...(own.get(application) ?? []), [period, value]]);
  return applicants.map(({ application, outcome, baseline }) => {
    const all = own.get(application);
    return all === undefined ? [application, outcome, baseline] : [application, outcome, baseline, all];
  });
}

async function keepVersion(
  ctx: Context,
  tx: Transaction,
  study: StudyRow,
  { state, reason, result }: Judgement & { result: StudyResult | null },
  inputs: StudyInput[],
): Promise<StudyState> {
  await lockStudy(tx, study.id);
  const versions = await listVersions(tx, study.id);
  const [last] = versions;
  const hash = createHash('sha256').update(JSON.stringify(inputs)).digest('hex');
  if (last !== undefined && last.input_hash === hash && last.reason === (reason || null)) return last.state;
  const number = (last?.number ?? 0) + 1;
  const published =
    result === null
      ? null
      : await publishEffects(ctx, tx, {
          study,
          result,
          hash,
          number,
          changed: changedSince(last?.inputs ?? [], inputs),
        });
  const isHidden = published?.cells.some(({ key, status }) => key.round === study.release_key && status === 'hidden');
  const kept = isHidden ? 'hidden' : state;
  await insertVersion(
    tx,
    study.id,
    {
      number,
      state: kept,
      reason: isHidden ? 'smallArm' : reason || null,
      result,
      inputs,
      input_hash: hash,
      release_id: published?.id ?? null,
    },
    ctx.now(),
  );
  await recordAudit(tx, {
    verb: 'evidence.study.run',
    subject: study.id,
    detail: { version: number, state: kept, topic: effectTopic, release: published?.id ?? null },
  });
  return kept;
}

/** Firms that came, went, or of which another value is known now. */
function changedSince(before: readonly StudyInput[], now: readonly StudyInput[]): number {
  const known = new Map(before.map((input) => [input[0], JSON.stringify(input)]));
  const changed = now.filter((input) => known.get(input[0]) !== JSON.stringify(input)).length;
  const present = new Set(now.map(([application]) => application));
  return changed + before.filter(([application]) => !present.has(application)).length;
}
