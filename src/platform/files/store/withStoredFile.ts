import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { findStoredFile, readStoredFile } from './index.ts';

/**
 * Copies a kept file to the machine that reads it, for as long as the work on it takes. Where there is none, or the actor may not see it: not found, of what `missing`
 * names.
 */
export async function withStoredFile<Result>(
  ctx: Context,
  { fileId, missing }: { fileId: string; missing: string },
  work: (copy: { path: string; fileName: string }) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'toolroom-file-'));
  try {
    const copy = path.join(folder, 'file');
    const fileName = await ctx.db.withActor(
      ctx,
      async (tx) => {
        const file = await findStoredFile(tx, fileId);
        if (file === null) throw new DomainError('notFound', missing);
        await pipeline(Readable.from(readStoredFile(tx, fileId)), createWriteStream(copy, { mode: 0o600 }));
        return file.fileName;
      },
      { readOnly: true },
    );
    return await work({ path: copy, fileName });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
