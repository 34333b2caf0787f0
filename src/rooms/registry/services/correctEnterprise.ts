import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { insertCorrection } from '../store/corrections.ts';
import { findEnterprise, resolveId } from '../store/enterprises.ts';

export interface Correction {
  enterpriseId: string;
  field: string;
  value: string | null;
  reason: string;
  /** Version of the firm that the form was filled from. */
  version: number;
}

/** Sets a value right: shown from now on, with the register's own kept beside it. */
export async function correctEnterprise(ctx: Context, correction: Correction): Promise<void> {
  await ctx.db.withActor(ctx, async (tx) => {
    const id = await resolveId(tx, correction.enterpriseId);
    if ((await findEnterprise(tx, id)) === null) throw new DomainError('notFound', 'registry.enterprise');
    if (!(await insertCorrection(tx, { ...correction, enterpriseId: id }))) {
      throw new DomainError('conflict', 'registry.enterprise.changed');
    }
    await recordAudit(tx, { verb: 'registry.enterprise.correct', subject: id, detail: { field: correction.field } });
  });
}
