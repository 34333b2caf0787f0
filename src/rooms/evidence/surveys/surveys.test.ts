import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { InputFaults } from '../../../platform/command/define.ts';
import type { Actor, Context } from '../../../platform/context.ts';
import { lin, visitor } from '../../../platform/db/fixtures.ts';
import { createTranslator } from '../../../platform/i18n/index.ts';
import { testDatabase } from '../../../platform/testing/database.ts';
import { readRelease } from '../../publication/index.ts';
import { writeEnterpriseSurvey } from '../analyses/survey/fixtures.ts';
import type { SurveyOutput } from '../analyses/survey/surveyResult.ts';
import { surveyCommand } from '../commands/survey.ts';
import { enterpriseSurvey } from './fixtures.ts';
import { surveyTopic, type TableRequest } from './model.ts';
import { guessDesign } from './rules/guessDesign.ts';
import { publicationCells } from './rules/publication.ts';
import { buildTable, readTable } from './services/buildTable.ts';
import { declareDesign } from './services/declareDesign.ts';
import {
  describeDesign,
  describeNewTable,
  describeSurvey,
  describeSurveys,
  usableIndicators,
} from './services/describeSurveys.ts';
import { describePreview, describeReleasedTable, describeTable } from './services/describeTable.ts';
import { exportCells, exportSpec } from './services/exportTable.ts';
import { nameSurvey, nameTable, removeSurvey, removeTable } from './services/keepHouse.ts';
import { publishTable } from './services/publishTable.ts';
import { receiveSurvey } from './services/receiveSurvey.ts';
import { requestTable } from './services/requestTable.ts';
import { testDifference } from './services/testDifference.ts';
import { readSurvey, sentencesOf } from './services/withSurveyFile.ts';

const database = await testDatabase();
const folder = mkdtempSync(path.join(os.tmpdir(), 'toolroom-surveys-'));
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
    jobs: { enqueue: async () => 'job' },
    t: createTranslator('en'),
  }) as unknown as Context;
const ctx = ctxOf(priya);
const unsorted = { sort: 'group', descending: false } as const;

let number = 0;
async function upload(content: string, name = 'Firms') {
  number += 1;
  const file = path.join(folder, `${number}.csv`);
  writeFileSync(file, content);
  return readSurvey(ctx, await receiveSurvey(ctx, name, { path: file, fileName: 'firms.csv' }));
}
async function declared(content = enterpriseSurvey()) {
  const survey = await upload(content);
  await declareDesign(ctx, survey, describeDesign(survey).design);
  return readSurvey(ctx, survey.id);
}
const request: TableRequest = {
  indicators: ['newProduct', 'newToMarket'],
  measures: [],
  by: ['size'],
  region: '',
  level: 0.95,
  interval: 'logit',
};
async function built(change: Partial<TableRequest> = {}, content?: string) {
  const survey = await declared(content);
  const { table } = await requestTable(ctx, survey, 'Innovation by size', { ...request, ...change });
  return buildTable(ctx, table);
}
const faultsOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof InputFaults);
  return sentencesOf(error, 'firms.csv');
};

test('the design of an enterprise survey is guessed from names, and each guess is said', async () => {
  const { design, guesses } = describeDesign(await upload(enterpriseSurvey()));
  assert.deepEqual(
    [design.weight, design.strata[0], design.dontKnow, design.lonelyPsu],
    ['wmedian', 'strata', '-9', 'average'],
  );
  assert.deepEqual(
    guesses.slice(0, 2).map(({ field, by }) => [field, by]),
    [
      ['weight', 'name'],
      ['stratum-1', 'name'],
    ],
  );
});

