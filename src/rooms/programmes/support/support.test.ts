import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { contextOf, type Portal, startPortal, type Visitor } from '../../../../test/portal/startPortal.ts';
import { listRegisterPlaces } from '../../registry/index.ts';
import { loadContent } from '../catalogue/index.ts';
import type { CheckView } from '../matching/views/results.ts';
import { loadContacts } from './index.ts';
import { distanceKm, nearestFirst, serves } from './rules/nearest.ts';
import type { ContactFormView, ContactsView, DeskContactsView } from './views.ts';

describe('who helps in person', () => {
  let portal: Portal;
  let officer: Visitor;
  let visitor: Visitor;
  let town: string;
  const ctx = () => contextOf(portal.composition);
  const contacts = (query = '') => visitor.json<ContactsView>(`/contacts?economy=XDM${query}`);
  const given = { kind: 'adviser', name: 'Adviser of the harbour', email: 'harbour@advisers.example' };

  before(async () => {
    portal = await startPortal({ plants: 120 });
    officer = await portal.visitor('officer');
    visitor = await portal.visitor();
    const places = await listRegisterPlaces(ctx());
    const taichung = places.find(({ name }) => name === 'Taichung City')?.code;
    town = places.find(({ level, parentCode }) => level === 'town' && parentCode === taichung)?.code ?? '';
  });
  after(() => portal.stop());

  it('is nobody until somebody is written down, and the demonstration’s are named as simulated', async () => {
    assert.deepEqual((await contacts()).home, []);
    assert.equal(await loadContacts(ctx()), 8);
    assert.equal(await loadContacts(ctx()), 0);
    const { home, abroad } = await contacts();
    assert.deepEqual([home.length, abroad.length], [6, 2]);
    assert.ok([...home, ...abroad].every(({ name, simulated }) => simulated && name.includes('simulated')));
    assert.deepEqual(
      abroad.map(({ where }) => where),
      ['Viet Nam', 'Japan'],
    );
  });

  it('is told with the nearest first, by town, and what nobody can place last', async () => {
    await officer.act('/desk/contacts', given);
    const { home } = await contacts(`&place=${town}`);
    const distances = home.map(({ km }) => km);
    assert.equal(distances.at(-1), null);
    assert.deepEqual(
      distances.slice(0, -1),
      [...distances.slice(0, -1)].sort((a, b) => Number(a) - Number(b)),
    );
    assert.ok((distances[0] as number) < (distances[4] as number));
    assert.ok((await contacts('&place=nowhere')).home.every(({ km }) => km === null));
  });

  it('is narrowed by kind and by what it helps with; who names nothing helps with all', async () => {
    const testing = await contacts('&kind=testingCentre');
    assert.deepEqual([testing.home.length, testing.abroad.length], [1, 0]);
    const names = (await contacts('&gap=quality.measurement')).home.map(({ name }) => name);
    assert.ok(
      names.some((name) => name.startsWith('Metals testing')) && names.some((name) => /^Enterprise/.test(name)),
    );
    assert.ok(!names.some((name) => name.startsWith('Adviser for young')));
    assert.equal((await visitor.get('/contacts?gap=nonsense')).status, 422);
  });

  it('refuses what cannot be, says where, and keeps the answers', async () => {
    const cases: [string, object][] = [
      ['kind', { kind: 'wizard' }],
      ['name', { name: ' ' }],
      ['phone', { email: '' }],
      ['email', { email: 'nowhere' }],
      ['url', { url: 'javascript:alert(1)' }],
      ['longitude', { longitude: '120.5' }],
      ['latitude', { longitude: '120.5', latitude: '95' }],
      ['longitude', { longitude: 'east', latitude: '24' }],
      ['placeCode', { placeCode: 'nowhere' }],
      ['abroad', { abroad: 'JPN' }],
      ['abroad', { kind: 'overseasOffice' }],
      ['placeCode', { kind: 'overseasOffice', abroad: 'JPN', placeCode: town }],
      ['languages', { languages: 'English' }],
      ['industries', { industries: '2511' }],
      ['gaps', { gaps: ['nonsense'] }],
      ['lastVerifiedOn', { lastVerifiedOn: '2026-02-30' }],
      ['lastVerifiedOn', { lastVerifiedOn: '2999-01-01' }],
    ];
    const before = (await officer.json<DeskContactsView>('/desk/contacts')).contacts.length;
    for (const [field, wrong] of cases) {
      const { status, body } = await officer.act('/desk/contacts', { ...given, ...wrong });
      assert.equal(status, 422, field);
      assert.ok(
        body.issues?.some(({ path }) => path === `body.${field}`),
        `${field}: ${JSON.stringify(body.issues)}`,
      );
    }
    assert.equal((await officer.json<DeskContactsView>('/desk/contacts')).contacts.length, before);
    const page = await (
      await officer.post('/desk/contacts', { ...given, email: 'no where' }, '/desk/contacts/new')
    ).text();
    assert.match(page, /value="no where"/);
  });

  it('is changed by the desk alone, by the version that was looked at, withdrawn and shown again', async () => {
    const owner = await portal.visitor('owner');
    assert.equal((await owner.act('/desk/contacts', given)).status, 403);
    const { contacts: all } = await officer.json<DeskContactsView>('/desk/contacts');
    const one = all.find(({ name }) => name === given.name);
    const address = `/desk/contacts/${one?.id}`;
    const kept = await officer.json<ContactFormView>(address);
    assert.deepEqual([kept.version, kept.answers.email], [1, given.email]);
    const change = { ...given, placeCode: town, languages: 'en, zh-Hant', version: '1' };
    assert.equal((await officer.act(address, change)).status, 200);
    assert.equal((await officer.act(address, change)).status, 409);
    const isShown = async () => (await contacts()).home.some(({ id }) => id === one?.id);
    assert.equal((await officer.act(`${address}/withdraw`, { version: '2' })).status, 200);
    assert.equal(await isShown(), false);
    assert.equal((await officer.act(`${address}/show`, { version: '2' })).status, 409);
    assert.equal((await officer.act(`${address}/show`, { version: '3' })).status, 200);
    assert.equal(await isShown(), true);
    assert.equal((await contacts(`&place=${town}`)).home[0]?.id, one?.id, 'it is in the middle of its town');
  });

  it('stands beside the results of a firm, three of them', async () => {
    await loadContent(ctx(), 'live');
    const { status, body } = await visitor.act<CheckView>('/check', { employees: '30', place: town, isic: '10' });
    assert.equal(status, 200);
    const panels = (body as unknown as { panels?: Record<string, unknown> }).panels;
    assert.match(JSON.stringify(panels ?? body), /Adviser of the harbour/);
    assert.doesNotMatch(JSON.stringify(panels ?? body), /Metals testing/);
  });
});

describe('distances', () => {
  it('are those of the great circle', () => {
    const paris = { longitude: 2.3522, latitude: 48.8566 };
    const london = { longitude: -0.1276, latitude: 51.5072 };
    assert.ok(Math.abs(distanceKm(paris, london) - 343.6) < 1);
    assert.equal(distanceKm(paris, paris), 0);
    assert.ok(
      Math.abs(distanceKm({ longitude: 179.9, latitude: 0 }, { longitude: -179.9, latitude: 0 }) - 22.24) < 0.01,
    );
  });

  it('leave the order by name where no town was chosen', () => {
    const named = ['b', 'a', 'c'].map((name) => ({ name }) as Parameters<typeof nearestFirst>[0][number]);
    assert.deepEqual(
      nearestFirst(named, null, () => null).map(({ name }) => name),
      ['a', 'b', 'c'],
    );
    assert.equal(serves({ gaps: [], industries: ['25'] }, null, '2511'), true);
    assert.equal(serves({ gaps: [], industries: ['25'] }, null, '2811'), false);
  });
});
