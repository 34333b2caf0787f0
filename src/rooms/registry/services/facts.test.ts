import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Actor, Context } from '../../../platform/context.ts';
import { testDatabase } from '../../../platform/testing/database.ts';
import { mergeEnterprises } from './mergeEnterprises.ts';
import { readEnterprise } from './readEnterprise.ts';
import { readFacts } from './readFacts.ts';
import { type NewFact, recordFact } from './recordFact.ts';
import { recordMembership } from './recordMembership.ts';
import { representFirm } from './representFirm.ts';

const database = await testDatabase();
after(() => database.drop());

const person = (userId: string, roles: Actor['roles'], organisationId: string | null): Actor => ({
  kind: 'user',
  userId,
  name: userId,
  roles,
  organisationId,
  economies: ['XDM'],
});
const owner = person('owner', ['owner'], 'org-a');
const colleague = person('colleague', ['owner'], 'org-a');
const stranger = person('stranger', ['owner'], 'org-b');
const officer = person('officer', ['officer'], 'agency');
const anonymous: Actor = { kind: 'anonymous', userId: null, name: '', roles: [], organisationId: null, economies: [] };

let hour = 0;
/** Every action an hour later than the one before. */
const contextOf = (actor: Actor, economy = 'XDM') => {
  const now = new Date(Date.UTC(2026, 0, 1, hour++));
  return { actor, economy, db: database, now: () => now, today: '2026-06-01' } as unknown as Context;
};
const [firm, other, third] = ['XDM-0000000000A0', 'XDM-0000000000B0', 'XDM-0000000000C0'] as const;
const employees = (value: number, more: Partial<NewFact> = {}): NewFact => ({
  enterpriseId: firm,
  fact: 'employees',
  value,
  validFrom: null,
  validTo: null,
  source: 'answer',
  observedOn: null,
  class: 'confidential',
  organisation: 'org-a',
  ...more,
});
const admin = (text: string, values: unknown[] = []) =>
  database.withConnection('admin', (client) => client.query(text, values));
const valuesOf = async (actor: Actor, asOf: Parameters<typeof readFacts>[2] = {}, id: string = firm) =>
  (await readFacts(contextOf(actor), id, asOf)).map(({ value }) => value);

before(async () => {
  for (const [i, id] of [firm, other, third].entries()) {
    await admin("INSERT INTO registry.enterprise (economy, id, name) VALUES ('XDM', $1, $2)", [id, `Firm ${i}`]);
    await admin("INSERT INTO registry.identifier (economy, scheme, value, enterprise_id) VALUES ('XDM', 'N', $1, $2)", [
      `n${i}`,
      id,
    ]);
    await admin(
      `INSERT INTO registry.establishment (economy, id, enterprise_id, name, classifications, source, source_key, import_id)
       VALUES ('XDM', $1, $2, $3, '[]', 's', $3, $4)`,
      [`XDM-00000000E0${i}0`, id, `Plant ${i}`, randomUUID()],
    );
  }
});

test('a fact is true of the days that it speaks of, and known from the hour when it was recorded', async () => {
  await recordFact(contextOf(owner), employees(12, { validFrom: '2024-01-01', validTo: '2024-12-31' }));
  const known = new Date(Date.UTC(2026, 0, 1, hour, 30));
  await recordFact(contextOf(owner), employees(15, { validFrom: '2024-07-01' }));
  assert.deepEqual(await valuesOf(owner, { validOn: '2024-03-01' }), [12]);
  assert.deepEqual(await valuesOf(owner, { validOn: '2024-06-30' }), [12]);
  assert.deepEqual(await valuesOf(owner, { validOn: '2024-07-01' }), [15]);
  assert.deepEqual(await valuesOf(owner), [15]);
  assert.deepEqual(await valuesOf(owner, { validOn: '2023-12-31' }), []);
  const before = new Date(known.getTime() - 3_600_000);
  assert.deepEqual(await valuesOf(owner, { validOn: '2024-09-01', recordedAt: before }), [12], 'as it was known then');
  assert.deepEqual(await valuesOf(owner, { validOn: '2024-09-01', recordedAt: new Date(0) }), []);
});

test('a fact about some days in the middle leaves those before and after as they were', async () => {
  await recordFact(contextOf(owner), employees(18, { validFrom: '2025-01-01', validTo: '2025-01-31' }));
  const found = [];
  for (const day of ['2024-12-31', '2025-01-01', '2025-01-31', '2025-02-01'])
    found.push(...(await valuesOf(owner, { validOn: day })));
  assert.deepEqual(found, [15, 18, 18, 15]);
});

test('nothing is ever deleted', async () => {
  const { rows } = await admin(
    'SELECT count(*)::int AS count, count(superseded_at)::int AS superseded FROM registry.fact',
  );
  assert.ok(rows[0].superseded >= 2 && rows[0].count > rows[0].superseded, JSON.stringify(rows[0]));
});

