import type { Context } from '../../../platform/context.ts';
import { type ImportRow, listImports } from '../store/imports.ts';

/** Imports of the economy, newest first; discarded ones left out. */
export function listImportsOf(ctx: Context, limit = 200): Promise<ImportRow[]> {
  return ctx.db.withActor(ctx, (tx) => listImports(tx, limit), { readOnly: true });
}
