import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { FileIdentity } from './bytes.ts';

/** Of a file that was not read from its first byte to its last. */
export async function identityOf(path: string): Promise<FileIdentity> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { sha256: hash.digest('hex'), bytes };
}
