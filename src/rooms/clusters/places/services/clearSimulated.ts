import type { Context } from '../../../../platform/context.ts';
import { deleteSimulated } from '../store/simulated.ts';

/** Takes simulated indicators, projects and choices of them away. */
export const clearSimulatedPlaces = (ctx: Context): Promise<void> => ctx.db.withActor(ctx, deleteSimulated);
