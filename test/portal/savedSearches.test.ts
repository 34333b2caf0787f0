import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { importFile, readPreset } from '../../src/rooms/registry/index.ts';
import { tellOfNew } from '../../src/rooms/registry/savedSearches/services/tellOfNew.ts';
import { contextOf, type Portal, startPortal, type Visitor } from './startPortal.ts';

interface Kept {
  searches: { id: string; name: string; total: number; fresh: number; alerts: boolean }[];
}

describe('searches that people keep', () => {
  let portal: Portal;
  let buyer: Visitor;
  const recipient = 'buyer@example.org';
  const kept = async () => (await buyer.json<Kept>('/searches')).searches;
  const asAdmin = <Row extends object>(text: string, values: unknown[] = []) =>
    portal.composition.opened.withConnection('admin', async (client) => (await client.query<Row>(text, values)).rows);
  const letters = () =>
    asAdmin<{ body: string; subject: string }>('SELECT subject, body FROM platform.mail WHERE recipient = $1', [
      recipient,
    ]);
  const tell = () => {
    const ctx = contextOf(portal.composition);
    return tellOfNew({ ...ctx, db: portal.composition.opened.as('job') });
  };

  before(async () => {
    portal = await startPortal({ plants: 30 });
    buyer = await portal.visitor('buyer');
  });
  after(() => portal.stop());

  it('is kept under a name, counted, renamed and forgotten by who keeps it, and seen by nobody else', async () => {
    assert.equal((await buyer.act('/searches', { name: '', query: 'q=star', recipient: 'nowhere' })).status, 422);
    await buyer.act('/searches', { name: 'Stars', query: 'q=star+foundries', recipient });
    const [search] = await kept();
    assert.deepEqual([search?.name, search?.total, search?.fresh, search?.alerts], ['Stars', 0, 0, true]);
    const owner = await portal.visitor('owner');
    assert.deepEqual((await owner.json<Kept>('/searches')).searches, []);
    assert.equal((await owner.get(`/searches/${search?.id}`)).status, 404);
    assert.equal((await owner.act(`/searches/${search?.id}/forget`, {})).status, 404);
    assert.equal(
      (await buyer.act(`/searches/${search?.id}`, { name: 'Star foundries', recipient, version: '1' })).status,
      200,
    );
    assert.equal(
      (await buyer.act(`/searches/${search?.id}`, { name: 'Too late', recipient, version: '1' })).status,
      409,
    );
    assert.equal((await kept())[0]?.name, 'Star foundries');
  });

  it('tells of firms that came since, once a day at most, and says how to stop it', async () => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'toolroom-kept-'));
    const file = path.join(folder, 'firms.csv');
    await writeFile(file, 'id,name\nN1,Morning Star Foundries\nN2,Evening Works\n');
    const source = { path: file, fileName: 'firms.csv', mapping: readPreset('generic') };
    await importFile(contextOf(portal.composition), source, { dryRun: false, skipRejected: false });
    await rm(folder, { recursive: true });
    assert.equal(await tell(), 0, 'it was kept today');
    await asAdmin(`UPDATE registry.saved_search SET told_at = told_at - interval '1 day'`);
    assert.equal(await tell(), 1);
    const [letter] = await letters();
    assert.match(letter?.subject ?? '', /A new firm fits: Star foundries/);
    assert.ok(letter?.body.includes('Morning Star Foundries') && !letter.body.includes('Evening Works'));
    assert.match(letter?.body ?? '', /switch these letters off: http:\/\/localhost:0\/searches\//);
    assert.equal(await tell(), 0);
    assert.equal((await letters()).length, 1);
  });

  it('shows what is new until it is opened, and sends nothing where letters are off', async () => {
    const [search] = await kept();
    assert.deepEqual([search?.total, search?.fresh], [1, 1]);
    const opened = await buyer.act(`/searches/${search?.id}/open`, {});
    assert.equal(opened.body.location, '/suppliers?q=star+foundries');
    assert.equal((await kept())[0]?.fresh, 0);
    await buyer.act(`/searches/${search?.id}`, { name: 'Star foundries', recipient: '', version: '2' });
    await asAdmin(`UPDATE registry.saved_search SET told_at = told_at - interval '9 days'`);
    assert.equal(await tell(), 0);
    await buyer.act(`/searches/${search?.id}/forget`, {});
    assert.deepEqual(await kept(), []);
  });
});
