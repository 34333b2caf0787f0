import { findEconomy } from '../../../codes/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { publishEvent } from '../../../platform/outbox/index.ts';
import { findImport, markState } from '../store/imports.ts';
import {
  deriveFromStaged,
  keepPlaces,
  keepRecords,
  keepSource,
  markChanges,
  removeEmptyEnterprises,
} from '../store/records.ts';
import { clearStaged } from '../store/staging.ts';

/** Puts a staged import into the register, whole or not at all. Applying it again does nothing. */
export async function applyImport(ctx: Context, importId: string, options: { skipRejected: boolean }): Promise<void> {
  await ctx.db.withActor(
    ctx,
    async (tx) => {
      const found = await findImport(tx, importId, true);
      if (found === null) throw new DomainError('notFound', 'registry.import');
      if (found.state === 'applied') return;
      if (found.state !== 'staged')
        throw new DomainError('conflict', 'registry.import.notStaged', { state: found.state });
      if (found.rejected_count > 0 && !options.skipRejected) {
        throw new DomainError('conflict', 'registry.import.hasRejected', { rejected: found.rejected_count });
      }
      const say = (done: number, key: string) => ctx.progress?.(done, 9, ctx.t(`registry.import.progress.${key}`));
      say(1, 'comparing');
      await tx.client.query("SET LOCAL work_mem = '64MB'");
      const change = await markChanges(tx, importId, found.source);
      say(2, 'keeping');
      await keepSource(tx, found.mapping);
      await keepPlaces(tx, found.places);
      await keepRecords(tx, importId, found.source);
      await deriveFromStaged(
        tx,
        {
          importId,
          source: found.source,
          simulated: findEconomy(ctx.economy)?.isSimulated ?? false,
        },
        (step) => say(3 + step, 'deriving'),
      );
      if (change.updated > 0) await removeEmptyEnterprises(tx);
      await clearStaged(tx, importId);
      await markState(tx, importId, 'applied', { ...change, skipRejected: options.skipRejected });
      await recordAudit(tx, {
        verb: 'registry.import.apply',
        subject: importId,
        detail: { ...change, file: found.file_sha256 },
      });
      await publishEvent(tx, 'registry.importApplied', { importId, ...change });
      say(9, 'done');
    },
    { statementTimeoutMs: 0 },
  );
}
