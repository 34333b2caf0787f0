import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import type { Route } from '../../src/platform/http/route.ts';
import { allRoutes } from '../../src/web/server.ts';
import { type HostileRequest, hostileRequests } from './hostileRequests.ts';
import { makeSamples } from './samples/index.ts';
import { type Portal, startPortal, Visitor } from './startPortal.ts';

/** A longer hunt: FUZZ_REQUESTS=400 FUZZ_SEED=7. */
const requestsPerRoute = Number(process.env.FUZZ_REQUESTS ?? 40);
const seed = Number(process.env.FUZZ_SEED ?? 20_260_101);

const envelope = z.object({
  type: z.string().startsWith('urn:toolroom:problem:'),
  title: z.string().min(1),
  status: z.int().min(400).max(499),
  code: z.string().min(1),
  requestId: z.string().min(1),
  issues: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
});

/** Words of our inside that no answer may hold. What is sent to provoke them is written otherwise, as it may be echoed. */
const inside =
  /\n\s+at .+:\d+:\d+|node_modules|\bSELECT\b.+\bFROM\b|\bINSERT INTO\b|syntax error at or near|invalid input syntax|violates .+ constraint|invalid byte sequence|is not a function|Cannot read prop|ECONN|\btoolroom_(app|owner|job|auth)\b/s;

describe('every route', () => {
  let portal: Portal;
  let ids: string[];
  let administrator: Visitor;
  let anybody: Visitor;
  let csrfToken: string;

  before(async () => {
    portal = await startPortal({ plants: 60 });
    administrator = await portal.visitor('administrator');
    anybody = await portal.visitor();
    ids = [...Object.values(await makeSamples(portal)), '00000000-0000-4000-8000-000000000000'];
    csrfToken = await administrator.tokenOf('/imports/new');
    assert.notEqual(csrfToken, '');
  });
  after(() => portal.stop());

  const signIn = {
    ...extra('POST', '/sign-in'),
    body: z.object({ email: z.string(), password: z.string(), back: z.string() }),
  };
  const others = [signIn, extra('POST', '/sign-out'), extra('GET', '/:anything/:at/:all')];
  for (const [place, route] of [...allRoutes(true), ...others].entries()) {
    it(`answers ${route.method} ${route.path} whatever is sent, without failing or showing its inside`, async () => {
      const visitor = route.path === '/sign-out' ? anybody : administrator;
      const property = fc.asyncProperty(hostileRequests(route, ids, csrfToken), (request) =>
        assertSound(visitor, request),
      );
      await fc.assert(property, { seed: seed + place, numRuns: requestsPerRoute, includeErrorInReport: true });
    });
  }

  const cookies = [
    '%',
    '%00',
    '%ff',
    '__proto__',
    'constructor',
    '..%2f..%2f',
    '"',
    'x.y',
    `${'x'.repeat(3000)}.y`,
    '[]',
    '',
  ];
  for (const name of ['session_token', 'csrf', 'economy', 'locale']) {
    it(`takes any cookie for toolroom.${name}, and lets nobody in by it`, async () => {
      for (const value of cookies) {
        const headers = { accept: 'text/html', cookie: `toolroom.${name}=${value}; ${name}=${value}; =;;` };
        const stranger = new Visitor(portal.url);
        await assertSound(stranger, { method: 'GET', url: '/suppliers', headers, body: undefined });
        const closed = await new Visitor(portal.url).get('/imports', { ...headers, accept: 'application/json' });
        assert.equal(closed.status, 401, value);
      }
    });
  }

  it('stands after all this: the portal answers, and nothing was written into objects’ prototypes', async () => {
    const health = await anybody.json<Record<string, string>>('/health');
    assert.deepEqual([health.status, health.database], ['ok', 'up']);
    assert.equal((await administrator.get('/imports?economy=XDM', { accept: 'text/html' })).status, 200);
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  });
});

async function assertSound(visitor: Visitor, { method, url, headers, body }: HostileRequest): Promise<void> {
  const answer = await visitor.send(url, {
    method,
    headers,
    ...(body === undefined ? {} : { body: body as BodyInit }),
  });
  const text = await answer.text();
  const type = answer.headers.get('content-type') ?? '';
  assert.ok(answer.status < 500, `${answer.status} ${text.slice(0, 300)}`);
  assert.doesNotMatch(text, inside);
  assert.equal(answer.headers.get('x-evil'), null);
  if (type.includes('text/html')) assert.doesNotMatch(text, /<script>alert|<img src=x/);
  if (type.includes('json')) assert.doesNotThrow(() => JSON.parse(text));
  if (answer.status < 400) return;
  const wantsJson = headers.accept?.includes('json') === true;
  if (!wantsJson && type.includes('text/html')) return;
  assert.match(type, /^application\/problem\+json/, `${answer.status} ${text.slice(0, 300)}`);
  const problem = envelope.parse(JSON.parse(text));
  assert.equal(problem.status, answer.status);
}

/** An address that is outside the route table and must be as sound. */
function extra(method: 'GET' | 'POST', path: string): Route {
  const nothing = z.object({});
  return { method, path, query: nothing, body: nothing, examples: [] } as unknown as Route;
}
