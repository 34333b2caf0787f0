import { findEconomy } from '../../../codes/index.ts';
import { recordAudit } from '../../../platform/audit/index.ts';
import type { Context, Transaction } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { publishEvent } from '../../../platform/outbox/index.ts';
import type { StagedRecord, UndoReceipt } from '../model.ts';
import { buildProjection } from '../rules/projectRecord.ts';
import { economyOfImport, findImport, type ImportRow, markState } from '../store/imports.ts';
import { deriveFromStaged, removeEmptyEnterprises } from '../store/records.ts';
import { clearStaged, copyStaged } from '../store/staging.ts';
import { findCorrectionsSince, findLaterImports, readSupersededBy, removeRecords } from '../store/undo.ts';
import { readConcordance, readExtent } from './readMapping.ts';

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
      const found = await findImport(tx, importId, true);
      if (found === null) throw new DomainError('notFound', 'registry.import');
      if (found.state !== 'applied')
        throw new DomainError('conflict', 'registry.undo.notApplied', { state: found.state });
      const conflicts = await findCorrectionsSince(tx, importId);
      const laterImports = await findLaterImports(tx, importId);
      if (conflicts.length > 0 || laterImports.length > 0) {
        return { kind: 'refused', receipt: { importId, removed: 0, restored: 0, conflicts }, laterImports };
      }
      const before = await readSupersededBy(tx, importId);
      const removed = await removeRecords(tx, importId);
      await restoreRecords(ctx, tx, found, before);
      await removeEmptyEnterprises(tx);
      await markState(tx, importId, 'undone');
      await recordAudit(tx, {
        verb: 'registry.import.undo',
        subject: importId,
        detail: { removed, restored: before.length },
      });
      await publishEvent(tx, 'registry.importUndone', { importId, removed, restored: before.length });
      return { kind: 'undone', receipt: { importId, removed, restored: before.length, conflicts: [] } };
    },
    { statementTimeoutMs: 0 },
  );
}

export function findEconomyOfImport(ctx: Context, importId: string): Promise<string | null> {
  return ctx.db.withActor(ctx, (tx) => economyOfImport(tx, importId), { readOnly: true });
}

/** Puts the records before back in force and derives again, by the mapping that each of them was read with. */
async function restoreRecords(
  ctx: Context,
  tx: Transaction,
  undone: ImportRow,
  before: Awaited<ReturnType<typeof readSupersededBy>>,
): Promise<void> {
  if (before.length === 0) return;
  await tx.client.query(
    'UPDATE registry.source_record SET superseded_by = NULL WHERE economy = $1 AND superseded_by = $2',
    [ctx.economy, undone.id],
  );
  for (const importId of new Set(before.map((record) => record.importId))) {
    const origin = await findImport(tx, importId);
    if (origin === null) throw new Error(`undoImport: import ${importId} has gone`);
    const projection = buildProjection({
      economy: ctx.economy,
      mapping: origin.mapping,
      header: origin.header,
      concordance: readConcordance(origin.mapping),
      extent: readExtent(ctx.economy),
    });
    const records: StagedRecord[] = [];
    for (const { raw, rowNumber } of before.filter((record) => record.importId === importId)) {
      const projected = projection.project(raw, rowNumber);
      if (Array.isArray(projected))
        throw new Error(`undoImport: row ${rowNumber} of ${importId} no longer passes its checks`);
      records.push(projected);
    }
    await copyStaged(tx, importId, one(records));
    await tx.client.query('DROP TABLE IF EXISTS staged_change');
    await tx.client.query(
      `CREATE TEMPORARY TABLE staged_change ON COMMIT DROP AS
       SELECT row_number, 'updated'::text AS change FROM registry.staged_record WHERE import_id = $1`,
      [importId],
    );
    await deriveFromStaged(
      tx,
      {
        importId,
        source: origin.source,
        simulated: findEconomy(ctx.economy)?.isSimulated ?? false,
      },
      () => {},
    );
    await clearStaged(tx, importId);
  }
}

async function* one<Value>(value: Value) {
  yield value;
}
