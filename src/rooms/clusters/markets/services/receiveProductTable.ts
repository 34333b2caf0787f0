import { randomUUID } from 'node:crypto';
import { recordAudit } from '../../../../platform/audit/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { deleteSimulated, insertProductTable, undoProductTable } from '../store/files.ts';
import { readProductTable } from './readProductTable.ts';
import type { Upload } from './receiveTrade.ts';

/** All of the table or nothing; it takes the place of the one before, which undoing brings back. */
export async function receiveProductTable(ctx: Context, upload: Upload, simulated = false): Promise<void> {
  const rows = await readProductTable(upload);
  await ctx.db.withActor(ctx, async (tx) => {
    const id = randomUUID();
    const { fileName, sha256 } = upload;
    await insertProductTable(tx, { id, fileName: fileName.slice(0, 200), sha256, simulated }, rows);
    await recordAudit(tx, { verb: 'clusters.productTable.receive', subject: id, detail: { rows: rows.length } });
  });
}

export function undoTable(ctx: Context, id: string): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    if (!(await undoProductTable(tx, id))) throw new DomainError('notFound', 'clusters.productTable');
    await recordAudit(tx, { verb: 'clusters.productTable.undo', subject: id });
  });
}

export const clearSimulatedMarkets = (ctx: Context): Promise<void> => ctx.db.withActor(ctx, deleteSimulated);
