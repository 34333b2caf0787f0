import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { loadSolver } from '../../../engines/solver/index.ts';
import { InputFaults } from '../../../platform/command/define.ts';
import type { Context } from '../../../platform/context.ts';
import { lin, visitor } from '../../../platform/db/fixtures.ts';
import type { DomainError } from '../../../platform/errors.ts';
import { type ClusterStage, setStage } from '../fixtures.tsx';
import { projectFormSchema } from './model.ts';
import { type Project, portfolioOf, standing } from './rules/choosePortfolio.ts';
import { comparePlaces, type Indicator } from './rules/comparePlaces.ts';
import {
  addProject,
  describePlace,
  describePlaces,
  describePortfolio,
  endProject,
  listPlaceFiles,
  receiveIndicators,
  undoIndicators,
} from './services/places.ts';

const header = 'indicator,title,theme,unit,direction,place,value,low,high,source,date';
const [changhua, taichung, newTaipei] = ['10007', '66000', '65000'];

describe('places compared', () => {
  const indicator = (code: string, theme: string, direction: Indicator['direction']): Indicator => ({
    ...{ code, title: code, theme, unit: '%', direction, source: 's', knownOn: '2026' },
  });
  const value = (code: string, place: string, of: number) => ({ code, place, value: of, low: null, high: null });

  test('a place that leads everywhere is first under every weighting, and another is never better than it', () => {
    const found = comparePlaces(
      [indicator('a', 'water', 'higher'), indicator('b', 'power', 'lower')],
      [value('a', 'x', 9), value('a', 'y', 5), value('b', 'x', 1), value('b', 'y', 7)],
      [],
    );
    assert.ok(Math.abs(found[0]!.first - 1) < 1e-9);
    assert.deepEqual([found[0]!.lowestRank, found[1]!.dominatedBy], [1, 'x']);
  });

  test('an order of themes decides between places that lead in one each; what is missing is no zero', () => {
    const indicators = [indicator('a', 'water', 'higher'), indicator('b', 'power', 'higher')];
    const values = [value('a', 'x', 9), value('a', 'y', 5), value('b', 'x', 1), value('b', 'y', 7)];
    assert.ok(Math.abs(comparePlaces(indicators, values, []).find(({ place }) => place === 'x')!.first - 0.5) < 0.03);
    assert.ok(comparePlaces(indicators, values, ['power']).find(({ place }) => place === 'x')!.first < 0.01);
    const missing = comparePlaces(indicators, values.slice(0, 3), []);
    assert.deepEqual([missing[1]!.known, missing[0]!.known], [1, 2]);
    assert.deepEqual(comparePlaces([], [], []), []);
  });
});

describe('a portfolio', () => {
  const project = (id: string, cost: number, benefit: number, more: Partial<Project> = {}): Project => ({
    ...{ id, title: id, cost: { low: cost, likely: cost, high: cost * 2 }, activation: 1, needs: null },
    ...{ benefit: { low: benefit * 0.9, likely: benefit, high: benefit * 1.1 } },
    ...more,
  });

  test('takes the best within the budget, keeps what one needs of another, and says how sure it is', async () => {
    const solver = await loadSolver();
    const projects = [
      project('a', 50, 100),
      project('b', 50, 60),
      project('c', 30, 200, { needs: 'b' }),
      project('d', 60, 1),
    ];
    const found = portfolioOf(projects, 80, 'mean', solver)!;
    assert.deepEqual([...found.chosen].sort(), ['b', 'c']);
    assert.equal(found.cost, 80);
    assert.ok(found.worstTenth <= found.value && found.value <= found.best + 1e-9);
    const shareOf = Object.fromEntries(found.projects.map(({ id, share }) => [id, share]));
    assert.deepEqual([standing(shareOf.c!), standing(shareOf.d!)], ['core', 'exterior']);
    assert.ok(found.curve.every(({ value }, i) => i === 0 || value >= found.curve[i - 1]!.value - 1e-9));
    assert.deepEqual(portfolioOf(projects, 0, 'mean', solver)!.chosen, []);
    assert.equal(portfolioOf([], 10, 'mean', solver), null);
    // What it needs is not there: it is not chosen.
    assert.deepEqual(portfolioOf([project('c', 30, 200, { needs: 'gone' })], 80, 'mean', solver)!.chosen, []);
    const cents = Array.from({ length: 10 }, (_, i) => project(`p${i}`, 0.4, 5));
    assert.equal(portfolioOf(cents, 1, 'mean', solver)!.chosen.length, 2);
    assert.equal(projectFormSchema.shape.costLikely.safeParse('9999999999').success, false);
    assert.equal(projectFormSchema.shape.benefitLow.safeParse('').success, false);
  });

  test('an uncertain project is worth a study first where it competes with a sure one', async () => {
    const solver = await loadSolver();
    const found = portfolioOf(
      [project('sure', 50, 50), project('gamble', 50, 120, { activation: 0.3 })],
      50,
      'mean',
      solver,
    )!;
    assert.deepEqual(found.chosen, ['sure']);
    assert.ok(found.projects.find(({ id }) => id === 'gamble')!.information! > 10);
    assert.ok(found.informationOfAll! > 10);
    assert.equal(standing(found.projects[1]!.share), 'borderline');
  });
});

