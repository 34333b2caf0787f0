import type { Context } from '../../../platform/context.ts';
import type { Receipt } from '../model.ts';
import { findImport, listFaults, markState } from '../store/imports.ts';
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
  if (staged.kind === 'same') return { receipt: await receiptOf(ctx, staged.importId, 'repeat'), accepted: true };
  const preview = await receiptOf(ctx, staged.importId, options.dryRun ? 'dryRun' : 'preview');
  const accepted = preview.rejectedCount === 0 || options.skipRejected;
  if (options.dryRun || !accepted) {
    await discardImport(ctx, staged.importId);
    return { receipt: { ...preview, importId: null }, accepted };
  }
  await applyImport(ctx, staged.importId, { skipRejected: options.skipRejected });
  return { receipt: await receiptOf(ctx, staged.importId, 'applied'), accepted };
}

export async function discardImport(ctx: Context, importId: string): Promise<void> {
  await ctx.db.withActor(ctx, async (tx) => {
    await clearStaged(tx, importId);
    await markState(tx, importId, 'discarded');
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
      dryRun: kind === 'dryRun',
      notes: row.notes,
    };
  });
}
