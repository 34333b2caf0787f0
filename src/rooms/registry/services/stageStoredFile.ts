import type { Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { withStoredFile } from '../../../platform/files/store/withStoredFile.ts';
import { findMapping } from '../mapping/services/findMapping.ts';
import { builtOf, readDraft } from '../mapping/services/readDraft.ts';
import { type ImportSource, stageImport } from './stageImport.ts';

/** Stages a kept file: by a preset, or by what was chosen for its columns. */
export async function stageStoredFile(
  ctx: Context,
  choice: { fileId: string; preset: string; encoding: string; draftId?: string },
): Promise<{ importId: string; repeated: boolean }> {
  const reading = await readingOf(ctx, choice);
  const staged = await withStoredFile(ctx, { fileId: choice.fileId, missing: 'registry.import.file' }, (copy) =>
    stageImport(ctx, { ...copy, ...reading }),
  );
  return { importId: staged.importId, repeated: staged.kind === 'same' };
}

async function readingOf(
  ctx: Context,
  { preset, encoding, draftId }: { preset: string; encoding: string; draftId?: string },
): Promise<Omit<ImportSource, 'path' | 'fileName'>> {
  if (draftId === undefined) return { mapping: await findMapping(ctx, preset), encoding: encoding || undefined };
  const draft = await readDraft(ctx, draftId);
  const built = preset === '' ? builtOf(draft).mapping : await findMapping(ctx, preset);
  if (built === null) throw new DomainError('conflict', 'registry.mapping.unready');
  const some = (text: string | null) => text ?? undefined;
  return { mapping: built, encoding: some(draft.encoding), delimiter: some(draft.delimiter), sheet: some(draft.sheet) };
}
