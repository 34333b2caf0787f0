import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { OpenedDatabase } from '../open.ts';
import { type CatalogueTable, copyOut, plainText, readSequences, readTables } from './catalogue.ts';
import { type BackupHeader, encodeFrame, type Frame, formatVersion } from './frames.ts';

export interface BackupReport {
  file: string;
  bytes: number;
  tables: number;
  rows: number;
  auditHeads: BackupHeader['auditHeads'];
}

/** One archive of everything, as it was at one moment. It has its name only once it is whole and on the disk. */
export async function backupTo(opened: OpenedDatabase, file: string): Promise<BackupReport> {
  const temporary = `${file}.${randomBytes(6).toString('hex')}.part`;
  try {
    const report = await opened.withConnection('backup', async (client) => {
      await beginSnapshot(client);
      const written = await writeArchive(client, temporary);
      // Where writing fails, a COPY may be under way that nobody reads to its end: the connection is closed instead.
      await client.query('ROLLBACK');
      return written;
    });
    await flush(temporary, 'r+');
    await rename(temporary, file);
    await flush(path.dirname(path.resolve(file)), 'r');
    return { file, bytes: (await stat(file)).size, ...report };
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

const largestPiece = 8 * 1_048_576;

/** With row_security off a policy that would hide rows is an error: a backup is whole or it is none. */
async function beginSnapshot(client: PoolClient): Promise<void> {
  await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${plainText}`);
  const { rows } = await client.query<{ bypasses: boolean }>(
    'SELECT rolbypassrls OR rolsuper AS bypasses FROM pg_roles WHERE rolname = current_user',
  );
  if (rows[0]!.bypasses) await client.query('SET LOCAL row_security = off');
}

async function writeArchive(client: PoolClient, file: string) {
  const counts = { tables: 0, rows: 0, auditHeads: [] as BackupHeader['auditHeads'] };
  const whole = createHash('sha256');
  async function* frames(): AsyncGenerator<Buffer> {
    for await (const frame of readDatabase(client)) {
      if (frame.type === 'H') counts.auditHeads = frame.content.auditHeads;
      if (frame.type === 'E') {
        counts.tables += 1;
        counts.rows += frame.content.rows;
      }
      yield encodeFrame(frame, whole);
    }
    const sha256 = whole.copy().digest('hex');
    yield encodeFrame({ type: 'Z', content: { sha256 } }, whole);
  }
  await pipeline(
    Readable.from(frames()),
    createGzip({ level: 3 }),
    createWriteStream(file, { mode: 0o600, flags: 'wx' }),
  );
  return counts;
}

async function* readDatabase(client: PoolClient): AsyncGenerator<Frame> {
  const { rows: migrations } = await client.query(
    'SELECT schema, name, checksum FROM platform.migration ORDER BY place',
  );
  const { rows: auditHeads } = await client.query(
    'SELECT economy, position::float8 AS position, hash FROM platform.audit_head ORDER BY economy COLLATE "C"',
  );
  const header = {
    format: 'toolroom backup',
    version: formatVersion,
    migrations,
    auditHeads,
    omitted: ['pgboss'],
  } as const;
  yield { type: 'H', content: header };
  for (const table of await readTables(client)) yield* readTable(client, table);
  yield { type: 'S', content: await readSequences(client) };
}

async function* readTable(client: PoolClient, table: CatalogueTable): AsyncGenerator<Frame> {
  yield { type: 'T', content: { schema: table.schema, name: table.name, columns: table.columns } };
  const hash = createHash('sha256');
  const stream = client.query(copyTo(copyOut(table)));
  for await (const piece of stream as AsyncIterable<Buffer>) {
    hash.update(piece);
    for (let at = 0; at < piece.length; at += largestPiece) {
      yield { type: 'D', content: piece.subarray(at, at + largestPiece) };
    }
  }
  yield { type: 'E', content: { rows: stream.rowCount, sha256: hash.digest('hex') } };
}

async function flush(file: string, flags: string): Promise<void> {
  const handle = await open(file, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
