import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { findEnterprise, resolveId } from '../store/enterprises.ts';
import {
  insertRepresentative,
  type NewRepresentative,
  selectRepresentative,
  selectRepresented,
} from '../store/profile.ts';

/** Writes down that an organisation of the portal speaks for a firm, and how that was found to be so. */
export function representFirm(ctx: Context, one: NewRepresentative): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    const enterpriseId = await resolveId(tx, one.enterpriseId);
    if ((await findEnterprise(tx, enterpriseId)) === null) throw new DomainError('notFound', 'registry.enterprise');
    await insertRepresentative(tx, { ...one, enterpriseId });
    await recordAudit(tx, {
      verb: 'registry.representative.add',
      subject: enterpriseId,
      detail: { organisation: one.organisation, evidence: one.evidence },
    });
  });
}

/** Firms for which the actor's organisation speaks today. */
export function listOwnFirms(ctx: Context): Promise<{ id: string; name: string }[]> {
  if (ctx.actor.organisationId === null) return Promise.resolve([]);
  return ctx.db.withActor(ctx, (tx) => selectRepresented(tx, ctx.today), { readOnly: true });
}

/** The organisation that speaks for a firm today, as far as the actor may know. */
export function readRepresentative(ctx: Context, enterpriseId: string): Promise<string | null> {
  return ctx.db.withActor(ctx, (tx) => selectRepresentative(tx, enterpriseId, ctx.today), { readOnly: true });
}
