import type { Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import type { Receipt } from '../model.ts';
import { deleteImport, findImport, listFaults, markState } from '../store/imports.ts';
import { clearStaged } from '../store/staging.ts';
import { applyImport } from './applyImport.ts';
import { type ImportSource, stageImport } from './stageImport.ts';

export interface ImportOutcome {
  receipt: Receipt;
  /** False where rejected rows kept the whole file out. */
  accepted: boolean;
}

/** The whole way of a file at the command line: read, checked, applied unless told otherwise, and receipted. */
export async function importFile(
  ctx: Context,
  source: ImportSource,
  options: { dryRun: boolean; skipRejected: boolean },
): Promise<ImportOutcome> {
  const staged = await stageImport(ctx, source);
  if (staged.kind === 'same') {
    const receipt = await receiptOf(ctx, staged.importId, 'repeat');
    const accepted = receipt.rejectedCount === 0 || options.skipRejected || options.dryRun;
    return { receipt: { ...receipt, dryRun: options.dryRun }, accepted };
  }
  const preview = await receiptOf(ctx, staged.importId, options.dryRun ? 'dryRun' : 'preview');
  const accepted = preview.rejectedCount === 0 || options.skipRejected;
  if (options.dryRun || !accepted) {
    await forgetStaged(ctx, staged.importId);
    return { receipt: { ...preview, importId: null }, accepted };
  }
  const applied = await applyImport(ctx, staged.importId, { skipRejected: options.skipRejected });
  if (applied.repeated) await forgetStaged(ctx, staged.importId);
  return { receipt: await receiptOf(ctx, applied.importId, applied.repeated ? 'repeat' : 'applied'), accepted };
}

/** Throws a preview away; what was applied can only be undone. */
export async function discardImport(ctx: Context, importId: string): Promise<void> {
  await ctx.db.withActor(ctx, async (tx) => {
    const found = await findImport(tx, importId, true);
    if (found === null) throw new DomainError('notFound', 'registry.import');
    if (found.state === 'discarded') return;
    if (found.state !== 'staged')
      throw new DomainError('conflict', 'registry.import.notStaged', { state: found.state });
    await clearStaged(tx, importId);
    await markState(tx, importId, 'discarded');
  });
}

async function forgetStaged(ctx: Context, importId: string): Promise<void> {
  await ctx.db.withActor(ctx, async (tx) => {
    await clearStaged(tx, importId);
    await deleteImport(tx, importId);
  });
}

export async function receiptOf(
  ctx: Context,
  importId: string,
  kind: 'applied' | 'preview' | 'dryRun' | 'repeat',
): Promise<Receipt> {
  return ctx.db.withActor(ctx, async (tx) => {
    const row = await findImport(tx, importId);
    if (row === null) throw new Error(`receiptOf: import ${importId} has gone`);
    const rejected = await listFaults(tx, importId);
    const repeat = kind === 'repeat';
    return {
      importId,
      rows: row.row_count,
      created: repeat ? 0 : row.created_count,
      updated: repeat ? 0 : row.updated_count,
      unchanged: repeat ? row.row_count - row.rejected_count : row.unchanged_count,
      rejected: rejected.map(({ row: at, column, code, message, remedy }) => ({
        row: at,
        column,
        code,
        message: `${message}; ${remedy}`,
      })),
      sha256: row.file_sha256,
      rejectedCount: row.rejected_count,
      faultCount: row.fault_count,
      dryRun: kind === 'dryRun',
      notes: row.notes,
    };
  });
}
