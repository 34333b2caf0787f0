import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Actor, Context } from '../../platform/context.ts';
import { lin, mei, visitor } from '../../platform/db/fixtures.ts';
import { createTranslator } from '../../platform/i18n/index.ts';
import { testDatabase } from '../../platform/testing/database.ts';
import { listReleases, type PublicationTable, publish, readRelease } from './index.ts';

const database = await testDatabase();
after(() => database.drop());

const t = createTranslator('en');
const contextOf = (actor: Actor, economy = 'TWN') =>
  ({ actor, economy, db: database, t, today: '2026-07-01' }) as unknown as Context;
const table = (counts: Record<string, number>, subject = 'visits'): PublicationTable => ({
  topic: 'programmes.takeUp',
  subject,
  title: 'Firms served, by size',
  asOf: '2026-06-30',
  dimensions: ['size'],
  measures: ['firms'],
  cells: Object.entries(counts).map(([size, n]) => ({ key: { size }, values: { firms: n }, contributors: n })),
  manifest: { method: 'count' },
  simulated: true,
});
const release = (counts: Record<string, number>, subject?: string, actor = lin) => {
  const ctx = contextOf(actor);
  return database.withActor(ctx, (tx) => publish(ctx, tx, table(counts, subject)));
};

test('what is released is read by anybody, without what is hidden', async () => {
  const { hidden, cells } = await release({ small: 2, medium: 14, large: 9, Total: 25 });
  assert.equal(hidden, 2);
  const found = await readRelease(contextOf(visitor), 'programmes.takeUp', 'visits');
  assert.deepEqual(found?.cells, cells);
  assert.ok(!JSON.stringify(found).includes('"firms":2,'));
  assert.match(found!.notes[0]!, /2 cells are hidden: fewer than 3 firms/);
});

test('nobody but who may read cases sees how many stand behind a cell, nor publishes', async () => {
  const count = (actor: Actor) =>
    database.withActor(
      contextOf(actor),
      async (tx) => (await tx.client.query('SELECT * FROM publication.release_cell')).rowCount,
    );
  assert.equal(await count(visitor), 0);
  assert.equal(await count(mei), 0);
  assert.ok((await count(lin))! > 0);
  await assert.rejects(release({ small: 5 }, 'forbidden', mei), /row-level security/);
});

test('a second release stands beside the first and is checked against it', async () => {
  await release({ small: 10, medium: 14 }, 'second');
  await release({ small: 11, medium: 19 }, 'second');
  const found = await readRelease(contextOf(visitor), 'programmes.takeUp', 'second');
  assert.deepEqual(
    found!.cells.map(({ values, status }) => [values.firms, status]),
    [
      [10, 'kept'],
      [19, 'ok'],
    ],
  );
  assert.match(found!.notes.join(), /1 cell shows the value of the release before/);
  const { releases, total } = await listReleases(contextOf(visitor));
  assert.equal(releases.filter(({ subject, current }) => subject === 'second' && current).length, 1);
  assert.equal(total, 3);
});

test('two releases at once are taken one after the other', async () => {
  await release({ small: 10 }, 'race');
  await Promise.all([release({ small: 11 }, 'race'), release({ small: 14 }, 'race')]);
  const { releases } = await listReleases(contextOf(visitor));
  assert.equal(releases.filter(({ subject }) => subject === 'race').length, 3);
  assert.equal(releases.filter(({ subject, current }) => subject === 'race' && current).length, 1);
});

test('a release is audited, and another economy has none of it', async () => {
  const { rows } = await database.withConnection('backup', (client) =>
    client.query("SELECT detail FROM platform.audit_entry WHERE verb = 'publication.publish'"),
  );
  assert.ok(rows.length >= 6);
  assert.equal(await readRelease(contextOf(visitor, 'KOR'), 'programmes.takeUp', 'visits'), null);
});

test('a table that is none is refused before anything is written', async () => {
  await assert.rejects(release({}), /cells/);
  await assert.rejects(release({ small: -1 }), /contributors/);
});
