import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Portal, startPortal, type Visitor } from './startPortal.ts';

interface Firm {
  isClaimed: boolean;
  mayClaim: boolean;
  mayState: boolean;
  capabilities: { text: string; code: string | null; statedBy: string; visibility: string }[];
}

describe('what people say of a firm', () => {
  let portal: Portal;
  let visitor: Visitor;
  let owner: Visitor;
  let officer: Visitor;
  let firm = '';

  before(async () => {
    portal = await startPortal({ plants: 30 });
    [visitor, owner, officer] = [
      await portal.visitor(),
      await portal.visitor('owner'),
      await portal.visitor('officer'),
    ];
    const { hits } = await visitor.json<{ hits: { enterpriseId: string }[] }>('/suppliers?economy=XDM');
    firm = `/suppliers/${hits[0]!.enterpriseId}`;
  });
  after(() => portal.stop());

  const seenBy = (one: Visitor) => one.json<Firm>(firm);
  /** What the firm says itself: its register says more. */
  const statedTo = async (one: Visitor) =>
    (await seenBy(one)).capabilities.filter(({ statedBy }) => statedBy === 'owner');
  const decide = async (location: string, decision: 'approve' | 'refuse') => {
    const { claim } = await officer.json<{ claim: { version: number } }>(location);
    return officer.act(`${location}/decision`, { decision, reason: 'Seen', version: String(claim.version) });
  };

  it('a stranger may neither claim it nor say what it can do', async () => {
    assert.equal((await visitor.act(`${firm}/claim`, { relation: 'owner', evidence: 'x' })).status, 401);
    assert.equal((await owner.act(`${firm}/capabilities`, { kind: 'process', text: 'Casting' })).status, 404);
    assert.deepEqual((await seenBy(visitor)).mayClaim, false);
    assert.equal((await seenBy(owner)).mayClaim, true);
  });

  it('a claim with a file of evidence waits, is decided, and holds for a year', async () => {
    const sent = await owner.upload(
      `${firm}/claim`,
      { relation: 'owner', evidence: 'The licence on the wall' },
      { name: 'licence.png', content: 'a picture', field: 'file', from: `${firm}/claim` },
    );
    const location = sent.headers.get('location') ?? '';
    assert.match(location, /^\/firm-claims\//);
    assert.equal((await seenBy(visitor)).isClaimed, false, 'nothing changes before an officer has decided');
    assert.equal(await (await officer.get(`${location}/evidence`)).text(), 'a picture');
    assert.equal((await (await portal.visitor('buyer')).get(`${location}/evidence`)).status, 404);

    const again = await owner.act(`${firm}/claim`, { relation: 'owner', evidence: 'Once more' });
    assert.equal(again.status, 409, 'one claim at a time');
    const silent = await officer.act(`${location}/decision`, { decision: 'approve', reason: '', version: '1' });
    assert.equal(silent.status, 422);
    assert.equal((await decide(location, 'approve')).status, 200);
    assert.equal(
      (await officer.act(`${location}/decision`, { decision: 'refuse', reason: 'x', version: '1' })).status,
      409,
    );

    const seen = await seenBy(owner);
    assert.deepEqual([seen.isClaimed, seen.mayClaim, seen.mayState], [true, false, true]);
    const { claim } = await owner.json<{ claim: { validTo: string; state: string } }>(location);
    assert.equal(claim.state, 'approved');
    assert.ok(claim.validTo > new Date().toISOString().slice(0, 10));
  });

  it('one organisation speaks for a firm: a second claim can only be refused', async () => {
    const chamber = await portal.visitor('association');
    const { body } = await chamber.act(`${firm}/claim`, { relation: 'agent', evidence: 'They asked us' });
    const location = body.location ?? '';
    assert.equal((await decide(location, 'approve')).status, 409);
    assert.equal((await decide(location, 'refuse')).status, 200);
    assert.equal((await owner.get(location)).status, 404, 'another’s claim is nobody’s business');
  });

  it('what the firm states is found on its page, by kind and code; what is internal is not', async () => {
    await owner.act(`${firm}/capabilities`, { kind: 'process', text: '射出成型' });
    await owner.act(`${firm}/capabilities`, {
      kind: 'capacity',
      number: '40',
      unit: 't',
      spareShare: '25',
      visibility: 'internal',
    });
    const shown = await statedTo(visitor);
    assert.deepEqual(
      shown.map(({ text, code, statedBy }) => [text, code, statedBy]),
      [['射出成型', 'injectionMoulding', 'owner']],
    );
    assert.equal((await statedTo(officer)).length, 2);
    const page = await (await visitor.get(firm)).text();
    assert.ok(page.includes('射出成型') && !page.includes('25%'));
    const linked = (await (await visitor.get(`${firm}/enterprise.jsonld`)).json()) as { knowsAbout: string[] };
    assert.ok(linked.knowsAbout.includes('射出成型'));
    const refused = await owner.act(`${firm}/capabilities`, { kind: 'capacity', number: 'many' });
    assert.deepEqual(
      refused.body.issues?.map(({ path }) => path),
      ['body.number'],
    );
  });

  it('what is withdrawn goes, can be put back, and stays in the history', async () => {
    const { capabilities } = await owner.json<{ capabilities: { id: string; kind: string }[] }>(`${firm}/capabilities`);
    const { id } = capabilities.find(({ kind }) => kind === 'process')!;
    await owner.act(`${firm}/capabilities/${id}/withdraw`, {});
    assert.deepEqual(await statedTo(visitor), []);
    const { entries } = await visitor.json<{ entries: { kind: string }[] }>(`${firm}/history`);
    assert.ok(entries.some(({ kind }) => kind === 'withdrawn') && !entries.some(({ kind }) => kind === 'record'));
    const known = await officer.json<{ entries: { kind: string; source?: string }[] }>(`${firm}/history`);
    assert.ok(known.entries.some(({ kind, source }) => kind === 'record' && source === 'demonstration'));
    await owner.act(`${firm}/capabilities/${id}/put-back`, {});
    assert.equal((await statedTo(visitor)).length, 1);
    assert.equal((await owner.act(`${firm}/capabilities/${id}/put-back`, {})).status, 404);
  });

  it('anybody says that something is wrong; an officer closes it, and who left an address is told', async () => {
    const contact = 'neighbour@example.org';
    const sent = await visitor.act(`${firm}/report`, { subject: 'closed', text: 'The gate is shut', contact });
    const id = sent.body.location?.split('sent=')[1] ?? '';
    assert.equal((await visitor.get(`/desk/reports/${id}`, { accept: 'application/json' })).status, 401);
    const thanks = await (await visitor.get(sent.body.location ?? '')).text();
    assert.ok(thanks.includes(id) && !thanks.includes(contact));
    const { report } = await officer.json<{ report: { version: number; contact: string } }>(`/desk/reports/${id}`);
    assert.equal(report.contact, contact);
    const closed = await officer.act(`/desk/reports/${id}/decision`, {
      state: 'mended',
      outcome: 'The plant moved',
      version: String(report.version),
    });
    assert.equal(closed.status, 200);
    const { rows } = await portal.composition.opened.withConnection('admin', (client) =>
      client.query<{ body: string }>('SELECT body FROM platform.mail WHERE recipient = $1', [contact]),
    );
    assert.match(rows[0]?.body ?? '', /The plant moved/);
  });

  it('is known by further names, and by numbers that no other firm has', async () => {
    const state = (what: 'names' | 'numbers', body: object) => owner.act(`${firm}/${what}`, body);
    assert.equal((await visitor.act(`${firm}/names`, { kind: 'trading', text: 'x' })).status, 401);
    assert.equal((await state('names', { kind: 'former', text: '舊星工廠', language: 'zh-Hant' })).status, 200);
    const { names } = await visitor.json<{ names: { text: string; kind: string }[] }>(firm);
    assert.ok(names.some(({ text, kind }) => text === '舊星工廠' && kind === 'former'));
    const byName = async () =>
      (await visitor.json<{ hits: { enterpriseId: string }[] }>(`/suppliers?q=${encodeURIComponent('舊星工廠')}`)).hits;
    assert.ok(
      (await byName()).some(({ enterpriseId }) => firm.endsWith(enterpriseId)),
      'found by its former name',
    );
    const stated = await owner.json<{ names: { id: string }[] }>(`${firm}/names`);
    await owner.act(`${firm}/names/${stated.names[0]?.id}/withdraw`, {});
    assert.ok(
      !(await byName()).some(({ enterpriseId }) => firm.endsWith(enterpriseId)),
      'no longer, once it is taken back',
    );
    assert.equal((await state('numbers', { scheme: 'LEI', value: '5493001KJTIIGC8Y1R13' })).status, 422);
    assert.equal((await state('numbers', { scheme: 'LEI', value: '5493 001K JTII GC8Y 1R12' })).status, 200);
    const known = await visitor.json<{ identifiers: { value: string; standing: string }[] }>(firm);
    assert.ok(
      known.identifiers.some(({ value, standing }) => value === '5493001KJTIIGC8Y1R12' && standing === 'right'),
    );
    const { hits } = await visitor.json<{ hits: { enterpriseId: string }[] }>('/suppliers?economy=XDM');
    const other = hits.map(({ enterpriseId }) => `/suppliers/${enterpriseId}`).find((one) => one !== firm) ?? '';
    const held = await officer.act(`${other}/numbers`, { scheme: 'LEI', value: '5493001KJTIIGC8Y1R12' });
    assert.equal(held.status, 409, 'a number is one firm’s');
    await state('numbers', { scheme: 'LOCAL-LICENCE', value: 'B 12' });
    assert.equal((await owner.act(`${firm}/numbers/withdraw`, { scheme: 'LOCAL-LICENCE', value: 'B 12' })).status, 200);
    assert.equal((await owner.act(`${firm}/numbers/withdraw`, { scheme: 'LOCAL-LICENCE', value: 'B 12' })).status, 404);
    const byNumber = await visitor.json<{ hits: { enterpriseId: string }[] }>('/suppliers?q=5493001KJTIIGC8Y1R12');
    assert.ok(
      byNumber.hits.some(({ enterpriseId }) => firm.endsWith(enterpriseId)),
      'found by a number that a person gave',
    );
    const all = (await visitor.json<{ identifiers: { scheme: string; value: string }[] }>(firm)).identifiers;
    const register = all.find(({ scheme }) => scheme === 'XDM-ENTERPRISE')!;
    assert.equal((await owner.act(`${firm}/numbers/withdraw`, register)).status, 404, 'a register’s number stays');
  });
});
