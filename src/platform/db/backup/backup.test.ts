import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { recordAudit, sealAudit, verifyAudit } from '../../audit/index.ts';
import { readStoredFile, storeFile } from '../../files/store/index.ts';
import { balanceOf, openAccount, postEntry } from '../../ledger/index.ts';
import { testDatabase } from '../../testing/database.ts';
import { lin, makeRoom, operator, platformSource } from '../fixtures.ts';
import { migrate, readMigrationLevel } from '../migrate.ts';
import type { OpenedDatabase } from '../open.ts';
import { backupTo } from './backupTo.ts';
import { restoreFrom } from './restoreFrom.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'toolroom-backup-'));
after(() => rmSync(folder, { recursive: true }));

const tables = `
  CREATE TABLE kept.parent (economy text, id bigint GENERATED ALWAYS AS IDENTITY, name text, rival bigint, size integer,
    doubled integer GENERATED ALWAYS AS (size * 2) STORED, PRIMARY KEY (economy, id),
    FOREIGN KEY (economy, rival) REFERENCES kept.parent (economy, id));
  CREATE TABLE kept.child (economy text, parent bigint, at timestamptz, share float8, raw bytea, tags text[], organisation text,
    FOREIGN KEY (economy, parent) REFERENCES kept.parent (economy, id));
  SELECT platform.protect('kept.child', 'confidential');
  CREATE TABLE kept.piece (economy text, n integer) PARTITION BY LIST (economy);
  CREATE TABLE kept.piece_rest PARTITION OF kept.piece DEFAULT;
  CREATE UNLOGGED TABLE kept.passing (n integer);
  CREATE TABLE kept.code (code text PRIMARY KEY);
  INSERT INTO kept.code VALUES ('a'), ('b');`;
const room = makeRoom('kept', { '0001-tables.sql': tables });
const sources = [platformSource, room];
const source = await testDatabase({ sources });
after(() => source.drop());

const who = { actor: lin, economy: 'TWN' };
const { accountId, fileId } = await source.withActor(who, async (tx) => {
  await tx.client.query(
    `INSERT INTO kept.parent (economy, name, size) SELECT 'TWN', 'firm ' || n || E'\\t\\n\\\\', n FROM generate_series(1, 3000) n`,
  );
  await tx.client.query(`UPDATE kept.parent SET rival = 3001 - id`);
  await tx.client.query(
    `INSERT INTO kept.child SELECT 'TWN', n, clock_timestamp(), 1.0 / n, sha256(n::text::bytea), ARRAY['x', NULL, 'y,"z'], 'machine-shop'
     FROM generate_series(1, 500) n`,
  );
  await tx.client.query(`INSERT INTO kept.piece VALUES ('TWN', 1), ('KOR', 2)`);
  await tx.client.query(`INSERT INTO kept.passing VALUES (1); DELETE FROM kept.code WHERE code = 'a'`);
  await recordAudit(tx, { verb: 'test.done', subject: 'x', detail: { n: 1.5 } });
  const [one, other] = [
    await openAccount(tx, { code: 'one', currency: 'TWD', organisation: null }),
    await openAccount(tx, { code: 'other', currency: 'TWD', organisation: null }),
  ];
  const money = (amount: string) => ({ amount, currency: 'TWD' });
  await postEntry(tx, {
    onDate: '2026-03-01',
    reference: 'r',
    postings: [
      { accountId: one, money: money('7.25') },
      { accountId: other, money: money('-7.25') },
    ],
  });
  const stored = await storeFile(tx, { fileName: 'a', contentType: 'text/plain', fileClass: 'internal' }, [
    Buffer.from('kept'),
  ] as never);
  return { accountId: one, fileId: stored.id };
});
await sealAudit(source);
const archive = path.join(folder, 'whole.backup');
const report = await backupTo(source, archive);

const everything = (database: OpenedDatabase) =>
  database.withConnection('backup', async (client) => {
    const read = async (sql: string) => (await client.query(sql)).rows;
    return {
      parents: await read('SELECT * FROM kept.parent ORDER BY id'),
      children: await read('SELECT *, at::text AS exact FROM kept.child ORDER BY parent'),
      pieces: await read('SELECT * FROM kept.piece ORDER BY n'),
      codes: await read('SELECT * FROM kept.code'),
      audit: await read('SELECT *, at::text AS exact FROM platform.audit_entry'),
    };
  });
const emptyDatabase = async (work: (database: OpenedDatabase) => Promise<void>) => {
  const database = await testDatabase({ empty: true });
  try {
    await work(database);
  } finally {
    await database.drop();
  }
};

