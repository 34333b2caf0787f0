import type { Context } from '../../../../platform/context.ts';
import { presetNames, readPreset } from '../../services/readMapping.ts';
import { type Mapping, mappingSchema } from '../model.ts';
import { findSaved, listSaved } from '../store/savedMappings.ts';

/** A mapping by its name: one of ours, or one that an officer of the economy saved. */
export async function findMapping(ctx: Context, name: string): Promise<Mapping> {
  if (presetNames().includes(name)) return readPreset(name);
  const saved = await ctx.db.withActor(ctx, (tx) => findSaved(tx, name), { readOnly: true });
  return saved === null ? readPreset(name) : mappingSchema.parse(saved.mapping);
}

export interface OfferedMapping {
  name: string;
  title: string;
  mapping: Mapping;
  saved: boolean;
}

/** All mappings that can be chosen in the economy, those of its own officers first. */
export async function listMappings(ctx: Context): Promise<OfferedMapping[]> {
  const saved = await ctx.db.withActor(ctx, listSaved, { readOnly: true });
  return [
    ...saved.map(({ name, mapping }) => ({ name, title: mapping.title, mapping, saved: true })),
    ...presetNames().map((name) => {
      const mapping = readPreset(name);
      return { name, title: mapping.title, mapping, saved: false };
    }),
  ];
}
