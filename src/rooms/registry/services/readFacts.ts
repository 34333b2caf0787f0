import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { resolveId } from '../store/enterprises.ts';
import { type FactRow, selectFacts } from '../store/facts.ts';

export type { FactRow };

/** What the actor may know of a firm: true on `validOn` (today), by what was recorded up to `recordedAt` (now). */
export function readFacts(
  ctx: Context,
  enterpriseId: string,
  asOf: { validOn?: string; recordedAt?: Date } = {},
): Promise<FactRow[]> {
  return ctx.db.withActor(ctx, async (tx) => {
    const id = await resolveId(tx, enterpriseId);
    const facts = await selectFacts(tx, {
      enterpriseId: id,
      validOn: asOf.validOn ?? ctx.today,
      recordedAt: asOf.recordedAt ?? ctx.now(),
    });
    if (facts.some((fact) => fact.class !== 'internal')) {
      await recordAudit(tx, { verb: 'registry.fact.read', subject: id, detail: { facts: facts.length } });
    }
    return facts;
  });
}
