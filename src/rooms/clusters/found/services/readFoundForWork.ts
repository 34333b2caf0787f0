import type { Context } from '../../../../platform/context.ts';
import { listRegisterPlaces } from '../../../registry/index.ts';
import { selectEnterprises, selectFound } from '../store/found.ts';

export interface FoundForWork {
  id: string;
  title: string;
  group: string;
  groupTitle: string;
  areas: readonly string[];
  areaTitles: readonly string[];
  /** None for readers who may not see which firms are in it. */
  enterpriseIds: readonly string[];
  plants: number;
}

/** What a cluster's programme and evidence need to know of it; null where it was never found. */
export async function readFoundForWork(ctx: Context, id: string): Promise<FoundForWork | null> {
  const places = new Map((await listRegisterPlaces(ctx)).map(({ code, name }) => [code, name]));
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const found = await selectFound(tx, id);
      if (found === null) return null;
      return {
        ...{ id, title: found.title, group: found.groupCode, groupTitle: found.groupTitle, areas: found.placeCodes },
        areaTitles: found.placeCodes.map((code) => places.get(code) ?? code),
        enterpriseIds: await selectEnterprises(tx, found.runId, id),
        plants: found.establishments,
      };
    },
    { readOnly: true },
  );
}
