import type { Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { selectCapabilityHistory } from '../capabilities/store.ts';
import { listPublicCorrections } from '../store/corrections.ts';
import { findEnterprise, resolveId } from '../store/enterprises.ts';
import { withChanges } from './rules.ts';
import { selectMergedInto, selectVersions } from './store.ts';

/** All that was ever said of a firm, as far as the actor may know it: by registers, by people, by what it stated itself. */
export function readHistory(ctx: Context, id: string) {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const enterprise = await findEnterprise(tx, await resolveId(tx, id));
      if (enterprise === null) throw new DomainError('notFound', 'registry.enterprise');
      return {
        enterprise,
        versions: withChanges(await selectVersions(tx, enterprise.id)),
        corrections: await listPublicCorrections(tx, enterprise.id),
        capabilities: await selectCapabilityHistory(tx, enterprise.id),
        merged: await selectMergedInto(tx, enterprise.id),
      };
    },
    { readOnly: true },
  );
}
