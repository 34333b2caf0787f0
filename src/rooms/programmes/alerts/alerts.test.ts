import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { contextOf, type Portal, startPortal, type Visitor } from '../../../../test/portal/startPortal.ts';
import { representFirm } from '../../registry/index.ts';
import { loadContent, publishProgramme, readProgramme, withdrawProgramme } from '../catalogue/index.ts';
import { tellOfCalls } from './services/tellOfCalls.ts';
import type { AlertsView } from './view.ts';

const recipient = 'ana@works.example';

describe('letters of what newly fits a firm', () => {
  let portal: Portal;
  let owner: Visitor;
  let enterpriseId: string;
  const ctx = () => contextOf(portal.composition);
  const asAdmin = <Row extends object>(text: string, values: unknown[] = []) =>
    portal.database.withConnection('admin', async (client) => (await client.query<Row>(text, values)).rows);
  const letters = () =>
    asAdmin<{ subject: string; body: string }>('SELECT subject, body FROM platform.mail ORDER BY due_at, id');
  const tell = () => tellOfCalls({ ...ctx(), db: portal.database.as('job') });
  const kept = async () => (await owner.json<AlertsView>('/firm/alerts')).alerts;
  const publishNew = async (id: string, more: object = {}) => {
    const { programme } = await readProgramme(ctx(), 'association-training');
    const published = await publishProgramme(ctx(), { ...programme, id, title: `New: ${id}`, ...more });
    assert.ok(published.ok, JSON.stringify(published));
  };

  before(async () => {
    portal = await startPortal({ plants: 30 });
    await loadContent(ctx(), 'live');
    owner = await portal.visitor('owner');
    const visitor = await portal.visitor();
    const { hits } = await visitor.json<{ hits: { enterpriseId: string }[] }>('/suppliers?economy=XDM');
    enterpriseId = hits[0]?.enterpriseId as string;
    const [row] = await asAdmin<{ id: string }>(`SELECT id FROM auth.organization WHERE slug = 'xdm-firm'`);
    await representFirm(ctx(), {
      enterpriseId,
      organisation: row?.id as string,
      evidence: 'papers',
      validFrom: '2020-01-01',
    });
  });
  after(() => portal.stop());

  it('are asked for with an address that can be one, and seen by the firm’s people alone', async () => {
    assert.equal((await owner.act('/firm/alerts', { recipient: 'nowhere' })).status, 422);
    assert.equal((await owner.act('/firm/alerts', { recipient, goal: 'flyToTheMoon' })).status, 422);
    assert.equal((await owner.act('/firm/alerts', { recipient, firm: 'XDM-0000000' })).status, 404);
    assert.equal((await owner.act('/firm/alerts', { recipient })).status, 200);
    const [alert] = await kept();
    assert.deepEqual([alert?.recipient, alert?.isPaused, alert?.goals], [recipient, false, []]);
    const association = await portal.visitor('association');
    assert.deepEqual((await association.json<AlertsView>('/firm/alerts')).alerts, []);
    assert.equal((await association.act(`/firm/alerts/${alert?.id}/forget`, {})).status, 404);
    const officer = await portal.visitor('officer');
    assert.equal((await officer.get('/firm/alerts')).status, 403);
  });

  it('say nothing of what was open before, and name a new programme once', async () => {
    assert.equal(await tell(), 0);
    await publishNew('new-course', { criteria: { all: [] } });
    await publishNew('too-large-for-us', { criteria: { fact: 'employees', op: '>', value: 1_000_000 } });
    assert.equal(await tell(), 1);
    const [letter] = await letters();
    assert.match(letter?.subject ?? '', /Something new fits/);
    assert.match(letter?.body ?? '', /New: new-course; your firm can get it/);
    assert.doesNotMatch(letter?.body ?? '', /too-large/);
    await publishNew('new-course', { criteria: { all: [] }, summary: 'Told better.' });
    assert.equal(await tell(), 0, 'a new version is no news');
    assert.equal((await letters()).length, 1);
  });

  it('are written once, however many workers write at the same time', async () => {
    await publishNew('asked-at-once', { criteria: { fact: 'womenOwned', op: '=', value: true } });
    const written = await Promise.all([tell(), tell(), tell()]);
    assert.equal(
      written.reduce((sum, one) => sum + one, 0),
      1,
    );
    assert.match((await letters()).at(-1)?.body ?? '', /one answer is missing: Owned by women/);
  });

  it('rest while they are paused, and change only what was looked at', async () => {
    const [alert] = await kept();
    assert.equal((await owner.act(`/firm/alerts/${alert?.id}/pause`, { version: '1' })).status, 200);
    assert.equal((await owner.act(`/firm/alerts/${alert?.id}/resume`, { version: '1' })).status, 409);
    await publishNew('while-resting', { criteria: { all: [] } });
    assert.equal(await tell(), 0);
    assert.equal((await owner.act(`/firm/alerts/${alert?.id}/resume`, { version: '2' })).status, 200);
    assert.equal(await tell(), 1, 'what came meanwhile is told now');
  });

  it('keep to the goals that were named', async () => {
    const [all] = await kept();
    await owner.act(`/firm/alerts/${all?.id}/forget`, {});
    assert.equal((await owner.act('/firm/alerts', { recipient, goal: ['sellAbroad'] })).status, 200);
    await publishNew('for-other-goals', { criteria: { all: [] }, goals: ['trainWorkers'] });
    assert.equal(await tell(), 0);
    await publishNew('for-our-goal', { criteria: { all: [] }, goals: ['sellAbroad', 'winBuyers'] });
    assert.equal(await tell(), 1);
  });

  it('end by their link, by a press of a button and not by opening it', async () => {
    const address = /End these letters: http:\/\/[^/]+(\S+)/.exec((await letters()).at(-1)?.body ?? '')?.[1] as string;
    const stranger = await portal.visitor();
    assert.match(await (await stranger.get(address, { accept: 'text/html' })).text(), /Shall no more letters come/);
    assert.equal((await kept()).length, 1);
    const ended = await stranger.post(address, {}, address);
    assert.match(await ended.text(), /No more letters come/);
    assert.equal((await kept()).length, 0);
    assert.match(await (await stranger.get(address, { accept: 'text/html' })).text(), /No more letters come/);
  });

  it('stop when nobody of the organisation speaks for the firm any more', async () => {
    await owner.act('/firm/alerts', { recipient });
    await asAdmin(`UPDATE registry.representative SET valid_to = '2020-12-31'`);
    await publishNew('not-ours', { criteria: { all: [] } });
    assert.equal(await tell(), 0);
    await withdrawProgramme(ctx(), 'not-ours');
  });
});
