import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { InputFaults } from '../../../platform/command/define.ts';
import type { Context } from '../../../platform/context.ts';
import { lin, visitor } from '../../../platform/db/fixtures.ts';
import type { DomainError } from '../../../platform/errors.ts';
import { type ClusterStage, setStage } from '../fixtures.tsx';
import { workOutPortfolioJob } from './jobs.ts';
import { type PortfolioQuery, type ProjectForm, portfolioQuerySchema } from './model.ts';
import { describeBrief } from './services/describeBrief.ts';
import { describePlace } from './services/describePlace.ts';
import { describePlaces, writeRanks } from './services/describePlaces.ts';
import {
  describeFile,
  keepIndicators,
  listPlaceFiles,
  receiveIndicators,
  stageIndicators,
  undoIndicators,
  writeIndicators,
  writeTemplate,
} from './services/indicatorFiles.ts';
import { forgetPortfolio, keepPortfolio } from './services/keptPortfolios.ts';
import { describePortfolio } from './services/portfolio.ts';
import { addProject, changeProject, describeProject, listProjects, setWithdrawn } from './services/projects.ts';

const header = 'indicator,title,theme,unit,direction,place,value,low,high,source,date';
const [changhua, taichung, newTaipei] = ['10007', '66000', '65000'];
const query = { indicator: '', order: '', sort: 'rank', page: 1 } as const;
const failsWith = (code: DomainError['code']) => (error: DomainError) => error.code === code;