test('labels and runs of numbered columns are guessed where names say nothing', () => {
  const column = (name: string, label: string | null = null, valueLabels = {}) => ({
    name,
    label,
    type: 'number',
    valueLabels,
  });
  const { design } = guessDesign([
    column('q1', 'Do you export?', { 1: 'Yes', 2: 'No', '-98': 'DON’T KNOW (SPONTANEOUS)', '-99': 'Refused' }),
    column('x7', 'Sampling weight, median eligibility'),
    column('x8', 'Primary sampling unit'),
    ...Array.from({ length: 12 }, (_, i) => column(`brr${i + 1}`)),
  ]);
  assert.deepEqual(
    [design.weight, design.clusters[0], design.replicates, design.replicateColumns],
    ['x7', 'x8', 'BRR', 'brr1-brr12'],
  );
  assert.deepEqual([design.dontKnow, design.refused, design.notApplicable], ['-98', '-99', '-7']);
  assert.equal(guessDesign([column('a'), column('b')]).design.weight, '');
});

test('a declared design is tried on all rows: what it counts, and where a row contradicts it', async () => {
  const { design_check } = await declared();
  const { rows, strata, units, lonelyCount, sumOfWeights } = design_check!;
  assert.deepEqual([rows, strata, units, lonelyCount, sumOfWeights], [375, 9, 375, 0, 3 * (60 * 30 + 40 * 9 + 25 * 2)]);
  const lonely = await declared(`${enterpriseSurvey()}Aland,alone,3,1,1,1,7,90,man\n`);
  assert.deepEqual([lonely.design_check!.lonelyCount, lonely.design_check!.lonely], [1, ['alone']]);
  const bad = await upload(enterpriseSurvey().replace('Aland-1,30', 'Aland-1,0'));
  assert.match(
    (await faultsOf(declareDesign(ctx, bad, describeDesign(bad).design)))[0]!,
    /^firms.csv:2:wmedian: the weight is not above 0/,
  );
  assert.equal((await readSurvey(ctx, bad.id)).design, null);
});

test('what is no table is refused and nothing of it is kept', async () => {
  const before = (await describeSurveys(ctx)).surveys.length;
  for (const hostile of ['', '\u0000\u0001', 'PK\u0003\u0004 none', 'a,a\n1,2\n', 'a,b\n'])
    assert.ok((await faultsOf(upload(hostile))).length > 0);
  assert.equal((await describeSurveys(ctx)).surveys.length, before);
});

test('a table’s spec gives the same numbers on the command line, tests of differences included', async () => {
  const table = await built({
    measures: [
      { column: 'd2', statistic: 'ratio', category: '', denominator: 'l1', probability: 0.5 },
      { column: 'd2', statistic: 'quantile', category: '', denominator: '', probability: 0.5 },
      { column: 'owner', statistic: 'share', category: '', denominator: '', probability: 0.5 },
    ],
    by: ['size', 'owner'],
    region: 'economy',
  });
  assert.deepEqual(table.faults, []);
  await testDifference(ctx, table, { row: 'r1', first: ['3', null], second: [null, null] });
  const spec = JSON.parse(await exportSpec(ctx, table.id));
  const file = path.join(folder, 'same.csv');
  writeFileSync(file, enterpriseSurvey());
  assert.equal(surveyCommand.kind, 'analysis');
  if (surveyCommand.kind !== 'analysis') return;
  const input = {
    files: [file],
    spec,
    specFolder: folder,
    specFile: 'spec.json',
    options: {},
    seed: 1,
    seedGiven: false,
    format: null,
    signal: new AbortController().signal,
  };
  const { output } = await surveyCommand.run(input, { progress: () => {}, note: () => {} });
  const { estimates } = output as SurveyOutput;
  const { cells } = table.result!;
  let compared = 0;
  for (const one of estimates) {
    const [row, kind] = one.id.split('.');
    if (kind === undefined || kind.startsWith('test') || one.category === 'no') continue;
    const group = JSON.stringify(['size', 'owner'].map((column) => one.domain[column] ?? null));
    const aggregate = kind === 'region' ? one.aggregate : null;
    const cell = cells.find((c) => c.row === row && JSON.stringify(c.group) === group && c.aggregate === aggregate)!;
    assert.deepEqual(
      [cell.estimate, cell.standardError, cell.lower],
      [one.estimate, one.standardError, one.lower],
      one.id,
    );
    compared += 1;
  }
  assert.equal(compared, cells.length);
  assert.ok(compared > 60);
  const { tests } = await readTable(ctx, table.id);
  const difference = estimates.find(({ id }) => id === 'd1')!;
  assert.deepEqual([tests[0]!.estimate, tests[0]!.standardError], [difference.estimate, difference.standardError]);
});

