import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { presetNames } from '../../services/readMapping.ts';
import { type Mapping, mappingSchema } from '../model.ts';
import {
  deleteSaved,
  findSaved,
  listSaved,
  putSaved,
  replaceSaved,
  type SavedMappingRow,
} from '../store/savedMappings.ts';

export function listSavedMappings(ctx: Context): Promise<SavedMappingRow[]> {
  return ctx.db.withActor(ctx, listSaved, { readOnly: true });
}

export async function readSavedMapping(ctx: Context, name: string): Promise<SavedMappingRow> {
  const row = await ctx.db.withActor(ctx, (tx) => findSaved(tx, name), { readOnly: true });
  if (row === null) throw new DomainError('notFound', 'registry.mapping');
  return row;
}

/** A name that is free for a mapping of the economy: those of ours are taken. */
export const isFreeName = (name: string): boolean =>
  /^[a-z0-9][a-z0-9-]{1,58}[a-z0-9]$/.test(name) && !presetNames().includes(name);

export function saveMapping(ctx: Context, mapping: Mapping): Promise<void> {
  if (!isFreeName(mapping.name)) throw new DomainError('conflict', 'registry.mapping.nameTaken');
  return ctx.db.withActor(ctx, (tx) => putSaved(tx, mappingSchema.parse(mapping)));
}

/** Changes what is said of a mapping's source; its columns are changed on the page of a file that has them. */
export async function describeMapping(
  ctx: Context,
  name: string,
  { version, title, ...source }: { version: number; title: string; publisher: string; licence: string; asOf: string },
): Promise<void> {
  const { mapping } = await readSavedMapping(ctx, name);
  const changed = { ...mapping, title, source: { ...mapping.source, ...source } };
  const done = await ctx.db.withActor(ctx, (tx) => replaceSaved(tx, changed, version));
  if (!done) throw new DomainError('conflict', 'registry.mapping.changedMeanwhile');
}

export async function deleteMapping(ctx: Context, name: string): Promise<void> {
  const gone = await ctx.db.withActor(ctx, (tx) => deleteSaved(tx, name));
  if (!gone) throw new DomainError('notFound', 'registry.mapping');
}
