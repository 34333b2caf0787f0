import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import type { Actor, Context } from '../../../platform/context.ts';
import { testDatabase } from '../../../platform/testing/database.ts';
import { loadConcordance } from '../classifications/services/concordances.ts';
import { mappingSchema } from '../model.ts';
import { buildLoadedConcordance } from '../rules/loadedConcordance.ts';
import { enterpriseViewOf } from './enterpriseView.ts';
import { importFile } from './importFile.ts';
import { readEnterprise } from './readEnterprise.ts';
import { readPreset } from './readMapping.ts';
import { undoImport } from './undoImport.ts';

const database = await testDatabase();
const folder = mkdtempSync(path.join(os.tmpdir(), 'toolroom-hs-'));
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
const keep = (name: string, lines: string[]) => {
  const file = path.join(folder, name);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
};

const preset = readPreset('generic');
const mapping = mappingSchema.parse({
  ...preset,
  name: 'exporters',
  columns: { ...preset.columns, industries: [{ column: 'hs', scheme: 'HS', separator: ';' }] },
});
const firms = keep('firms.csv', [
  'id,name,hs',
  'E1,Brake Works,8708.30',
  'E2,Mixed Castings,732510',
  'E3,Fine Lines,87083010',
  'E4,Unheard,999999',
  'E5,Coarse,8708',
]);
const load = (name: string, lines: string[]) =>
  loadConcordance(ctx, {
    path: keep(name, ['from_code,to_code,weight,title', ...lines]),
    fromScheme: 'HS',
    toScheme: 'ISIC4',
    title: name,
    source: 'test',
  });
const take = () =>
  importFile(
    ctx,
    { path: firms, fileName: 'firms.csv', mapping, encoding: undefined, delimiter: undefined },
    { dryRun: false, skipRejected: false },
  );
const industriesOf = async () => {
  const { rows } = await database.withConnection('admin', (client) =>
    client.query<{ name: string; classifications: unknown[][] }>(
      'SELECT name, classifications FROM registry.establishment ORDER BY source_key',
    ),
  );
  return new Map(rows.map(({ name, classifications }) => [name, classifications]));
};

test('a code in digits is found with and without dots, and by its beginning where it is finer than the table', () => {
  const entry = (fromCode: string, toCode: string, weight: number) => ({
    fromCode,
    toCode,
    weight,
    fromTitle: 'Brakes',
  });
  const concordance = buildLoadedConcordance(
    new Map([
      [
        'HS',
        [
          entry('8708.30', '2930', 1),
          entry('732510', '2431', 0.7),
          entry('732510', '2599', 0.3),
          entry('01', '0141', 0.5),
        ],
      ],
    ]),
  );
  const codes = (code: string, scheme = 'HS') =>
    concordance.toIsic(scheme, code).map((one) => [one.code, one.method, one.certainty, one.weight]);
  assert.deepEqual(codes('870830'), [['2930', 'converted', 'certain', 1]]);
  assert.deepEqual(codes('8708.30.1090'), codes('870830'));
  assert.deepEqual(codes('732510'), [
    ['2431', 'converted', 'doubtful', 0.7],
    ['2599', 'converted', 'doubtful', 0.3],
  ]);
  assert.deepEqual(codes('01')[0]?.[2], 'doubtful', 'half of it leads nowhere');
  for (const unknown of ['8708', '', 'x870830', '999999999']) assert.deepEqual(codes(unknown), [], unknown);
  assert.deepEqual(codes('870830', 'CPC'), []);
  assert.equal(concordance.covers('HS'), false, 'what the table does not hold is kept');
  assert.deepEqual(concordance.title('HS', '87.08.30'), { en: 'Brakes' });
});

test('codes of a scheme for which a table is loaded are converted, each with its share and how sure it is', async () => {
  const unconverted = await take();
  assert.equal(unconverted.receipt.notes.notConverted, undefined, 'no table, nothing to say of it');
  assert.deepEqual((await industriesOf()).get('Brake Works'), [['HS', '8708.30']]);

  await load('first.csv', ['870830,2930,1,Brakes', '732510,2431,0.7,Castings', '732510,2599,0.3,Castings']);
  const { receipt } = await take();
  assert.deepEqual([receipt.created, receipt.updated], [0, 5], 'the table makes another reading of the same file');
  assert.deepEqual([receipt.notes.doubtfulConversion, receipt.notes.notConverted], [1, 2]);
  const found = await industriesOf();
  assert.deepEqual(found.get('Brake Works'), [
    ['HS', '8708.30'],
    ['ISIC4', '2930', 'certain', 1],
  ]);
  assert.deepEqual(found.get('Mixed Castings'), [
    ['HS', '732510'],
    ['ISIC4', '2431', 'doubtful', 0.7],
    ['ISIC4', '2599', 'doubtful', 0.3],
  ]);
  assert.deepEqual(found.get('Fine Lines')?.[1], ['ISIC4', '2930', 'certain', 1]);
  assert.deepEqual(found.get('Unheard'), [['HS', '999999']]);
});

test('the firm’s page shows the converted code beside the declared one', async () => {
  const { rows } = await database.withConnection('admin', (client) =>
    client.query<{ id: string }>("SELECT id FROM registry.enterprise WHERE name = 'Mixed Castings'"),
  );
  const found = await readEnterprise(ctx, rows[0]!.id);
  assert.ok(found.kind === 'found');
  const industries = enterpriseViewOf(ctx, found.record).establishments[0]?.industries ?? [];
  assert.deepEqual(
    industries.map(({ scheme, code, conversion }) => [scheme, code, conversion]),
    [
      ['HS', '732510', null],
      ['ISIC4', '2431', 'doubtful'],
      ['ISIC4', '2599', 'doubtful'],
    ],
  );
});

test('undo reads records again by the tables that they were read with, whatever was loaded since', async () => {
  const before = await industriesOf();
  await load('second.csv', ['870830,2811,1,Brakes']);
  const { receipt } = await take();
  assert.deepEqual((await industriesOf()).get('Brake Works')?.[1], ['ISIC4', '2811', 'certain', 1]);
  assert.equal((await undoImport(ctx, receipt.importId as string)).kind, 'undone');
  assert.deepEqual(await industriesOf(), before);
});
