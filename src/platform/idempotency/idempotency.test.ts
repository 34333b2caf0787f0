import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { arun, mei } from '../db/fixtures.ts';
import { testDatabase } from '../testing/database.ts';
import { claimKey, forgetKeys, type KeyClaim, storeResponse } from './index.ts';

const database = await testDatabase();
after(() => database.drop());

const claim = (key: string, actor = mei, requestHash = 'hash'): KeyClaim => ({
  key,
  actor: actor.userId!,
  route: 'POST /things',
  requestHash,
});
const answered = { status: 201, body: { id: '7' } };
const submit = (what: KeyClaim, actor = mei) =>
  database.withActor({ actor, economy: 'TWN' }, async (tx) => {
    const found = await claimKey(tx, what);
    if (found === 'new') await storeResponse(tx, what, answered);
    return found;
  });

test('a repeat gets the first answer, and a different request under the key is a mismatch', async () => {
  assert.equal(await submit(claim('a')), 'new');
  assert.deepEqual(await submit(claim('a')), answered);
  assert.equal(await submit(claim('a', mei, 'different')), 'mismatch');
});

test('two at once: one works, the other waits and gets its answer', async () => {
  const found = await Promise.all([submit(claim('b')), submit(claim('b'))]);
  assert.equal(found.filter((one) => one === 'new').length, 1);
  assert.deepEqual(
    found.find((one) => one !== 'new'),
    answered,
  );
});

test('work that failed has not used the key', async () => {
  await assert.rejects(
    database.withActor({ actor: mei, economy: 'TWN' }, async (tx) => {
      await claimKey(tx, claim('c'));
      throw new Error('no');
    }),
  );
  assert.equal(await submit(claim('c')), 'new');
});

test('a key is its actor’s own, and nobody claims one for another', async () => {
  await submit(claim('d'));
  assert.equal(await submit(claim('d', arun), arun), 'new');
  await assert.rejects(submit(claim('e', mei), arun), /row-level security/);
});

test('old keys are forgotten', async () => {
  await submit(claim('f'));
  assert.equal(await forgetKeys(database, 1), 0);
  assert.ok((await forgetKeys(database, 0)) > 0);
  assert.equal(await submit(claim('f')), 'new');
});
