import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, test } from 'node:test';
import { arun, lin, mei, visitor } from '../../db/fixtures.ts';
import { testDatabase } from '../../testing/database.ts';
import { findStoredFile, type NewFile, readStoredFile, storeFile } from './index.ts';

const database = await testDatabase();
after(() => database.drop());

const mebibyte = 1_048_576;
const plan = (fileClass: NewFile['fileClass'], organisation: string | null = null): NewFile => ({
  fileName: 'register.csv',
  contentType: 'text/csv',
  fileClass,
  organisation,
});
async function* pieces(content: Buffer, size: number) {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}
const store = (content: Buffer, file: NewFile, actor = mei, size = 100_000) =>
  database.withActor({ actor, economy: 'TWN' }, (tx) => storeFile(tx, file, pieces(content, size)));
const read = (id: string, actor = mei) =>
  database.withActor({ actor, economy: 'TWN' }, async (tx) => {
    const parts: Buffer[] = [];
    for await (const part of readStoredFile(tx, id)) parts.push(part);
    return Buffer.concat(parts);
  });
const countChunks = () =>
  database.withConnection('backup', async (client) =>
    Number((await client.query('SELECT count(*) FROM platform.stored_file_chunk')).rows[0].count),
  );
const someBytes = (length: number, seed: number) =>
  Buffer.from(Uint8Array.from({ length }, (_, at) => (at * seed) % 251));

for (const length of [0, 1, mebibyte - 1, mebibyte, mebibyte + 1, 3 * mebibyte + 17]) {
  test(`a file of ${length} bytes comes back whole`, async () => {
    const content = someBytes(length, 7);
    const file = await store(content, plan('internal'), mei, 333_333);
    assert.equal(file.bytes, length);
    assert.equal(file.sha256, createHash('sha256').update(content).digest('hex'));
    assert.deepEqual(await read(file.id), content);
  });
}

test('equal content is kept once among those who may see it', async () => {
  const content = someBytes(2_000, 11);
  const first = await store(content, plan('confidential', 'machine-shop'));
  const chunks = await countChunks();
  const second = await store(content, plan('confidential', 'machine-shop'));
  assert.notEqual(first.id, second.id);
  assert.equal(await countChunks(), chunks);
  await store(content, plan('confidential', 'foundry'), arun);
  assert.equal(await countChunks(), chunks + 1, 'another firm must not learn that the content is here already');
});

test('a confidential file is seen by its firm and by officers', async () => {
  const file = await store(someBytes(10, 13), plan('confidential', 'machine-shop'));
  const seen = (actor: typeof mei, economy = 'TWN') =>
    database.withActor({ actor, economy }, async (tx) => (await findStoredFile(tx, file.id)) !== null);
  assert.equal(await seen(mei), true);
  assert.equal(await seen(lin), true);
  assert.equal(await seen(arun), false);
  assert.equal(await seen(visitor), false);
  assert.equal(await seen(lin, 'KOR'), false);
  await assert.rejects(read(file.id, arun), /no file/);
});

test('a public file is seen by visitors', async () => {
  const file = await store(Buffer.from('open'), plan('public'));
  assert.equal(String(await read(file.id, visitor)), 'open');
});

test('content that is not what was stored is not handed out as if it were', async () => {
  const file = await store(Buffer.from('as it was'), plan('internal'));
  await database.withConnection('admin', (client) =>
    client.query(`UPDATE platform.stored_file_chunk SET content = 'as it is now' WHERE content_id = $1`, [file.id]),
  );
  await assert.rejects(read(file.id), /damaged/);
});