describe('indicators and projects that are kept', () => {
  let stage: ClusterStage;
  let officer: Context;
  before(async () => {
    stage = await setStage();
    await stage.importRegister();
    officer = stage.ctx(lin);
  });
  after(() => stage.end());

  const fileOf = (lines: readonly string[]) => {
    const file = path.join(stage.folder, 'places.csv');
    writeFileSync(file, `${[header, ...lines].join('\n')}\n`);
    return { path: file, fileName: 'places.csv', sha256: 'x' };
  };
  const receive = (lines: readonly string[]) => receiveIndicators(officer, fileOf(lines));
  const line = (place: string, value: string) => `water,Water,water,%,higher,${place},${value},,,Survey,2026`;

  test('a file takes the place of the one before, and taking it back brings that one back', async () => {
    assert.notEqual((await describePlaces(stage.ctx(visitor), query)).basis.kind, 'file');
    await receive([line(changhua, '90'), line(taichung, '80')]);
    await receive([line(changhua, '70'), line(taichung, '80'), line(newTaipei, '60')]);
    const now = await describePlaces(stage.ctx(visitor), query);
    assert.deepEqual(
      now.places.map(({ place }) => place),
      [taichung, changhua, newTaipei],
    );
    assert.equal(now.canChange, false);
    await undoIndicators(officer, (await listPlaceFiles(officer)).files[0]!.id);
    assert.deepEqual(
      (await describePlaces(officer, query)).places.map(({ place }) => place),
      [changhua, taichung],
    );
    const place = await describePlace(officer, changhua);
    assert.deepEqual([place.values[0]!.rank, place.values[0]!.of, place.rank!.first], [1, 2, 1]);
    assert.deepEqual(
      place.rank!.beats.map(({ code }) => code),
      [taichung],
    );
    await assert.rejects(describePlace(officer, '99999'), failsWith('notFound'));
  });

  test('a file that is being looked at says what it would change and changes nothing before it is kept', async () => {
    const id = await stageIndicators(
      officer,
      fileOf([line(changhua, '91'), line(newTaipei, '60'), line(taichung, '')]),
    );
    const file = await describeFile(officer, id);
    assert.deepEqual([file.newValues, file.goneValues, file.changedCount, file.isCurrent], [1, 1, 1, false]);
    assert.equal((await describePlaces(officer, query)).shown.find(({ place }) => place === changhua)!.value, 90);
    await keepIndicators(officer, id);
    assert.equal((await describePlaces(officer, query)).shown.find(({ place }) => place === changhua)!.value, 91);
    await assert.rejects(keepIndicators(officer, id), failsWith('notFound'));
  });

  test('what is downloaded can be uploaded again, and the template has a row for each county', async () => {
    const csv = await writeIndicators(officer);
    assert.equal(csv.split('\n')[0]!.trim(), header);
    await receive(csv.trim().split('\n').slice(1));
    assert.equal(await writeIndicators(officer), csv);
    assert.match(await writeTemplate(officer), /10007,,,,/);
    assert.match(await writeRanks(officer, query), /^place,name,first,/);
  });

  const row = (place: string, more: { value?: string; theme?: string; direction?: string; title?: string } = {}) =>
    `water,${more.title ?? 'W'},${more.theme ?? 'water'},%,${more.direction ?? 'higher'},${place},${more.value ?? '5,,'},S,2026`;
  for (const [what, lines, says] of [
    ['a place that is not of the register', [row('1')], /no place "1"/],
    ['a theme that is none', [row('10007', { theme: 'magic' })], /no theme "magic"/],
    ['a direction that is none', [row('10007', { direction: 'up' })], /which is better/],
    ['text in the place of a number', [row('10007', { value: 'much,,' })], /is no number/],
    ['a number beyond all bounds', [row('10007', { value: '1e300,,' })], /is no number/],
    ['a value outside its range', [row('10007', { value: '5,6,7' })], /does not lie between/],
    ['a range without a value', [row('10007', { value: ',6,7' })], /is no number/],
    ['a value without source', ['water,W,water,%,higher,10007,5,,,,2026'], /its source and its date/],
    [
      'two values for one place',
      [row('10007'), row('66000'), row('10007', { value: '6,,' })],
      /row 2 gives .* another value/,
    ],
    [
      'two titles for one indicator',
      [row('10007'), row('66000', { title: 'X' })],
      /row 2 gives this indicator another title/,
    ],
    ['a title of a thousand letters', [row('10007', { title: 'x'.repeat(1000) })], /longer than 200/],
    ['no value at all', [], /the file has no values/],
  ] as const)
    test(`${what} is refused with its row, and nothing is kept`, async () => {
      const before = (await listPlaceFiles(officer)).files.length;
      await assert.rejects(
        receive(lines),
        (error: InputFaults) => error instanceof InputFaults && says.test(error.faults[0]!.message),
      );
      assert.equal((await listPlaceFiles(officer)).files.length, before);
    });

  test('the same row twice counts once', async () => {
    await receive([row('10007'), row('10007'), row('66000', { value: '6,,' })]);
    assert.equal((await listPlaceFiles(officer)).files[0]!.rows, 2);
  });

  const form = (
    title: string,
    costLikely: string,
    benefitLikely: number,
    more: Partial<ProjectForm> = {},
  ): ProjectForm => ({
    ...{ title, costLikely, benefitLikely, place: changhua, cluster: '', kind: 'soft', theme: 'skills' },
    ...{ costLow: '10', costHigh: '60', benefitLow: 1, benefitHigh: 50, benefitUnit: 'jobs' },
    ...{ benefitSource: 'An expert', activation: 1, needs: '', helpsGroup: 'yes' },
    ...more,
  });
  const ask = (more: Partial<PortfolioQuery>) =>
    describePortfolio(officer, { ...portfolioQuerySchema.parse({}), ...more });

  test('projects are chosen within the budget; help to single firms is left out unless asked for; other units are not added up', async () => {
    const training = await addProject(officer, form('Training', '40', 30));
    await addProject(officer, form('One firm', '20', 40, { helpsGroup: 'no' }));
    await addProject(officer, form('Water', '20', 40, { benefitUnit: 'litres' }));
    const groups = await ask({ budget: '40', unit: 'jobs' });
    assert.deepEqual([groups.projects.map(({ title }) => title), groups.leftOut], [['Training'], ['One firm']]);
    assert.deepEqual(groups.notCompared, [{ title: 'Water', unit: 'litres' }]);
    const all = await ask({ budget: '40', exactly: '20', groupsOnly: 'no', unit: 'jobs' });
    assert.deepEqual(
      all.projects.filter(({ isChosen }) => isChosen).map(({ title }) => title),
      ['One firm'],
    );
    assert.equal((await ask({ budget: '5', floorPlace: changhua, floor: '10', unit: 'jobs' })).state, 'impossible');
    const brief = await describeBrief(officer, { ...portfolioQuerySchema.parse({}), budget: '40', unit: 'jobs' });
    assert.deepEqual(
      [brief.industries[0]!.place, brief.places.find(({ spent }) => spent > 0)!.place],
      [changhua, changhua],
    );
    await setWithdrawn(officer, training, true, 'Too late');
    assert.deepEqual((await ask({ unit: 'jobs' })).units, ['litres']);
    await assert.rejects(setWithdrawn(officer, training, true), failsWith('notFound'));
    await setWithdrawn(officer, training, false);
    assert.deepEqual(
      (await describeProject(officer, training)).versions.map(({ version, withdrawn, why }) => [
        version,
        withdrawn,
        why,
      ]),
      [
        [3, false, null],
        [2, true, 'Too late'],
        [1, false, null],
      ],
    );
  });

  test('a change is a further version; an older form, an unknown cluster, place or need and a circle are refused', async () => {
    const id = await addProject(officer, form('Road', '40', 30, { benefitUnit: 'trips' }));
    const next = await addProject(officer, form('Bridge', '40', 30, { benefitUnit: 'trips', needs: id }));
    await changeProject(
      officer,
      { id, version: 1, why: 'A new tender' },
      form('Road', '55', 30, { benefitUnit: 'trips' }),
    );
    const now = await describeProject(officer, id);
    assert.deepEqual([now.project.costLikely, now.versions[1]!.costLikely, now.neededBy], ['55', '40', ['Bridge']]);
    const change = (more: Partial<ProjectForm>, version = 2) =>
      changeProject(officer, { id, version, why: '' }, form('Road', '55', 30, more));
    await assert.rejects(change({}, 1), failsWith('conflict'));
    await assert.rejects(change({ needs: next }), failsWith('conflict'));
    await assert.rejects(change({ cluster: 'none' }), failsWith('notFound'));
    await assert.rejects(change({ place: 'x' }), failsWith('notFound'));
    await assert.rejects(change({ needs: '00000000-0000-4000-8000-000000000000' }), failsWith('notFound'));
    assert.equal((await listProjects(officer)).projects.find((one) => one.id === next)!.needsTitle, 'Road');
  });

  test('a choice is kept with what it was made from, says when projects have changed, and is deleted by its maker alone', async () => {
    const mine = async (ctx = officer) =>
      (await describePortfolio(ctx, portfolioQuerySchema.parse({}))).kept.find(({ name }) => name === 'First try')!;
    const question = { ...portfolioQuerySchema.parse({}), budget: '60', unit: 'trips' };
    assert.equal(await keepPortfolio(officer, 'First try', question), null);
    const kept = await mine();
    assert.deepEqual([kept.isDone, kept.isMine, kept.isOutdated, kept.chosen], [true, true, false, ['Road']]);
    const { projects } = await listProjects(officer);
    const bridge = projects.find(({ title }) => title === 'Bridge')!;
    await setWithdrawn(officer, bridge.id, true);
    assert.equal((await mine()).isOutdated, true);
    assert.equal((await mine(stage.ctx(visitor))).isMine, false);
    await forgetPortfolio(officer, kept.id);
    assert.equal(await mine(), undefined);
    await assert.rejects(forgetPortfolio(officer, kept.id), failsWith('notFound'));
  });

  test('a choice of many projects is not worked out while a visitor waits', async () => {
    for (let i = 0; i < 15; i += 1)
      await addProject(officer, form(`Course ${i}`, String(11 + i), 20 + i, { benefitUnit: 'courses' }));
    const answer = await ask({ unit: 'courses', objective: 'cvar10' });
    assert.deepEqual([answer.state, answer.result, answer.projects.length], ['tooMany', null, 15]);
    assert.equal((await ask({ unit: 'courses' })).state, 'answered');
    const asked = portfolioQuerySchema.parse({ unit: 'courses', objective: 'cvar10' });
    const job = await keepPortfolio(officer, 'Courses first', asked);
    assert.match(job!, /^[0-9a-f-]{36}$/);
    assert.equal((await ask({ unit: 'courses', objective: 'cvar10' })).state, 'underWay');
    const kept = (await ask({ unit: 'courses' })).kept.find(({ name }) => name === 'Courses first')!;
    assert.equal(kept.isDone, false);
    const run = workOutPortfolioJob.run(officer, { portfolioId: kept.id });
    assert.match((await run)?.resultUrl ?? '', /^\/places\/portfolio\?.*objective=cvar10/);
    const done = await ask({ unit: 'courses', objective: 'cvar10' });
    assert.deepEqual([done.state, done.kept.find(({ id }) => id === kept.id)?.isDone], ['answered', true]);
    assert.ok(done.result !== null && done.projects.some(({ isChosen }) => isChosen));
    // A second run leaves the answer as it is.
    await workOutPortfolioJob.run(officer, { portfolioId: kept.id });
  });
});
