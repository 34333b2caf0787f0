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
  /** Who applies for the programme. */
  unit: 'enterprise' | 'group';
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
      rule: {
        stratifyBy: plan.stratifyBy,
        waveDays: plan.assignmentRule === 'waves' ? plan.waveDays : [],
        ...(plan.unit === 'group' ? { group: plan.group } : {}),
      },
      design: plan.design ?? {},
      smallestEffect: smallestEffectOf(plan.assignmentRule, plan.places, plan.design, plan.waveDays.length),
      budget: plan.budget,
      currency,
    });
    if (found === null) throw new DomainError('notFound', 'programmes.programmeNotOpen');
    await recordAudit(tx, { verb: 'programmes.round.create', subject: id, detail: { programme: plan.programmeId } });
  });
  return id;
}

/** Of a firm’s outcomes from one period to the next, where nobody has measured it yet. */
const assumedCorrelation = 0.5;

/**
 * The smallest effect that the round would show with a chance of four in five; null where the rule or the number of applicants leaves nobody to compare
 * with. Beside a limit of score only firms near it are compared, which takes more of them; where waves serve everybody, later waves stand for those without.
 */
export function smallestEffectOf(
  rule: AssignmentRule,
  places: number,
  design: RoundDesign | null,
  waves: number,
): number | null {
  if (design === null || rule === 'firstCome') return null;
  const { standardDeviation, expectedApplicants: participants } = design;
  const everybody = participants <= places;
  if (everybody && rule === 'waves' && waves >= 2 && participants >= 4)
    return smallestDetectableEffect({
      standardDeviation,
      participants,
      shareServed: 0.5,
      waves: { steps: waves, before: 1, perStep: 1, correlation: assumedCorrelation },
    });
  if (everybody) return null;
  return smallestDetectableEffect({
    standardDeviation,
    participants,
    shareServed: places / participants,
    ...(rule === 'scoreCutoff' ? { cutoff: 'normal' as const } : {}),
  });
}
