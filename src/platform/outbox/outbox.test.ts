import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import type { Context } from '../context.ts';
import { operator } from '../db/fixtures.ts';
import type { Listener, OutboxEvent } from '../room/define.ts';
import { testDatabase } from '../testing/database.ts';
import { beginDay, createDispatcher, publishEvent } from './index.ts';

const database = await testDatabase();
after(() => database.drop());
let heard: string[] = [];
beforeEach(() => {
  heard = [];
});

const who = { actor: operator, economy: 'TWN' };
const publish = (topic: string, n = 1) => database.withActor(who, (tx) => publishEvent(tx, topic, { n }));
const note =
  (name: string): Listener['hear'] =>
  async (_ctx, _tx, event) => {
    heard.push(`${name}:${event.payload.n}`);
  };
const dispatcherFor = (listeners: readonly Listener[]) =>
  createDispatcher({
    opened: database,
    listeners,
    contextFor: ({ economy }: OutboxEvent) => ({ ...who, economy }) as Context,
    onError: () => {},
    backOffMs: () => 0,
  });

test('every listener of the topic hears, others do not, and nobody twice', async () => {
  const dispatcher = dispatcherFor([
    { topic: 'fair.held', name: 'one', hear: note('one') },
    { topic: 'fair.held', name: 'two', hear: note('two') },
    { topic: 'other', name: 'deaf', hear: note('deaf') },
  ]);
  await publish('fair.held');
  await dispatcher.runOnce();
  await dispatcher.runOnce();
  assert.deepEqual(heard.sort(), ['one:1', 'two:1']);
});

test('what was rolled back is no news', async () => {
  await assert.rejects(
    database.withActor(who, async (tx) => {
      await publishEvent(tx, 'undone', {});
      throw new Error('no');
    }),
  );
  const dispatcher = dispatcherFor([{ topic: 'undone', name: 'undone', hear: note('undone') }]);
  assert.deepEqual(await dispatcher.runOnce(), { delivered: 0, failed: 0 });
});

test('a listener that fails is asked again, its half work undone; the others are not troubled', async () => {
  let attempts = 0;
  const dispatcher = dispatcherFor([
    {
      topic: 'shaky',
      name: 'shaky',
      hear: async (_ctx, tx, event) => {
        attempts += 1;
        await publishEvent(tx, 'consequence', { n: attempts });
        if (attempts === 1) throw new Error('not yet');
        heard.push(`shaky:${event.payload.n}`);
      },
    },
    { topic: 'shaky', name: 'steady', hear: note('steady') },
    { topic: 'consequence', name: 'consequence', hear: note('consequence') },
  ]);
  await publish('shaky');
  assert.deepEqual(await dispatcher.runOnce(), { delivered: 1, failed: 1 });
  await dispatcher.runOnce();
  await dispatcher.runOnce();
  assert.deepEqual(heard.sort(), ['consequence:2', 'shaky:1', 'steady:1']);
});

test('many dispatchers at once deliver each event once', async () => {
  const dispatchers = Array.from({ length: 4 }, () =>
    dispatcherFor([{ topic: 'busy', name: 'busy', hear: note('busy') }]),
  );
  for (let n = 0; n < 40; n += 1) await publish('busy', n);
  await Promise.all(dispatchers.map((dispatcher) => dispatcher.runOnce()));
  await dispatchers[0]!.runOnce();
  assert.equal(heard.length, 40);
  assert.equal(new Set(heard).size, 40);
});

test('a started dispatcher delivers by itself, and stops', async () => {
  let told = () => {};
  const news = new Promise<void>((resolve) => {
    told = resolve;
  });
  const dispatcher = dispatcherFor([{ topic: 'alone', name: 'alone', hear: async () => told() }]);
  dispatcher.start();
  await publish('alone');
  await news;
  await dispatcher.stop();
});

test('Of a day each economy in use is told once, however many look', async () => {
  await database.withActor(who, (tx) => tx.client.query(`SELECT 1`));
  await database.withConnection('owner', (client) =>
    client.query(`INSERT INTO platform.audit_head VALUES ('XDM', 0, 'x'), ('THA', 0, 'x') ON CONFLICT DO NOTHING`),
  );
  const told = await Promise.all([1, 2, 3].map(() => beginDay(database, '2026-03-01')));
  assert.equal(
    told.reduce((sum, count) => sum + count, 0),
    2,
  );
  assert.equal(await beginDay(database, '2026-03-01'), 0);
  assert.equal(await beginDay(database, '2026-03-02'), 2);
});
