import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { testDatabase } from '../testing/database.ts';
import { makeRoom, platformSource } from './fixtures.ts';
import { migrate } from './migrate.ts';
import { migrationSources } from './migrationFiles.ts';

const database = await testDatabase({ empty: true });
after(() => database.drop());

const room = makeRoom('growing', { '0001-start.sql': 'CREATE TABLE growing.thing (id integer)' });
const sources = [platformSource, room];

test('runs what is missing, once, however many ask at the same time', async () => {
  const reports = await Promise.all([migrate(database, sources), migrate(database, sources)]);
  const applied = reports.flatMap((report) => report.applied.filter((one) => one.schema === 'growing'));
  assert.deepEqual(
    applied.map((one) => one.name),
    ['0001-start'],
  );
  assert.deepEqual((await migrate(database, sources)).applied, []);
});

test('a migration that fails leaves no trace, and says where it failed', async () => {
  const file = path.join(room.folder, '0002-broken.sql');
  writeFileSync(file, 'CREATE TABLE growing.half (id integer);\nCREATE TABLE growing.half (id integer);');
  await assert.rejects(migrate(database, sources), /growing\/0002-broken.*already exists/);
  writeFileSync(file, 'CREATE TABLE growing.half (id integer);');
  assert.deepEqual(
    (await migrate(database, sources)).applied.map((one) => one.name),
    ['0002-broken'],
  );
});

test('a file that was changed after it ran is refused', async () => {
  writeFileSync(path.join(room.folder, '0001-start.sql'), 'CREATE TABLE growing.thing (id bigint)');
  await assert.rejects(migrate(database, sources), { code: 'migrationChanged' });
  writeFileSync(path.join(room.folder, '0001-start.sql'), 'CREATE TABLE growing.thing (id integer)');
});

test('a database of a newer level is refused', async () => {
  rmSync(path.join(room.folder, '0002-broken.sql'));
  await assert.rejects(migrate(database, sources), { code: 'migrationsNewer' });
});

test('a file without a number, or with a number that is taken, is refused', async () => {
  await assert.rejects(migrate(database, [makeRoom('nameless', { 'start.sql': '' })]), /NNNN-title/);
  await assert.rejects(
    migrate(database, [makeRoom('twice', { '0001-a.sql': '', '0001-b.sql': '' })]),
    /number is taken/,
  );
});

test('the platform comes first and the rooms follow by rank', () => {
  const order = migrationSources('root').map((source) => source.schema);
  assert.deepEqual(order, [
    'platform',
    'publication',
    'registry',
    'diagnosis',
    'clusters',
    'linkages',
    'programmes',
    'evidence',
    'plans',
  ]);
});
