import { randomUUID } from 'node:crypto';
import { smallestDetectableEffect } from '../../../kernels/causal/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context, Transaction } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { type RoundDesign, roundDesignSchema, type StudyPlan } from '../model.ts';
import { methodOf } from '../rules/judgeRound.ts';
import { countOutcomes, findRound, type RoundRow } from '../store/rounds.ts';
import { findStudy, insertStudy, type StudyRow } from '../store/studies.ts';

/** Writes the plan of a round's study down, from what the round said of itself when it opened. Returns the study that there is. */
export async function registerStudy(ctx: Context, roundId: string): Promise<StudyRow> {
  return ctx.db.withActor(ctx, (tx) => registerStudyIn(ctx, tx, roundId));
}

export async function registerStudyIn(ctx: Context, tx: Transaction, roundId: string): Promise<StudyRow> {
  const round = await findRound(tx, roundId);
  if (round === null || round.state === 'draft') throw new DomainError('notFound', 'evidence.study.round');
  const existing = await findStudy(tx, { round: roundId });
  if (existing !== null) return existing;
  const design = readDesign(round);
  if (design === null) throw new DomainError('conflict', 'evidence.study.noSource', { round: round.title });
  const id = randomUUID();
  const followUp = design.followUpPeriod;
  await insertStudy(tx, {
    id,
    round_id: round.id,
    programme_id: round.programme_id,
    title: round.title,
    indicator: design.outcome,
    unit: design.unit,
    source: design.source,
    baseline_period: design.baselinePeriod,
    follow_up_period: followUp,
    plan: planOf(ctx, round, design),
    outcomes_known:
      followUp !== null &&
      (await countOutcomes(tx, round.id, { indicator: design.outcome, source: design.source, period: followUp })) > 0,
    release_key: `${round.title} (${round.opens_on})`,
    simulated: round.simulated,
  });
  await recordAudit(tx, { verb: 'evidence.study.register', subject: id, detail: { round: round.id } });
  return (await findStudy(tx, { round: roundId }))!;
}

/** Null where the round names no outcome or no source that covers served and unserved. */
export function readDesign({ design }: Pick<RoundRow, 'design'>): RoundDesign | null {
  const parsed = roundDesignSchema.safeParse(design);
  return parsed.success ? parsed.data : null;
}

function planOf(ctx: Context, round: RoundRow, design: RoundDesign): StudyPlan {
  const method = methodOf(round.assignment_rule) ?? 'experiment';
  return {
    method,
    adjustment: method === 'experiment' && design.baselinePeriod !== null ? 'ancova' : 'none',
    level: 0.95,
    draws: 1999,
    seed: Math.floor(ctx.random() * 2 ** 32),
    smallestEffect: round.smallest_effect ?? smallestEffectOf(round, design),
  };
}

function smallestEffectOf({ places }: RoundRow, { standardDeviation, expectedApplicants }: RoundDesign): number | null {
  if (standardDeviation == null || expectedApplicants == null) return null;
  if (expectedApplicants < 4 || places < 1 || places >= expectedApplicants) return null;
  const shareServed = places / expectedApplicants;
  return smallestDetectableEffect({ standardDeviation, participants: expectedApplicants, shareServed });
}
