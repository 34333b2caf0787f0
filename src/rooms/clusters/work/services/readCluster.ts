import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { listRegisterPlaces } from '../../../registry/index.ts';
import { readFoundCluster } from '../../found/index.ts';
import { standsOutBelow } from '../../model.ts';
import { titleOf } from '../../services/nameCells.ts';
import type { ClusterFacts } from '../model.ts';
import { selectCellFirms, selectCellQ } from '../store/register.ts';
import { readerOfFound } from './readFound.ts';

/** Null where the reader does not know the id. */
export type ClusterReader = (ctx: Context, id: string) => Promise<ClusterFacts | null>;

/** A town's industry as it is measured: `ISIC4.25.10007170`. */
const readCell: ClusterReader = async (ctx, id) => {
  const [scheme, industry, area, ...rest] = id.split('.');
  if (!scheme || !industry || !area || rest.length > 0) return null;
  const cell = { scheme, industry, area };
  const [firms, q] = await ctx.db.withActor(
    ctx,
    async (tx) => [await selectCellFirms(tx, cell), await selectCellQ(tx, cell)] as const,
    { readOnly: true },
  );
  if (firms.enterpriseIds.length === 0) return null;
  const place = (await listRegisterPlaces(ctx)).find(({ code }) => code === area)?.name ?? area;
  const groupTitle = titleOf(scheme, industry);
  return {
    id,
    title: ctx.t('clusters.work.cell.title', { industry: groupTitle, place }),
    group: `${scheme}:${industry}`,
    groupTitle,
    areas: [area],
    areaTitles: [place],
    ...firms,
    isTested: q === null ? null : q < standsOutBelow,
    href: `/clusters?economy=${ctx.economy}&scheme=${scheme}&industry=${scheme}:${industry}`,
  };
};

/** Who knows clusters, asked in this order. */
const readers: readonly ClusterReader[] = [readCell, readerOfFound(readFoundCluster)];

export async function readCluster(ctx: Context, id: string): Promise<ClusterFacts> {
  for (const read of readers) {
    const found = await read(ctx, id);
    if (found !== null) return found;
  }
  throw new DomainError('notFound', 'clusters.cluster');
}