test('cells say how many answered and how many did not; codes that mean no answer are none', async () => {
  const table = await built({
    measures: [{ column: 'd2', statistic: 'mean', category: '', denominator: '', probability: 0.5 }],
  });
  const all = (row: string) => table.result!.cells.find((cell) => cell.row === row && cell.group[0] === null)!;
  const rows = enterpriseSurvey()
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  assert.equal(all('r1').answers, rows.filter(([, , , , h1]) => h1 !== '-9').length);
  assert.equal(all('r2').answers, rows.filter(([, , , , h1]) => h1 === '1').length);
  const known = rows.filter((row) => row[7] !== '-8');
  assert.equal(all('r3').answers, known.length);
  assert.ok(all('r3').missingShare! > 0);
  const weight = known.reduce((sum, row) => sum + Number(row[2]), 0);
  const mean = known.reduce((sum, row) => sum + Number(row[2]) * Number(row[7]), 0) / weight;
  assert.ok(Math.abs(all('r3').estimate! / mean - 1) < 1e-12);
});

test('regional figures are given pooled and as the simple mean of economies, both labelled', async () => {
  const table = await built({ indicators: ['newProduct'], by: [], region: 'economy' });
  const of = (aggregate: string | null) => table.result!.cells.find((cell) => cell.aggregate === aggregate)!;
  assert.equal(of('pooled').estimate, of(null).estimate);
  assert.notEqual(of('averageOfEconomies').estimate, of('pooled').estimate);
  assert.equal(of('averageOfEconomies').economies, 3);
});

test('several tests are adjusted together; the same test made again stays one', async () => {
  const table = await built();
  await testDifference(ctx, table, { row: 'r1', first: ['3'], second: ['1'] });
  await testDifference(ctx, await readTable(ctx, table.id), { row: 'r1', first: ['2'], second: ['1'] });
  await testDifference(ctx, await readTable(ctx, table.id), { row: 'r1', first: ['2'], second: ['1'] });
  const { differences, breakdownTests } = await describeTable(ctx, table.id, unsorted);
  assert.equal(differences.length, 2);
  const [first, second] = differences.map(({ pValue }) => pValue!);
  assert.equal(differences[0]!.adjustedPValue, Math.min(1, 2 * Math.min(first!, second!)));
  assert.ok(first! < 0.05 && breakdownTests[0]!.pValue! < 0.05);
});

test('a table that the rows contradict says so with row and column, and can’t be published', async () => {
  const table = await built({}, enterpriseSurvey().replace('Aland-1,30,1,2', 'Aland-1,30,1,perhaps'));
  assert.equal(table.state, 'failed');
  assert.match(table.faults[0]!, /^firms.csv:\d+:h1: "perhaps" is no answer/);
  await assert.rejects(publishTable(ctx, table.id), /notBuilt/);
  const many = await built({ by: ['l1'] });
  assert.match(many.faults[0]!, /^firms.csv:-:l1: the column has \d+ different values/);
  const none = await built({
    measures: [{ column: 'owner', statistic: 'share', category: 'robot', denominator: '', probability: 0.5 }],
  });
  assert.match(none.faults[0]!, /the column has man, woman/);
});

