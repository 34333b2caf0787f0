import { isAllowed } from '../../../../platform/auth/permissions.ts';
import type { Context } from '../../../../platform/context.ts';
import { type CatalogueFilter, countFacets, countPublished, searchPublished } from '../store/programmes.ts';
import type { CatalogueView, ProgrammeView } from '../views/catalogue.ts';
import { programmeViewOf, summaryOf } from '../views/viewOf.ts';
import { readNames } from './readNames.ts';
import { keptOf, listVersions, readProgramme } from './readProgrammes.ts';

const pageSize = 20;

export async function describeCatalogue(
  ctx: Context,
  filter: CatalogueFilter & { page: number },
): Promise<CatalogueView> {
  const { page, ...wanted } = filter;
  const { found, counts, facets } = await ctx.db.withActor(
    ctx,
    async (tx) => ({
      found: await searchPublished(tx, wanted, { limit: pageSize, offset: (page - 1) * pageSize }),
      counts: await countPublished(tx),
      facets: await countFacets(tx, wanted.shelf),
    }),
    { readOnly: true },
  );
  const countOf = (shelf: string) => counts.find((one) => one.shelf === shelf)?.programmes ?? 0;
  const facetsOf = (kind: string) =>
    facets.filter((one) => one.kind === kind).map(({ code, programmes }) => ({ code, programmes }));
  return {
    query: { shelf: filter.shelf, q: filter.words, instrument: filter.instrument, gap: filter.gap, page },
    shelves: { live: countOf('live'), design: countOf('design') },
    programmes: found.rows.map((row) => summaryOf(ctx.t, keptOf(row), ctx.today)),
    total: found.total,
    pageSize,
    instruments: facetsOf('instrument'),
    gaps: facetsOf('gap'),
    canManage: isAllowed(ctx.actor, 'programmes.manage'),
  };
}

export async function describeProgramme(ctx: Context, id: string): Promise<ProgrammeView> {
  const kept = await readProgramme(ctx, id);
  const names = await readNames(ctx);
  const versions = await listVersions(ctx, id);
  return programmeViewOf(ctx.t, kept, ctx.today, names, versions, isAllowed(ctx.actor, 'programmes.manage'));
}
