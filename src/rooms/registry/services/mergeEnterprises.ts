import { recordAudit } from '../../../platform/audit/index.ts';
import { isAllowed } from '../../../platform/auth/permissions.ts';
import type { Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { publishEvent } from '../../../platform/outbox/index.ts';
import { findEnterprise, resolveId } from '../store/enterprises.ts';
import { type Merge, moveToEnterprise, writeRedirect } from '../store/merges.ts';
import { lockRegister } from '../store/records.ts';

/**
 * Makes one firm of two: establishments, numbers, facts and corrections of `from` go to `to`, and the id of `from` leads
 * there for ever, also for later imports. Returns the id of the firm that remains.
 */
export async function mergeEnterprises(ctx: Context, merge: Merge): Promise<string> {
  if (!isAllowed(ctx.actor, 'registry.import')) throw new DomainError('notAllowed', 'registry.import.notAllowed');
  return ctx.db.withActor(ctx, async (tx) => {
    await lockRegister(tx);
    const resolved = { ...merge, from: await resolveId(tx, merge.from), to: await resolveId(tx, merge.to) };
    const { from, to } = resolved;
    if (from === to) throw new DomainError('conflict', 'registry.merge.same');
    for (const id of [from, to]) {
      if ((await findEnterprise(tx, id)) === null) throw new DomainError('notFound', 'registry.enterprise');
    }
    const establishments = await moveToEnterprise(tx, resolved);
    await writeRedirect(tx, resolved);
    await recordAudit(tx, {
      verb: 'registry.enterprise.merge',
      subject: to,
      detail: { from, establishments, reason: merge.reason },
    });
    await publishEvent(tx, 'registry.enterprisesMerged', { from, to });
    return to;
  });
}
