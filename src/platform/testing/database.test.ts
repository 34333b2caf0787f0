import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from './database.ts';

const nameOf = async (database: Awaited<ReturnType<typeof testDatabase>>) =>
  database.withConnection('owner', async (client) => {
    const { rows } = await client.query<{ name: string; levels: number }>(
      'SELECT current_database() AS name, (SELECT count(*)::int FROM platform.migration) AS levels',
    );
    return rows[0]!;
  });

test('each caller gets a migrated database of its own on a shared server', async () => {
  const [one, other] = await Promise.all([testDatabase(), testDatabase()]);
  try {
    const [first, second] = [await nameOf(one), await nameOf(other)];
    assert.notEqual(first.name, second.name);
    assert.ok(first.levels > 0);
    assert.equal(first.levels, second.levels);
    assert.equal(one.connection('app').host, other.connection('app').host);
  } finally {
    await Promise.all([one.drop(), other.drop()]);
  }
});

test('an empty database has not been migrated', async () => {
  const database = await testDatabase({ empty: true });
  try {
    await assert.rejects(nameOf(database), /does not exist/);
  } finally {
    await database.drop();
  }
});
