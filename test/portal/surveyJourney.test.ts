import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { enterpriseSurvey } from '../../src/rooms/evidence/surveys/fixtures.ts';
import { type Portal, startPortal, type Visitor } from './startPortal.ts';

const place = (path = '') => `/evidence/surveys${path}?economy=XDM`;

describe('an analyst’s way from a survey to a published table', () => {
  let portal: Portal;
  let analyst: Visitor;
  let survey: string;
  let table: string;

  before(async () => {
    portal = await startPortal({ plants: 0 });
    await portal.startWorker();
    analyst = await portal.visitor('analyst');
  });
  after(() => portal.stop());

  const textOf = async (url: string) => (await analyst.get(url, { accept: 'text/html' })).text();

  it('begins with an empty list that says what to do, and refuses what is no table', async () => {
    assert.match(await textOf(place()), /You have no survey here yet/);
    const none = await analyst.post(place(), { name: 'x' }, place());
    assert.equal(none.status, 422);
    const form = { content: '\u0000\u0001\u0002', name: 'survey.csv', from: place() };
    const refused = await analyst.upload(place(), { name: '' }, form);
    assert.equal(refused.status, 422);
  });

  it('shows the guessed design, and goes on once it is checked', async () => {
    const answer = await analyst.upload(
      place(),
      { name: 'Firms' },
      { content: enterpriseSurvey(), name: 'firms.csv', from: place() },
    );
    const to = answer.headers.get('location')!;
    survey = /surveys\/([0-9a-f-]{36})\/design/.exec(to)![1]!;
    assert.match(await textOf(to), /Filled in by the column’s name: wmedian/);
    const wrong = await analyst.post(to, { weight: 'owner' }, to);
    assert.equal(wrong.status, 422);
    assert.match(await wrong.text(), /firms\.csv:2:owner/);
    await analyst.post(
      to,
      { weight: 'wmedian', 'stratum-1': 'strata', dontKnow: '-9', refused: '-8', notApplicable: '-7' },
      to,
    );
    assert.match(await textOf(to), /The design fits all rows/);
  });

  it('builds a table by a job with a progress bar', async () => {
    const from = place(`/${survey}/tables/new`);
    const empty = await analyst.post(place(`/${survey}/tables`), { title: '' }, from);
    assert.equal(empty.status, 422);
    const body = { title: 'Innovation', indicators: ['newProduct', 'newToMarket'], 'by-1': 'size', level: '0.9' };
    const { status, body: said } = await analyst.act(place(`/${survey}/tables`), body);
    assert.equal(status, 200);
    assert.match(said.location!, /^\/jobs\//);
    for (let tries = 0; tries < 200; tries += 1) {
      const { tables } = await analyst.json<{ tables: { id: string; state: string }[] }>(place(`/${survey}`));
      if (tables[0]!.state === 'built') table = tables[0]!.id;
      if (table !== undefined) break;
      await new Promise((done) => setTimeout(done, 100));
    }
    const page = await textOf(place(`/${survey}/tables/${table}`));
    assert.match(page, /Of those with a new product or service: new to the main market/);
    assert.match(page, /Rao–Scott F/);
  });

  it('tests a difference, and gives spec and cells to their analyst alone', async () => {
    const at = `/${survey}/tables/${table}`;
    const test = (first: string, second: string) =>
      analyst.post(place(`${at}/tests`), { row: 'r1', first, second }, place(at));
    assert.equal((await test('["3"]', '["3"]')).status, 422);
    assert.equal((await test('["9"]', 'no json')).status, 422);
    assert.equal((await test('["3"]', '["1"]')).status, 303);
    assert.match(await textOf(place(at)), /36\.7 points/);
    const spec = await analyst.json<{ estimates: { id: string }[] }>(place(`${at}/spec.json`));
    assert.equal(spec.estimates.at(-1)!.id, 'd1');
    assert.match(await textOf(place(`${at}/table.csv`)), /^release,item,size/);
    const officer = await portal.visitor('officer');
    for (const path of ['', '/spec.json', '/table.csv', '/publish'])
      assert.equal((await officer.get(place(`${at}${path}`))).status, 404, path);
    assert.equal((await officer.get(place(`/tables/${table}`))).status, 404);
  });

  it('shows what would be hidden, publishes, and lets nobody delete it then', async () => {
    const at = `/${survey}/tables/${table}`;
    assert.match(await textOf(place(`${at}/publish`)), /Publish “Innovation”\?/);
    const answer = await analyst.post(place(`${at}/publish`), {}, place(`${at}/publish`));
    assert.equal(answer.headers.get('location'), place(`/tables/${table}`));
    const everybody = await portal.visitor();
    assert.equal((await everybody.get(place(`/tables/${table}`))).status, 200);
    assert.equal((await analyst.post(place(`${at}/delete`), {}, place(at))).status, 409);
    assert.equal((await analyst.post(place(`/${survey}/delete`), {}, place())).status, 409);
    assert.equal((await analyst.post(place(`${at}/publish`), {}, place())).status, 409);
  });

  it('refuses names that no text can hold, and names that are empty', async () => {
    for (const name of ['', '\u0000'])
      assert.ok((await analyst.post(place(`/${survey}/name`), { name }, place())).status < 500);
    const title = await analyst.act(place(`/${survey}/tables`), { title: 'a\u0000b', indicators: 'newProduct' });
    assert.ok(title.status < 500, String(title.status));
  });
});
