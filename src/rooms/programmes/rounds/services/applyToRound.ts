import { randomUUID } from 'node:crypto';
import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { listOwnFirms, readProfile } from '../../../registry/index.ts';
import { enterRoll } from '../../groups/services/checkMembers.ts';
import { decideEligibility } from '../../matching/index.ts';
import { phaseOf } from '../rules/describeRound.ts';
import { stratumOf } from '../rules/stratumOf.ts';
import { insertApplication, insertEvent, selectOwnGroups } from '../store/applications.ts';
import { type RoundRow, selectRound } from '../store/rounds.ts';

export interface Applicant {
  id: string;
  name: string;
}

/** Firms or groups of the actor that could apply in a round of this unit. */
export function listApplicants(ctx: Context, unit: RoundRow['unit']): Promise<Applicant[]> {
  if (unit === 'enterprise') return listOwnFirms(ctx);
  return ctx.db.withActor(ctx, selectOwnGroups, { readOnly: true });
}

export interface ApplicationAnswers {
  roundId: string;
  applicantId: string;
  need: string;
  consentsFollowUp: boolean;
}

/** Hands in an application while the call is open. Whether the firm qualifies is worked out and kept, with all facts. */
export async function applyToRound(ctx: Context, answers: ApplicationAnswers): Promise<string> {
  const round = await ctx.db.withActor(ctx, (tx) => selectRound(tx, answers.roundId), { readOnly: true });
  if (round === null) throw new DomainError('notFound', 'programmes.round');
  if (phaseOf(round, ctx.today) !== 'open') throw new DomainError('closed', 'programmes.round.notOpen');
  const applicant = (await listApplicants(ctx, round.unit)).find(({ id }) => id === answers.applicantId);
  if (applicant === undefined) throw new DomainError('notAllowed', 'programmes.notYourFirm');
  const isFirm = round.unit === 'enterprise';
  const profile = isFirm ? await readProfile(ctx, applicant.id) : null;
  const id = randomUUID();
  await ctx.db.withActor(ctx, async (tx) => {
    const decided = isFirm
      ? await decideEligibility(ctx, tx, { programmeId: round.programmeId, enterpriseId: applicant.id })
      : null;
    const fact = (name: string) => profile?.facts.get(name)?.value;
    const inserted = await insertApplication(
      tx,
      {
        id,
        roundId: round.id,
        enterpriseId: isFirm ? applicant.id : null,
        groupId: isFirm ? null : applicant.id,
        organisation: ctx.actor.organisationId,
        need: answers.need,
        consentsFollowUp: answers.consentsFollowUp,
        stratum: stratumOf(isFirm ? round.rule.stratifyBy : 'none', {
          employees: fact('employees'),
          region: fact('region'),
        }),
        decisionRecordId: decided?.recordId ?? null,
        simulated: round.simulated,
      },
      ctx.now(),
    );
    if (!inserted) throw new DomainError('conflict', 'programmes.appliedAlready');
    if (!isFirm)
      await enterRoll(ctx, tx, {
        applicationId: id,
        groupId: applicant.id,
        organisation: ctx.actor.organisationId,
        programmeId: round.programmeId,
      });
    await insertEvent(
      tx,
      { applicationId: id, organisation: ctx.actor.organisationId, state: 'submitted', reasonCode: null, reason: null },
      ctx.now(),
    );
    await recordAudit(tx, { verb: 'programmes.application.submit', subject: id, detail: { round: round.id } });
  });
  return id;
}
