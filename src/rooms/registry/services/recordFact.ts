import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { findEnterprise, resolveId } from '../store/enterprises.ts';
import { insertFact, type NewFact, supersedeFacts } from '../store/facts.ts';

export type { NewFact };

/**
 * Writes down what is known of a firm for the days from `validFrom` to `validTo` (null: open). What the same organisation
 * had said of those days is superseded, never overwritten. Returns the fact's id.
 */
export function recordFact(ctx: Context, fact: NewFact): Promise<string> {
  return ctx.db.withActor(ctx, async (tx) => {
    const enterpriseId = await resolveId(tx, fact.enterpriseId);
    if ((await findEnterprise(tx, enterpriseId)) === null) throw new DomainError('notFound', 'registry.enterprise');
    const resolved = { ...fact, enterpriseId };
    const at = ctx.now();
    await supersedeFacts(tx, resolved, at);
    const id = await insertFact(tx, resolved, at);
    await recordAudit(tx, { verb: 'registry.fact.record', subject: enterpriseId, detail: { fact: fact.fact, id } });
    return id;
  });
}