describe('indicators and projects that are kept', () => {
  let stage: ClusterStage;
  let officer: Context;
  before(async () => {
    stage = await setStage();
    await stage.importRegister();
    officer = stage.ctx(lin);
  });
  after(() => stage.end());

  const receive = (lines: readonly string[]) => {
    const file = path.join(stage.folder, 'places.csv');
    writeFileSync(file, `${[header, ...lines].join('\n')}\n`);
    return receiveIndicators(officer, { path: file, fileName: 'places.csv', sha256: 'x' });
  };
  const line = (place: string, value: string, more = 'higher') =>
    `water,Water,water,%,${more},${place},${value},,,Survey,2026`;
  const query = { indicator: '', order: '', sort: 'rank' } as const;

  test('a file takes the place of the one before, and taking it back brings that one back', async () => {
    assert.equal((await describePlaces(stage.ctx(visitor), query)).file, null);
    await receive([line(changhua!, '90'), line(taichung!, '80')]);
    await receive([line(changhua!, '70'), line(taichung!, '80'), line(newTaipei!, '60')]);
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
    const place = await describePlace(officer, changhua!);
    assert.deepEqual([place.values[0]!.rank, place.values[0]!.of], [1, 2]);
    await assert.rejects(describePlace(officer, '99999'), (error: DomainError) => error.code === 'notFound');
  });

  for (const [what, lines, says] of [
    ['a place that is not of the register', ['water,W,water,%,higher,1,5,,,S,2026'], /no place "1"/],
    ['a theme that is none', ['water,W,magic,%,higher,10007,5,,,S,2026'], /no theme "magic"/],
    ['a direction that is none', ['water,W,water,%,up,10007,5,,,S,2026'], /which is better/],
    ['text in the place of a number', ['water,W,water,%,higher,10007,much,,,S,2026'], /is no number/],
    ['a value outside its range', ['water,W,water,%,higher,10007,5,6,7,S,2026'], /does not lie between/],
    ['a value without source', ['water,W,water,%,higher,10007,5,,,,2026'], /its source and its date/],
    [
      'the same twice',
      ['water,W,water,%,higher,10007,5,,,S,2026', 'water,W,water,%,higher,10007,6,,,S,2026'],
      /stand in row 2/,
    ],
    ['no value at all', [], /the file has no values/],
  ] as const)
    test(`${what} is refused, and nothing is kept`, async () => {
      const before = (await listPlaceFiles(officer)).files.length;
      await assert.rejects(
        receive(lines),
        (error: InputFaults) => error instanceof InputFaults && says.test(error.faults[0]!.message),
      );
      assert.equal((await listPlaceFiles(officer)).files.length, before);
    });

  test('projects are chosen within the budget; help to single firms is left out unless asked for; a withdrawn one is gone', async () => {
    const base = {
      place: changhua!,
      cluster: '',
      kind: 'soft',
      theme: 'skills',
      costLow: '10',
      costHigh: '60',
      benefitUnit: 'jobs',
      needs: '',
    } as const;
    const rest = { benefitLow: 1, benefitHigh: 50, benefitSource: 'An expert', activation: 1 };
    const training = await addProject(officer, {
      ...base,
      ...rest,
      title: 'Training',
      costLikely: '40',
      benefitLikely: 30,
      helpsGroup: 'yes',
    });
    await addProject(officer, {
      ...base,
      ...rest,
      title: 'One firm',
      costLikely: '20',
      benefitLikely: 40,
      helpsGroup: 'no',
    });
    const groups = await describePortfolio(officer, { budget: '40', objective: 'mean', groupsOnly: 'yes' });
    assert.deepEqual([groups.projects.map(({ title }) => title), groups.leftOut], [['Training'], 1]);
    const all = await describePortfolio(officer, { budget: '20', objective: 'mean', groupsOnly: 'no' });
    assert.deepEqual(
      all.projects.filter(({ isChosen }) => isChosen).map(({ title }) => title),
      ['One firm'],
    );
    await assert.rejects(
      addProject(officer, {
        ...base,
        ...rest,
        title: 'Nowhere',
        place: 'x',
        costLikely: '40',
        benefitLikely: 30,
        helpsGroup: 'yes',
      }),
      (error: DomainError) => error.code === 'notFound',
    );
    await endProject(officer, training);
    assert.equal((await describePortfolio(officer, { budget: '', objective: 'mean', groupsOnly: 'yes' })).result, null);
    await assert.rejects(endProject(officer, training), (error: DomainError) => error.code === 'notFound');
  });
});
