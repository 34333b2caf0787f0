import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Context } from '../../../platform/context.ts';
import { DomainError } from '../../../platform/errors.ts';
import { findStoredFile, readStoredFile } from '../../../platform/files/store/index.ts';
import { readPreset } from './readMapping.ts';
import { stageImport } from './stageImport.ts';

/** Copies a kept file to the machine that reads it, and stages it. */
export async function stageStoredFile(
  ctx: Context,
  { fileId, preset, encoding }: { fileId: string; preset: string; encoding: string },
): Promise<{ importId: string; repeated: boolean }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'toolroom-import-'));
  try {
    const copy = path.join(folder, 'file');
    const fileName = await ctx.db.withActor(ctx, async (tx) => {
      const file = await findStoredFile(tx, fileId);
      if (file === null) throw new DomainError('notFound', 'registry.import.file');
      await pipeline(Readable.from(readStoredFile(tx, fileId)), createWriteStream(copy, { mode: 0o600 }));
      return file.fileName;
    });
    const staged = await stageImport(ctx, {
      path: copy,
      fileName,
      mapping: readPreset(preset),
      encoding: encoding === '' ? undefined : encoding,
    });
    return { importId: staged.importId, repeated: staged.kind === 'same' };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
