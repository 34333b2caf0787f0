import { createReadStream } from 'node:fs';
import type { Context } from '../../../platform/context.ts';
import { storeFile } from '../../../platform/files/store/index.ts';
import { stageImportJob } from '../jobs.ts';
import { findMapping } from '../mapping/services/findMapping.ts';

/** Keeps an uploaded file and asks for it to be read, both or neither. Returns the job's id. */
export async function receiveImportFile(
  ctx: Context,
  upload: { path: string; fileName: string },
  choice: { preset: string; encoding: string },
): Promise<string> {
  await findMapping(ctx, choice.preset);
  return ctx.db.withActor(ctx, async (tx) => {
    const file = await storeFile(
      tx,
      { fileName: upload.fileName, contentType: 'application/octet-stream', fileClass: 'internal' },
      createReadStream(upload.path),
    );
    return ctx.jobs.enqueue(ctx, tx, stageImportJob, { fileId: file.id, ...choice });
  });
}
