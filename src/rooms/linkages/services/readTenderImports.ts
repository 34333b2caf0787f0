import type { Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { findTenderImport, listTenderImports, type TenderImportRow } from '../store/tenderImports.ts';
import type { TenderImportsView, TenderImportView } from '../views/tenderImports.ts';

const shown = (row: TenderImportRow) => ({
  ...row,
  publishedAt: row.publishedAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
});

export async function readTenderImports(
  ctx: Context,
  problems: Pick<TenderImportsView, 'issues' | 'faults'> = { issues: [], faults: [] },
): Promise<TenderImportsView> {
  const rows = await ctx.db.withActor(ctx, listTenderImports, { readOnly: true });
  return { imports: rows.map(shown), ...problems };
}

export async function readTenderImport(ctx: Context, id: string, repeated: boolean): Promise<TenderImportView> {
  const row = await ctx.db.withActor(ctx, (tx) => findTenderImport(tx, id), { readOnly: true });
  if (row === null) throw new DomainError('notFound', 'linkages.tenderImport');
  return { ...shown(row), repeated };
}
