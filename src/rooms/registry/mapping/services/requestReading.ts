import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Context } from '../../../../platform/context.ts';
import { DomainError } from '../../../../platform/errors.ts';
import { storeFile } from '../../../../platform/files/store/index.ts';
import { profileFileJob, stageImportJob } from '../../jobs.ts';
import { findDraft } from '../store/drafts.ts';
import { findMapping } from './findMapping.ts';

/** Keeps an uploaded file and asks for it to be looked at, both or neither. Returns the job's id. */
export function receiveUnknownFile(
  ctx: Context,
  upload: { path: string; fileName: string },
  encoding: string,
): Promise<string> {
  return ctx.db.withActor(ctx, async (tx) => {
    const file = await storeFile(
      tx,
      { fileName: upload.fileName, contentType: 'application/octet-stream', fileClass: 'internal' },
      createReadStream(upload.path),
    );
    const payload = { draftId: randomUUID(), fileId: file.id, encoding, delimiter: '', sheet: '' };
    return ctx.jobs.enqueue(ctx, tx, profileFileJob, payload);
  });
}

/** Asks for the file of a draft to be looked at again, in another encoding, with another delimiter, or on another sheet. */
export function requestProfile(
  ctx: Context,
  draftId: string,
  options: { encoding: string; delimiter: string; sheet: string },
): Promise<string> {
  return ctx.db.withActor(ctx, async (tx) => {
    const draft = await findDraft(tx, draftId);
    if (draft === null) throw new DomainError('notFound', 'registry.mapping.draft');
    return ctx.jobs.enqueue(ctx, tx, profileFileJob, { draftId, fileId: draft.fileId, ...options });
  });
}

/** Asks for the file of a draft to be read: by a mapping of that name, or by what was chosen for its columns. */
export async function requestStaging(ctx: Context, draftId: string, preset: string): Promise<string> {
  if (preset !== '') await findMapping(ctx, preset);
  return ctx.db.withActor(ctx, async (tx) => {
    const draft = await findDraft(tx, draftId);
    if (draft === null) throw new DomainError('notFound', 'registry.mapping.draft');
    const encoding = draft.encoding ?? '';
    return ctx.jobs.enqueue(ctx, tx, stageImportJob, { fileId: draft.fileId, preset, encoding, draftId });
  });
}
