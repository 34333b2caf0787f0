import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { linkagesSample } from '../../../test/portal/samples/linkages.ts';
import { registrySample } from '../../../test/portal/samples/registry.ts';
import { type Portal, startPortal, type Visitor } from '../../../test/portal/startPortal.ts';
import type { Actor, Context } from '../../platform/context.ts';
import { type Candidate, scoreCandidate } from './rules/scoreCandidate.ts';
import { readAddPanel, readBuying, readShortList } from './services/readShortLists.ts';
import type { ShortListView } from './views/shortLists.ts';

describe('the score of a candidate', () => {
  const firm: Candidate = {
    ...{ isNamed: true, placeCode: 't1', regionCode: 'r', isicCodes: ['25', '259', '2592', 'C'] },
    ...{ hasPoint: true, plants: 2, employees: 40 },
  };
  const wanted = { text: 'iron', place: 't1', region: 'r', isic: '2592' };
  const codes = (change: Partial<Candidate>, asked: Partial<typeof wanted> & { isic?: string | null } = {}) =>
    scoreCandidate({ ...wanted, ...asked }, { ...firm, ...change }).reasons.map(({ code }) => code);

  it('is the whole where all that was asked for is there', () => {
    const { score, reasons } = scoreCandidate(wanted, firm);
    assert.equal(score, 1);
    assert.deepEqual(
      reasons.map(({ code }) => code),
      ['name', 'class', 'town', 'point', 'plants', 'people'],
    );
  });

  it('gives less for the same group, division, section, and nothing for none of them', () => {
    const levels = [['259'], ['25'], ['C']].map((isicCodes) => codes({ isicCodes })[1]);
    assert.deepEqual(levels, ['group', 'division', 'town']);
    assert.deepEqual(codes({ isicCodes: ['C'] }, { isic: 'C' })[1], 'section');
  });

  it('knows the next town of the same region, and counts nothing that was not asked for', () => {
    assert.ok(codes({ placeCode: 't2' }).includes('region'));
    assert.ok(!codes({ placeCode: 't2', regionCode: 'q' }).includes('region'));
    const asked = { text: '', place: null, region: null, isic: null };
    assert.equal(scoreCandidate(asked, firm).score, 1);
    assert.equal(scoreCandidate(asked, { ...firm, employees: null, plants: 1, hasPoint: false }).score, 0);
  });
});

describe('a buyer', () => {
  let portal: Portal;
  let buyer: Visitor;
  let made: Record<string, string>;
  let url: string;
  before(async () => {
    portal = await startPortal({ plants: 200 });
    made = await registrySample(portal, {});
    made = { ...made, ...(await linkagesSample(portal, made)) };
    buyer = await portal.visitor('buyer');
    url = `/buying/shortlists/${made.shortList}`;
  });
  after(() => portal.stop());
  const list = () => buyer.json<ShortListView>(url);

  it('gets at most fifty firms, the best first, each with reasons in words', async () => {
    const { entries, considered } = await list();
    const suggested = entries.filter(({ score }) => score !== null);
    assert.ok(suggested.length > 10 && suggested.length <= 50 && considered >= suggested.length, `${suggested.length}`);
    const scores = suggested.map(({ score }) => score as number);
    assert.deepEqual(
      scores,
      [...scores].sort((p, q) => q - p),
    );
    assert.ok(
      suggested.every(({ reasons }) =>
        reasons.some(({ code, words }) => code === 'section' && words.includes('Manufacturing')),
      ),
    );
    assert.ok(entries.some(({ enterpriseId }) => enterpriseId === made.enterprise));
  });

  it('sees the form again with what is missing', async () => {
    const answer = await buyer.post(
      '/buying/shortlists',
      { title: '', q: '', need: 'kept words' },
      '/buying/shortlists/new',
    );
    const html = await answer.text();
    assert.equal(answer.status, 422);
    assert.match(html, /kept words/);
    assert.match(html, /href="#title"/);
    assert.match(html, /href="#q"/);
  });

  it('changes state, note and place of a firm, by the version that was seen, and takes it off', async () => {
    const [first, second] = (await list()).entries;
    const path = `${url}/firms/${second!.enterpriseId}`;
    const change = { state: 'contacted', note: '=HYPERLINK("x")', rank: '1', version: String(second!.version) };
    assert.equal((await buyer.post(path, change, path)).status, 303);
    assert.equal((await buyer.post(path, { ...change, state: 'dropped' }, path)).status, 409, 'an old version');
    const after = (await list()).entries;
    assert.deepEqual(
      [after[0]!.enterpriseId, after[0]!.state, after[1]!.enterpriseId],
      [second!.enterpriseId, 'contacted', first!.enterpriseId],
    );
    const csv = await (await buyer.get(`${url}/firms.csv`)).text();
    assert.match(csv, /^rank,enterprise_id,name,/);
    assert.match(csv, /"'=HYPERLINK/);
    const bad = await buyer.post(path, { ...change, rank: 'x', version: '2' }, path);
    assert.equal(bad.status, 422);
    const removed = await buyer.post(`${path}/remove`, { ...change, version: '2' }, path);
    assert.equal(removed.status, 303);
    assert.equal((await list()).entries.length, after.length - 1);
    assert.deepEqual(
      (await list()).entries.map(({ rank }) => rank),
      after.slice(1).map((_, index) => index + 1),
    );
  });

  it('adds a firm once, however often it is asked for, and no firm that is not registered', async () => {
    const before = (await list()).entries.length;
    const add = (enterpriseId: string) =>
      buyer.post('/buying/entries', { shortListId: made.shortList!, enterpriseId }, '/buying/shortlists/new');
    assert.equal((await add(made.enterprise!)).status, 303);
    assert.equal((await list()).entries.length, before);
    assert.equal((await add('XDM-000000000000')).status, 404);
  });

  it('is alone with its lists: another organisation, an officer and nobody see that they are there', async () => {
    const facts = { economy: 'XDM', requestId: 'test', locale: 'en' };
    const actor: Actor = {
      kind: 'user',
      userId: 'other',
      name: '',
      roles: ['buyer'],
      organisationId: 'another-buyer',
      economies: ['XDM'],
    };
    const other: Context = portal.composition.contextFor({ ...facts, actor });
    assert.deepEqual(await readBuying(other), { shortLists: [] });
    await assert.rejects(readShortList(other, made.shortList!), /linkages.shortList/);
    assert.deepEqual((await readAddPanel(other, made.enterprise!))?.lists, []);
    const officer = { ...actor, roles: ['officer' as const] };
    assert.equal(await readAddPanel({ ...other, actor: officer }, made.enterprise!), null);
    await assert.rejects(readShortList({ ...other, actor: officer }, made.shortList!), /linkages.shortList/);
    assert.equal((await (await portal.visitor()).get(url, { accept: 'application/json' })).status, 401);
  });
});
