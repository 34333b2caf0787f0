import { findEconomy } from '../../../../codes/index.ts';
import type { Context } from '../../../../platform/context.ts';
import { listRegisterPlaces } from '../../../registry/index.ts';
import type { Names } from '../rules/criteriaWords.ts';

/** What codes of places stand for in this economy, and its money. */
export async function readNames(ctx: Context): Promise<Names> {
  const places = await listRegisterPlaces(ctx);
  return {
    places: new Map(places.map(({ code, name }) => [code, name])),
    currency: findEconomy(ctx.economy)?.currency ?? '',
  };
}
