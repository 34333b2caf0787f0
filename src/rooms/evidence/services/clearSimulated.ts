import type { Context } from '../../../platform/context.ts';
import { deleteSimulatedStudies } from '../store/studies.ts';

/** Takes the studies of simulated rounds away. */
export function clearSimulatedStudies(ctx: Context): Promise<void> {
  return ctx.db.withActor(ctx, deleteSimulatedStudies);
}