test('the preview hides what publishing hides, says why, and releases nothing', async () => {
  const few = enterpriseSurvey()
    .split('\n')
    .map((line) => (line.split(',')[3] === '3' ? line.replace(/,3,(1|2|-9),(1|2|-7),/, ',3,2,-7,') : line));
  const at = few.findIndex((line) => line.split(',')[3] === '3');
  few[at] = few[at]!.replace(',3,2,-7,', ',3,1,2,');
  const table = await built({ indicators: ['newProduct'] }, few.join('\n'));
  const preview = await describePreview(ctx, table.id);
  assert.equal(preview.hidden.find(({ group }) => group[0] === 'size 3')?.why, 'answer');
  assert.ok(preview.hidden.some(({ why }) => why === 'secondary'));
  assert.equal(await readRelease(ctxOf(visitor), 'evidence.survey', table.id), null);
  await publishTable(ctx, table.id);
  const released = await describeReleasedTable(ctxOf(visitor), table.id);
  assert.equal(released.hidden, preview.hidden.length);
  assert.ok(!JSON.stringify(released).includes('"yes"'));
  const large = released.rows[0]!.cells.find(({ group }) => group[0] === 'size 3')!;
  assert.deepEqual([large.status, large.estimate, large.n], ['hidden', null, null]);
});

test('firms of which a breakdown is not known make a cell of their own, so that totals add', async () => {
  const table = await built({ indicators: ['newProduct'], by: ['owner', 'size'] });
  const words = { all: 'All', notStated: 'Not stated', otherAnswers: 'Other', average: (row: string) => row };
  const cells = publicationCells(table.result!, words);
  const of = (measure: 'n' | 'yes', group: string, subgroup: string) =>
    cells.find(({ key }) => key.owner === group && key.size === subgroup)?.values[measure] ?? 0;
  for (const measure of ['n', 'yes'] as const) {
    for (const size of ['size 1', 'size 2', 'size 3', 'All'])
      assert.equal(
        of(measure, 'All', size),
        of(measure, 'man', size) + of(measure, 'woman', size) + of(measure, 'Not stated', size),
      );
    for (const owner of ['man', 'Not stated'])
      assert.equal(
        of(measure, owner, 'All'),
        ['size 1', 'size 2', 'size 3'].reduce((sum, size) => sum + of(measure, owner, size), 0),
      );
  }
  assert.ok(of('n', 'Not stated', 'All') > 0);
});

test('of answers that add up none is hidden alone: the others would tell it', async () => {
  const rare = enterpriseSurvey().replaceAll('woman', 'both').replace(/both$/m, 'woman');
  const owner = { column: 'owner', statistic: 'share', category: '', denominator: '', probability: 0.5 } as const;
  const table = await built({ indicators: [], measures: [owner], by: [] }, rare);
  await publishTable(ctx, table.id);
  const { rows } = await describeReleasedTable(ctxOf(visitor), table.id);
  const statusOf = (answer: string) => rows.find(({ label }) => label === `owner: ${answer}`)!.cells[0]!.status;
  assert.equal(rows.length, 3);
  assert.equal(statusOf('woman'), 'hidden');
  assert.ok(['both', 'man'].filter((answer) => statusOf(answer) === 'hidden').length === 1);
});

test('a question put only to those who said yes to another row goes out without its number of answers', async () => {
  const table = await built();
  await publishTable(ctx, table.id);
  const { rows } = await describeReleasedTable(ctxOf(visitor), table.id);
  const numbers = rows.map(({ cells }) => cells.map(({ n }) => n !== null));
  assert.ok(numbers[0]!.every((known) => known) && numbers[1]!.every((known) => !known));
  assert.ok(rows[1]!.cells[0]!.estimate !== null);
  const alone = await built({ indicators: ['newToMarket'] });
  await publishTable(ctx, alone.id);
  assert.ok((await describeReleasedTable(ctxOf(visitor), alone.id)).rows[0]!.cells[0]!.n! > 0);
});

