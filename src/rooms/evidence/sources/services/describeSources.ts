import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import type { Layout } from '../model.ts';
import { guessLayout } from '../rules/layout.ts';
import { findImport, type ImportRow, listImports, listSources, readCoverage } from '../store/sources.ts';
import type { ImportView, SourcesView } from '../views/sources.ts';

const newest = 30;
const emptyForm = { name: '', kind: 'register', holder: '' } as const;

export async function describeSources(
  ctx: Context,
  { form = emptyForm, issues = [] }: Partial<Pick<SourcesView, 'form' | 'issues'>> = {},
): Promise<SourcesView> {
  const { sources, coverage, imports } = await ctx.db.withActor(
    ctx,
    async (tx) => ({
      sources: await listSources(tx),
      coverage: await readCoverage(tx),
      imports: await listImports(tx, newest),
    }),
    { readOnly: true },
  );
  return {
    sources: sources.map(({ id, name, kind, holder }) => ({
      name,
      kind,
      holder,
      coverage: coverage
        .filter(({ sourceId }) => sourceId === id)
        .map(({ indicator, period, firms }) => ({ indicator, period, firms })),
    })),
    imports: imports.map(describeImport),
    form,
    issues,
  };
}

export async function readImport(
  ctx: Context,
  id: string,
  { layout, issues = [] }: { layout?: Layout; issues?: ImportView['issues'] } = {},
): Promise<ImportView> {
  const found = await ctx.db.withActor(ctx, (tx) => findImport(tx, id), { readOnly: true });
  if (found === null) throw new DomainError('notFound', 'evidence.source.import');
  return {
    ...describeImport(found),
    kind: found.kind,
    columns: found.columns,
    layout: layout ?? found.layout ?? guessLayout(found.columns),
    issues,
  };
}

function describeImport({ id, source, file_name, state, received_at, receipt }: ImportRow) {
  return { id, source, fileName: file_name, state, receivedAt: received_at.toISOString(), receipt };
}
