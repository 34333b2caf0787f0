import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { recordAudit, sealAudit, verifyAudit } from '../../src/platform/audit/index.ts';
import { operator, visitor } from '../../src/platform/db/fixtures.ts';
import {
  backupTo,
  diagnose,
  migrate,
  migrationSources,
  type OpenedDatabase,
  openDatabase,
  restoreFrom,
} from '../../src/platform/db/index.ts';
import { storeFile } from '../../src/platform/files/store/index.ts';
import { testDatabase } from '../../src/platform/testing/database.ts';
import { findDebianServer, startDebianServer } from './debianServer.ts';

const installed = findDebianServer();
const skip = installed ? false : 'no PostgreSQL 15 or newer under /usr/lib/postgresql';
const server = installed ? await startDebianServer(installed.bin) : null;
after(() => server?.stop());
const sources = migrationSources(fileURLToPath(new URL('../..', import.meta.url)));
const who = { actor: operator, economy: 'TWN' };

async function asKeeper(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server!.url('keeper', 'postgres') });
  await client.connect();
  for (const statement of sql.split(';')) await client.query(statement);
  await client.end();
}

const use = async (login: string, database: string, work: (opened: OpenedDatabase) => Promise<void>) => {
  const opened = await openDatabase({ databaseUrl: server!.url(login, database) });
  try {
    await work(opened);
  } finally {
    await opened.close();
  }
};

async function writeAndVerify(opened: OpenedDatabase): Promise<void> {
  await migrate(opened, sources);
  assert.deepEqual((await migrate(opened, sources)).applied, []);
  await opened.withActor(who, async (tx) => {
    assert.equal((await tx.client.query('SELECT current_user AS role')).rows[0].role, 'toolroom_app');
    const content = [Buffer.from('confidential')] as never;
    await storeFile(tx, { fileName: 'a', contentType: 'text/plain', fileClass: 'confidential' }, content);
    await recordAudit(tx, { verb: 'test.done', subject: 'x' });
  });
  await sealAudit(opened);
  assert.deepEqual(
    (await verifyAudit(opened)).flatMap((report) => report.faults),
    [],
  );
  const seenByVisitor = await opened.withActor(
    { actor: visitor, economy: 'TWN' },
    async (tx) => (await tx.sql.selectFrom('platform.stored_file').selectAll().execute()).length,
  );
  assert.equal(seenByVisitor, 0);
  assert.deepEqual(
    (await diagnose(opened)).filter((one) => !one.ok),
    [],
  );
}

test('DATABASE_URL with the login of a superuser does everything', { skip }, async () => {
  await asKeeper('CREATE DATABASE of_keeper TEMPLATE template0');
  await use('keeper', 'of_keeper', writeAndVerify);
});

test('DATABASE_URL with an ordinary login that may make roles does everything', { skip }, async () => {
  const modest = await startDebianServer(installed!.bin, 'other_keeper');
  try {
    const client = new pg.Client({ connectionString: modest.url('other_keeper', 'postgres') });
    await client.connect();
    await client.query('CREATE ROLE modest LOGIN CREATEROLE');
    await client.query('CREATE DATABASE of_modest OWNER modest');
    await client.end();
    const opened = await openDatabase({ databaseUrl: modest.url('modest', 'of_modest') });
    try {
      await writeAndVerify(opened);
      const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'toolroom-external-')), 'x.backup');
      const report = await backupTo(opened, file);
      const target = await testDatabase({ empty: true });
      try {
        const restored = await restoreFrom(file, target, sources);
        assert.equal(restored.rows, report.rows);
        const files = await target.withActor(who, (tx) =>
          tx.sql.selectFrom('platform.stored_file').selectAll().execute(),
        );
        assert.equal(files.length, 1, 'the backup holds rows under policy though its role may not pass over them');
      } finally {
        await target.drop();
        rmSync(path.dirname(file), { recursive: true });
      }
    } finally {
      await opened.close();
    }
  } finally {
    await modest.stop();
  }
});

test('a login that may make neither roles nor schemas is told what it lacks', { skip }, async () => {
  await asKeeper('CREATE ROLE weak LOGIN; CREATE DATABASE of_weak');
  await use('weak', 'of_weak', async (opened) => {
    const faults = (await diagnose(opened)).filter((one) => !one.ok);
    assert.ok(faults.some((one) => one.name === 'rights' && /CREATEROLE/.test(one.remedy)));
    await assert.rejects(migrate(opened, sources), { code: 'rolesMissing' });
  });
});
