import type { Context } from '../../../platform/context.ts';
import { wordsOfGroup } from '../rules/wordsOfGroup.ts';
import { selectClusterRequests } from '../store/clusterRequests.ts';

export interface ClusterRequests {
  total: number;
  requests: readonly {
    ocid: string;
    title: string;
    buyer: string | null;
    closesOn: string | null;
    amount: { amount: string; currency: string } | null;
    /** By the class of what is bought, or by words alone. */
    by: 'class' | 'words';
  }[];
}

const mostShown = 8;

/** Buyers' requests that are open and that the products of a group of industries could meet. */
export async function readClusterRequests(
  ctx: Context,
  { isicPrefixes, groupTitle }: { isicPrefixes: readonly string[]; groupTitle: string },
): Promise<ClusterRequests> {
  const wanted = { classes: isicPrefixes, words: wordsOfGroup(groupTitle), now: ctx.now().toISOString() };
  const { total, rows } = await ctx.db.withActor(ctx, (tx) => selectClusterRequests(tx, wanted, mostShown), {
    readOnly: true,
  });
  return {
    total,
    requests: rows.map(({ closesAt, amount, currency, ...row }) => ({
      ...row,
      closesOn: closesAt === null ? null : closesAt.toISOString().slice(0, 10),
      amount: amount === null || currency === null ? null : { amount, currency },
    })),
  };
}
