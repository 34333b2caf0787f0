import Big from 'big.js';
import type { Context } from '../../../../platform/context.ts';
import { selectRoundBudgets } from '../store/vouchers.ts';

/** Money of calls: what each may promise in all, and what is left of it. */
export async function listRoundBudgets(ctx: Context) {
  const rows = await ctx.db.withActor(ctx, selectRoundBudgets, { readOnly: true });
  return rows.map(({ bound, ...round }) => ({ ...round, left: new Big(round.budget).minus(bound).toFixed() }));
}