test('amounts are let out from ten firms on, and never where one firm makes up nearly all', async () => {
  const whale = enterpriseSurvey().replace(/^(Aland,Aland-3,2,3,[^,]+,[^,]+,\d+),[^,]+/m, '$1,99999999');
  const table = await built(
    {
      indicators: [],
      measures: [{ column: 'd2', statistic: 'total', category: '', denominator: '', probability: 0.5 }],
    },
    whale,
  );
  const preview = await describePreview(ctx, table.id);
  assert.equal(preview.threshold, 10);
  assert.ok(preview.hidden.some(({ group, why }) => group[0] === 'size 3' && why === 'dominant'));
});

test('a survey and its tables are their analyst’s alone until a table is published', async () => {
  const table = await built();
  for (const work of [
    () => describeSurvey(ctxOf(omar), table.survey_id),
    () => describeTable(ctxOf(omar), table.id, unsorted),
    () => describeReleasedTable(ctxOf(visitor), table.id),
    () => publishTable(ctxOf(omar), table.id),
    () => removeSurvey(ctxOf(omar), table.survey_id),
  ])
    await assert.rejects(work(), /evidence.survey/);
  assert.deepEqual((await describeSurveys(ctxOf(omar))).surveys, []);
});

test('names can change and things be deleted until something is published', async () => {
  const table = await built();
  await nameSurvey(ctx, table.survey_id, 'Renamed');
  await nameTable(ctx, table.id, 'Retitled');
  const view = await describeTable(ctx, table.id, unsorted);
  assert.deepEqual([view.title, view.survey.name], ['Retitled', 'Renamed']);
  await publishTable(ctx, table.id);
  await assert.rejects(nameTable(ctx, table.id, 'Other'), /surveyTable.published/);
  await assert.rejects(removeTable(ctx, table.id), /surveyTable.published/);
  await assert.rejects(removeSurvey(ctx, table.survey_id), /survey.published/);
  const other = await built();
  assert.equal(await removeTable(ctx, other.id), other.survey_id);
  await removeSurvey(ctx, other.survey_id);
  await assert.rejects(readSurvey(ctx, other.survey_id), /evidence.survey/);
});

test('a Stata file in the shape of an Enterprise Survey needs no preparation: labels name codes and groups', async () => {
  const file = path.join(folder, 'wbes.dta');
  writeEnterpriseSurvey(file);
  const id = await receiveSurvey(ctx, '', { path: file, fileName: 'wbes.dta' });
  const survey = await readSurvey(ctx, id);
  const { design, guesses } = describeDesign(survey);
  assert.deepEqual([survey.name, design.weight, design.strata[0]], ['wbes.dta', 'wmedian', 'strata']);
  assert.deepEqual([design.dontKnow, design.refused, design.notApplicable], ['-9', '-8', '-7']);
  assert.ok(guesses.slice(-3).every(({ by }) => by === 'valueLabels'));
  await declareDesign(ctx, survey, design);
  const h1 = { column: 'h1', statistic: 'share', category: 'Yes', denominator: '', probability: 0.5 } as const;
  const asked = await requestTable(ctx, await readSurvey(ctx, id), 'By size', {
    ...request,
    measures: [h1],
    by: ['a6a'],
  });
  const { result, faults } = await buildTable(ctx, asked.table);
  assert.deepEqual(faults, []);
  const cellsOf = (row: string) => result!.cells.filter((cell) => cell.row === row).map(({ estimate }) => estimate);
  assert.deepEqual(cellsOf('r3'), cellsOf('r1'));
  assert.equal(result!.rows[2]!.label, 'h1: Yes');
  assert.ok(Object.values(result!.breakdowns[0]!.values).every((label) => /[a-z]/i.test(label)));
});

test('a table of more cells than anybody reads is refused before it is estimated', async () => {
  const lines = enterpriseSurvey()
    .trim()
    .split('\n')
    .map((line, i) => `${line},${i === 0 ? 'a' : i % 39},${i === 0 ? 'b' : i % 38}`);
  const table = await built({ by: ['a', 'b'] }, `${lines.join('\n')}\n`);
  assert.match(table.faults[0]!, /^firms.csv:-:b: the table would have 3120 cells/);
});

