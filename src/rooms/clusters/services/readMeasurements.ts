import type { Context } from '../../../platform/context.ts';
import { schemeTitle } from '../rules/schemeTitle.ts';
import { listCurrent } from '../store/measurements.ts';

/** What was computed from the register, for the registry's question before an import is undone. */
export async function listMeasurements(ctx: Context): Promise<{ title: string; url: string; computedAt: string }[]> {
  const current = await ctx.db.withActor(ctx, listCurrent, { readOnly: true });
  return current.map(({ scheme, computed_at }) => ({
    title: ctx.t('clusters.measurement.title', { scheme: schemeTitle(ctx.t, scheme) }),
    url: `/clusters?scheme=${scheme}`,
    computedAt: computed_at.toISOString(),
  }));
}
