import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Actor, Context } from '../../../platform/context.ts';
import { testDatabase } from '../../../platform/testing/database.ts';
import type { SourceKind } from '../mapping/model.ts';
import { importFile } from './importFile.ts';
import { readPreset } from './readMapping.ts';
import { readProfile } from './readProfile.ts';
import { recordFact } from './recordFact.ts';
import { representFirm } from './representFirm.ts';

const database = await testDatabase();
const folder = mkdtempSync(path.join(os.tmpdir(), 'toolroom-profile-'));
after(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.drop();
});
const person = (roles: Actor['roles'], organisationId: string): Actor => ({
  kind: 'user',
  userId: roles[0] ?? 'nobody',
  name: '',
  roles,
  organisationId,
  economies: ['XDM'],
});
const officer = person(['officer'], 'agency');
const adviser = person(['adviser'], 'advice');
const owner = person(['owner'], 'own');
let hour = 0;
const contextOf = (actor: Actor) => {
  const now = new Date(Date.UTC(2026, 0, 1, hour++));
  const rest = { economy: 'XDM', db: database, now: () => now, today: '2026-06-01', t: (key: string) => key };
  return { actor, ...rest } as unknown as Context;
};
const take = async (name: string, kind: SourceKind, lines: string[]) => {
  const file = path.join(folder, `${name}.csv`);
  writeFileSync(file, `id,enterprise_id,name,employees,turnover,women_owned\n${lines.join('\n')}\n`);
  const preset = readPreset('generic');
  const mapping = { ...preset, name, source: { ...preset.source, kind } };
  await importFile(contextOf(officer), { path: file, fileName: file, mapping }, { dryRun: false, skipRejected: false });
};
const say = (actor: Actor, fact: string, value: unknown, organisation: string | null) =>
  recordFact(contextOf(actor), {
    enterpriseId: firm,
    fact,
    value,
    validFrom: null,
    validTo: null,
    source: `${actor.userId}`,
    observedOn: null,
    class: 'confidential',
    organisation,
  });
const known = async (actor: Actor, fact: string) => (await readProfile(contextOf(actor), firm)).facts.get(fact)?.value;
let firm = '';

before(async () => {
  await take('lists', 'upload', ['1,F1,Star,10,500,yes']);
  const { rows } = await database.withConnection('admin', (client) =>
    client.query<{ id: string }>('SELECT id FROM registry.enterprise'),
  );
  firm = rows[0]!.id;
  await representFirm(contextOf(officer), {
    enterpriseId: firm,
    organisation: 'own',
    evidence: 'seen',
    validFrom: '2026-01-01',
  });
});

test('an adviser who was there is believed before an upload, a register before both, whatever came last', async () => {
  await say(adviser, 'employees', 14, 'advice');
  assert.equal(await known(adviser, 'employees'), 14);
  assert.equal(await known(owner, 'employees'), 10, 'another organisation is a stranger');
  await take('register', 'register', ['1,F1,Star,12,,']);
  assert.equal(await known(adviser, 'employees'), 12);
  await take('lists', 'upload', ['1,F1,Star,99,700,no']);
  assert.equal(await known(adviser, 'employees'), 12);
});

test('of one source the latest counts; what a checked firm or an officer states is believed before any file', async () => {
  assert.equal(await known(officer, 'turnover'), 700);
  await say(owner, 'turnover', 650, 'own');
  await say(owner, 'employees', 13, 'own');
  await take('lists', 'upload', ['1,F1,Star,98,800,no']);
  await take('register', 'register', ['1,F1,Star,15,900,']);
  assert.equal(await known(officer, 'turnover'), 650);
  assert.equal(await known(owner, 'employees'), 13);
  await say(officer, 'turnover', 640, null);
  assert.equal(await known(officer, 'turnover'), 640, 'of equals the latest');
});

test('a firm whose people are known as a band alone has the band as a fact, and no number', async () => {
  await take('register', 'register', ['2,F2,Moon,20-49,,']);
  const { rows } = await database.withConnection('admin', (client) =>
    client.query<{ id: string }>("SELECT id FROM registry.enterprise WHERE name = 'Moon'"),
  );
  const { facts } = await readProfile(contextOf(officer), rows[0]!.id);
  assert.equal(facts.get('employeesBand')?.value, '20..49');
  assert.equal(facts.has('employees'), false);
});
