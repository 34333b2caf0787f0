import type { Context } from '../../../platform/context.ts';
import { moveMoney } from '../vouchers/services/accounts.ts';
import { clearSimulatedRows, insertSimulatedRows, type SimulatedRows, sumVouchers } from './store.ts';

export type { SimulatedRows, SimulatedTable } from './store.ts';

/** Puts an invented year of programmes in place, all of it marked as simulated; the ledger gets one entry a programme and pot. */
export async function loadSimulatedYear(ctx: Context, rows: SimulatedRows): Promise<void> {
  await ctx.db.withActor(ctx, async (tx) => {
    await insertSimulatedRows(tx, rows);
    const vouchers = rows.voucher === undefined ? [] : await sumVouchers(tx);
    for (const { programmeId, currency, committed, paid } of vouchers) {
      const common = { programmeId, currency, onDate: ctx.today, reference: 'simulated year' };
      await moveMoney(tx, { ...common, from: 'budget', to: 'committed', amount: committed });
      if (Number(paid) > 0) await moveMoney(tx, { ...common, from: 'committed', to: 'paid', amount: paid });
    }
  });
}

/** Takes every simulated case away again. The ledger forgets nothing: what was entered is entered back. */
export async function clearSimulatedYear(ctx: Context): Promise<void> {
  await ctx.db.withActor(ctx, async (tx) => {
    for (const { programmeId, currency, committed, paid } of await sumVouchers(tx)) {
      const common = { programmeId, currency, onDate: ctx.today, reference: 'simulated year, taken back' };
      if (Number(paid) > 0) await moveMoney(tx, { ...common, from: 'paid', to: 'committed', amount: paid });
      await moveMoney(tx, { ...common, from: 'committed', to: 'budget', amount: committed });
    }
    await clearSimulatedRows(tx);
  });
}
