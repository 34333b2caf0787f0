import { randomUUID } from 'node:crypto';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { searchEnterprises } from '../../services/searchEnterprises.ts';
import { readSearchAddress, searchOf } from '../../services/searchQuery.ts';
import { type CountedSearch, lookedAt, mostSearches, type SavedSearch } from '../model.ts';
import {
  deleteSearch,
  insertSearch,
  markSeen,
  selectNewer,
  selectSearch,
  selectSearches,
  updateSearch,
} from '../store.ts';

/** What a search finds now, and which of it came to the register after a moment. */
export async function findNewer(ctx: Context, query: string, since: string) {
  const asked = searchOf(readSearchAddress(query));
  const found = await searchEnterprises(ctx, { ...asked, page: 1, pageSize: lookedAt }, { facets: false, grid: false });
  const ids = [...new Set(found.hits.map(({ enterpriseId }) => enterpriseId))];
  const newer = await ctx.db.withActor(ctx, (tx) => selectNewer(tx, ids, since), { readOnly: true });
  return { total: Math.max(found.total, found.hits.length), hasMore: found.hasMore, newer };
}

export async function listSavedSearches(ctx: Context): Promise<CountedSearch[]> {
  const kept = await ctx.db.withActor(ctx, selectSearches, { readOnly: true });
  const counted: CountedSearch[] = [];
  for (const search of kept) {
    ctx.signal?.throwIfAborted();
    const { total, hasMore, newer } = await findNewer(ctx, search.query, search.seenAt);
    counted.push({ ...search, total, hasMore, fresh: newer.length });
  }
  return counted;
}

export function readSavedSearch(ctx: Context, id: string): Promise<SavedSearch> {
  return ctx.db.withActor(ctx, async (tx) => found(await selectSearch(tx, id)), { readOnly: true });
}

export function keepSearch(
  ctx: Context,
  one: { name: string; query: string; recipient: string | null; origin: string },
): Promise<string> {
  return ctx.db.withActor(ctx, async (tx) => {
    if ((await selectSearches(tx)).length >= mostSearches)
      throw new DomainError('tooMany', 'registry.savedSearch.many', { most: mostSearches });
    const id = randomUUID();
    await insertSearch(tx, { ...one, id });
    return id;
  });
}

/** Opens a kept search: what is new from now on is new since now. Returns where it leads. */
export function openSearch(ctx: Context, id: string): Promise<string> {
  return ctx.db.withActor(ctx, async (tx) => {
    const { query } = found(await selectSearch(tx, id));
    await markSeen(tx, id);
    return query === '' ? '/suppliers' : `/suppliers?${query}`;
  });
}

export function changeSearch(
  ctx: Context,
  one: Pick<SavedSearch, 'id' | 'name' | 'recipient' | 'version'>,
): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    found(await selectSearch(tx, one.id));
    if (!(await updateSearch(tx, one))) throw new DomainError('conflict', 'registry.savedSearch.changed');
  });
}

export function forgetSearch(ctx: Context, id: string): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    if (!(await deleteSearch(tx, id))) throw new DomainError('notFound', 'registry.savedSearch');
  });
}

function found(search: SavedSearch | null): SavedSearch {
  if (search === null) throw new DomainError('notFound', 'registry.savedSearch');
  return search;
}
