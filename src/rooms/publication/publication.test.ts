import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Actor, Context } from '../../platform/context.ts';
import { lin, mei, visitor } from '../../platform/db/fixtures.ts';
import { createTranslator } from '../../platform/i18n/index.ts';
import { testDatabase } from '../../platform/testing/database.ts';
import { listReleases, type PublicationTable, previewPublication, publish, readRelease } from './index.ts';
import { readDisclosure } from './services/readDisclosure.ts';

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

const two = (subject: string, dimension: string, counts: Record<string, number>): PublicationTable => ({
  ...table({}, subject),
  universe: subject.split(':')[0]!,
  dimensions: ['sector', dimension],
  cells: Object.entries(counts).map(([name, n]) => {
    const [sector, other] = name.split('|') as [string, string];
    return { key: { sector, [dimension]: other }, values: { firms: n }, contributors: n };
  }),
});
const enter = (given: PublicationTable, actor = lin) => {
  const ctx = contextOf(actor);
  return database.withActor(ctx, (tx) => publish(ctx, tx, given));
};
const bySize = (subject: string) =>
  two(subject, 'size', { 'Food|s': 8, 'Food|l': 9, 'Food|Total': 17, 'Wood|s': 2, 'Wood|l': 7, 'Wood|Total': 9 });
const byRegion = (subject: string) =>
  two(subject, 'region', { 'Food|n': 10, 'Food|e': 7, 'Food|Total': 17, 'Wood|n': 1, 'Wood|e': 8, 'Wood|Total': 9 });

test('of two linked tables published at once, the second to be decided hides what the two would tell together', async () => {
  for (let round = 0; round < 5; round += 1) {
    const universe = `all ${round}`;
    const all = { ...table({ small: 20, large: 14 }, universe), universe };
    const served = { ...table({ small: 18, large: 8 }, `served ${round}`), within: universe };
    const both = await Promise.all([enter(all), enter(served)]);
    assert.deepEqual(both.map(({ hidden }) => hidden).sort(), [0, 1]);
  }
});

test('a link that names another table and its dimensions works both ways', async () => {
  await enter({ ...bySize('named'), universe: undefined });
  const { universe: _, ...other } = byRegion('naming');
  const renamed = {
    ...other,
    dimensions: ['branch', 'region'],
    cells: other.cells.map((cell) => ({
      ...cell,
      key: { branch: cell.key.sector!, region: cell.key.region! },
    })),
    links: [{ topic: 'programmes.takeUp', subject: 'named', dimensions: { branch: 'sector' } }],
  };
  const { id } = await enter(renamed);
  assert.equal((await readDisclosure(contextOf(lin), id, 1)).decision!.linked[0]!.subject, 'named');
  const again = await enter({ ...bySize('named'), universe: undefined });
  const { decision } = await readDisclosure(contextOf(lin), again.id, 1);
  assert.deepEqual(
    decision!.linked.map(({ subject, relation }) => [subject, relation]),
    [['naming', 'same']],
  );
});

test('a preview says what a release would, and enters nothing', async () => {
  const ctx = contextOf(lin);
  const given = table({ small: 2, medium: 14, large: 9, Total: 25 }, 'previewed');
  const { hidden, cells, unsafe, summary } = await database.withActor(ctx, (tx) => previewPublication(ctx, tx, given));
  assert.deepEqual([hidden, unsafe, summary.linked], [2, [], []]);
  assert.equal(cells[0]!.hiddenBy, 'threshold');
  assert.deepEqual(summary.cost, { contributors: { hidden: 11, whole: 25 } });
  assert.equal(await readRelease(contextOf(visitor), 'programmes.takeUp', 'previewed'), null);
  const released = await enter(given);
  assert.deepEqual(
    released.cells,
    cells.map(({ cell }) => cell),
  );
});

test('nobody but who may publish sees a preview or what is hidden', async () => {
  for (const actor of [visitor, mei]) {
    const ctx = contextOf(actor);
    const given = table({ small: 2 }, 'previewed');
    await assert.rejects(
      database.withActor(ctx, (tx) => previewPublication(ctx, tx, given)),
      /notAllowed/,
    );
    const { releases } = await listReleases(contextOf(visitor));
    await assert.rejects(readDisclosure(ctx, releases[0]!.id, 1), /notAllowed/);
  }
});

test('what is hidden is told to the analyst with its rule and interval', async () => {
  const { id } = await release({ small: 2, medium: 14, large: 9, Total: 25 }, 'told');
  const { cells, reasons, hidden } = await readDisclosure(contextOf(lin), id, 1);
  assert.equal(hidden, 2);
  assert.deepEqual(
    reasons.map(({ reason, cells: count }) => [reason, count]),
    [
      ['threshold', 1],
      ['secondary', 1],
    ],
  );
  assert.deepEqual(cells[0]!.told, [{ quantity: 'contributors', value: 2, lower: 0, upper: 11, protection: 1 }]);
  assert.deepEqual(cells[1]!.told, []);
});

test('a table that contradicts itself, or can’t be made safe, is refused whole', async () => {
  const contributions = { firms: [{ owner: 'a', value: 3 }] };
  const cells = [{ key: { size: 'small' }, values: { firms: 2 }, contributors: 1, contributions }];
  await assert.rejects(enter({ ...table({}, 'refused'), cells }), /contradicts/);
  assert.equal(await readRelease(contextOf(visitor), 'programmes.takeUp', 'refused'), null);
});
