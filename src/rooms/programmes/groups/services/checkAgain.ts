import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { selectRoll, updateRoll } from '../store/members.ts';
import { checkFirms } from './checkMembers.ts';

/** The agency knows more of firms than their association does: it checks the same firms again by what it knows. */
export async function checkAgain(
  ctx: Context,
  { applicationId, programmeId }: { applicationId: string; programmeId: string },
): Promise<void> {
  await ctx.db.withActor(ctx, async (tx) => {
    const roll = await selectRoll(tx, applicationId);
    if (roll.length === 0) throw new DomainError('conflict', 'programmes.group.noMembers');
    await updateRoll(tx, applicationId, await checkFirms(ctx, tx, programmeId, roll), ctx.now());
    await recordAudit(tx, {
      verb: 'programmes.group.check',
      subject: applicationId,
      detail: { firms: roll.length },
    });
  });
}
