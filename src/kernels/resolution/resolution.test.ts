import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '../random/index.ts';
import { countAllPairs } from './blockingKeys.ts';
import { comparePairs } from './comparePairs.ts';
import { eachCandidate, isCandidate } from './eachCandidate.ts';
import { personFields, persons, tableOf } from './fixtures.ts';
import { candidatesOf, learnModel, measureAccuracy, resolveTable, scorePair } from './index.ts';
import { dateKind } from './kinds/dateKind.ts';
import { countLevelTotals } from './levelTotals.ts';
import { planBlocking } from './planBlocking.ts';
import { prepareTable } from './prepareTable.ts';

const random = () => seededRandom(1);

describe('blocking', () => {
  const { rows } = persons(3000, 500, 0.1, 3);
  const table = prepareTable(tableOf(personFields, rows));

  it('gives each pair once, the lower row first, and knows which it gave', () => {
    const plan = planBlocking(table, 300_000);
    assert.equal(plan.everyPair, false);
    const seen = new Set<number>();
    eachCandidate(plan, table.rowCount, null, (a, b) => {
      assert.ok(a < b && isCandidate(plan, a, b));
      const pair = a * table.rowCount + b;
      assert.ok(!seen.has(pair), `${a} ${b} twice`);
      seen.add(pair);
    });
    const draw = seededRandom(2);
    for (let i = 0; i < 2000; i += 1) {
      const a = Math.floor(draw() * 3000);
      const b = a + 1 + Math.floor(draw() * (3499 - a));
      assert.equal(isCandidate(plan, a, b), seen.has(a * table.rowCount + b));
    }
  });

  it('spends no more than its budget on rules, and says which it refused', () => {
    const { report } = planBlocking(table, 100_000);
    const spent = report.filter(({ status, rule }) => status === 'used' && !rule.startsWith('neighbours'));
    assert.ok(spent.reduce((sum, { pairs }) => sum + pairs, 0) <= 100_000);
  });

  it('looks across files alone where there are two', () => {
    const two = tableOf(personFields, rows, 3000);
    const { existing, added } = candidatesOf(two, { pairBudget: 200_000 });
    assert.ok(existing.length > 0);
    assert.ok(existing.every((row) => row < 3000) && added.every((row) => row >= 3000));
  });
});

const dateCases: [one: string, other: string, level: string][] = [
  ['1970-03-04', '1971-03-04', 'one digit differs'],
  ['1970-03-04', '1970-04-03', 'day and month exchanged'],
  ['1970-03-04', '1970-11-04', 'the day or the month differs'],
  ['1970-03-04', '1970-03-29', 'the day or the month differs'],
  ['1970-03-04', '1958-03-04', 'the year differs'],
  ['1970-03-04', '1970-11-29', 'the same year'],
  ['1970-03-04', '1958-11-04', 'different'],
];
const dates = [...new Set(dateCases.flatMap(([one, other]) => [one, other]))];

describe('levels', () => {
  const { ofText, compare, levels } = dateKind(dates);
  const levelOf = (one: string, other: string) =>
    levels[compare(ofText[dates.indexOf(one)]!, ofText[dates.indexOf(other)]!)];

  for (const [one, other, level] of dateCases)
    it(`of ${one} and ${other}: ${level}`, () => {
      assert.equal(levelOf(one, other), level);
      assert.equal(levelOf(other, one), level);
    });

  const { rows } = persons(300, 100, 0.3, 4);
  const table = prepareTable(tableOf(personFields, rows));

  it('are the same whichever row comes first', () => {
    const compare = comparePairs(table);
    const [there, back] = [new Uint8Array(4), new Uint8Array(4)];
    for (let a = 0; a < 60; a += 1)
      for (let b = 0; b < 400; b += 1) {
        compare(a, b, there);
        compare(b, a, back);
        assert.deepEqual(there, back);
      }
  });

  it('are counted by value as they are by pair of rows', () => {
    for (const field of table.fields) {
      const { totals, isComplete } = countLevelTotals({ ...field, hashes: null }, table);
      const counted = new Float64Array(8);
      for (let a = 0; a < table.rowCount; a += 1)
        for (let b = a + 1; b < table.rowCount; b += 1) {
          const [x, y] = [field.codes[a]!, field.codes[b]!];
          counted[x < 0 || y < 0 ? 0 : field.compare(x, y)]! += 1;
        }
      assert.ok(isComplete);
      assert.deepEqual(totals, counted);
    }
  });

  it('see names that stand in each other’s column', () => {
    const swapped = prepareTable(
      tableOf(personFields, [
        ['anna', 'bakker'],
        ['bakker', 'anna'],
      ]),
    );
    const levels = new Uint8Array(4);
    comparePairs(swapped)(0, 1, levels);
    const named = swapped.fields.map(({ name, levels: labels }, index) => [name, labels[levels[index]!]]);
    assert.deepEqual(Object.fromEntries(named).given, 'in each other’s column');
  });
});