test('who said it, their organisation and those who advise see it; other firms and the public do not', async () => {
  assert.deepEqual(await valuesOf(colleague), [15]);
  assert.deepEqual(await valuesOf(officer), [15]);
  assert.deepEqual(await valuesOf(person('adviser', ['adviser'], 'elsewhere')), [15]);
  assert.deepEqual(await valuesOf(stranger), []);
  assert.deepEqual(await valuesOf(person('analyst', ['analyst'], 'university')), []);
  assert.deepEqual(await valuesOf(anonymous), []);
  const abroad = { ...officer, economies: ['KOR'] };
  assert.deepEqual(await readFacts({ ...contextOf(abroad), economy: 'KOR' } as Context, firm), []);
});

test('what others say of a firm stands beside what it says itself, and neither ends the other', async () => {
  await recordFact(contextOf(stranger), employees(99, { organisation: 'org-b' }));
  assert.deepEqual(await valuesOf(stranger), [99]);
  assert.deepEqual(await valuesOf(owner), [15]);
  assert.deepEqual(await valuesOf(officer), [15, 99]);
});

test('nobody writes in the name of another organisation, and the public writes nothing', async () => {
  await assert.rejects(recordFact(contextOf(stranger), employees(1)), /row-level security/);
  await assert.rejects(recordFact(contextOf(anonymous), employees(1)), /row-level security|denied/);
  await assert.rejects(
    recordFact(contextOf(anonymous), employees(1, { organisation: null })),
    /row-level security|denied/,
  );
  assert.deepEqual(await valuesOf(officer), [15, 99]);
});

test('a fact of a firm that there is not is refused', async () => {
  await assert.rejects(recordFact(contextOf(officer), employees(1, { enterpriseId: 'XDM-ZZZZZZZZZZZZ' })), /notFound/);
});

test('reading what is confidential is written down', async () => {
  const count = async () =>
    (await admin("SELECT count(*)::int AS count FROM platform.audit_entry WHERE verb = 'registry.fact.read'")).rows[0]
      .count;
  const start = await count();
  await valuesOf(officer);
  assert.equal(await count(), start + 1);
  await valuesOf(anonymous);
  assert.equal(await count(), start + 1, 'where nothing was seen, nothing is noted');
});

test('only officers merge, never a firm with itself, and nothing that is not there', async () => {
  await assert.rejects(mergeEnterprises(contextOf(owner), { from: firm, to: other, reason: 'x' }), /notAllowed/);
  await assert.rejects(mergeEnterprises(contextOf(officer), { from: firm, to: firm, reason: 'x' }), /merge\.same/);
  await assert.rejects(
    mergeEnterprises(contextOf(officer), { from: firm, to: 'XDM-ZZZZZZZZZZZZ', reason: 'x' }),
    /notFound/,
  );
});

test('a merged id leads on to where it went, through any number of merges, and facts go with it', async () => {
  // Both are in one association, and one organisation speaks for both: the merged firm is in it once.
  for (const enterpriseId of [firm, other]) {
    const membership = { kind: 'association', body: 'makers', source: 'list', validFrom: null, validTo: null } as const;
    await recordMembership(contextOf(officer), { ...membership, enterpriseId, organisation: null });
    await representFirm(contextOf(officer), {
      enterpriseId,
      organisation: 'org-c',
      evidence: 'certificate',
      validFrom: '2024-01-01',
    });
  }
  assert.equal(await mergeEnterprises(contextOf(officer), { from: firm, to: other, reason: 'same owner' }), other);
  assert.equal(
    await mergeEnterprises(contextOf(officer), { from: firm, to: third, reason: 'bought' }),
    third,
    'an old id stands for what it became',
  );
  assert.deepEqual(await readEnterprise(contextOf(anonymous), firm), { kind: 'moved', to: third });
  assert.deepEqual(await readEnterprise(contextOf(anonymous), other), { kind: 'moved', to: third });
  const { rows } = await admin('SELECT old_id, new_id FROM registry.redirect ORDER BY old_id');
  assert.deepEqual(rows, [
    { old_id: firm, new_id: third },
    { old_id: other, new_id: third },
  ]);
  for (const table of ['membership', 'representative']) {
    const { rows: kept } = await admin(`SELECT enterprise_id FROM registry.${table}`);
    assert.deepEqual(kept, [{ enterprise_id: third }], table);
  }
  const found = await readEnterprise(contextOf(anonymous), third);
  assert.ok(found.kind === 'found');
  assert.equal(found.record.establishments.length, 3);
  assert.deepEqual(
    found.record.identifiers.map(({ value }) => value),
    ['n0', 'n1', 'n2'],
  );
  assert.deepEqual(await valuesOf(owner, {}, firm), [15], 'asked by the old id');
  const { rows: audit } = await admin(
    "SELECT subject FROM platform.audit_entry WHERE verb = 'registry.enterprise.merge' ORDER BY subject",
  );
  assert.deepEqual(
    audit.map(({ subject }) => subject),
    [other, third],
  );
});
