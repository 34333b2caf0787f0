import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import type { Actor, Context } from '../../../platform/context.ts';
import { lin, visitor } from '../../../platform/db/fixtures.ts';
import { createTranslator } from '../../../platform/i18n/index.ts';
import { testDatabase } from '../../../platform/testing/database.ts';
import { seedLottery, surveyDesign } from '../fixtures.ts';
import { evaluateRound } from '../index.ts';
import { applyOutcomes, declareOutcomes, receiveOutcomes } from './index.ts';
import type { Layout } from './model.ts';
import { checkLayout, guessLayout, readPeriod, readValue } from './rules/layout.ts';
import { describeSources, readImport } from './services/describeSources.ts';
import { undoOutcomes } from './services/importOutcomes.ts';

const database = await testDatabase();
const folder = mkdtempSync(path.join(os.tmpdir(), 'toolroom-sources-'));
after(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.drop();
});

const queued: unknown[] = [];
const analyst: Actor = { ...lin, userId: 'priya', organisationId: 'lab', roles: ['analyst'] };
const ctxOf = (actor: Actor = analyst) =>
  ({
    actor,
    economy: 'XDM',
    today: '2026-11-26',
    now: () => new Date('2026-11-26T08:00:00Z'),
    random: () => 0.25,
    db: database,
    jobs: { enqueue: async (_ctx: unknown, _tx: unknown, _job: unknown, input: unknown) => queued.push(input) },
    t: createTranslator('en'),
  }) as unknown as Context;

const layout: Layout = {
  number: 'uen',
  period: 'year',
  fixedPeriod: '',
  outcomes: [{ column: 'turnover', indicator: 'revenue', unit: 'thousand' }],
};
const taxes = { name: 'Tax register', kind: 'register', holder: 'Revenue service' } as const;

async function importText(
  text: string,
  source: { name: string; kind: 'register' | 'followUp'; holder: string } = taxes,
  of = layout,
) {
  const file = path.join(folder, 'turnover.csv');
  writeFileSync(file, text);
  const id = await receiveOutcomes(ctxOf(), source, { path: file, fileName: 'turnover.csv' });
  await declareOutcomes(ctxOf(), id, of);
  await applyOutcomes(ctxOf(), id);
  return readImport(ctxOf(), id);
}

await database.withConnection('admin', async (client) => {
  for (const [id, number] of [
    ['XDM-1', '53012345A'],
    ['XDM-2', '53012346B'],
    ['XDM-3', '53012346B'],
  ] as const) {
    await client.query(`INSERT INTO registry.enterprise (economy, id, name) VALUES ('XDM', $1, $1)`, [id]);
    await client.query(
      `INSERT INTO registry.identifier (economy, scheme, value, enterprise_id) VALUES ('XDM', 'uen', $1, $2)`,
      [number, id],
    );
  }
});
const valuesNow = () =>
  database.withConnection('admin', async (client) => {
    const { rows } = await client.query(
      `SELECT enterprise_id, period, value FROM evidence.known_outcome WHERE source = 'Tax register' ORDER BY 1, 2`,
    );
    return rows.map(({ enterprise_id, period, value }) => `${enterprise_id} ${period} ${value}`);
  });

test('columns are guessed by their names, and periods and values are read as registers write them', () => {
  assert.deepEqual(guessLayout(['Name', 'Tax_ID', 'year', 'sales']), {
    number: 'Tax_ID',
    period: 'year',
    fixedPeriod: '',
    outcomes: [],
  });
  for (const [text, period] of [
    ['2024', '2024'],
    ['2024Q3', '2024-Q3'],
    ['2024-h1', '2024-H1'],
    ['202407', '2024-07'],
    ['2024.0', '2024'],
    ['24', null],
    ['2024-13', null],
  ] as const)
    assert.equal(readPeriod(text), period, text);
  for (const [text, value] of [
    ['1,234,567.5', 1234567.5],
    ['-3', -3],
    ['1e3', 1000],
    ['12,34', null],
    ['n/a', null],
    ['Infinity', null],
  ] as const)
    assert.equal(readValue(text), value, text);
  assert.deepEqual(
    checkLayout({ ...layout, period: '', outcomes: [] }, ['uen', 'turnover']).map(({ field }) => field),
    ['fixedPeriod', 'outcome-0'],
  );
});

