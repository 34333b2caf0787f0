import type { Context } from '../../../../platform/context.ts';
import type { ClusterFacts } from '../model.ts';

/** A cluster as a detection found it. */
export interface FoundCluster {
  id: string;
  group: string;
  groupTitle: string;
  title: string;
  areas: readonly { code: string; name: string; members: number }[];
  enterpriseIds: readonly string[];
}

const foundId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A town's industry has an id of another kind. */
export const isFoundId = (id: string) => foundId.test(id);

/** Knows clusters by whoever found them: found means that chance was tested and excluded. */
export const readerOfFound =
  (find: (ctx: Context, id: string) => Promise<FoundCluster | null>) =>
  async (ctx: Context, id: string): Promise<ClusterFacts | null> => {
    const found = isFoundId(id) ? await find(ctx, id) : null;
    if (found === null) return null;
    const { title, group, groupTitle, areas, enterpriseIds } = found;
    return {
      ...{ id, title, group, groupTitle, enterpriseIds },
      areas: areas.map(({ code }) => code),
      areaTitles: areas.map(({ name }) => name),
      plants: areas.reduce((sum, { members }) => sum + members, 0),
      isTested: true,
      href: `/clusters/found/${id}?economy=${ctx.economy}`,
    };
  };
