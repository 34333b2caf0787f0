import { createHash } from 'node:crypto';
import type { RandomSource } from '../../kernels/random/index.ts';
import { type AssignmentRule, assignPlaces, commitmentOf, type SimulatedRows } from '../../rooms/programmes/index.ts';
import { addDays, inventId } from './chance.ts';
import type { Firm } from './model.ts';

export interface RoundPlan {
  programme: string;
  title: string;
  rule: AssignmentRule;
  places: number;
  opensOn: string;
  closesOn: string;
  waveDays: readonly string[];
  kind: 'visit' | 'voucher' | 'training' | 'test' | 'other';
  need: string;
  /** What will be measured; empty where nobody said so. */
  design: Readonly<Record<string, string | number>>;
}

export interface RoundApplicant {
  firm: Firm;
  id: string;
  score: number | null;
  submittedAt: string;
  /** Help reaches the firm if it wins. */
  takesHelp: boolean;
}

export interface Given {
  isAssigned: boolean;
  wave: number | null;
}

/** A round of this plan with its draw, decisions and help; who won what, by application. */
export function inventRound(
  plan: RoundPlan,
  all: readonly RoundApplicant[],
  seed: number,
  random: RandomSource,
): { rows: SimulatedRows; given: ReadonlyMap<string, Given> } {
  const roundId = inventId(seed, `round ${plan.programme} ${plan.opensOn}`);
  const secret = createHash('sha256').update(`${seed} seed ${plan.programme} ${plan.opensOn}`).digest('hex');
  const { listHash, assignments } = assignPlaces({
    rule: plan.rule,
    places: plan.places,
    waves: Math.max(1, plan.waveDays.length),
    seed: secret,
    applicants: all.map(({ id, score, submittedAt }) => ({ id, stratum: 'all', score, submittedAt })),
  });
  const given = new Map(assignments.map((one) => [one.id, one]));
  const drawnAt = `${addDays(plan.closesOn, 10)}T09:00:00Z`;
  const round = {
    id: roundId,
    programme_id: plan.programme,
    programme_version: 1,
    title: plan.title,
    unit: 'enterprise',
    places: plan.places,
    opens_on: plan.opensOn,
    closes_on: plan.closesOn,
    assignment_rule: plan.rule,
    rule: { stratifyBy: 'none', waveDays: [...plan.waveDays] },
    design: { ...plan.design },
    seed_commitment: commitmentOf(secret),
    list_hash: listHash,
    drawn_at: drawnAt,
    state: 'assigned',
    created_by: 'demonstration',
    version: 3,
  };
  return {
    rows: {
      round: [round],
      lottery_seed: [{ round_id: roundId, seed: secret, revealed_at: drawnAt }],
      application: all.map((one) => ({
        id: one.id,
        round_id: roundId,
        enterprise_id: one.firm.id,
        need: plan.need,
        consents_follow_up: true,
        state: given.get(one.id)?.isAssigned ? 'assigned' : 'notAssigned',
        decided_by: 'demonstration',
        decided_at: drawnAt,
        stratum: 'all',
        score: one.score,
        rank: given.get(one.id)?.rank ?? null,
        wave: given.get(one.id)?.wave ?? null,
        assignment_probability: given.get(one.id)?.probability ?? null,
        assigned_at: drawnAt,
        submitted_by: 'demonstration',
        submitted_at: one.submittedAt,
        version: 3,
      })),
      draw_entry: assignments.map((one) => ({
        round_id: roundId,
        application_id: one.id,
        stratum: one.stratum,
        ticket: one.ticket,
        position: one.rank,
        assigned: one.isAssigned,
        wave: one.wave,
      })),
      delivery: all
        .filter((one) => given.get(one.id)?.isAssigned && one.takesHelp)
        .map((one) => deliveryRow(plan, one, given.get(one.id)?.wave ?? 1, seed, random)),
    },
    given,
  };
}

function deliveryRow(plan: RoundPlan, one: RoundApplicant, wave: number, seed: number, random: RandomSource) {
  const startedOn = addDays(plan.waveDays[wave - 1] ?? addDays(plan.closesOn, 60), Math.floor(random() * 20));
  const isDone = random() < 0.9;
  return {
    id: inventId(seed, `delivery ${plan.programme} ${plan.opensOn} ${one.firm.id}`),
    application_id: one.id,
    programme_id: plan.programme,
    enterprise_id: one.firm.id,
    kind: plan.kind,
    planned_on: startedOn,
    started_on: startedOn,
    completed_on: isDone ? addDays(startedOn, 45) : null,
    state: isDone ? 'completed' : 'started',
    created_by: 'demonstration',
    version: 2,
  };
}
