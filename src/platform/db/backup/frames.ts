import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { AppliedMigration } from '../migrationFiles.ts';
import { DatabaseProblem } from '../problem.ts';

/**
 * The archive is gzip over frames: a letter, the length in four bytes, the content. The last frame holds the SHA-256 of
 * all before it. That shows damage and truncation; against a forger keep the audit heads elsewhere.
 */
export const formatVersion = 1;

export interface BackupHeader {
  format: 'toolroom backup';
  version: number;
  migrations: readonly AppliedMigration[];
  auditHeads: readonly { economy: string; position: number; hash: string }[];
  /** Schemas that are left out: jobs of the queue are passing, their progress rows are kept. */
  omitted: readonly string[];
}

export interface TableStart {
  schema: string;
  name: string;
  columns: readonly string[];
}

export interface TableEnd {
  rows: number;
  sha256: string;
}

export interface SequenceValue {
  schema: string;
  name: string;
  value: string;
}

export type Frame =
  | { type: 'H'; content: BackupHeader }
  | { type: 'T'; content: TableStart }
  | { type: 'D'; content: Buffer }
  | { type: 'E'; content: TableEnd }
  | { type: 'S'; content: readonly SequenceValue[] }
  | { type: 'Z'; content: { sha256: string } };

const largestFrame = 64 * 1_048_576;

export function encodeFrame(frame: Frame, whole: Hash): Buffer {
  const content = frame.type === 'D' ? frame.content : Buffer.from(JSON.stringify(frame.content));
  const head = Buffer.alloc(5);
  head.write(frame.type, 0, 'latin1');
  head.writeUInt32BE(content.length, 1);
  const bytes = Buffer.concat([head, content]);
  whole.update(bytes);
  return bytes;
}

/** Every frame but the last, whose hash is checked: reading to the end without an error means that the archive is whole. */
export async function* readFrames(file: string): AsyncGenerator<Frame> {
  const whole = createHash('sha256');
  let ended = false;
  for await (const { type, content } of readRawFrames(file)) {
    if (ended) throw damaged(file, 'something follows its end');
    if (type === 'Z') {
      ended = true;
      if ((parse(file, content) as { sha256?: string }).sha256 !== whole.digest('hex'))
        throw damaged(file, 'its hash differs');
      continue;
    }
    whole.update(rawHead(type, content));
    whole.update(content);
    yield { type, content: type === 'D' ? content : parse(file, content) } as Frame;
  }
  if (!ended) throw damaged(file, 'its end is missing');
}

export const damaged = (file: string, how: string) =>
  new DatabaseProblem(
    'archiveDamaged',
    `The backup ${file} is damaged: ${how}.`,
    'Nothing was restored; use another backup.',
  );

async function* readRawFrames(file: string): AsyncGenerator<{ type: string; content: Buffer }> {
  let pending: Buffer = Buffer.alloc(0);
  try {
    const source = createReadStream(file);
    const unzipped = createGunzip();
    source.on('error', (error) => unzipped.destroy(error));
    for await (const piece of source.pipe(unzipped) as AsyncIterable<Buffer>) {
      pending = pending.length === 0 ? piece : Buffer.concat([pending, piece]);
      let at = 0;
      while (pending.length - at >= 5) {
        const length = pending.readUInt32BE(at + 1);
        if (length > largestFrame) throw damaged(file, 'a part of it is impossibly long');
        if (pending.length - at - 5 < length) break;
        yield { type: pending.toString('latin1', at, at + 1), content: pending.subarray(at + 5, at + 5 + length) };
        at += 5 + length;
      }
      pending = pending.subarray(at);
    }
  } catch (error) {
    const { code } = error as { code?: string };
    if (code?.startsWith('Z_')) throw damaged(file, (error as Error).message);
    throw error;
  }
  if (pending.length > 0) throw damaged(file, 'it is cut short');
}

function rawHead(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type, 0, 'latin1');
  head.writeUInt32BE(content.length, 1);
  return head;
}

function parse(file: string, content: Buffer): unknown {
  try {
    return JSON.parse(content.toString());
  } catch {
    throw damaged(file, 'a part of it is not what it should be');
  }
}
