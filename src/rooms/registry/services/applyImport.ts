import { findEconomy } from '../../../codes/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context, Transaction } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { publishEvent } from '../../../platform/outbox/index.ts';
import { countRegisterRows, deriveFromStaged } from '../store/derive.ts';
import { keepStatedFacts } from '../store/importFacts.ts';
import { findImport, findSameImport, type ImportRow, markState } from '../store/imports.ts';
import { allowLargeSorts } from '../store/memory.ts';
import { followRedirects, keepPlaces, keepRecords, keepSource, lockRegister, markKnown } from '../store/records.ts';
import { clearStaged, countStagedRows } from '../store/staging.ts';

/** Rows changed from which on the planner should know at once; smaller changes can wait for the server's own round. */
const worthCounting = 1000;

export interface AppliedImport {
  /** The import that now stands for the file: an earlier one where the same file was applied meanwhile. */
  importId: string;
  repeated: boolean;
}

/** Puts a staged import into the register, whole or not at all. Applying it again does nothing. */
export function applyImport(
  ctx: Context,
  importId: string,
  options: { skipRejected: boolean },
): Promise<AppliedImport> {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      await lockRegister(tx);
      const found = await findImport(tx, importId, true);
      if (found === null) throw new DomainError('notFound', 'registry.import');
      if (found.state === 'applied') return { importId, repeated: false };
      await refuseUnready(tx, found, options.skipRejected);
      const same = await findSameImport(tx, found);
      if (same !== null) {
        await clearStaged(tx, importId);
        await markState(tx, importId, 'discarded');
        return { importId: same.id, repeated: true };
      }
      await apply(ctx, tx, found, options.skipRejected);
      return { importId, repeated: false };
    },
    { statementTimeoutMs: 0 },
  );
}

async function refuseUnready(tx: Transaction, found: ImportRow, skipRejected: boolean): Promise<void> {
  if (found.state !== 'staged') throw new DomainError('conflict', 'registry.import.notStaged', { state: found.state });
  if (found.rejected_count > 0 && !skipRejected) {
    throw new DomainError('conflict', 'registry.import.hasRejected', { rejected: found.rejected_count });
  }
  // Staged rows are not logged: a server that fell has lost them, and an import of nothing must not pass for one of all.
  if ((await countStagedRows(tx, found.id)) !== found.row_count - found.rejected_count) {
    throw new DomainError('conflict', 'registry.import.stagedLost');
  }
}

async function apply(ctx: Context, tx: Transaction, found: ImportRow, skipRejected: boolean): Promise<void> {
  const { id: importId, source } = found;
  const say = (done: number, key: string) => ctx.progress?.(done, 10, ctx.t(`registry.import.progress.${key}`));
  say(1, 'comparing');
  await allowLargeSorts(tx);
  const { outranked: _, ...change } = await markKnown(tx, importId);
  await followRedirects(tx, importId);
  say(2, 'keeping');
  await keepSource(tx, found.mapping);
  await keepPlaces(tx, found.places);
  await keepRecords(tx, importId, source);
  say(3, 'deriving');
  const simulated = findEconomy(ctx.economy)?.isSimulated ?? false;
  await deriveFromStaged(tx, { importId, source, simulated }, (step) => say(3 + step, 'deriving'));
  await keepStatedFacts(tx, { importId, source, observedOn: isoDayOf(found.mapping.source.asOf), at: ctx.now() });
  say(8, 'closing');
  await clearStaged(tx, importId);
  if (change.created + change.updated >= worthCounting) await countRegisterRows(tx);
  await markState(tx, importId, 'applied', { ...change, skipRejected });
  const file = found.file_sha256;
  await recordAudit(tx, { verb: 'registry.import.apply', subject: importId, detail: { ...change, file } });
  await publishEvent(tx, 'registry.importApplied', { importId, ...change });
  say(10, 'done');
}

/** The day of which the source speaks, where it is stated as one. */
const isoDayOf = (text: string) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null);
