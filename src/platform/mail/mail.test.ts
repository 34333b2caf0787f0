import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { lin, operator } from '../db/fixtures.ts';
import { testDatabase } from '../testing/database.ts';
import { deliverMail, logTransport, queueMail } from './index.ts';

const database = await testDatabase();
after(() => database.drop());
const letter = { recipient: 'mei@example.org', subject: 'Your visit', body: 'Tomorrow at nine.' };
const queue = () => database.withActor({ actor: lin, economy: 'TWN' }, (tx) => queueMail(tx, letter));

test('a queued letter goes out once, and the log tells neither to whom nor what', async () => {
  const id = await queue();
  const lines: string[] = [];
  assert.deepEqual(
    await deliverMail(
      database,
      logTransport((line) => lines.push(line)),
    ),
    { sent: 1, failed: 0 },
  );
  assert.deepEqual(
    await deliverMail(
      database,
      logTransport((line) => lines.push(line)),
    ),
    { sent: 0, failed: 0 },
  );
  assert.equal(lines.length, 1);
  assert.match(lines[0]!, new RegExp(id));
  assert.doesNotMatch(lines[0]!, /mei|nine/);
});

test('a transport that fails is asked again later', async () => {
  await queue();
  const broken = { name: 'broken', send: async () => Promise.reject(new Error('no route')) };
  assert.deepEqual(await deliverMail(database, broken), { sent: 0, failed: 1 });
  assert.deepEqual(await deliverMail(database, broken), { sent: 0, failed: 0 });
});

test('nobody reads letters through the application', async () => {
  const read = database.withActor({ actor: operator, economy: 'TWN' }, (tx) => tx.client.query('TABLE platform.mail'));
  await assert.rejects(read, /permission denied/);
});
