import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { compose, createLogger } from '../../../compose.ts';
import { seededRandom } from '../../../kernels/random/index.ts';
import { operatorActor } from '../../../platform/auth/index.ts';
import { testDatabase } from '../../../platform/testing/database.ts';
import {
  importFile,
  mergeEnterprises,
  mergeMany,
  readPreset,
  recordMembership,
  representFirm,
  splitEnterprise,
  undoMerge,
  undoMergeBatch,
} from '../index.ts';
import { listMergeEvents } from './mergeEnterprises.ts';

const database = await testDatabase({ as: 'app' });
const composition = await compose({
  opened: database,
  role: 'app',
  baseUrl: 'http://localhost:3000',
  logger: createLogger('fatal'),
  environment: {},
});
const ctx = composition.contextFor({ actor: operatorActor('test'), economy: 'XDM', requestId: 'test', locale: 'en' });
const folder = mkdtempSync(path.join(os.tmpdir(), 'toolroom-merges-'));
const rows = (names: string[]) => names.map((name, i) => `P${i},${10000000 + Math.floor(i / 2)},${name},2592,${i + 3}`);
const names = [
  'Alpha Works',
  'Alpha Works 2',
  'Beta Foundry',
  'Beta Foundry North',
  'Gamma',
  'Gamma Plant',
  'Delta',
  'Delta B',
];

async function importRows(lines: string[]): Promise<void> {
  const file = path.join(folder, 'firms.csv');
  writeFileSync(file, `${['id,enterprise_id,name,isic,employees', ...lines].join('\n')}\n`);
  const source = { path: file, fileName: 'firms.csv', mapping: readPreset('generic') };
  await importFile(ctx, source, { dryRun: false, skipRejected: false });
}

const admin = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  database.withConnection('admin', async (client) => (await client.query<Row>(text, values)).rows);
const firms = () => admin<{ id: string; name: string }>('SELECT id, name FROM registry.enterprise ORDER BY name, id');

/** Everything that says who owns what; versions and times are none of it. */
async function whoOwnsWhat(): Promise<string> {
  const tables = [
    'enterprise',
    'establishment',
    'public_search',
    'identifier',
    'membership',
    'representative',
    'redirect',
    'placement',
  ];
  const found: string[] = [];
  for (const table of tables) {
    const [row] = await admin<{ state: string }>(
      `SELECT coalesce(string_agg(line, '|' ORDER BY line), '') AS state FROM
         (SELECT (to_jsonb(t) - ARRAY['version', 'recorded_at', 'decided_at', 'decided_by', 'reason'])::text AS line FROM registry.${table} t) AS lines`,
    );
    found.push(`${table}: ${row?.state}`);
  }
  return found.join('\n');
}

before(() => importRows(rows(names)));
after(async () => {
  rmSync(folder, { recursive: true });
  await composition.queue.stop();
  await composition.auth.pool.end();
  await database.drop();
});

test('a merge that is taken back leaves everything as it was, whatever was said of both', async () => {
  const [alpha, beta] = await firms();
  for (const { id } of [alpha!, beta!]) {
    await recordMembership(ctx, {
      enterpriseId: id,
      kind: 'association',
      body: 'makers',
      source: 'list',
      validFrom: null,
      validTo: null,
      organisation: null,
    });
    await representFirm(ctx, { enterpriseId: id, organisation: 'org', evidence: 'x', validFrom: '2024-01-01' });
  }
  const before = await whoOwnsWhat();
  await mergeEnterprises(ctx, { from: alpha!.id, to: beta!.id, reason: 'one owner' });
  assert.notEqual(await whoOwnsWhat(), before);
  const { events } = await listMergeEvents(ctx, { limit: 1, offset: 0 });
  assert.deepEqual(
    [events[0]?.fromName, events[0]?.toName, events[0]?.reason],
    ['Alpha Works', 'Alpha Works', 'one owner'],
    'it is called by its shortest record from now on',
  );
  await undoMerge(ctx, events[0]!.id);
  assert.equal(await whoOwnsWhat(), before);
  await assert.rejects(undoMerge(ctx, events[0]!.id), /merge\.undone/);
});

test('merges of merges are taken back from the last, and not otherwise', async () => {
  const [a, b, c] = await firms();
  const before = await whoOwnsWhat();
  await mergeEnterprises(ctx, { from: a!.id, to: b!.id, reason: '1' });
  await mergeEnterprises(ctx, { from: b!.id, to: c!.id, reason: '2' });
  const [second, first] = (await listMergeEvents(ctx, { limit: 2, offset: 0 })).events;
  await assert.rejects(undoMerge(ctx, first!.id), /merge\.later/);
  await undoMerge(ctx, second!.id);
  await undoMerge(ctx, first!.id);
  assert.equal(await whoOwnsWhat(), before);
});

