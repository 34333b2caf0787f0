import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadSolver } from '../../../../engines/solver/index.ts';
import { projectFormSchema } from '../model.ts';
import { type PortfolioQuestion, type Project, portfolioOf, standing } from './choosePortfolio.ts';
import { compareFiles } from './compareFiles.ts';
import { comparePlaces, type Indicator, type PlaceValue } from './comparePlaces.ts';
import { findCircle } from './projectOrder.ts';

describe('places compared', () => {
  const indicator = (code: string, theme: string, direction: Indicator['direction'] = 'higher'): Indicator => ({
    ...{ code, title: code, theme, unit: '%', direction, source: 's', knownOn: '2026' },
  });
  const value = (code: string, place: string, of: number, low: number | null = null, high: number | null = null) => ({
    ...{ code, place, value: of, low, high },
  });
  const two = [indicator('a', 'water'), indicator('b', 'power')];
  const crossed = [value('a', 'x', 9), value('a', 'y', 5), value('b', 'x', 1), value('b', 'y', 7)];
  const placeOf = (values: readonly PlaceValue[], place: string, indicators = two, order: readonly 'power'[] = []) =>
    comparePlaces(indicators, values, order).places.find((one) => one.place === place)!;

  test('a place that leads everywhere is first under every weighting, and another is never better than it', () => {
    const values = [value('a', 'x', 9), value('a', 'y', 5), value('b', 'x', 1), value('b', 'y', 7)];
    const { places } = comparePlaces([indicator('a', 'water'), indicator('b', 'power', 'lower')], values, []);
    assert.deepEqual([places[0]!.first.toFixed(6), places[0]!.lowestRank], ['1.000000', 1]);
    assert.deepEqual([places[0]!.beats, places[1]!.beatenBy, places[1]!.centralWeights], [['y'], ['x'], null]);
  });

  test('an order of themes decides between places that lead in one each', () => {
    assert.ok(Math.abs(placeOf(crossed, 'x').first - 0.5) < 0.03);
    assert.ok(placeOf(crossed, 'x', two, ['power']).first < 0.01);
    // It is first where its theme weighs more than half: three quarters in the middle.
    assert.ok(Math.abs(placeOf(crossed, 'x').centralWeights![0]! - 0.75) < 0.01);
    assert.deepEqual(comparePlaces([], [], []), { groups: [], draws: 0, places: [] });
  });

  test('the range of a value widens the ranks', () => {
    const sure = [value('a', 'x', 6), value('a', 'y', 5), value('a', 'z', 0), value('a', 'w', 10)];
    const one = [indicator('a', 'water')];
    assert.deepEqual([placeOf(sure, 'x', one).highestRank, placeOf(sure, 'x', one).lowestRank], [2, 2]);
    const wide = placeOf([value('a', 'x', 6, 1, 10), ...sure.slice(1)], 'x', one);
    assert.deepEqual([wide.highestRank, wide.lowestRank], [2, 3]);
    assert.deepEqual(wide.beats, ['z']);
  });

  test('a theme of which a place shows only its best indicator does not beat a place that is known in full', () => {
    const indicators = [indicator('a', 'water'), indicator('b', 'water'), indicator('c', 'power')];
    const full = ['a', 'b', 'c'].flatMap((code) => [
      value(code, 'full', 9),
      value(code, 'low', 0),
      value(code, 'top', 10),
    ]);
    const partly = [value('a', 'part', 9.2), value('c', 'part', 9)];
    const found = comparePlaces(indicators, [...full, ...partly], []).places;
    const [part, whole] = ['part', 'full'].map((name) => found.find(({ place }) => place === name)!);
    assert.ok(part!.meanRank > whole!.meanRank + 0.5, `${part!.meanRank} ${whole!.meanRank}`);
    assert.deepEqual([part!.known, whole!.known], [2, 3]);
  });

  test('indicators of a single theme are weighted one by one: no weighting is hidden', () => {
    const { groups } = comparePlaces([indicator('a', 'water'), indicator('b', 'water')], crossed, []);
    assert.deepEqual(
      groups.map(({ code }) => code),
      ['a', 'b'],
    );
  });
});

