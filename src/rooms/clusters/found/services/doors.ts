import type { Context } from '../../../../platform/context.ts';
import type { ClusterProperties } from '../../analyses/detect/detectOutput.ts';
import { type FoundRow, selectFound, selectFoundOfFirm, selectOneFound } from '../store/found.ts';
import { selectMembers } from '../store/members.ts';
import { selectCurrentRun } from '../store/runs.ts';
import type { FirmFoundClusters } from '../views/firmFound.ts';
import { type NamePlace, placeNames, titleOfCluster } from './describeFound.ts';

/** A found cluster as other rooms speak of it. */
export interface KnownCluster {
  id: string;
  group: string;
  groupTitle: string;
  title: string;
  areas: { code: string; name: string; members: number }[];
  functioning: ClusterProperties['functioning'];
  /** Signs of how it works that are known. */
  observed: number;
  establishments: number;
  strength: number;
  /** Beginnings of the ISIC Rev.4 codes of its group; none where the list is of other codes. */
  isicPrefixes: string[];
}

/** A cluster with its members' firms; null where there is none of this id. */
export async function readFoundCluster(
  ctx: Context,
  id: string,
): Promise<(KnownCluster & { enterpriseIds: string[] }) | null> {
  const name = await placeNames(ctx);
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const row = await selectOneFound(tx, id);
      if (row === null) return null;
      const members = await selectMembers(tx, row.run_id, id, null);
      const enterpriseIds = [...new Set(members.map(({ enterprise_id }) => enterprise_id))];
      return { ...knownOf(ctx, row, name), enterpriseIds };
    },
    { readOnly: true },
  );
}

/** Clusters of the run that is shown, in a town or what it lies in where one is named, the clearest first. */
export async function listFoundClusters(ctx: Context, { place }: { place?: string } = {}): Promise<KnownCluster[]> {
  const name = await placeNames(ctx);
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const run = await selectCurrentRun(tx);
      if (run === null) return [];
      const { rows } = await selectFound(tx, run.id, { place, least: 0, sort: 'evidence' }, null);
      return rows.map((row) => knownOf(ctx, row, name));
    },
    { readOnly: true },
  );
}

function knownOf(ctx: Context, row: FoundRow, name: NamePlace): KnownCluster {
  return {
    id: row.id,
    group: row.group_code,
    groupTitle: row.group_title,
    title: titleOfCluster(ctx, row.disclosed, name),
    areas: row.disclosed.areas.map(({ area, members }) => ({ code: area, name: name(area).name, members })),
    functioning: row.functioning,
    observed: row.disclosed.functioningObserved,
    establishments: row.disclosed.establishments,
    strength: row.disclosed.strength,
    isicPrefixes: row.isic_prefixes,
  };
}

/** Found clusters to which a firm belongs. */
export async function readFoundOfFirm(ctx: Context, firm: string): Promise<FirmFoundClusters> {
  const name = await placeNames(ctx);
  return ctx.db.withActor(
    ctx,
    async (tx): Promise<FirmFoundClusters> => {
      if ((await selectCurrentRun(tx)) === null) return { state: 'noRun', clusters: [] };
      const rows = await selectFoundOfFirm(tx, firm);
      const clusters = rows.map(({ id, disclosed, is_core }) => ({
        id,
        title: titleOfCluster(ctx, disclosed, name),
        isCore: is_core,
        establishments: disclosed.establishments,
      }));
      return { state: 'found', clusters };
    },
    { readOnly: true },
  );
}