describe('learning without labels', () => {
  it('finds again how often matches and others agree', () => {
    const { rows } = persons(2000, 1000, 0.2, 5);
    const model = learnModel(tableOf(personFields, rows), { random: random() });
    for (const [index, field] of model.fields.entries()) {
      const share = model.matches.rows[index]![1]!;
      assert.ok(Math.abs(share - 0.82) < 0.06, `${field.name}: ${share}`);
    }
    const town = model.fields.findIndex(({ name }) => name === 'town');
    assert.ok(Math.abs(model.others.rows[town]![1]! - 1 / 8) < 0.01);
    const odds = Math.exp(model.logPriorOdds) * countAllPairs(3000, null);
    assert.ok(odds > 800 && odds < 1200, `${odds} matches expected of 1000`);
  });

  it('keeps its word: of pairs at 90 % or more, nine in ten are right, and few are missed', () => {
    for (const seed of [6, 7, 8]) {
      const { rows, entity } = persons(2000, 600, 0.12, seed);
      const resolution = resolveTable(tableOf(personFields, rows), { random: random() });
      const { f1, calibration } = measureAccuracy(resolution, Int32Array.from(entity));
      assert.ok(f1! > 0.9, `F1 ${f1}`);
      assert.ok(calibration.at(-1)!.shareTrue > 0.9);
    }
  });

  it('finds next to nothing where nothing stands twice', () => {
    const { rows } = persons(2000, 0, 0, 9);
    const { pairs } = resolveTable(tableOf(personFields, rows), { random: random() });
    assert.ok(pairs.a.length < 20, `${pairs.a.length}`);
  });

  it('gives the same numbers each time', () => {
    const { rows } = persons(1500, 300, 0.1, 10);
    const once = resolveTable(tableOf(personFields, rows), { random: random() });
    const again = resolveTable(
      tableOf(
        [...personFields].reverse(),
        rows.map((row) => [...row].reverse()),
      ),
      {
        random: random(),
      },
    );
    assert.deepEqual(again.pairs, once.pairs);
  });

  it('holds to what people judged', () => {
    const { rows } = persons(400, 100, 0.1, 11);
    const judged = [
      { a: 0, b: 400, isMatch: false },
      { a: 1, b: 2, isMatch: true },
    ];
    const { clusters } = resolveTable(tableOf(personFields, rows), { random: random(), judged });
    assert.notEqual(clusters.ofRow[0], clusters.ofRow[400]);
    assert.equal(clusters.ofRow[1], clusters.ofRow[2]);
  });

  it('never joins two different verified numbers', () => {
    const fields = [...personFields, { name: 'number', kind: 'identifier' as const, verified: true }];
    const twin = ['anna', 'bakker', '1970-03-04', 'norwood'];
    const { rows } = persons(200, 0, 0, 12);
    const numbered = [...rows.map((row, index) => [...row, `x${index}`]), [...twin, 'a77'], [...twin, 'b93']];
    const { clusters } = resolveTable(tableOf(fields, numbered), { random: random() });
    assert.notEqual(clusters.ofRow[200], clusters.ofRow[201]);
  });
});

describe('a model', () => {
  const { rows } = persons(1000, 300, 0.1, 13);
  const model = learnModel(tableOf(personFields, rows), { random: random() });
  const record = (cells: readonly string[]) => Object.fromEntries(personFields.map(({ name }, i) => [name, cells[i]]));

  it('survives JSON and scores the same either way round, its levels adding up to the weight', () => {
    const read = JSON.parse(JSON.stringify(model));
    const [a, b] = [record(rows[0]!), record(rows[1000]!)];
    const score = scorePair(read, a, b);
    assert.deepEqual(score, scorePair(model, b, a));
    const sum = score.levels.reduce((total, { weight }) => total + weight, score.logPriorOdds);
    assert.ok(Math.abs(sum - score.weight) < 1e-9);
    assert.ok(score.probability > 0.9);
    assert.ok(scorePair(model, record(rows[1]!), record(rows[2]!)).probability < 0.01);
  });

  it('takes a missing field for no evidence', () => {
    const score = scorePair(model, { given: 'anna' }, { family: 'bakker' });
    assert.ok(score.levels.every(({ level, weight }) => level === 0 && weight === 0));
    assert.equal(score.weight, model.logPriorOdds);
  });

  it('of another version is refused', () => {
    assert.throws(() => scorePair({ ...model, version: 1 as never }, {}, {}), /scorePair: model is of version 1/);
  });
});
