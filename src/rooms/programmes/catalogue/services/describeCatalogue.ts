import { economyName } from '../../../../codes/index.ts';
import { isAllowed } from '../../../../platform/auth/permissions.ts';
import type { Context } from '../../../../platform/context.ts';
import { isBroken } from '../rules/brokenLinks.ts';
import {
  type CatalogueFilter,
  countFacets,
  countPublished,
  type FacetKind,
  searchPublished,
} from '../store/catalogue.ts';
import { selectLinkStates } from '../store/links.ts';
import type { CatalogueView, ProgrammeView } from '../views/catalogue.ts';
import { programmeViewOf, summaryOf } from '../views/viewOf.ts';
import { readNames } from './readNames.ts';
import { type KeptProgramme, keptOf, listProgrammes, listVersions, readProgramme } from './readProgrammes.ts';

const pageSize = 20;

export async function describeCatalogue(
  ctx: Context,
  filter: CatalogueFilter,
  { sort, page }: { sort: 'title' | 'deadline'; page: number },
): Promise<CatalogueView> {
  const { found, counts, facets } = await ctx.db.withActor(
    ctx,
    async (tx) => ({
      found: await searchPublished(tx, filter, {
        today: ctx.today,
        sort,
        limit: pageSize,
        offset: (page - 1) * pageSize,
      }),
      counts: await countPublished(tx),
      facets: await countFacets(tx, filter.shelf, ctx.today),
    }),
    { readOnly: true },
  );
  const { places } = await readNames(ctx);
  const countOf = (shelf: string) => counts.find((one) => one.shelf === shelf)?.programmes ?? 0;
  const facetsOf = (kind: FacetKind) =>
    facets.filter((one) => one.kind === kind).map(({ code, programmes }) => ({ code, programmes }));
  const { words, ...chosen } = filter;
  return {
    query: { ...chosen, q: words, sort, page },
    shelves: { live: countOf('live'), design: countOf('design') },
    programmes: found.rows.map((row) => summaryOf(ctx.t, keptOf(row), ctx.today)),
    total: found.total,
    pageSize,
    instruments: facetsOf('instrument'),
    gaps: facetsOf('gap'),
    goals: facetsOf('goal'),
    units: facetsOf('unit'),
    phases: facetsOf('phase'),
    decades: facetsOf('decade'),
    economies: facetsOf('from').map((one) => ({ ...one, title: economyName(one.code, 'adb') })),
    places: facetsOf('place').map((one) => ({ ...one, title: places.get(one.code) ?? one.code })),
    canManage: isAllowed(ctx.actor, 'programmes.manage'),
  };
}

export async function describeProgramme(ctx: Context, id: string, language: string | null): Promise<ProgrammeView> {
  const kept = await readProgramme(ctx, id);
  const names = await readNames(ctx);
  const versions = await listVersions(ctx, id);
  const canManage = isAllowed(ctx.actor, 'programmes.manage');
  const reading = {
    brokenLinks: await brokenOf(ctx, id),
    stackedTitles: await titlesOf(ctx, kept),
    language: language ?? ctx.t.locale,
  };
  return programmeViewOf(ctx.t, kept, ctx.today, names, versions, canManage, reading);
}

/** Names of the programmes that may not be had beside this. */
async function titlesOf(ctx: Context, { programme }: KeptProgramme): Promise<ProgrammeView['stackedTitles']> {
  const ids = new Set(
    (programme.stacking ?? []).flatMap(({ with: other }) => (typeof other === 'string' ? [] : other)),
  );
  if (ids.size === 0) return {};
  const live = await listProgrammes(ctx, { shelf: 'live', state: 'published' });
  return Object.fromEntries(live.flatMap(({ id, title }) => (ids.has(id) ? [[id, title]] : [])));
}

async function brokenOf(ctx: Context, id: string): Promise<ProgrammeView['brokenLinks']> {
  const states = await ctx.db.withActor(ctx, (tx) => selectLinkStates(tx, id), { readOnly: true });
  return states.filter(isBroken).map(({ url, checkedOn }) => ({ url, on: checkedOn }));
}
