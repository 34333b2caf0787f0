import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '../testing/database.ts';
import { makeRoom, mei, operator, platformSource } from './fixtures.ts';

const room = makeRoom('withactor', {
  '0001-note.sql': 'CREATE TABLE withactor.note (id integer PRIMARY KEY, on_day date)',
});
const database = await testDatabase({ sources: [platformSource, room] });
after(() => database.drop());

const who = { actor: operator, economy: 'TWN' };
const count = () =>
  database.withActor(who, async (tx) => (await tx.sql.selectFrom('withactor.note').selectAll().execute()).length);

test('work that throws leaves nothing', async () => {
  const before = await count();
  const work = database.withActor(who, async (tx) => {
    await tx.sql.insertInto('withactor.note').values({ id: 1 }).execute();
    throw new Error('changed my mind');
  });
  await assert.rejects(work, /changed my mind/);
  assert.equal(await count(), before);
});

test('a failed statement that was passed over is not taken for success', async () => {
  const work = database.withActor(who, async (tx) => {
    await tx.sql.insertInto('withactor.note').values({ id: 2 }).execute();
    await tx.client.query('SELECT 1/0').catch(() => {});
  });
  await assert.rejects(work, /rolled back/);
});

test('a read-only transaction refuses to write', async () => {
  const work = database.withActor(who, (tx) => tx.sql.insertInto('withactor.note').values({ id: 3 }).execute(), {
    readOnly: true,
  });
  await assert.rejects(work, /read-only transaction/);
});

test('a statement that takes too long is ended, and the next transaction has its own limit', async () => {
  const slow = database.withActor(who, (tx) => sql`SELECT pg_sleep(5)`.execute(tx.sql), { statementTimeoutMs: 30 });
  await assert.rejects(slow, /statement timeout/);
  await database.withActor(who, (tx) => sql`SELECT pg_sleep(0.05)`.execute(tx.sql));
});

test('an actor is refused outside the economies in which they may act', async () => {
  const actor = { ...mei, economies: ['KOR'] };
  await assert.rejects(
    database.withActor({ actor, economy: 'TWN' }, async () => {}),
    { code: 'notAllowed' },
  );
});

test('a day stays the text that it is, and changed rows are counted', async () => {
  await database.withActor(who, async (tx) => {
    const [result] = await tx.sql.insertInto('withactor.note').values({ id: 4, on_day: '2026-03-01' }).execute();
    assert.equal(result?.numInsertedOrUpdatedRows, 1n);
    assert.equal((await tx.sql.selectFrom('withactor.note').selectAll().executeTakeFirst())?.on_day, '2026-03-01');
  });
});

test('hostile text in what is told of the actor stays text', async () => {
  const actor = { ...mei, userId: `x', false); DROP TABLE withactor.note; --\\'` };
  const told = await database.withActor(
    { actor, economy: 'TWN' },
    async (tx) => (await tx.client.query<{ told: string }>('SELECT platform.actor_user() AS told')).rows[0]!.told,
  );
  assert.equal(told, actor.userId);
  await count();
});
