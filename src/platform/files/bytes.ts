import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { refuse } from '../command/faults.ts';
import type { FileLimits } from './limits.ts';

/** Identity of the file as it lies on disk (compressed if it is), known once all its bytes have been read. */
export interface FileIdentity {
  sha256: string;
  bytes: number;
}

const chunkBytes = 128 * 1024;

export async function refuseUnlessFile(path: string): Promise<void> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => refuseUnopened(path, error));
  if (found.isDirectory())
    refuse(path, { code: 'directory', message: 'this is a folder, not a file', remedy: 'name a file inside it' });
  if (!found.isFile())
    refuse(path, { code: 'notAFile', message: 'this is not an ordinary file', remedy: 'copy its content to a file' });
  if (found.size === 0)
    refuse(path, { code: 'empty', message: 'the file is empty', remedy: 'export it again, with a header line' });
}

function refuseUnopened(path: string, error: NodeJS.ErrnoException): never {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
    refuse(path, { code: 'notFound', message: 'there is no such file', remedy: 'check the path and its spelling' });
  refuse(path, {
    code: 'unreadable',
    message: `the file cannot be opened (${error.code ?? error.message})`,
    remedy: 'check that you may read it',
  });
}

/** The content of a file in chunks, unpacked where it is gzip by content; `onEnd` hears what the file itself was. */
export async function* readContent(
  path: string,
  limits: FileLimits,
  onEnd?: (identity: FileIdentity) => void,
): AsyncGenerator<Buffer> {
  const hash = onEnd ? createHash('sha256') : null;
  let bytes = 0;
  const source = createReadStream(path, { highWaterMark: chunkBytes });
  async function* raw() {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      hash?.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  }
  try {
    if (await isGzip(path)) yield* unpack(path, raw(), () => bytes, limits);
    else yield* raw();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code.startsWith('E')) refuseUnopened(path, error as NodeJS.ErrnoException);
    throw error;
  } finally {
    source.destroy();
  }
  if (hash) onEnd?.({ sha256: hash.digest('hex'), bytes });
}

export async function isGzip(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => refuseUnopened(path, error));
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

async function* unpack(
  path: string,
  packed: AsyncGenerator<Buffer>,
  packedBytes: () => number,
  limits: FileLimits,
): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: chunkBytes });
  const feeding = feed(packed, gunzip);
  let unpackedBytes = 0;
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      unpackedBytes += chunk.length;
      refuseBomb(path, unpackedBytes, packedBytes(), limits);
      yield chunk;
    }
    await feeding;
  } catch (error) {
    refuseBrokenGzip(path, error as NodeJS.ErrnoException);
  } finally {
    gunzip.destroy();
    await feeding.catch(() => undefined);
  }
}

async function feed(packed: AsyncGenerator<Buffer>, gunzip: NodeJS.WritableStream & { destroyed: boolean }) {
  try {
    for await (const chunk of packed) {
      if (gunzip.destroyed) return;
      if (!gunzip.write(chunk)) await drained(gunzip);
    }
    if (!gunzip.destroyed) gunzip.end();
  } catch (error) {
    (gunzip as unknown as { destroy: (error: Error) => void }).destroy(error as Error);
  }
}

function drained(stream: NodeJS.EventEmitter): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      for (const name of ['drain', 'close', 'error']) stream.off(name, done);
      resolve();
    };
    for (const name of ['drain', 'close', 'error']) stream.on(name, done);
  });
}

function refuseBomb(path: string, unpacked: number, packed: number, limits: FileLimits): void {
  if (unpacked > limits.inflatedBytes)
    refuse(path, {
      code: 'gzipTooLarge',
      message: `the compressed file unpacks to more than ${limits.inflatedBytes} bytes`,
      remedy: 'split it into smaller files',
    });
  if (unpacked > limits.ratioFromBytes && unpacked > packed * limits.ratio)
    refuse(path, {
      code: 'gzipBomb',
      message: `the compressed file unpacks to more than ${limits.ratio} times its size, as no real table does`,
      remedy: 'unpack it yourself if you trust it, and give the unpacked file',
    });
}

function refuseBrokenGzip(path: string, error: NodeJS.ErrnoException): never {
  const broken: Record<string, string> = {
    Z_BUF_ERROR: 'the compressed file ends too early',
    Z_DATA_ERROR: 'the compressed file is damaged',
    Z_NEED_DICT: 'the compressed file is damaged',
  };
  const message = broken[error.code ?? ''];
  if (message) refuse(path, { code: 'gzipBroken', message, remedy: 'copy or download it again' });
  throw error;
}
