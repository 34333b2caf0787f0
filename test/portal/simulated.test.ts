import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '../../src/platform/testing/database.ts';

let database: TestDatabase;
before(async () => {
  database = await testDatabase();
});
after(() => database.drop());

test('the mark of an invented row never changes, in whatever table of whatever room', async () => {
  await database.withConnection('admin', async (client) => {
    const { rows } = await client.query<{ name: string; kept: boolean }>(
      `SELECT c.oid::regclass::text AS name, EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'keeps_mark') AS kept
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
       WHERE c.relkind = 'r' AND a.attname = 'simulated' AND NOT a.attisdropped ORDER BY 1`,
    );
    assert.ok(rows.length >= 15, `${rows.length} tables`);
    assert.deepEqual(
      rows.filter(({ kept }) => !kept).map(({ name }) => name),
      [],
    );
    await client.query(
      `INSERT INTO registry.enterprise (economy, id, name, simulated) VALUES ('XDM', 'XDM-1', 'Invented', true)`,
    );
    await client.query(`UPDATE registry.enterprise SET name = 'Other', simulated = true WHERE id = 'XDM-1'`);
    await assert.rejects(
      client.query(`UPDATE registry.enterprise SET simulated = false WHERE id = 'XDM-1'`),
      /never changes/,
    );
  });
});
