import { isAllowed } from '../../../../platform/auth/permissions.ts';
import type { Context } from '../../../../platform/context.ts';
import { type LibraryQuery, pageSize } from '../model.ts';
import { chooseEntries } from '../rules/chooseEntries.ts';
import type { Entry, LibraryView } from '../views/library.ts';
import { collectEffects } from './collectEffects.ts';
import { collectTables } from './collectTables.ts';

export async function readLibrary(ctx: Context, query: LibraryQuery): Promise<LibraryView> {
  const chosen = chooseEntries(await collectEntries(ctx), query);
  const { facets } = chosen;
  return {
    economy: ctx.economy,
    ...chosen,
    facets: {
      ...facets,
      kind: facets.kind.map((one) => ({ ...one, text: ctx.t(`evidence.library.kind.${one.code}`) })),
      state: facets.state.map((one) => ({ ...one, text: ctx.t(`evidence.state.${one.code}`) })),
    },
    page: query.page,
    pageSize,
    query,
    canAnalyse: isAllowed(ctx.actor, 'evidence.analyse'),
  };
}

/** All that was chosen, whatever page is looked at. */
export async function listEntries(ctx: Context, query: LibraryQuery): Promise<readonly Entry[]> {
  const all = await collectEntries(ctx);
  const pages: Entry[] = [];
  for (let page = 1; ; page += 1) {
    const { entries, total } = chooseEntries(all, { ...query, page });
    pages.push(...entries);
    if (pages.length >= total || entries.length === 0) return pages;
  }
}

const collectEntries = async (ctx: Context): Promise<Entry[]> => [
  ...(await collectEffects(ctx)),
  ...(await collectTables(ctx)),
];
