import type { Context } from '../../../platform/context.ts';
import { industryTitle, listRegisterPlaces } from '../../registry/index.ts';
import { standsOutBelow } from '../model.ts';
import { firmsHref } from '../rules/firmsHref.ts';
import type { QuotientRow } from '../store/quotients.ts';
import type { Cell } from '../views/clusters.ts';

export type NameCell = (row: QuotientRow) => Cell;

export const titleOf = (scheme: string, code: string): string => industryTitle(scheme, code)?.title ?? code;

/** Gives rows of codes the names of their towns and industries, and the way to the firms behind them. */
export async function nameCellsOf(ctx: Context, scheme: string): Promise<NameCell> {
  const places = new Map((await listRegisterPlaces(ctx)).map((place) => [place.code, place]));
  return ({ area, industry, observed, expected, locationQuotient, shrunk, lower, upper, qBH }) => {
    const place = places.get(area);
    const parent = place?.parentCode ?? null;
    return {
      area,
      place: place?.name ?? area,
      placeLocal: place?.nameLocal ?? null,
      region: parent === null ? null : (places.get(parent)?.name ?? null),
      industry,
      industryTitle: titleOf(scheme, industry),
      plants: observed,
      expected,
      locationQuotient,
      shrunk,
      lower,
      upper,
      q: qBH,
      standsOut: qBH < standsOutBelow,
      firms: observed === 0 ? null : firmsHref(ctx.economy, area, scheme, industry),
    };
  };
}
