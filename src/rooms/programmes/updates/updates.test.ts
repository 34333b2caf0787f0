import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { contextOf, type Portal, startPortal } from '../../../../test/portal/startPortal.ts';
import { fillYear } from '../../../demonstration/fillYear.ts';

describe('updates, reports and workshops', () => {
  let portal: Portal;
  before(async () => {
    portal = await startPortal();
  });
  after(() => portal.stop());

  const workshop = {
    kind: 'workshop',
    title: 'Measuring parts',
    summary: 'A day with gauges.',
    publisher: 'Agency',
    language: 'en',
    startsOn: '2099-12-01',
    gaps: ['quality.measurement'],
    industries: '25',
  };
  interface Listed {
    total: number;
    updates: { id: string; title: string; version: number; state: string }[];
  }
  const list = async (query = '') => (await portal.visitor()).json<Listed>(`/updates${query}`);

  it('shows a draft to officers alone, and to everybody once it is published', async () => {
    const officer = await portal.visitor('officer');
    const drafted = await officer.act('/desk/updates', { ...workshop, action: 'draft' });
    assert.equal(drafted.status, 200, JSON.stringify(drafted.body));
    assert.equal((await list()).total, 0);
    const desk = await officer.json<Listed>('/desk/updates');
    const [draft] = desk.updates;
    assert.equal(draft?.state, 'draft');
    const published = await officer.act(`/desk/updates/${draft?.id}`, {
      ...workshop,
      action: 'publish',
      version: draft?.version,
    });
    assert.equal(published.status, 200, JSON.stringify(published.body));
    assert.equal((await list()).updates[0]?.title, 'Measuring parts');
  });

  it('refuses a change of what somebody has changed meanwhile, and keeps nothing of a faulty form', async () => {
    const officer = await portal.visitor('officer');
    const [item] = (await list()).updates;
    const late = await officer.act(`/desk/updates/${item?.id}`, {
      ...workshop,
      title: 'Late',
      action: 'publish',
      version: 1,
    });
    assert.equal(late.status, 409);
    const faulty = await officer.act(`/desk/updates/${item?.id}`, {
      ...workshop,
      title: '',
      action: 'publish',
      version: item?.version,
    });
    assert.equal(faulty.status, 422);
    assert.equal((await list()).updates[0]?.title, 'Measuring parts');
  });

  it('is found by what it helps with and by industry, coarse or fine, and a workshop that is over only where asked for', async () => {
    const officer = await portal.visitor('officer');
    await officer.act('/desk/updates', { ...workshop, title: 'Long ago', startsOn: '2020-01-01', action: 'publish' });
    const titles = async (query: string) => (await list(query)).updates.map(({ title }) => title);
    assert.deepEqual(await titles('?gap=quality.measurement'), ['Measuring parts']);
    assert.deepEqual(await titles('?gap=markets.export'), []);
    assert.deepEqual(await titles('?industry=2592'), ['Measuring parts']);
    assert.deepEqual(await titles('?industry=10'), []);
    assert.deepEqual(await titles('?past=1'), ['Measuring parts', 'Long ago']);
  });

  it('takes a withdrawn item from the list', async () => {
    const officer = await portal.visitor('officer');
    const [item] = (await list()).updates;
    const gone = await officer.act(`/desk/updates/${item?.id}/withdraw`, { version: item?.version });
    assert.equal(gone.status, 200, JSON.stringify(gone.body));
    assert.equal((await list()).total, 0);
    const stranger = await portal.visitor();
    assert.equal((await stranger.get(`/updates/${item?.id}`)).status, 404);
  });
});

describe('updates for a firm', () => {
  let portal: Portal;
  before(async () => {
    portal = await startPortal();
    await fillYear(portal.composition, contextOf(portal.composition), 7);
  });
  after(() => portal.stop());

  it('stand on its own page by its industry where no check has named gaps yet', async () => {
    const html = await (await (await portal.visitor('owner')).get('/firm')).text();
    assert.match(html, /Updates and workshops for you/);
    assert.match(html, /Chosen by your industry\. After a check/);
    assert.match(html, /Selling abroad for the first time/);
  });
});
