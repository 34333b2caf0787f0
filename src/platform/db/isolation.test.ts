import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Actor } from '../context.ts';
import { testDatabase } from '../testing/database.ts';
import { arun, lin, makeRoom, mei, operator, platformSource, visitor } from './fixtures.ts';
import { type DatabaseRole, databaseRoles } from './roles.ts';

const classes = ['public', 'internal', 'confidential', 'personal'] as const;
const room = makeRoom('isolation', {
  '0001-one-table-of-each-class.sql': classes
    .map(
      (name) => `
        CREATE TABLE isolation.${name} (economy text, id text, organisation text, user_id text, PRIMARY KEY (economy, id));
        SELECT platform.protect('isolation.${name}', '${name}');`,
    )
    .join('\n'),
});
const database = await testDatabase({ sources: [platformSource, room] });
after(() => database.drop());

for (const name of classes) {
  await database.withActor({ actor: operator, economy: 'TWN' }, (tx) =>
    tx.client.query(`INSERT INTO isolation.${name} VALUES ('TWN', 'row', 'machine-shop', 'mei')`),
  );
}

const sees = (role: DatabaseRole, actor: Actor, economy: string, name: string) =>
  database.as(role).withActor({ actor, economy }, async (tx) => {
    const rows = await tx.sql.selectFrom(`isolation.${name}`).select('id').execute();
    return rows.length === 1;
  });

const seenBy: { who: string; actor: Actor; economy: string; classes: readonly string[] }[] = [
  { who: 'its owner', actor: mei, economy: 'TWN', classes },
  { who: 'its owner, in another economy', actor: mei, economy: 'KOR', classes: ['public'] },
  { who: 'the owner of another firm', actor: arun, economy: 'TWN', classes: ['public', 'internal'] },
  { who: 'an officer', actor: lin, economy: 'TWN', classes: ['public', 'internal', 'confidential'] },
  { who: 'an officer of another economy', actor: lin, economy: 'KOR', classes: ['public'] },
  { who: 'a visitor', actor: visitor, economy: 'TWN', classes: ['public'] },
  { who: 'the operator', actor: operator, economy: 'TWN', classes },
  { who: 'the operator, in another economy', actor: operator, economy: 'KOR', classes: ['public'] },
];

for (const role of databaseRoles) {
  for (const { who, actor, economy, classes: visible } of seenBy) {
    test(`as ${role}, ${who} sees ${visible.join(', ') || 'nothing'}`, async () => {
      for (const name of classes) assert.equal(await sees(role, actor, economy, name), visible.includes(name), name);
    });
  }

  test(`as ${role}, without any setting only public rows are visible`, async () => {
    for (const name of classes) {
      const rows = await database.withConnection(
        role,
        async (client) => (await client.query(`TABLE isolation.${name}`)).rows,
      );
      assert.equal(rows.length, name === 'public' ? 1 : 0, name);
    }
  });
}

test('even the owner of the tables is held by the policies, and the backup is not', async () => {
  const count = (role: 'owner' | 'backup') =>
    database.withConnection(role, async (client) => (await client.query('TABLE isolation.confidential')).rows.length);
  assert.equal(await count('owner'), 0);
  assert.equal(await count('backup'), 1);
});

test('nobody writes a row into another economy or for another firm', async () => {
  const insert = (actor: Actor, economy: string, values: string) =>
    database.withActor({ actor, economy }, (tx) =>
      tx.client.query(`INSERT INTO isolation.confidential VALUES (${values})`),
    );
  await assert.rejects(insert(mei, 'TWN', `'KOR', 'a', 'machine-shop', 'mei'`), /row-level security/);
  await assert.rejects(insert(mei, 'TWN', `'TWN', 'a', 'foundry', 'mei'`), /row-level security/);
});

test('a reader writes nothing', async () => {
  const write = database
    .as('reader')
    .withActor({ actor: operator, economy: 'TWN' }, (tx) => tx.client.query(`DELETE FROM isolation.public`));
  await assert.rejects(write, /permission denied/);
});

test('what one transaction was told is forgotten in the next on the same connection', async () => {
  const told = await database.withConnection('app', async (client) => {
    const { rows } = await client.query<{ economy: string | null }>('SELECT platform.actor_economy() AS economy');
    return rows[0]!.economy;
  });
  assert.equal(told, null);
});

test('an equality search under a policy uses its index', async () => {
  const plan = await database.withActor({ actor: lin, economy: 'TWN' }, async (tx) => {
    await tx.client.query('SET LOCAL enable_seqscan = off');
    const { rows } = await tx.client.query(`EXPLAIN SELECT * FROM isolation.confidential WHERE id = 'row'`);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
  assert.match(plan, /Index Cond: \(\(economy = .*InitPlan.*\) AND \(id = 'row'::text\)\)/s);
});