test('indicators are offered where the file has their columns, and the analyst’s file says not for publication', async () => {
  const table = await built();
  const usable = usableIndicators(describeNewTable(await readSurvey(ctx, table.survey_id)));
  assert.ok(usable.has('newToMarket') && usable.has('logSalesPerWorker') && !usable.has('bankAccount'));
  const lines = (await exportCells(ctx, table.id)).trim().split('\n');
  assert.ok(lines.slice(1).every((line) => line.startsWith('not for publication,')));
  assert.equal(lines.length, table.result!.cells.length + 1);
});

test('where nothing is hidden the manifest of a released table runs again to the same bytes, and where something is it keeps no hash to try values against', async () => {
  const content = enterpriseSurvey();
  const survey = await declared(content);
  const whole = await buildTable(ctx, (await requestTable(ctx, survey, 'Whole', { ...request, by: [] })).table);
  const id = await publishTable(ctx, whole.id);
  const released = async (subject: string) => (await readRelease(ctx, surveyTopic, subject))!.manifest;
  const { run } = (await released(whole.id)) as { run: { spec: object; output: { sha256: string } } };
  assert.ok(id.length > 0 && run !== undefined);
  const file = path.join(folder, 'firms.csv');
  writeFileSync(file, content);
  const again = await runSpec(file, run.spec);
  assert.equal(createHash('sha256').update(again).digest('hex'), run.output.sha256);
  const few = content
    .split('\n')
    .filter((line, i) => i === 0 || line.split(',')[3] !== '3' || i % 40 === 0)
    .join('\n');
  const small = await buildTable(ctx, (await requestTable(ctx, await declared(few), 'Few', request)).table);
  await publishTable(ctx, small.id);
  const release = (await readRelease(ctx, surveyTopic, small.id))!;
  assert.ok(release.cells.some(({ status }) => status === 'hidden'));
  assert.equal((release.manifest as { run?: unknown }).run, undefined);
});

async function runSpec(file: string, spec: object): Promise<string> {
  if (surveyCommand.kind !== 'analysis') throw new Error('the command reads files');
  const { output } = await surveyCommand.run(
    {
      files: [file],
      spec,
      specFolder: folder,
      specFile: 'spec.json',
      options: {},
      seed: 1,
      seedGiven: false,
      format: null,
      signal: new AbortController().signal,
    },
    { progress: () => {}, note: () => {} },
  );
  return `${JSON.stringify(output, null, 2)}\n`;
}

test('tables of one survey are decided together: what one hides, no other shows', async () => {
  let large = 0;
  const few = enterpriseSurvey()
    .split('\n')
    .filter((line, i) => {
      if (i > 0 && line.split(',')[3] === '3') large += 1;
      return i === 0 || line.split(',')[3] !== '3' || large <= 2;
    })
    .join('\n');
  const survey = await declared(few);
  const build = async (by: string[]) => {
    const table = await buildTable(
      ctx,
      (await requestTable(ctx, survey, by.join(), { ...request, indicators: ['newProduct'], by })).table,
    );
    await publishTable(ctx, table.id);
    return (await readRelease(ctx, surveyTopic, table.id))!.cells;
  };
  const first = await build(['size']);
  const hidden = first.filter(({ status }) => status === 'hidden').map(({ key }) => key.size);
  assert.ok(hidden.length > 0);
  const again = await build(['size']);
  assert.deepEqual(
    again.filter(({ status }) => status === 'hidden').map(({ key }) => key.size),
    hidden,
  );
  const crossed = await build(['owner', 'size']).catch((error: Error) => {
    assert.match(error.message, /publication\.unsafe/);
    return null;
  });
  for (const size of crossed === null ? [] : hidden)
    assert.equal(crossed!.find(({ key }) => key.size === size && key.owner === 'All')?.status, 'hidden');
});
