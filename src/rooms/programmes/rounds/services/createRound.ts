import { randomUUID } from 'node:crypto';
import { findEconomy } from '../../../../codes/index.ts';
import { smallestDetectableEffect } from '../../../../kernels/causal/index.ts';
import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import type { AssignmentRule, RoundDesign, StratifyBy } from '../model.ts';
import type { CheckedRound } from '../rules/checkRound.ts';
import { insertRound } from '../store/rounds.ts';

export interface RoundPlan extends CheckedRound {
  programmeId: string;
  assignmentRule: AssignmentRule;
  stratifyBy: StratifyBy;
}

/** Drafts a call of a published programme. Returns its id; nothing is public before it is opened. */
export async function createRound(ctx: Context, plan: RoundPlan): Promise<string> {
  const id = randomUUID();
  const currency = plan.budget === null ? null : (findEconomy(ctx.economy)?.currency ?? 'USD');
  await ctx.db.withActor(ctx, async (tx) => {
    const found = await insertRound(tx, {
      id,
      programmeId: plan.programmeId,
      title: plan.title,
      places: plan.places,
      opensOn: plan.opensOn,
      closesOn: plan.closesOn,
      assignmentRule: plan.assignmentRule,
      rule: { stratifyBy: plan.stratifyBy, waveDays: plan.assignmentRule === 'waves' ? plan.waveDays : [] },
      design: plan.design ?? {},
      smallestEffect: smallestEffectOf(plan.assignmentRule, plan.places, plan.design),
      budget: plan.budget,
      currency,
    });
    if (found === null) throw new DomainError('notFound', 'programmes.programmeNotOpen');
    await recordAudit(tx, { verb: 'programmes.round.create', subject: id, detail: { programme: plan.programmeId } });
  });
  return id;
}

/**
 * The smallest effect that the round would show with a chance of four in five; null where the rule or the number of
 * applicants leaves nobody to compare with.
 */
export function smallestEffectOf(rule: AssignmentRule, places: number, design: RoundDesign | null): number | null {
  if (design === null || rule === 'firstCome' || design.expectedApplicants <= places) return null;
  const effect = smallestDetectableEffect({
    standardDeviation: design.standardDeviation,
    participants: design.expectedApplicants,
    shareServed: places / design.expectedApplicants,
  });
  // Beside a cut-off only those near it are compared: under a normal score it takes about 2.75 times as many firms.
  return rule === 'scoreCutoff' ? effect * Math.sqrt(2.75) : effect;
}
