import type { Context } from '../../../platform/context.ts';
import { deleteSimulatedEvents } from '../store/events.ts';
import { deleteSimulatedShortLists } from '../store/shortLists.ts';
import { deleteSimulatedTenders } from '../store/tenders.ts';

/** Takes simulated tenders, short lists and events away. */
export function clearSimulatedLinks(ctx: Context): Promise<void> {
  return ctx.db.withActor(ctx, async (tx) => {
    await deleteSimulatedTenders(tx);
    await deleteSimulatedShortLists(tx);
    await deleteSimulatedEvents(tx);
  });
}
