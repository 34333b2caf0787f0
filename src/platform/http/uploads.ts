import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import type { UploadedFile } from './route.ts';

export interface Received {
  fields: Record<string, string | string[]>;
  files: UploadedFile[];
  /** Removes the temporary copies. */
  discard: () => Promise<void>;
}

/** Streams a multipart form to temporary files, hashing on the way: memory stays flat whatever is sent. */
export async function receiveMultipart(request: FastifyRequest): Promise<Received> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'toolroom-upload-'));
  const discard = () => rm(folder, { recursive: true, force: true });
  const fields: Received['fields'] = Object.create(null);
  const files: UploadedFile[] = [];
  try {
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        addField(fields, part.fieldname, String(part.value));
        continue;
      }
      const target = path.join(folder, randomUUID());
      const hash = createHash('sha256');
      let bytes = 0;
      const measure = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          hash.update(chunk);
          bytes += chunk.length;
          done(null, chunk);
        },
      });
      await pipeline(part.file, measure, createWriteStream(target, { mode: 0o600 }));
      if (part.file.truncated) throw Object.assign(new Error('The file is too large'), { statusCode: 413 });
      if (part.filename || bytes > 0) {
        files.push({
          field: part.fieldname,
          fileName: shownName(part.filename),
          path: target,
          bytes,
          sha256: hash.digest('hex'),
        });
      }
    }
  } catch (error) {
    await discard();
    throw isOurs(error)
      ? error
      : Object.assign(new Error('The form could not be read'), { statusCode: 400, cause: error });
  }
  return { fields, files, discard };
}

/** A full disk, or a limit that says its own status; whatever else the parser throws is a form that is none. */
function isOurs(error: unknown): boolean {
  const { syscall, statusCode } = error as { syscall?: string; statusCode?: number };
  return syscall !== undefined || statusCode !== undefined;
}

/** The name alone, without what could turn or break the line in which it is shown. */
function shownName(fileName: string | undefined): string {
  const name = path.basename(fileName ?? '').replaceAll(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, '_');
  return name.slice(-200);
}

function addField(fields: Received['fields'], name: string, value: string): void {
  const before = fields[name];
  if (before === undefined) fields[name] = value;
  else fields[name] = Array.isArray(before) ? [...before, value] : [before, value];
}
