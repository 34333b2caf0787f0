import type { Context } from '../../../platform/context.ts';
import { clearSimulated } from '../store/releases.ts';

/** Takes the demonstration's releases away; of real ones nothing is ever forgotten. */
export function clearSimulatedReleases(ctx: Context): Promise<void> {
  return ctx.db.withActor(ctx, clearSimulated);
}
