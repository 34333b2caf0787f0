import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Actor, Context } from '../../../platform/context.ts';
import { testDatabase } from '../../../platform/testing/database.ts';
import { importFile } from './importFile.ts';
import { listImportRows } from './listImportRows.ts';
import { readPreset } from './readMapping.ts';
import { recordFact } from './recordFact.ts';
import { stageImport } from './stageImport.ts';

const database = await testDatabase();
const folder = mkdtempSync(path.join(os.tmpdir(), 'toolroom-owner-'));
after(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.drop();
});
const officer: Actor = {
  kind: 'user',
  userId: 'officer',
  name: 'officer',
  roles: ['officer'],
  organisationId: 'agency',
  economies: ['XDM'],
};
const ctx = {
  actor: officer,
  economy: 'XDM',
  db: database,
  now: () => new Date('2026-06-01'),
  today: '2026-06-01',
  t: (key: string) => key,
} as unknown as Context;
const admin = (text: string, values: unknown[] = []) =>
  database.withConnection('admin', (client) => client.query(text, values));
let file = 0;
const sourceOf = (lines: string[]) => {
  const at = path.join(folder, `${file++}.csv`);
  writeFileSync(at, `${lines.join('\n')}\n`);
  return { path: at, fileName: 'firms.csv', mapping: readPreset('generic') };
};
const header = 'id,enterprise_id,name,employees,turnover,women_owned,certificate,certificate_to,lead_time,processes';
const lines = (employees: string) => [
  header,
  `A1,F1,Star,${employees},900,yes,ISO 9001,2027-01-01,30,turning`,
  'A2,F1,Star two,5,,,,,,',
  'B1,F2,Moon,7,100,no,,,,',
];
const idOf = async (name: string) =>
  (await admin('SELECT enterprise_id AS id FROM registry.establishment WHERE name = $1', [name])).rows[0].id as string;
const claim = (enterprise: string, organisation: string, state: string, validTo: string) =>
  admin(
    `INSERT INTO registry.claim (economy, id, enterprise_id, organisation, claimed_by, claimed_by_name, relation, evidence, state, valid_from, valid_to)
     VALUES ('XDM', $1, $2, $3, 'u', 'U', 'owner', 'seen', $4, '2026-01-01', $5)`,
    [randomUUID(), enterprise, organisation, state, validTo],
  );
const say = (enterpriseId: string, fact: string, value: unknown, organisation: string) =>
  recordFact(ctx, {
    enterpriseId,
    fact,
    value,
    validFrom: null,
    validTo: null,
    source: 'answer',
    observedOn: null,
    class: 'confidential',
    organisation,
  });
const preview = async (employees: string) => {
  const staged = await stageImport(ctx, sourceOf(lines(employees)));
  const { row, rows } = await listImportRows(ctx, staged.importId, { list: 'ownerSays', from: 1, limit: 50 });
  const about = rows.map((one) => [one.row, one.about[0]?.field, one.about[0]?.before, one.about[0]?.after]);
  return { count: row.conflicts.ownerSays, about };
};

before(async () => {
  await importFile(ctx, sourceOf(lines('10')), { dryRun: false, skipRejected: false });
});

test('who has no checked claim is not heard: a stranger, a claim that waits, one that has run out', async () => {
  const star = await idOf('Star');
  await claim(star, 'waiting', 'open', '2027-01-01');
  await claim(star, 'over', 'approved', '2026-05-31');
  for (const organisation of ['stranger', 'waiting', 'over']) await say(star, 'turnover', 1, organisation);
  assert.deepEqual(await preview('11'), { count: undefined, about: [] });
});

test('rows against what the firm’s own people said are listed by field, the people of all its rows together', async () => {
  const star = await idOf('Star');
  await claim(star, 'own', 'approved', '2026-12-31');
  assert.deepEqual(await preview('12'), { count: undefined, about: [] }, 'they have said nothing yet');
  await say(star, 'turnover', 1200, 'own');
  await say(star, 'womenOwned', true, 'own');
  await say(star, 'employees', 17, 'own');
  await say(await idOf('Moon'), 'turnover', 5, 'own');
  for (const [kind, text, number, unit, validTo] of [
    ['certificate', 'iso 9001', null, null, '2026-09-01'],
    ['leadTime', '14', 14, 'days', null],
    ['process', 'milling', null, null, null],
  ])
    await admin(
      `INSERT INTO registry.capability (economy, id, enterprise_id, kind, text, number, unit, valid_to, stated_by, visibility, organisation, recorded_by)
       VALUES ('XDM', $1, $2, $3, $4, $5, $6, $7, 'owner', 'public', 'own', 'u')`,
      [randomUUID(), star, kind, text, number, unit, validTo],
    );
  const { count, about } = await preview('13');
  assert.equal(count, 1);
  assert.deepEqual(about, [
    [2, 'certificate', 'iso 9001, 2026-09-01', 'ISO 9001, 2027-01-01'],
    [2, 'employees', '17', '18'],
    [2, 'leadTime', '14', '30'],
    [2, 'turnover', '1200', '900'],
  ]);
  const fields = async (employees: string) => (await preview(employees)).about.map(([, field]) => field);
  assert.ok(!(await fields('12')).includes('employees'), 'twelve and five are seventeen');
  assert.ok((await fields('20-49')).includes('employeesBand'), 'a place of work has no twenty of seventeen');
  assert.ok(!(await fields('10-19')).includes('employeesBand'));
});

test('who looked at what firms say of themselves is written down', async () => {
  const { rows } = await admin(
    "SELECT DISTINCT verb, user_id FROM platform.audit_entry WHERE verb = 'registry.fact.read'",
  );
  assert.equal(rows.length, 1);
});