test('many at once are one decision: all or none, and taken back together', async () => {
  const [a, b, c, d] = await firms();
  const before = await whoOwnsWhat();
  await assert.rejects(mergeMany(ctx, { into: d!.id, from: [a!.id, 'XDM-ZZZZZZZZZZZZ'], reason: 'x' }), /notFound/);
  assert.equal(await whoOwnsWhat(), before);
  const batch = await mergeMany(ctx, { into: d!.id, from: [a!.id, b!.id, c!.id], reason: 'a group' });
  assert.equal((await firms()).length, 1);
  assert.equal(await undoMergeBatch(ctx, batch), 3);
  assert.equal(await whoOwnsWhat(), before);
});

test('what was split off stays apart through the next import, and its id leads back for ever once that is undone', async () => {
  const [alpha] = await firms();
  const plants = await admin<{ id: string }>(
    'SELECT id FROM registry.establishment WHERE enterprise_id = $1 ORDER BY name',
    [alpha!.id],
  );
  const all = plants.map(({ id }) => id);
  await assert.rejects(
    splitEnterprise(ctx, { enterpriseId: alpha!.id, establishments: all, reason: 'x' }),
    /split\.some/,
  );
  await assert.rejects(
    splitEnterprise(ctx, { enterpriseId: alpha!.id, establishments: ['other'], reason: 'x' }),
    /split\.some/,
  );
  const made = await splitEnterprise(ctx, { enterpriseId: alpha!.id, establishments: [all[1]!], reason: 'two firms' });
  assert.ok((await firms()).some(({ id, name }) => id === made && name === 'Alpha Works 2'));
  await importRows(rows(names.map((name) => (name === 'Alpha Works 2' ? 'Alpha Works Two' : name))));
  const [row] = await admin<{ enterprise_id: string }>(
    `SELECT enterprise_id FROM registry.establishment WHERE name = 'Alpha Works Two'`,
  );
  assert.equal(row?.enterprise_id, made);
  assert.deepEqual(
    await admin('SELECT 1 FROM registry.identifier WHERE enterprise_id = $1', [made]),
    [],
    'the number stays with the firm that was divided',
  );
  const [event] = (await listMergeEvents(ctx, { limit: 1, offset: 0 })).events;
  await undoMerge(ctx, event!.id);
  assert.deepEqual(await admin('SELECT new_id FROM registry.redirect WHERE old_id = $1', [made]), [
    { new_id: alpha!.id },
  ]);
  assert.equal((await firms()).length, 4);
});

test('whatever is merged, split and taken back in any order, every establishment is somebody’s, once', async () => {
  const random = seededRandom(6);
  const pick = <One>(list: readonly One[]) => list[Math.floor(random() * list.length)] as One;
  for (let step = 0; step < 40; step++) {
    const known = await firms();
    const { events } = await listMergeEvents(ctx, { limit: 50, offset: 0 });
    const open = events.filter(({ undoneAt }) => undoneAt === null);
    const plants = await admin<{ id: string; enterprise_id: string }>(
      'SELECT id, enterprise_id FROM registry.establishment ORDER BY id',
    );
    const doing = [
      () => mergeEnterprises(ctx, { from: pick(known).id, to: pick(known).id, reason: 'x' }),
      () => undoMerge(ctx, open.length === 0 ? crypto.randomUUID() : pick(open).id),
      () => {
        const plant = pick(plants);
        return splitEnterprise(ctx, { enterpriseId: plant.enterprise_id, establishments: [plant.id], reason: 'x' });
      },
    ];
    await pick(doing)().catch((error: Error) =>
      assert.match(error.message, /merge\.(same|later|event|undone)|split\.some/),
    );
    const [lost] = await admin<{ lost: number; apart: number }>(
      `SELECT (SELECT count(*)::int FROM registry.establishment t WHERE NOT EXISTS (SELECT FROM registry.enterprise e WHERE e.id = t.enterprise_id)) AS lost,
              (SELECT count(*)::int FROM registry.public_search s JOIN registry.establishment t ON t.id = s.establishment_id WHERE t.enterprise_id <> s.enterprise_id) AS apart`,
    );
    assert.deepEqual(lost, { lost: 0, apart: 0 }, `step ${step}`);
  }
});
