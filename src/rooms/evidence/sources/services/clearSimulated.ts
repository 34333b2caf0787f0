import { randomUUID } from 'node:crypto';
import type { Context } from '../../../../platform/context.ts';
import type { Layout, SourceKind } from '../model.ts';
import { deleteSimulatedSources, insertSimulatedSource } from '../store/simulated.ts';
import { applyOutcomes, declareOutcomes, receiveOutcomes } from './importOutcomes.ts';

export interface SimulatedSource {
  name: string;
  kind: SourceKind;
  holder: string;
  layout: Layout;
}

/** Imports a file of an invented source by the way of any other; the source is marked, so that it can be taken away. */
export async function loadSimulatedOutcomes(
  ctx: Context,
  { layout, ...source }: SimulatedSource,
  file: { path: string; fileName: string },
): Promise<void> {
  await ctx.db.withActor(ctx, (tx) => insertSimulatedSource(tx, { ...source, id: randomUUID() }));
  const id = await receiveOutcomes(ctx, source, file);
  await declareOutcomes(ctx, id, layout);
  await applyOutcomes(ctx, id);
}

/** Takes simulated sources away, with all that they said. */
export function clearSimulatedSources(ctx: Context): Promise<void> {
  return ctx.db.withActor(ctx, deleteSimulatedSources);
}