test('rows are linked by number or id; unknown and shared numbers are counted and belong to nobody', async () => {
  const { state, receipt } = await importText(
    'uen,year,turnover\n53012345a,2024,"1,200"\n53012346B,2024,7\nXDM-3,2024,9\n999,2024,4\nXDM-3,2023,\n',
  );
  assert.equal(state, 'applied');
  const { rows, linked, unknown, shared, firms, values, sampleUnknown, periods } = receipt!;
  assert.deepEqual([rows, linked, unknown, shared, firms, values], [5, 3, 1, 1, 2, 2]);
  assert.deepEqual([sampleUnknown, periods], [['999'], ['2023', '2024']]);
  assert.deepEqual(await valuesNow(), ['XDM-1 2024 1200', 'XDM-3 2024 9']);
});

test('one fault refuses the whole file, and each says where it is', async () => {
  const before = await valuesNow();
  const { state, receipt } = await importText(
    'uen,year,turnover\n53012345A,2025,x\n,2025,1\nXDM-3,late,1\nXDM-1,2025,1\n53012345A,2025,2\n',
  );
  assert.equal(state, 'refused');
  assert.deepEqual(
    receipt!.faults.map(({ row, column, code }) => [row, column, code]),
    [
      [3, 'uen', 'noNumber'],
      [4, 'year', 'noPeriod'],
      [2, 'turnover', 'noValue'],
      [5, 'uen', 'twice'],
      [6, 'uen', 'twice'],
    ],
  );
  assert.deepEqual(await valuesNow(), before);
});

test('a later file replaces values, undoing it brings them back; an earlier one can’t be undone under it, nor the same be taken twice', async () => {
  const first = await importText('uen,year,turnover\nXDM-1,2022,5\nXDM-3,2022,6\n');
  const second = await importText('uen,year,turnover\nXDM-1,2022,50\nXDM-3,2022,6\n');
  assert.equal(second.receipt!.changed, 1);
  assert.ok((await valuesNow()).includes('XDM-1 2022 50'));
  await assert.rejects(undoOutcomes(ctxOf(), first.id), /evidence.source.later/);
  await assert.rejects(importText('uen,year,turnover\nXDM-1,2022,50\nXDM-3,2022,6\n'), /evidence.source.same/);
  await undoOutcomes(ctxOf(), second.id);
  assert.ok((await valuesNow()).includes('XDM-1 2022 5'));
  await assert.rejects(undoOutcomes(ctxOf(), second.id), /evidence.source.notApplied/);
  const { sources } = await describeSources(ctxOf());
  assert.deepEqual(
    sources[0]!.coverage.find(({ period }) => period === '2022'),
    { indicator: 'revenue', period: '2022', firms: 2 },
  );
});

test('a study takes its outcomes from the register that its round names, for firms with and without a place, and is run again when a file arrives', async () => {
  const design = { ...surveyDesign, outcome: 'revenue', source: 'Tax register' };
  const lottery = await database.withConnection('admin', (client) =>
    seedLottery(client, { programme: 'taxed', design, response: 0 }),
  );
  await database.withConnection('admin', async (client) => {
    for (const { enterprise } of lottery.applicants)
      await client.query(`INSERT INTO registry.enterprise (economy, id, name) VALUES ('XDM', $1, $1)`, [enterprise]);
    await client.query('DELETE FROM programmes.outcome WHERE round_id = $1', [lottery.round]);
  });
  assert.deepEqual((await evaluateRound(ctxOf(), lottery.round)).reason, 'noOutcome');
  const rows = lottery.applicants.flatMap(({ enterprise, assigned }, i) => [
    `${enterprise},2023,${100 + i}`,
    `${enterprise},2024,${100 + i + (assigned ? 20 : 0) + (i % 5)}`,
  ]);
  queued.length = 0;
  await importText(`uen,year,turnover\n${rows.join('\n')}\n`);
  assert.deepEqual(queued, [{ roundId: lottery.round }]);
  const { state, result } = await evaluateRound(ctxOf(), lottery.round);
  assert.equal(state, 'estimated');
  assert.ok(Math.abs(result!.estimate - 20) < 1);
});

test('a large file is taken whole, and its values are found at once', async () => {
  const rows = Array.from({ length: 6_000 }, (_, i) => `XDM-1,${1000 + i},${i}`);
  const { state, receipt } = await importText(`uen,year,turnover\n${rows.join('\n')}\n`, {
    ...taxes,
    name: 'Old ledgers',
  });
  assert.equal(state, 'applied');
  assert.equal(receipt!.values, 6_000);
});

test('only who may read cases or analyse sees files and values; a reader of the public list sees none', async () => {
  await assert.rejects(readImport(ctxOf(visitor), (await describeSources(ctxOf())).imports[0]!.id), /notFound/);
  assert.deepEqual((await describeSources(ctxOf(visitor))).imports, []);
});
