import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { isAllowed } from '../../src/platform/auth/permissions.ts';
import { type Role, roles } from '../../src/platform/context.ts';
import { routeFaults } from '../../src/platform/http/checkRoutes.ts';
import type { Route } from '../../src/platform/http/route.ts';
import { allRoutes } from '../../src/web/server.ts';
import { fillExample, makeSamples } from './samples/index.ts';
import { type Portal, startPortal, type Visitor } from './startPortal.ts';

describe('the portal', () => {
  let portal: Portal;
  let enterprise: string;
  let importId: string;
  let made: Readonly<Record<string, string>>;
  const visitors = new Map<Role | null, Visitor>();
  const visitorOf = async (role: Role | null) => {
    const known = visitors.get(role) ?? (await portal.visitor(role ?? undefined));
    visitors.set(role, known);
    return known;
  };
  const fill = (url: string) => fillExample(url, made);

  before(async () => {
    portal = await startPortal();
    made = await makeSamples(portal);
    enterprise = made.enterprise as string;
    importId = made.import as string;
  });
  after(() => portal.stop());

  const routes = allRoutes(true);

  it('declares every route without a blank', () => {
    assert.deepEqual(routeFaults(routes), []);
    assert.ok(routes.length > 20);
  });

  it('refuses to start with a route that has a blank, and names each one', () => {
    const { audit: _, ...blank } = routes.find((route) => route.method === 'POST') as Route;
    assert.match(routeFaults([blank as Route]).join('\n'), /no audit verb/);
    const { permission: __, ...open } = routes[0] as Route;
    assert.match(routeFaults([open as Route]).join('\n'), /no known permission/);
  });

  it('answers each example of each public page with a page and, asked for, with JSON', async () => {
    const visitor = await visitorOf(null);
    for (const route of routes.filter(
      (one) => one.method === 'GET' && one.page !== null && one.permission === 'public',
    )) {
      for (const example of route.examples) {
        const page = await visitor.get(fill(example.url), { accept: 'text/html' });
        assert.equal(page.status, 200, `${example.url}: ${page.status}`);
        assert.match(page.headers.get('content-type') ?? '', /text\/html/);
        const json = await visitor.get(fill(example.url), { accept: 'application/json' });
        assert.match(json.headers.get('content-type') ?? '', /application\/json/);
        assert.ok(route.output.safeParse(await json.json()).success, example.url);
      }
    }
  });

  it('lets in whom a route’s permission names and nobody else, for every route and role', async () => {
    let checked = 0;
    for (const route of routes) {
      for (const role of [null, ...roles]) {
        const visitor = await visitorOf(role);
        const actor = role === null ? anonymous : { ...anonymous, kind: 'user' as const, roles: [role] };
        const example = route.examples[0]!;
        const response =
          route.method === 'GET'
            ? await visitor.get(fill(example.url), { accept: 'application/json' })
            : await visitor.send(fill(example.url), {
                method: route.method,
                headers: {
                  accept: 'application/json',
                  'content-type': 'application/json',
                  'idempotency-key': crypto.randomUUID(),
                },
                body: JSON.stringify({}),
              });
        const refused = response.status === 401 || response.status === 403;
        assert.equal(
          refused,
          !isAllowed(actor, route.permission),
          `${route.method} ${example.url} as ${role}: ${response.status}`,
        );
        assert.ok(response.status < 500, `${route.method} ${example.url} as ${role}: ${response.status}`);
        checked += 1;
      }
    }
    assert.equal(checked, routes.length * (roles.length + 1));
  });

  it('does not say whether a thing exists to who may not see it', async () => {
    const owner = await visitorOf('owner');
    const [real, invented] = await Promise.all(
      [importId, '00000000-0000-4000-8000-000000000000'].map((id) =>
        owner.get(`/imports/${id}`, { accept: 'application/json' }),
      ),
    );
    assert.equal(real!.status, invented!.status);
    const strip = async (response: Response) => ({ ...((await response.json()) as object), requestId: '' });
    assert.deepEqual(await strip(real!), await strip(invented!));
  });

  it('keeps an officer of one economy out of another', async () => {
    const officer = await visitorOf('officer');
    const response = await officer.get('/imports?economy=TWN', { accept: 'application/json' });
    assert.equal(response.status, 403);
  });

  it('refuses a form of another site, and one without its token', async () => {
    const officer = await visitorOf('officer');
    const path = `/suppliers/${enterprise}/correct`;
    const foreign = await officer.post(path, { field: 'name' }, path, { origin: 'http://evil.example' });
    assert.equal(foreign.status, 403);
    const forged = await officer.send(path, {
      method: 'POST',
      headers: { origin: portal.url, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ field: 'name', value: 'x', reason: 'y', version: '1', idempotencyKey: 'k' }),
    });
    assert.equal(forged.status, 403);
  });

  it('does a thing once, however often the same form arrives', async () => {
    const officer = await visitorOf('officer');
    const path = `/suppliers/${enterprise}/correct`;
    const { version } = await officer.json<{ version: number }>(path);
    const form = {
      field: 'legalForm',
      value: 'Partnership',
      reason: 'Certificate seen',
      version: String(version),
      idempotencyKey: 'same-key',
    };
    const answers = await Promise.all([1, 2, 3].map(() => officer.post(path, form, path)));
    for (const answer of answers) {
      const location = answer.headers.get('location');
      assert.ok(
        location === `/suppliers/${enterprise}?corrected=1` || answer.status === 409,
        `${answer.status} ${location}`,
      );
    }
    const again = await officer.post(path, form, path);
    assert.equal(again.headers.get('location'), `/suppliers/${enterprise}?corrected=1`);
    const view = await officer.json<{ version: number; corrections: unknown[] }>(`/suppliers/${enterprise}`);
    assert.equal(view.version, version + 1);
    assert.equal(view.corrections.length, 1);
    const other = await officer.post(path, { ...form, value: 'Something else' }, path);
    assert.equal(other.status, 409);
  });

  it('refuses an update that was based on an older version', async () => {
    const officer = await visitorOf('officer');
    const path = `/suppliers/${enterprise}/correct`;
    const { version } = await officer.json<{ version: number }>(path);
    const stale = await officer.post(
      path,
      { field: 'name', value: 'New', reason: 'r', version: String(version - 1) },
      path,
    );
    assert.equal(stale.status, 409);
    const { name } = await officer.json<{ name: string }>(`/suppliers/${enterprise}`);
    assert.notEqual(name, 'New');
  });

  it('shows the form again with its answers and what is missing', async () => {
    const officer = await visitorOf('officer');
    const path = `/suppliers/${enterprise}/correct`;
    const { version } = await officer.json<{ version: number }>(path);
    const response = await officer.post(
      path,
      { field: 'name', value: 'Kept answer', reason: '', version: String(version) },
      path,
    );
    const html = await response.text();
    assert.equal(response.status, 422);
    assert.match(html, /Kept answer/);
    assert.match(html, /href="#reason"/);
  });

  it('answers input that no schema takes with 422 and names the field', async () => {
    const visitor = await visitorOf(null);
    const response = await visitor.get('/suppliers?page=0&isic=ZZ', { accept: 'application/json' });
    const problem = (await response.json()) as { code: string; issues: { path: string }[] };
    assert.equal(response.status, 422);
    assert.deepEqual(problem.issues.map((issue) => issue.path).sort(), ['query.isic.0', 'query.page']);
    assert.match(response.headers.get('content-type') ?? '', /application\/problem\+json/);
  });

  it('describes exactly its routes', async () => {
    const visitor = await visitorOf(null);
    const description = await visitor.json<{ paths: Record<string, Record<string, unknown>> }>('/openapi.json');
    const described = Object.entries(description.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const declared = routes.map((route) => `${route.method} ${route.path.replaceAll(/:([A-Za-z]+)/g, '{$1}')}`);
    assert.deepEqual(described.sort(), declared.sort());
  });

  it('sends a strict policy with every page, and lets others frame only what is made for it', async () => {
    const visitor = await visitorOf(null);
    const policyOf = async (url: string) => (await visitor.get(url)).headers.get('content-security-policy') ?? '';
    for (const url of ['/', '/suppliers', '/sign-in', '/nothing-here']) {
      const policy = await policyOf(url);
      assert.match(policy, /default-src 'self'/);
      assert.doesNotMatch(policy, /unsafe/);
    }
    assert.match(await policyOf('/sign-in'), /frame-ancestors 'none'/);
    assert.match(await policyOf('/suppliers'), /frame-ancestors \*/);
  });

  it('writes no inline style, script or handler into a page', async () => {
    const officer = await visitorOf('officer');
    for (const route of routes.filter((one) => one.method === 'GET' && one.page !== null)) {
      const html = await (await officer.get(fill(route.examples[0]!.url))).text();
      assert.doesNotMatch(html, /<[^>]+\sstyle=/, route.path);
      assert.doesNotMatch(html, /<[^>]+\son[a-z]+=/, route.path);
      assert.doesNotMatch(html, /<script(?![^>]*\ssrc=)/, route.path);
    }
  });

  it('writes who changed what into the audit, sealed and whole', async () => {
    const { sealAudit, verifyAudit } = await import('../../src/platform/audit/index.ts');
    await sealAudit(portal.database);
    const reports = await verifyAudit(portal.database);
    assert.ok(reports.some((report) => report.economy === 'XDM' && report.entries > 2 && report.faults.length === 0));
  });
});

const anonymous = {
  kind: 'anonymous',
  userId: null,
  name: '',
  roles: [],
  organisationId: null,
  economies: [],
} as const;
