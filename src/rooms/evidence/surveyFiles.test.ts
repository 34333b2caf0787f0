import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { InputFaults } from '../../platform/command/define.ts';
import { formatFault } from '../../platform/command/faults.ts';
import type { Actor, Context } from '../../platform/context.ts';
import { lin, visitor } from '../../platform/db/fixtures.ts';
import { createTranslator } from '../../platform/i18n/index.ts';
import { testDatabase } from '../../platform/testing/database.ts';
import { readRelease } from '../publication/index.ts';
import { surveyOfFirms } from './fixtures.ts';
import { describeFile, describeTable } from './services/describeTables.ts';
import { estimateSurveyFile } from './services/estimateSurveyFile.ts';
import { publishSurveyFile } from './services/publishSurveyFile.ts';
import { receiveSurveyFile } from './services/receiveSurveyFile.ts';

const database = await testDatabase();
const folder = mkdtempSync(path.join(os.tmpdir(), 'toolroom-survey-'));
after(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});

const priya: Actor = { ...lin, userId: 'priya', organisationId: 'lab', roles: ['analyst'] };
const omar: Actor = { ...priya, userId: 'omar' };
const ctxOf = (actor: Actor) =>
  ({
    actor,
    economy: 'XDM',
    today: '2026-11-26',
    now: () => new Date('2026-11-26T08:00:00Z'),
    db: database,
    t: createTranslator('en'),
  }) as unknown as Context;

let number = 0;
function upload(content: string) {
  number += 1;
  const file = path.join(folder, `${number}.csv`);
  writeFileSync(file, content);
  return receiveSurveyFile(ctxOf(priya), '7-1', { path: file, fileName: 'firms.csv' });
}
async function estimate(id: string, change = {}) {
  const { declaration } = await describeFile(ctxOf(priya), '7-1', id);
  const declared = {
    ...declaration,
    asked: 'same' as const,
    covers: 'same' as const,
    surveyEconomy: 'Viet Nam',
    ...change,
  };
  await estimateSurveyFile(ctxOf(priya), '7-1', id, declared);
  return describeFile(ctxOf(priya), '7-1', id);
}

test('an analyst’s survey stands beside the published shares, each row flagged', async () => {
  const { rows, microLeftOut } = await estimate(await upload(surveyOfFirms()));
  assert.equal(rows!.length, 9);
  assert.ok(rows!.every(({ flag, standardError }) => flag === 'comparable' && standardError! > 0));
  assert.deepEqual([rows![0]!.published, microLeftOut > 0], [32.4, true]);
});

test('a row that was not asked, or of which few answered, says so', async () => {
  const id = await upload(surveyOfFirms());
  const { rows } = await estimate(id, { items: { newProductLine: 'new_product_line' }, surveyEconomy: '' });
  assert.deepEqual(
    [rows![0]!.flag, rows![0]!.why],
    [
      'partly',
      'the economy is not among those of the published figure; the years of the published figure are not stated',
    ],
  );
  assert.deepEqual([rows![3]!.flag, rows![3]!.why], ['not', 'not asked in your survey']);
});

test('a file belongs to who uploaded it: another analyst has none of it', async () => {
  const id = await upload(surveyOfFirms());
  await assert.rejects(describeFile(ctxOf(omar), '7-1', id), /evidence.file/);
  assert.deepEqual((await describeTable(ctxOf(omar), '7-1')).files, []);
  assert.ok((await describeTable(ctxOf(priya), '7-1')).files.length >= 1);
  assert.deepEqual((await describeTable(ctxOf(visitor), '7-1')).canAnalyse, false);
});

test('what is published hides what one or two firms answered', async () => {
  const few = surveyOfFirms()
    .split('\n')
    .map((line) => (line.startsWith('large') ? line.replace(/^(large,\d+,\d+),.*/, '$1,2,2,2') : line));
  const first = few.findIndex((line) => line.startsWith('large'));
  few[first] = few[first]!.replace(/,2,2,2$/, ',1,2,2');
  const id = await upload(few.join('\n'));
  await estimate(id);
  await publishSurveyFile(ctxOf(priya), '7-1', id);
  const release = await readRelease(ctxOf(visitor), 'evidence.table', '7-1:Viet Nam');
  const cell = (item: string, size: string) =>
    release!.cells.find(({ key }) => key.item!.startsWith(item) && key.size === size)!;
  assert.deepEqual([cell('Developed', 'large').status, cell('Developed', 'large').values.share], ['hidden', null]);
  assert.equal(cell('Developed', 'small').status, 'ok');
  assert.equal(cell('Upgraded', 'large').values.share, 0);
  assert.ok(!JSON.stringify(release!.cells).includes('"yes"'));
});

test('there is nothing to publish before the columns are declared', async () => {
  await assert.rejects(publishSurveyFile(ctxOf(priya), '7-1', await upload(surveyOfFirms())), /notEstimated/);
});

test('a file at fault is refused with row and column, and nothing of it is kept', async () => {
  const faultsOf = async (work: Promise<unknown>) => {
    const error = await work.then(
      () => null,
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof InputFaults);
    return error.faults.map((fault) => formatFault({ ...fault, file: 'firms.csv' }));
  };
  const id = await upload(surveyOfFirms().replace(/^small,40/m, 'small,0'));
  assert.match((await faultsOf(estimate(id)))[0]!, /^firms.csv:2:weight: the weight is not above 0/);
  assert.equal((await describeFile(ctxOf(priya), '7-1', id)).rows, null);
  const before = (await describeTable(ctxOf(priya), '7-1')).files.length;
  for (const hostile of ['', '\u0000\u0001\u0002', 'PK\u0003\u0004 no table', 'a,a\n1,2\n'])
    assert.ok((await faultsOf(upload(hostile))).length > 0);
  assert.equal((await describeTable(ctxOf(priya), '7-1')).files.length, before);
});
