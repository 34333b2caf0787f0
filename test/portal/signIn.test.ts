import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { demonstrationUsers } from '../../src/demonstration/users.ts';
import { type Portal, startPortal, Visitor } from './startPortal.ts';

const { password } = demonstrationUsers;
const email = 'officer@demonstration.example';

describe('signing in', () => {
  let portal: Portal;
  before(async () => {
    portal = await startPortal({ plants: 5, unlimitedSignIn: false, demonstration: false });
  });
  after(() => portal.stop());
  beforeEach(() => portal.composition.auth.pool.query('DELETE FROM auth."rateLimit"'));

  const send = (fields: Record<string, string>, headers: Record<string, string> = {}, visitor = stranger()) =>
    visitor.send('/sign-in', {
      method: 'POST',
      headers: { origin: portal.url, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields),
    });
  const stranger = () => new Visitor(portal.url);
  const isSignedIn = async (visitor: Visitor) =>
    (await visitor.get('/imports', { accept: 'application/json' })).status === 200;

  it('leads to where the reader wanted to go', async () => {
    const visitor = stranger();
    const asked = await visitor.get('/imports?economy=XDM', { accept: 'text/html' });
    assert.equal(asked.headers.get('location'), '/sign-in?next=%2Fimports%3Feconomy%3DXDM');
    const form = await (await visitor.get(asked.headers.get('location')!)).text();
    const back = backIn(form);
    const answer = await send({ email, password, back }, {}, visitor);
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, '/imports?economy=XDM']);
    assert.ok(await isSignedIn(visitor));
  });

  it('says that address or password is wrong, keeps neither in the address, and does not say which', async () => {
    const answers = await Promise.all([
      send({ email, password: 'not the password', back: '/imports' }),
      send({ email: 'nobody@demonstration.example', password, back: '/imports' }),
      send({ email: 'no address', password, back: '/imports' }),
    ]);
    for (const answer of answers) {
      assert.equal(answer.headers.get('location'), '/sign-in?error=failed&next=%2Fimports');
      assert.deepEqual(answer.headers.getSetCookie(), []);
    }
    const page = await (await stranger().get('/sign-in?error=failed&next=%2Fimports')).text();
    assert.match(page, /class="[^"]*error/);
    assert.doesNotMatch(page, /not the password|nobody@/);
  });

  it('answers a program with the envelope of problems', async () => {
    const answer = await stranger().send('/sign-in', {
      method: 'POST',
      headers: { origin: portal.url, accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify({ email, password: 'not the password' }),
    });
    assert.equal(answer.status, 401);
    assert.match(answer.headers.get('content-type') ?? '', /application\/problem\+json/);
    const problem = (await answer.json()) as Record<string, unknown>;
    assert.deepEqual(Object.keys(problem).sort(), ['code', 'requestId', 'status', 'title', 'type']);
    assert.equal(problem.status, 401);
  });

  it('lets nobody try more than five times a minute, the right password included', async () => {
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      const answer = await send({ email, password: `guess number ${attempt}` });
      assert.match(answer.headers.get('location') ?? '', /error=failed/, `${attempt}`);
    }
    const sixth = await send({ email, password, back: '/' });
    assert.equal(sixth.headers.get('location'), '/sign-in?error=tooMany&next=%2F');
    assert.deepEqual(sixth.headers.getSetCookie(), []);
    assert.match(await (await stranger().get('/sign-in?error=tooMany')).text(), /minute|seconds/);
    const program = await send({ email, password }, { accept: 'application/json' });
    assert.equal(program.status, 429);
  });

  it('cannot be told another address by who tries again and again', async () => {
    const locations: (string | null)[] = [];
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      const headers = { 'x-forwarded-for': `192.0.2.${attempt}`, 'x-real-ip': `192.0.2.${attempt}` };
      locations.push((await send({ email, password: 'a wrong password' }, headers)).headers.get('location'));
    }
    assert.match(locations[5] ?? '', /error=tooMany/);
  });

  const foreign: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost.evil.example' },
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
  ];
  for (const headers of foreign) {
    it(`refuses a form that comes from ${headers.origin}${headers['sec-fetch-site'] ? ', as the browser says too' : ''}`, async () => {
      const visitor = stranger();
      await visitor.get('/sign-in');
      const answer = await send({ email, password, back: '/' }, headers, visitor);
      assert.match(answer.headers.get('location') ?? '', /error=refused/);
      assert.ok(!(await isSignedIn(visitor)));
      const fresh = await send({ email, password, back: '/' }, headers);
      assert.match(fresh.headers.get('location') ?? '', /error=refused/, 'without any cookie as well');
    });
  }

  const elsewhere = [
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example/',
    'https:evil.example',
    'javascript:alert(1)',
    ' //evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\u0000//evil.example',
    '/\u0085/evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    'evil.example',
    '',
  ];
  for (const target of elsewhere) {
    it(`leads home, not to ${JSON.stringify(target)}`, async () => {
      const answer = await send({ email, password, back: target });
      assertOwnPath(answer.headers.get('location'));
      const shown = await stranger().get(`/sign-in?next=${encodeURIComponent(target)}`);
      if (target.includes('\u0000')) assert.equal(shown.status, 422);
      else assertOwnPath(backIn(await shown.text()));
      for (const chooser of ['/economy?code=XDM', '/language?locale=en']) {
        const chosen = await stranger().get(`${chooser}&back=${encodeURIComponent(target)}`);
        if (chosen.status !== 422) assertOwnPath(chosen.headers.get('location'));
      }
    });
  }

  it('leads to a path of this portal in any script', async () => {
    const answer = await send({ email, password, back: '/suppliers?q=鴻海 精密' });
    assert.equal(answer.status, 303);
    assert.equal(new URL(answer.headers.get('location')!, portal.url).searchParams.get('q'), '鴻海 精密');
  });

  it('gives a cookie that no script can read and no other site’s form carries', async () => {
    const answer = await send({ email, password, back: '/' });
    const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('toolroom.session_token='));
    assert.ok(cookie);
    assert.match(cookie, /; HttpOnly/i);
    assert.match(cookie, /; SameSite=(Lax|Strict)/i);
    assert.match(cookie, /; Path=\//i);
    assert.doesNotMatch(cookie, /; Domain=/i);
  });

  it('keeps no page of somebody signed in, whatever its form', async () => {
    const visitor = stranger();
    await send({ email, password, back: '/' }, {}, visitor);
    for (const url of ['/', '/imports', '/suppliers', '/suppliers.csv', '/nothing-here']) {
      for (const accept of ['text/html', 'application/json']) {
        const answer = await visitor.get(url, { accept });
        assert.equal(answer.headers.get('cache-control'), 'no-store', `${url} as ${accept}`);
      }
    }
    const anonymous = await stranger().get('/suppliers');
    assert.match(anonymous.headers.get('cache-control') ?? '', /private/);
  });

  it('ends with sign-out, for a copy of the cookie too', async () => {
    const visitor = stranger();
    const answer = await send({ email, password, back: '/' }, {}, visitor);
    const copy = answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    assert.ok(await isSignedIn(visitor));
    const out = await signOut(visitor, { origin: portal.url });
    assert.deepEqual([out.status, out.headers.get('location')], [303, '/']);
    assert.ok(!(await isSignedIn(visitor)));
    const replayed = await fetch(`${portal.url}/imports`, { headers: { cookie: copy, accept: 'application/json' } });
    assert.equal(replayed.status, 401);
  });

  it('is not ended by a form of another site', async () => {
    const visitor = stranger();
    await send({ email, password, back: '/' }, {}, visitor);
    await signOut(visitor, { origin: 'https://evil.example' });
    assert.ok(await isSignedIn(visitor));
  });

  it('shows the demonstration’s users and their password in the demonstration alone', async () => {
    const page = await (await stranger().get('/sign-in')).text();
    assert.doesNotMatch(page, /demonstration\.example|demonstration-only/);
    const demonstration = await startPortal({ plants: 0 });
    try {
      const shown = await (await new Visitor(demonstration.url).get('/sign-in')).text();
      for (const user of demonstrationUsers.users) assert.ok(shown.includes(user.email), user.email);
    } finally {
      await demonstration.stop();
    }
  });

  function signOut(visitor: Visitor, headers: Record<string, string>): Promise<Response> {
    return visitor.send('/sign-out', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: '',
    });
  }

  /** Where the form to sign in with leads; other forms of the page have a place to go back to as well. */
  function backIn(page: string): string {
    const form = page.slice(page.indexOf('action="/sign-in"'));
    return /name="back" value="([^"]*)"/.exec(form)?.[1]?.replaceAll('&amp;', '&') ?? '';
  }

  function assertOwnPath(location: string | null): void {
    assert.match(location ?? '', /^\/(?![/\\])/);
    assert.doesNotMatch(location ?? '', /[\u0000-\u0020\u007f-\u009f\\]/);
    assert.equal(new URL(location ?? '', portal.url).origin, portal.url);
  }
});
