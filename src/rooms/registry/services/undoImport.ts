import { findEconomy } from '../../../codes/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context, Transaction } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { publishEvent } from '../../../platform/outbox/index.ts';
import type { StagedRecord, UndoReceipt } from '../model.ts';
import type { Projection } from '../rules/projectRecord.ts';
import { deriveFromStaged, settleTouched } from '../store/derive.ts';
import { removeStatedFacts } from '../store/importFacts.ts';
import { economyOfImport, findImport, type ImportRow, markState } from '../store/imports.ts';
import { allowLargeSorts } from '../store/memory.ts';
import { followRedirects, lockRegister, markAllUpdated } from '../store/records.ts';
import { clearStaged, copyStaged } from '../store/staging.ts';
import { chooseRestored, findEditsSince, findLaterImports, readSuperseded, removeRecords } from '../store/undo.ts';
import { openConcordance } from './loadedConcordances.ts';
import { openProjection } from './openProjection.ts';

export type UndoOutcome =
  | { kind: 'undone'; receipt: UndoReceipt }
  | { kind: 'refused'; receipt: UndoReceipt; laterImports: string[] };

/**
 * Takes an import back: what it created goes, what it changed is shown as the record before said. Refused where a person
 * has corrected one of its firms since, or a later import has built on it: their work would be lost in silence.
 */
export async function undoImport(ctx: Context, importId: string): Promise<UndoOutcome> {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      await lockRegister(tx);
      const found = await findImport(tx, importId, true);
      if (found === null) throw new DomainError('notFound', 'registry.import');
      if (found.state !== 'applied')
        throw new DomainError('conflict', 'registry.undo.notApplied', { state: found.state });
      const conflicts = await findEditsSince(tx, importId);
      const laterImports = await findLaterImports(tx, importId);
      if (conflicts.length > 0 || laterImports.length > 0) {
        return { kind: 'refused', receipt: { importId, removed: 0, restored: 0, conflicts }, laterImports };
      }
      await allowLargeSorts(tx);
      const origins = await stageBefore(ctx, tx, importId);
      const counts = await removeRecords(tx, importId);
      await removeStatedFacts(tx, importId);
      for (const origin of origins) await deriveAgain(ctx, tx, origin);
      await settleTouched(tx);
      await markState(tx, importId, 'undone');
      await recordAudit(tx, { verb: 'registry.import.undo', subject: importId, detail: counts });
      await publishEvent(tx, 'registry.importUndone', { importId, ...counts });
      return { kind: 'undone', receipt: { importId, ...counts, conflicts: [] } };
    },
    { statementTimeoutMs: 0 },
  );
}

export function findEconomyOfImport(ctx: Context, importId: string): Promise<string | null> {
  return ctx.db.withActor(ctx, (tx) => economyOfImport(tx, importId), { readOnly: true });
}

/** Stages the records that come back in force, each by the mapping that it was read with. */
async function stageBefore(ctx: Context, tx: Transaction, importId: string): Promise<ImportRow[]> {
  const origins: ImportRow[] = [];
  for (const id of await chooseRestored(tx, importId)) {
    const origin = await findImport(tx, id);
    if (origin === null) throw new Error(`undoImport: import ${id} has gone`);
    origins.push(origin);
    const projection = openProjection(
      ctx.economy,
      origin.mapping,
      origin.header,
      await openConcordance(tx, origin.mapping),
    );
    let afterRow = 0;
    for (;;) {
      const page = await readSuperseded(tx, { origin: id, afterRow });
      if (page.length === 0) break;
      afterRow = (page.at(-1) as { rowNumber: number }).rowNumber;
      await copyStaged(tx, id, one(page.map(({ raw, rowNumber }) => projectAgain(projection, raw, rowNumber))));
    }
  }
  return origins;
}

function projectAgain(projection: Projection, raw: readonly string[], rowNumber: number): StagedRecord {
  const projected = projection.project(raw, rowNumber);
  if (projected === null || Array.isArray(projected))
    throw new Error(`undoImport: row ${rowNumber} no longer passes its checks`);
  return projected;
}

async function deriveAgain(ctx: Context, tx: Transaction, origin: ImportRow): Promise<void> {
  await markAllUpdated(tx, origin.id);
  await followRedirects(tx, origin.id);
  const simulated = findEconomy(ctx.economy)?.isSimulated ?? false;
  await deriveFromStaged(tx, { importId: origin.id, source: origin.source, simulated });
  await clearStaged(tx, origin.id);
}

async function* one<Value>(value: Value) {
  yield value;
}
