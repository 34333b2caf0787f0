import type { Context } from '../../../../platform/context.ts';
import { listOwnFirms, searchEnterprises } from '../../../registry/index.ts';
import { listOpenProgrammes } from '../../catalogue/services/readProgrammes.ts';
import { isForFirms } from '../rules/goals.ts';
import type { FindFirmView, HelpView } from '../views/help.ts';
import { describeGoals } from './readGoals.ts';

export async function readHelp(ctx: Context): Promise<HelpView> {
  const open = (await listOpenProgrammes(ctx)).filter(isForFirms);
  return { goals: describeGoals(ctx, open, []), programmes: open.length, ownFirms: await listOwnFirms(ctx) };
}

/** So many firms are shown; whose firm is not among them writes more of its name, or its number. */
const mostHits = 10;

/** Firms of the register by name or number, as anybody may know them. */
export async function findFirm(ctx: Context, text: string): Promise<FindFirmView> {
  const query = text.trim();
  if (query === '') return { query, hits: [], hasMore: false };
  const found = await searchEnterprises(
    ctx,
    { text: query, place: null, isic: null, national: null, box: null, sort: 'relevance', page: 1, pageSize: 50 },
    { facets: false, grid: false },
  );
  const firms = new Map(found.hits.map((hit) => [hit.enterpriseId, hit]));
  const hits = [...firms.values()].map(({ enterpriseId, name, placeName, found: how }) => ({
    id: enterpriseId,
    name,
    place: placeName,
    byNumber: how === 'number',
  }));
  return { query, hits: hits.slice(0, mostHits), hasMore: found.total > found.hits.length || hits.length > mostHits };
}
