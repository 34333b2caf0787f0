import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context, Transaction } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { findEnterprise, resolveId } from '../store/enterprises.ts';
import { insertMembership, type NewMembership } from '../store/profile.ts';

export type { NewMembership };

/** Writes down that a firm belongs to a cluster, an association, a consortium or a programme. Saying it again changes nothing. */
export function recordMembership(ctx: Context, membership: NewMembership): Promise<void> {
  return ctx.db.withActor(ctx, (tx) => recordMembershipsIn(tx, [membership]));
}

/** The same for many, in the transaction of whatever made them true. */
export async function recordMembershipsIn(tx: Transaction, memberships: readonly NewMembership[]): Promise<void> {
  for (const membership of memberships) {
    const enterpriseId = await resolveId(tx, membership.enterpriseId);
    if ((await findEnterprise(tx, enterpriseId)) === null) throw new DomainError('notFound', 'registry.enterprise');
    await insertMembership(tx, { ...membership, enterpriseId });
    await recordAudit(tx, {
      verb: 'registry.membership.record',
      subject: enterpriseId,
      detail: { kind: membership.kind, body: membership.body },
    });
  }
}
