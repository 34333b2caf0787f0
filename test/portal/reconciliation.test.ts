import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Portal, startPortal, type Visitor } from './startPortal.ts';

interface Answer {
  result: { id: string; name: string; score: number; match: boolean }[];
}

describe('the reconciliation service', () => {
  let portal: Portal;
  let visitor: Visitor;
  let firm: { enterpriseId: string; name: string };

  before(async () => {
    portal = await startPortal({ plants: 300 });
    visitor = await portal.visitor();
    const { hits } = await visitor.json<{ hits: (typeof firm)[] }>('/suppliers?q=precision&economy=XDM');
    firm = hits[0]!;
  });
  after(() => portal.stop());

  /** As OpenRefine asks: a form from elsewhere, without token, with whatever cookies there are. */
  const ask = (form: Record<string, string>, one = visitor) =>
    one.send('/reconcile?economy=XDM', {
      method: 'POST',
      headers: { origin: 'http://127.0.0.1:3333', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form),
    });
  const queries = async (asked: Record<string, object>) =>
    (await (await ask({ queries: JSON.stringify(asked) })).json()) as Record<string, Answer>;

  it('tells what it knows, and lets pages of other sites read it', async () => {
    const response = await visitor.get('/reconcile?economy=XDM');
    assert.equal(response.headers.get('access-control-allow-origin'), '*');
    const manifest = (await response.json()) as { versions: string[]; view: { url: string }; identifierSpace: string };
    assert.deepEqual(manifest.versions, ['0.2']);
    assert.ok(manifest.view.url.startsWith(manifest.identifierSpace));
  });

  it('finds a firm by its name, by its sound and by its number', async () => {
    const { number } = await visitor
      .json<{ identifiers: { value: string }[] }>(`/suppliers/${firm.enterpriseId}`)
      .then(({ identifiers }) => ({ number: identifiers[0]?.value ?? '' }));
    const answers = await queries({
      name: { query: firm.name, limit: 3 },
      shouted: { query: firm.name.toUpperCase(), type: 'Organization' },
      number: { query: 'something else', properties: [{ pid: 'identifier', v: number }] },
      nobody: { query: 'qqqq zzzz xxxx' },
    });
    for (const key of ['name', 'shouted', 'number']) assert.equal(answers[key]?.result[0]?.id, firm.enterpriseId, key);
    assert.equal(answers.number?.result[0]?.match, true);
    assert.ok((answers.name?.result.length ?? 9) <= 3);
    assert.deepEqual(answers.nobody?.result, []);
  });

  it('tells more of the firms that were found', async () => {
    const extend = {
      ids: [firm.enterpriseId, 'XDM-000000000000'],
      properties: [{ id: 'isic' }, { id: 'region' }, { id: 'nonsense' }],
    };
    const { meta, rows } = (await (await ask({ extend: JSON.stringify(extend) })).json()) as {
      meta: { id: string }[];
      rows: Record<string, Record<string, { str: string }[]>>;
    };
    assert.deepEqual(
      meta.map(({ id }) => id),
      ['isic', 'region', 'nonsense'],
    );
    assert.ok(rows[firm.enterpriseId]?.isic?.every(({ str }) => /^\d{2,4}$/.test(str)));
    assert.deepEqual(rows['XDM-000000000000'], { isic: [], region: [], nonsense: [] });
  });

  it('suggests firms and properties, and shows a firm in a few lines', async () => {
    const prefix = firm.name.split(' ')[0] as string;
    const { result } = await visitor.json<Answer>(`/reconcile/suggest/entity?prefix=${encodeURIComponent(prefix)}`);
    assert.ok(result.length > 0);
    const preview = await visitor.get(`/reconcile/preview?id=${firm.enterpriseId}`);
    assert.match(preview.headers.get('content-security-policy') ?? '', /frame-ancestors \*/);
    assert.ok((await preview.text()).includes(firm.name));
  });

  it('answers everybody as a stranger, and refuses what is no batch', async () => {
    const officer = await portal.visitor('officer');
    const heard = await ask({ queries: JSON.stringify({ q: { query: firm.name } }) }, officer);
    assert.deepEqual(await heard.json(), await queries({ q: { query: firm.name } }));
    assert.equal((await ask({ queries: '{' })).status, 422);
    const many = Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`q${i}`, { query: 'x' }]));
    assert.equal((await ask({ queries: JSON.stringify(many) })).status, 422);
  });
});