describe('a portfolio', () => {
  const project = (id: string, cost: number, benefit: number, more: Partial<Project> = {}): Project => ({
    ...{ id, title: id, cost: { low: cost, likely: cost, high: cost * 2 }, activation: 1, needs: null },
    ...{ oneOf: null, place: '10007', benefit: { low: benefit * 0.9, likely: benefit, high: benefit * 1.1 } },
    ...more,
  });
  const asks = (budget: number, more: Partial<PortfolioQuestion> = {}): PortfolioQuestion => ({
    ...{ budget, objective: 'mean', floors: [] },
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
    const found = portfolioOf(projects, asks(80), solver)!;
    assert.deepEqual([...found.chosen].sort(), ['b', 'c']);
    assert.equal(found.cost, 80);
    assert.ok(found.worstTenth <= found.value && found.value <= found.best + 1e-9);
    const shareOf = Object.fromEntries(found.projects.map(({ id, share }) => [id, share]));
    assert.deepEqual([standing(shareOf.c!), standing(shareOf.d!)], ['core', 'exterior']);
    assert.ok(found.curve.every(({ value }, i) => i === 0 || value >= found.curve[i - 1]!.value - 1e-9));
    // Costs can only rise here: both are drawn between once and twice.
    assert.ok(found.overrunChance > 0.99 && found.likelyMostCost > 80 && found.likelyMostCost < 160);
    assert.deepEqual(portfolioOf(projects, asks(0), solver)!.chosen, []);
    assert.equal(portfolioOf([], asks(10), solver), null);
    // What it needs is not there: it is not chosen.
    assert.deepEqual(portfolioOf([project('c', 30, 200, { needs: 'gone' })], asks(80), solver)!.chosen, []);
    const cents = Array.from({ length: 10 }, (_, i) => project(`p${i}`, 0.4, 5));
    assert.equal(portfolioOf(cents, asks(1), solver)!.chosen.length, 2);
  });

  test('of alternatives one is chosen, and a least amount in a place is spent or there is no answer', async () => {
    const solver = await loadSolver();
    const projects = [
      project('road', 40, 90, { oneOf: 'link' }),
      project('rail', 40, 100, { oneOf: 'link' }),
      project('poor', 30, 1, { place: '66000' }),
      project('rich', 30, 50),
    ];
    assert.deepEqual(portfolioOf(projects, asks(80), solver)!.chosen, ['rail', 'rich']);
    const floors = [{ place: '66000', least: 20 }];
    assert.deepEqual(portfolioOf(projects, asks(80, { floors }), solver)!.chosen, ['rail', 'poor']);
    for (const objective of ['cvar10', 'minMaxRegret'] as const)
      assert.ok(portfolioOf(projects, asks(80, { floors, objective }), solver)!.chosen.includes('poor'));
    assert.equal(portfolioOf(projects, asks(20, { floors }), solver), null);
  });

  test('an uncertain project is worth a study first where it competes with a sure one', async () => {
    const projects = [project('sure', 50, 50), project('gamble', 50, 120, { activation: 0.3 })];
    const found = portfolioOf(projects, asks(50), await loadSolver())!;
    assert.deepEqual(found.chosen, ['sure']);
    assert.ok(found.projects.find(({ id }) => id === 'gamble')!.information! > 10);
    assert.ok(found.informationOfAll! > 10);
    assert.equal(standing(found.projects[1]!.share), 'borderline');
  });

  test('an empty benefit is no zero, a cost has bounds, and a project cannot need itself in a circle', () => {
    assert.equal(projectFormSchema.shape.costLikely.safeParse('9999999999').success, false);
    assert.equal(projectFormSchema.shape.benefitLow.safeParse('').success, false);
    const needs = new Map<string, string | null>([
      ['b', 'a'],
      ['c', 'b'],
      ['a', null],
    ]);
    assert.deepEqual(
      [findCircle('a', 'c', needs), findCircle('a', 'a', needs), findCircle('c', 'a', needs)],
      [true, true, false],
    );
  });
});

test('a file says what it would change', () => {
  const of = (code: string): Indicator => ({
    ...{ code, title: code, theme: 'water', unit: '%', direction: 'higher', source: 's', knownOn: '2026' },
  });
  const value = (code: string, place: string, number: number) => ({
    code,
    place,
    value: number,
    low: null,
    high: null,
  });
  const before = {
    indicators: [of('a'), of('b')],
    values: [value('a', 'x', 1), value('a', 'y', 2), value('b', 'x', 3)],
  };
  const after = {
    indicators: [of('a'), of('c')],
    values: [value('a', 'x', 1), value('a', 'y', 5), value('c', 'x', 3)],
  };
  assert.deepEqual(compareFiles(before, after), {
    ...{ newIndicators: ['c'], goneIndicators: ['b'], newValues: 1, goneValues: 1, sameValues: 1 },
    changed: [{ title: 'a', unit: '%', place: 'y', before: 2, after: 5 }],
  });
});
