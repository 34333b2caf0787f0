import { isAllowed } from '../../../platform/auth/permissions.ts';
import type { Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { orderReleases } from '../rules/ocds/orderReleases.ts';
import { releaseSchema } from '../rules/ocds/schema.ts';
import { summariseTender } from '../rules/ocds/summariseTender.ts';
import { searchText } from '../rules/searchText.ts';
import {
  findTender,
  listBuyers,
  listReleases,
  listSuppliersOf,
  type StoredRelease,
  selectTenders,
  type TenderFilter,
  type TenderRow,
} from '../store/tenders.ts';
import type { TenderListed, TendersQuery, TendersView, TenderView } from '../views/tenders.ts';

const pageSize = 20;
export const mostTenderRows = 50_000;

const filterOf = ({ q, buyer, stage, from, to }: TendersQuery): TenderFilter => ({
  text: searchText([q]),
  buyer: buyer ?? null,
  stage: stage ?? null,
  from: from ?? null,
  to: to ?? null,
});

export function describeTenders(ctx: Context, query: TendersQuery): Promise<TendersView> {
  const { q, buyer = null, stage = null, from = null, to = null, page } = query;
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const found = await selectTenders(tx, filterOf(query), { limit: pageSize, offset: (page - 1) * pageSize });
      return {
        query: { q, buyer, stage, from, to, page },
        total: found.total,
        pageSize,
        tenders: found.rows.map(listed),
        buyers: await listBuyers(tx),
        canImport: isAllowed(ctx.actor, 'linkages.manage'),
      };
    },
    { readOnly: true },
  );
}

/** All that the query selects, for a table. */
export async function listTenders(ctx: Context, query: TendersQuery): Promise<TenderListed[]> {
  const { rows } = await ctx.db.withActor(
    ctx,
    (tx) => selectTenders(tx, filterOf(query), { limit: mostTenderRows, offset: 0 }),
    { readOnly: true },
  );
  return rows.map(listed);
}

export function describeTender(ctx: Context, ocid: string): Promise<TenderView> {
  return ctx.db.withActor(
    ctx,
    async (tx) => {
      const row = await findTender(tx, ocid);
      if (row === null) throw new DomainError('notFound', 'linkages.tender');
      const { description, methodDetails, publisher, licence, firstAt, compiled } = row;
      return {
        ...listed(row),
        ...{ description, methodDetails, publisher, licence, firstAt: firstAt.toISOString() },
        suppliers: await listSuppliersOf(tx, ocid),
        releases: releasesShown(await listReleases(tx, [ocid])),
        compiled: compiled as TenderView['compiled'],
      };
    },
    { readOnly: true },
  );
}

function releasesShown(stored: readonly StoredRelease[]): TenderView['releases'] {
  const read = stored.map(({ releaseId, raw, tags }) => ({ releaseId, tags, release: releaseSchema.parse(raw) }));
  return orderReleases(read, ({ release }) => release).map(({ releaseId, tags, release }) => {
    const { amount, suppliers } = summariseTender(release);
    return {
      ...{ id: releaseId, tags, releasedAt: new Date(release.date).toISOString() },
      ...{ amount: amount?.amount ?? null, currency: amount?.currency ?? null },
      suppliers: suppliers.map(({ name }) => name),
    };
  });
}

function listed(row: TenderRow): TenderListed {
  const { ocid, title, stage, method, buyerName, buyerRole, suppliers, amount, currency, amountOf, releaseCount } = row;
  return {
    ...{ ocid, title, stage, method, buyerName, buyerRole, suppliers, amount, currency, amountOf, releaseCount },
    closesAt: row.closesAt?.toISOString() ?? null,
    lastAt: row.lastAt.toISOString(),
  };
}
