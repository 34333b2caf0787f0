import { randomUUID } from 'node:crypto';
import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { listOwnFirms } from '../../../registry/index.ts';
import type { MemberState } from '../model.ts';
import { isOpen } from '../rules/changeState.ts';
import { insertMember, selectMember, updateAnswer } from '../store/members.ts';
import { selectNames } from '../store/register.ts';
import { findLed } from './changeProgramme.ts';

/** Invites firms of the register, all that are named or none. Returns those that the register does not know. */
export function inviteFirms(
  ctx: Context,
  programmeId: string,
  enterpriseIds: readonly string[],
): Promise<{ unknown: string[]; invited: number }> {
  return ctx.db.withActor(ctx, async (tx) => {
    const { organisation, simulated, state } = await findLed(tx, programmeId);
    if (!isOpen(state)) throw new DomainError('closed', 'clusters.programme.closed');
    const known = await selectNames(tx, enterpriseIds);
    const unknown = enterpriseIds.filter((id) => !known.has(id));
    if (unknown.length > 0) return { unknown, invited: 0 };
    let invited = 0;
    for (const enterpriseId of known.keys()) {
      const one = { id: randomUUID(), programmeId, organisation, enterpriseId, simulated };
      if (await insertMember(tx, one, ctx.now())) invited += 1;
    }
    await recordAudit(tx, {
      verb: 'clusters.member.invite',
      subject: programmeId,
      detail: { firms: [...known.keys()] },
    });
    return { unknown, invited };
  });
}

const answerable: Record<'agreed' | 'declined' | 'left', readonly MemberState[]> = {
  agreed: ['invited', 'declined', 'left'],
  declined: ['invited'],
  left: ['agreed'],
};

export interface FirmAnswer {
  state: 'agreed' | 'declined' | 'left';
  named: boolean;
  version: number;
}

/** A firm's own answer to an invitation, or its leave; nobody else may give it. */
export async function answerInvitation(ctx: Context, memberId: string, answer: FirmAnswer): Promise<void> {
  const own = new Set((await listOwnFirms(ctx)).map(({ id }) => id));
  await ctx.db.withActor(ctx, async (tx) => {
    const member = await selectMember(tx, memberId);
    if (member === null || !own.has(member.enterpriseId)) throw new DomainError('notFound', 'clusters.member');
    await write(ctx, tx, memberId, { ...answer, answeredFor: ctx.actor.organisationId, paper: null });
  });
}

/** The lead writes down an answer that it holds on paper, and where the paper lies. */
export function recordPaper(
  ctx: Context,
  programmeId: string,
  memberId: string,
  answer: FirmAnswer & { paper: string },
): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    await findLed(tx, programmeId);
    const member = await selectMember(tx, memberId);
    if (member?.programmeId !== programmeId) throw new DomainError('notFound', 'clusters.member');
    await write(ctx, tx, memberId, { ...answer, answeredFor: null });
  });
}

async function write(
  ctx: Context,
  tx: Parameters<typeof updateAnswer>[0],
  id: string,
  answer: FirmAnswer & { answeredFor: string | null; paper: string | null },
): Promise<void> {
  const named = answer.state === 'agreed' && answer.named;
  const done = await updateAnswer(tx, { ...answer, id, named, from: answerable[answer.state] }, ctx.now());
  if (!done) throw new DomainError('conflict', 'clusters.member.changed');
  const detail = { state: answer.state, named, paper: answer.paper };
  await recordAudit(tx, { verb: `clusters.member.${answer.state}`, subject: id, detail });
}