test('what was backed up comes back whole, and goes on from there', async () => {
  await emptyDatabase(async (database) => {
    const restored = await restoreFrom(archive, database, sources);
    assert.equal(restored.rows, report.rows);
    assert.ok(report.rows > 3500);
    assert.deepEqual(await everything(database), await everything(source));
    assert.deepEqual(
      (await verifyAudit(database, restored.auditHeads)).flatMap((one) => one.faults),
      [],
    );
    await database.withActor(who, async (tx) => {
      assert.deepEqual(await balanceOf(tx, accountId), { amount: '7.25', currency: 'TWD' });
      for await (const part of readStoredFile(tx, fileId)) assert.equal(String(part), 'kept');
      const { rows } = await tx.client.query(
        `INSERT INTO kept.parent (economy, name) VALUES ('TWN', 'next') RETURNING id`,
      );
      assert.equal(rows[0].id, '3001');
      await recordAudit(tx, { verb: 'test.done', subject: 'after' });
    });
    await sealAudit(database);
    assert.deepEqual(
      (await verifyAudit(database, restored.auditHeads)).flatMap((one) => one.faults),
      [],
    );
  });
});

test('rules hold again after a restore', async () => {
  await emptyDatabase(async (database) => {
    await restoreFrom(archive, database, sources);
    const attempt = (sql: string) => database.withConnection('owner', (client) => client.query(sql));
    assert.equal((await attempt('TABLE kept.child')).rowCount, 0, 'policies are forced');
    await assert.rejects(attempt(`INSERT INTO kept.parent (economy, rival) VALUES ('TWN', 99999)`), /foreign key/);
    await assert.rejects(attempt('TRUNCATE platform.audit_entry'), /never changed/);
  });
});

test('an older backup is migrated forward', async () => {
  const grown = [
    platformSource,
    makeRoom('kept', {
      '0001-tables.sql': tables,
      '0002-more.sql': 'ALTER TABLE kept.parent ADD COLUMN added integer DEFAULT 4',
    }),
  ];
  await emptyDatabase(async (database) => {
    const { migratedForward } = await restoreFrom(archive, database, grown);
    assert.deepEqual(
      migratedForward.map((one) => one.name),
      ['0002-more'],
    );
    const { parents } = await everything(database);
    assert.equal(parents[0].added, 4);
  });
});

test('a backup of a newer level is refused', async () => {
  await emptyDatabase(async (database) => {
    await assert.rejects(restoreFrom(archive, database, [platformSource]), { code: 'archiveNewer' });
    assert.equal(await readMigrationLevel(database), null);
  });
});

test('a database with anything in it is refused', async () => {
  await assert.rejects(restoreFrom(archive, source, sources), { code: 'notEmpty' });
});

const bytes = readFileSync(archive);
const plain = gunzipSync(bytes);
const turned = Buffer.from(plain);
turned.write('firm 7000', turned.indexOf('firm 1234'));
const damages: [string, Buffer][] = [
  ['cut short', bytes.subarray(0, bytes.length >> 1)],
  ['cut by its last byte', bytes.subarray(0, -1)],
  ['empty', Buffer.alloc(0)],
  ['cut and zipped again', gzipSync(plain.subarray(0, plain.length - 100))],
  ['edited and zipped again', gzipSync(turned)],
  ['followed by something', gzipSync(Buffer.concat([plain, plain]))],
  ['no archive at all', Buffer.from('economy,name\nTWN,firm\n')],
  ['another gzip file', gzipSync('economy,name\nTWN,firm\n'.repeat(100))],
  ['turned in one bit', Buffer.from(bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 1 : byte)))],
];
for (const [name, content] of damages) {
  test(`an archive that is ${name} is refused, with nothing loaded`, async () => {
    const file = path.join(folder, 'damaged.backup');
    writeFileSync(file, content);
    await emptyDatabase(async (database) => {
      await assert.rejects(restoreFrom(file, database, sources), { code: 'archiveDamaged' });
      assert.equal(await readMigrationLevel(database), null);
    });
  });
}

test('a restore that fails half way leaves the database as empty as it was, so that it can be tried again', async () => {
  await emptyDatabase(async (database) => {
    const beforeLoad = async () => {
      throw new Error('the lights went out');
    };
    await assert.rejects(restoreFrom(archive, database, sources, { beforeLoad }), /lights went out/);
    assert.equal(await readMigrationLevel(database), null);
    await restoreFrom(archive, database, sources);
    assert.deepEqual((await everything(database)).parents.length, 3000);
  });
});

test('a backup is one moment, whatever is written meanwhile, and a failed one leaves no file', async () => {
  // The file may fail at any moment of a COPY: none of these waits for ever.
  for (let i = 0; i < 20; i++)
    await assert.rejects(backupTo(source, path.join(folder, 'no-such-folder', 'x.backup')), /ENOENT/);
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.endsWith('.part')),
    [],
  );
  await migrate(source, sources);
  await source.withActor({ actor: operator, economy: 'TWN' }, (tx) =>
    tx.client.query(`INSERT INTO kept.piece VALUES ('TWN', 3)`),
  );
  assert.equal((await backupTo(source, archive)).rows, report.rows + 1);
});
