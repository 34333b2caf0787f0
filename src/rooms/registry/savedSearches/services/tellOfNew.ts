import type { Context } from '../../../../platform/context.ts';
import { queueMail } from '../../../../platform/mail/index.ts';
import { markTold, takeDue } from '../store.ts';
import { findNewer } from './savedSearches.ts';

/** Letters of one run; those who wait are taken by the next import, or tomorrow. */
const mostLetters = 500;
const named = 10;

/** Writes to those whose kept searches have found firms since they were last told: once a day at most. */
export async function tellOfNew(ctx: Context): Promise<number> {
  let letters = 0;
  await ctx.db.withActor(ctx, async (tx) => {
    for (const search of await takeDue(tx, ctx.today, mostLetters)) {
      ctx.signal?.throwIfAborted();
      const { newer } = await findNewer(ctx, search.query, search.toldAt);
      if (newer.length === 0) continue;
      await queueMail(tx, {
        recipient: search.recipient,
        subject: ctx.t('registry.savedSearch.mail.subject', { name: search.name, count: newer.length }),
        body: [
          ctx.t('registry.savedSearch.mail.found', { name: search.name, count: newer.length }),
          ...newer.slice(0, named).map(({ id, name }) => `- ${name}: ${search.origin}/suppliers/${id}`),
          ...(newer.length > named ? [ctx.t('registry.savedSearch.mail.more', { count: newer.length - named })] : []),
          '',
          ctx.t('registry.savedSearch.mail.stop', { address: `${search.origin}/searches/${search.id}` }),
        ].join('\n'),
      });
      await markTold(tx, search.id);
      letters += 1;
    }
  });
  return letters;
}
