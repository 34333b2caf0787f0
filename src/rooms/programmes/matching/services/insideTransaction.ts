import type { Context, Transaction } from '../../../../platform/context.ts';

/** The same context, whose doors all work in the transaction that is open: what they write is there together or not at all. */
export function insideTransaction(ctx: Context, tx: Transaction): Context {
  return {
    ...ctx,
    db: {
      withActor: (_who, work) => work(tx),
      close: () => Promise.reject(new Error('a transaction does not close the database')),
    },
  };
}
