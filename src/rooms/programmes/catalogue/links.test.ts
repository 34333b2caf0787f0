import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { contextOf, type Portal, startPortal } from '../../../../test/portal/startPortal.ts';
import { type Answer, internet, type Network } from './files/askAddress.ts';
import { isPrivateAddress } from './files/privateAddress.ts';
import { checkAddress } from './services/checkAddress.ts';
import { checkLinks } from './services/checkLinks.ts';
import { describeDesk } from './services/describeDesk.ts';
import { publishProgramme } from './services/publishProgramme.ts';
import type { ProgrammeView } from './views/catalogue.ts';

/** A network of named hosts; a page is its status, or where it leads. */
function networkOf(pages: Record<string, number | string>, hosts: Record<string, string[]> = {}) {
  const asked: string[] = [];
  const network: Network = {
    async resolve(host) {
      return hosts[host] ?? ['203.0.113.7'];
    },
    async ask(url, method, address): Promise<Answer> {
      asked.push(`${method} ${url.href} ${address}`);
      const page = pages[url.href];
      if (page === undefined) throw new Error('ECONNREFUSED');
      return typeof page === 'number' ? { code: page, location: null } : { code: 302, location: page };
    },
  };
  return { network, asked };
}

describe('an address that is asked', () => {
  const addresses: [string, boolean][] = [
    ['127.0.0.1', true],
    ['10.1.2.3', true],
    ['172.16.0.1', true],
    ['172.32.0.1', false],
    ['192.168.1.1', true],
    ['169.254.169.254', true],
    ['100.64.0.1', true],
    ['0.0.0.0', true],
    ['8.8.8.8', false],
    ['::1', true],
    ['::', true],
    ['fc00::1', true],
    ['fe80::1', true],
    ['::ffff:10.0.0.1', true],
    ['::ffff:7f00:1', true],
    ['64:ff9b::a00:1', true],
    ['2606:4700::1111', false],
    ['no address', true],
  ];
  for (const [address, isPrivate] of addresses)
    it(`${isPrivate ? 'is not' : 'may be'} at ${address}`, () => assert.equal(isPrivateAddress(address), isPrivate));

  const pages = {
    'http://there.example/': 200,
    'http://login.example/': 403,
    'http://gone.example/': 404,
    'http://down.example/': 503,
    'http://moved.example/': 'http://there.example/',
    'http://inside.example/': 'http://127.0.0.1/admin',
    'http://name.example/': 'http://private.example/',
    'http://round.example/': 'http://round.example/',
    'http://file.example/': 'file:///etc/passwd',
  };
  const hosts = { 'private.example': ['203.0.113.7', '10.0.0.5'] };
  const cases: [string, string, string, number | null][] = [
    ['a page', 'http://there.example/', 'ok', 200],
    ['a page that asks who one is', 'http://login.example/', 'ok', 403],
    ['a page that is gone', 'http://gone.example/', 'broken', 404],
    ['a server that is down', 'http://down.example/', 'broken', 503],
    ['a page that has moved', 'http://moved.example/', 'ok', 200],
    ['a server that is silent', 'http://silent.example/', 'unreachable', null],
    ['a redirect into the machine’s own network', 'http://inside.example/', 'unreachable', null],
    ['a redirect to a name of a private network', 'http://name.example/', 'unreachable', null],
    ['a circle', 'http://round.example/', 'broken', null],
    ['a redirect to a file', 'http://file.example/', 'unreachable', null],
    ['the machine itself, in another notation', 'http://0x7f.1/', 'unreachable', null],
    ['the machine itself, by its number', 'http://[::1]/', 'unreachable', null],
    ['an address with a password', 'http://a:b@there.example/', 'unreachable', null],
    ['no address', 'nonsense', 'unreachable', null],
  ];
  for (const [what, url, status, code] of cases)
    it(`tells of ${what}`, async () => {
      const { network, asked } = networkOf(pages, hosts);
      assert.deepEqual(await checkAddress(url, network), { status, code });
      assert.ok(
        asked.every((one) => !/ (127|10)\.| ::1$|file:/.test(one)),
        asked.join(),
      );
    });

  it('is asked at the internet address that was looked at, whatever its name stands for by now', async () => {
    const heard: string[] = [];
    const server = createServer((request, response) => {
      heard.push(`${request.method} ${request.headers.host}`);
      response.writeHead(302, { location: '/elsewhere' }).end('a page that nobody reads');
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    const url = new URL(`http://no.such.host.example:${port}/`);
    const answer = await internet.ask(url, 'GET', '127.0.0.1', AbortSignal.timeout(5000));
    server.close();
    assert.deepEqual([answer, heard], [{ code: 302, location: '/elsewhere' }, [`GET no.such.host.example:${port}`]]);
  });

  it('is given up after its time, also where only the name is waited for', async () => {
    const network: Network = { resolve: () => new Promise(() => {}), ask: () => new Promise(() => {}) };
    const held = setTimeout(() => {}, 60_000);
    assert.deepEqual(await checkAddress('http://slow.example/', network, 20), { status: 'unreachable', code: null });
    clearTimeout(held);
  });
});

describe('the addresses of what is on the shelf', () => {
  let portal: Portal;
  const on = (today: string) => ({ ...contextOf(portal.composition), today });
  before(async () => {
    portal = await startPortal({ plants: 0 });
    await publishProgramme(on('2026-03-01'), {
      id: 'dies',
      title: 'Help with dies',
      economy: 'XDM',
      provider: 'Tool office',
      instrument: 'grant',
      source: { title: 'Notice 7', url: 'http://there.example/' },
      unit: 'enterprise',
      shelf: 'live',
      channels: [{ kind: 'online', url: 'http://gone.example/' }],
      criteria: { all: [] },
    });
  });
  after(() => portal.stop());

  const run = (day: string, pages: Record<string, number>, isAsked = true) =>
    checkLinks(on(day), { isAsked, network: networkOf(pages).network });
  const broken = async () => (await (await portal.visitor()).json<ProgrammeView>('/programmes/dies')).brokenLinks;
  const pages = { 'http://there.example/': 200, 'http://gone.example/': 404 };

  it('are not called broken where there is no connection', async () => {
    for (const day of ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04'])
      assert.deepEqual(await run(day, {}, false), { addresses: 2, answered: 0 });
    assert.deepEqual(await broken(), []);
    const page = await (await portal.visitor('officer')).get('/desk/programmes');
    assert.match(await page.text(), /Not checked: there was no connection/);
  });

  it('are broken after three days without an answer, whatever happens within a day, and whole after one with', async () => {
    for (const day of ['2026-03-08', '2026-03-08', '2026-03-08', '2026-03-09']) await run(day, pages);
    assert.deepEqual(await broken(), []);
    await run('2026-03-10', pages);
    assert.deepEqual(await broken(), [{ url: 'http://gone.example/', on: '2026-03-10' }]);
    const { programmes } = await describeDesk(on('2026-03-10'), { show: 'brokenLink', done: 'none' });
    assert.deepEqual(
      programmes.map(({ id }) => id),
      ['dies'],
    );
    await run('2026-03-11', { ...pages, 'http://gone.example/': 200 });
    assert.deepEqual(await broken(), []);
  });

  it('are asked once a week by the calendar, and whenever somebody asks', async () => {
    assert.equal(await run('2026-03-17', pages, false), null);
    assert.deepEqual(await run('2026-03-18', pages, false), { addresses: 2, answered: 2 });
    assert.deepEqual(await run('2026-03-18', pages), { addresses: 2, answered: 2 });
    const worker = { ...on('2026-03-19'), db: portal.database.as('job') };
    const asked = await checkLinks(worker, { isAsked: true, network: networkOf(pages).network });
    assert.deepEqual(asked, { addresses: 2, answered: 2 });
  });

  it('are asked in the background when an officer wants it', async () => {
    const officer = await portal.visitor('officer');
    const asked = await officer.post('/desk/programmes/links', {}, '/desk/programmes');
    assert.equal(asked.headers.get('location'), '/desk/programmes?done=linksAsked');
    assert.equal((await (await portal.visitor('owner')).post('/desk/programmes/links', {}, '/')).status, 403);
  });
});
