import type { Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { applyImportJob, undoImportJob } from '../jobs.ts';
import type { Rejection } from '../model.ts';
import { findImport, type ImportRow, listFaults } from '../store/imports.ts';
import { sampleStaged } from '../store/staging.ts';

export interface ImportRecord {
  row: ImportRow;
  faults: Rejection[];
  sample: Awaited<ReturnType<typeof sampleStaged>>;
}

export function readImport(ctx: Context, importId: string): Promise<ImportRecord> {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const row = await findImport(tx, importId);
      if (row === null) throw new DomainError('notFound', 'registry.import');
      const sample = row.state === 'staged' ? await sampleStaged(tx, importId, 10) : [];
      return { row, faults: await listFaults(tx, importId), sample };
    },
    { readOnly: true },
  );
}

/** Asks for a staged import to be applied; refused at once where it would be refused later. */
export function requestApply(
  ctx: Context,
  importId: string,
  options: { skipRejected: boolean; version: number },
): Promise<string> {
  return ctx.db.withActor(ctx, async (tx) => {
    const row = await findImport(tx, importId, true);
    if (row === null) throw new DomainError('notFound', 'registry.import');
    if (row.version !== options.version || row.state !== 'staged') {
      throw new DomainError('conflict', 'registry.import.notStaged', { state: row.state });
    }
    if (row.rejected_count > 0 && !options.skipRejected) {
      throw new DomainError('conflict', 'registry.import.hasRejected', { rejected: row.rejected_count });
    }
    return ctx.jobs.enqueue(ctx, tx, applyImportJob, { importId, skipRejected: options.skipRejected });
  });
}

export function requestUndo(ctx: Context, importId: string): Promise<string> {
  return ctx.db.withActor(ctx, async (tx) => {
    const row = await findImport(tx, importId, true);
    if (row === null) throw new DomainError('notFound', 'registry.import');
    if (row.state !== 'applied') throw new DomainError('conflict', 'registry.undo.notApplied', { state: row.state });
    return ctx.jobs.enqueue(ctx, tx, undoImportJob, { importId });
  });
}
