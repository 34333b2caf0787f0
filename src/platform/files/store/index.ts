import { createHash, randomUUID } from 'node:crypto';
import type { Transaction } from '../../db/index.ts';

export interface NewFile {
  fileName: string;
  contentType: string;
  fileClass: 'public' | 'internal' | 'confidential';
  /** Whose confidential file it is; null: its writer's, and of those who read confidential rows. */
  organisation?: string | null;
}

export interface StoredFile extends Required<NewFile> {
  id: string;
  bytes: number;
  sha256: string;
  storedAt: Date;
}

const chunkSize = 1_048_576;

/** Streams in, one chunk in memory at a time. Equal content that the writer may already see is kept once. */
export async function storeFile(
  tx: Transaction,
  file: NewFile,
  source: AsyncIterable<Uint8Array>,
): Promise<StoredFile> {
  const hash = createHash('sha256');
  const id = randomUUID();
  await tx.client.query('SAVEPOINT content');
  let bytes = 0;
  let position = 0;
  for await (const chunk of cutIntoChunks(source)) {
    hash.update(chunk);
    bytes += chunk.length;
    await tx.client.query(
      'INSERT INTO platform.stored_file_chunk (content_id, position, content) VALUES ($1, $2, $3)',
      [id, position, chunk],
    );
    position += 1;
  }
  const sha256 = hash.digest('hex');
  const twin = await findTwin(tx, sha256);
  if (twin) await tx.client.query('ROLLBACK TO SAVEPOINT content');
  await tx.client.query('RELEASE SAVEPOINT content');
  const { rows } = await tx.client.query<FileRow>(
    `INSERT INTO platform.stored_file (id, content_id, class, organisation, file_name, content_type, bytes, sha256)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING *`,
    [id, twin ?? id, file.fileClass, file.organisation ?? null, file.fileName, file.contentType, bytes, sha256],
  );
  return asStoredFile(rows[0]!);
}

/** Null: there is no such file, or the actor may not see it. */
export async function findStoredFile(tx: Transaction, id: string): Promise<StoredFile | null> {
  const row = await findRow(tx, id);
  return row ? asStoredFile(row) : null;
}

/** Streams out, within the transaction. Throws where there is nothing to see, and where the content is not what it was. */
export async function* readStoredFile(tx: Transaction, id: string): AsyncGenerator<Buffer> {
  const file = await findRow(tx, id);
  if (!file) throw new RangeError(`readStoredFile: no file ${id}`);
  const hash = createHash('sha256');
  for (let position = 0; ; position += 1) {
    const { rows } = await tx.client.query<{ content: Buffer }>(
      'SELECT content FROM platform.stored_file_chunk WHERE economy = $1 AND content_id = $2 AND position = $3',
      [tx.economy, file.content_id, position],
    );
    if (!rows[0]) break;
    hash.update(rows[0].content);
    yield rows[0].content;
  }
  if (hash.digest('hex') !== file.sha256) throw new Error(`the content of stored file ${id} is damaged`);
}

interface FileRow {
  id: string;
  content_id: string;
  class: NewFile['fileClass'];
  organisation: string | null;
  file_name: string;
  content_type: string;
  bytes: string;
  sha256: string;
  stored_at: Date;
}

async function findRow(tx: Transaction, id: string): Promise<FileRow | null> {
  const { rows } = await tx.client.query<FileRow>('SELECT * FROM platform.stored_file WHERE economy = $1 AND id = $2', [
    tx.economy,
    id,
  ]);
  return rows[0] ?? null;
}

async function findTwin(tx: Transaction, sha256: string): Promise<string | null> {
  const { rows } = await tx.client.query<{ content_id: string }>(
    'SELECT content_id FROM platform.stored_file WHERE economy = $1 AND sha256 = $2 LIMIT 1',
    [tx.economy, sha256],
  );
  return rows[0]?.content_id ?? null;
}

function asStoredFile(row: FileRow): StoredFile {
  return {
    id: row.id,
    fileName: row.file_name,
    contentType: row.content_type,
    fileClass: row.class,
    organisation: row.organisation,
    bytes: Number(row.bytes),
    sha256: row.sha256,
    storedAt: row.stored_at,
  };
}

async function* cutIntoChunks(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let pending: Uint8Array[] = [];
  let held = 0;
  for await (const piece of source) {
    let rest = piece;
    while (held + rest.length >= chunkSize) {
      const taken = rest.subarray(0, chunkSize - held);
      yield Buffer.concat([...pending, taken]);
      rest = rest.subarray(taken.length);
      pending = [];
      held = 0;
    }
    if (rest.length > 0) {
      pending.push(rest);
      held += rest.length;
    }
  }
  if (held > 0) yield Buffer.concat(pending);
}
