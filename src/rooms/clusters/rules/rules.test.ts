import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readIsicGroups } from '../analyses/detect/readGroups.ts';
import { discloseCard } from './discloseCard.ts';
import { type FunctioningIndicator, functioningIndicators, judgeFunctioning } from './functioning.ts';
import { groupFinder } from './industryGroups.ts';
import { judgeStage } from './lifeStage.ts';
import { type CardFacts, strengthCard } from './strengthCard.ts';
import { defaultTypology, judgeType } from './typology.ts';

describe('how a cluster works', () => {
  const known = (yes: number, no: number) =>
    functioningIndicators
      .slice(0, yes + no)
      .map((indicator, i) => ({ indicator, holds: i < yes, source: 's', on: '2026-01-01' }));

  for (const [yes, no, status] of [
    [0, 0, 'unknown'],
    [5, 0, 'unknown'],
    [6, 0, 'functioning'],
    [4, 3, 'partly'],
    [6, 4, 'functioning'],
    [1, 5, 'dormant'],
    [3, 9, 'dormant'],
    [0, 12, 'dormant'],
    [12, 0, 'functioning'],
  ] as const)
    test(`${yes} that hold and ${no} that do not make it ${status}`, () => {
      const judged = judgeFunctioning(known(yes, no));
      assert.equal(judged.status, status);
      assert.deepEqual([judged.observed, judged.holding], [yes + no, yes]);
      assert.ok(judged.worst <= (judged.share ?? judged.worst) && (judged.share ?? judged.best) <= judged.best + 1e-12);
    });

  test('the latest word on an indicator counts, and one indicator counts once', () => {
    const indicator: FunctioningIndicator = 'trust';
    const say = (holds: boolean, on: string | null) => ({ indicator, holds, source: 's', on });
    assert.equal(judgeFunctioning([say(true, '2025-01-01'), say(false, '2026-01-01'), say(true, null)]).holding, 0);
    assert.equal(judgeFunctioning([say(true, '2025-01-01'), say(true, '2026-01-01')]).observed, 1);
  });
});

describe('types', () => {
  const judge = (smallShare: number | null, relativeWage: number | null, isHighTechnology: boolean | null) =>
    judgeType({ group: 'g', isHighTechnology, smallShare, relativeWage }, defaultTypology).type;
  for (const [small, wage, technology, type] of [
    [0.9, 0.7, false, 'micro'],
    [0.9, 1.0, false, 'traditional'],
    [0.5, 0.7, false, 'traditional'],
    [0.3, 1.3, true, 'highTech'],
    [0.3, 1.1, true, 'traditional'],
    [0.3, null, true, 'unknown'],
    [0.9, null, false, 'unknown'],
    [0.5, null, false, 'traditional'],
    [null, 1.3, true, 'highTech'],
    [null, 1.0, null, 'traditional'],
    [null, null, null, 'unknown'],
  ] as const)
    test(`small ${small}, wage ${wage}, high technology ${technology} is ${type}`, () => {
      assert.equal(judge(small, wage, technology), type);
    });
});

describe('life stages', () => {
  const stage = (
    plantsBefore: number | null,
    plantsAfter: number | null,
    entered: number | null,
    left: number | null,
  ) => judgeStage({ plantsBefore, plantsAfter, entered, left, allBefore: null, allAfter: null }).stage;
  for (const [before, after, entered, left, expected] of [
    [10, 40, 32, 2, 'emerging'],
    [100, 160, 70, 10, 'growing'],
    [100, 60, 5, 45, 'declining'],
    [1000, 1005, 20, 15, 'sustaining'],
    [20, 21, 5, 4, 'unclear'],
    [100, 160, 60, null, 'unclear'],
    [null, 50, null, null, 'unknown'],
    [0, 30, 30, 0, 'emerging'],
  ] as const)
    test(`from ${before} to ${after} plants with ${entered} new and ${left} gone is ${expected}`, () => {
      assert.equal(stage(before, after, entered, left), expected);
    });
});

describe('the card', () => {
  const jobs = Float64Array.of(10, 20, 30, 40, 5, 5, 5, 5, 100, 100);
  const facts: CardFacts = {
    members: Int32Array.of(0, 1, 2, 3),
    group: Int32Array.of(0, 1, 2, 3, 4, 5),
    count: 10,
    employment: jobs,
    employmentBefore: jobs.map((value, i) => (i < 4 ? value / 2 : value)),
    wage: Float64Array.of(8, 8, 8, 8, 10, 10, 12, 12, 12, 12),
    exporter: Float64Array.of(1, 0, Number.NaN, 1, 0, 0, 0, 0, 0, 0),
    enterprise: Int32Array.of(0, 0, 1, 2, 3, 4, 5, 6, 7, 8),
    since: Float64Array.of(2000, 2018, 2019, 2000, 2000, 2000, 2000, 2000, 2000, 2000),
    until: Float64Array.of(Number.NaN, Number.NaN, Number.NaN, 2019, ...new Array(6).fill(Number.NaN)),
    dates: { before: 2015, after: 2020 },
    ...{ expected: 2, priorShape: 2, smallFirmEmployees: 10, isJobsByArea: false },
  };

  test('holds sums, shares of firms and relative wages', () => {
    const card = strengthCard(facts);
    assert.deepEqual([card.employment, card.enterprises, card.anchorShare, card.fourLargestShare], [100, 3, 0.4, 1]);
    assert.deepEqual([card.strength, card.locationQuotient, card.shareOfGroup], [1.5, 2, 4 / 6]);
    assert.ok(card.strengthLower < 1.5 && card.strengthUpper > 1.5);
    assert.deepEqual([card.smallShare, card.exporterShare], [0, 2 / 3]);
    assert.ok(Math.abs(card.relativeWage! - 0.8) < 1e-12 && Math.abs(card.wagePremium! - 0.8) < 1e-12);
    assert.deepEqual([card.entered, card.left], [2, 1]);
  });

  test('growth parts are the whole change', () => {
    for (const growth of [strengthCard(facts).plantGrowth!, strengthCard(facts).jobGrowth!]) {
      const parts = growth.national + growth.industry + growth.local;
      assert.ok(Math.abs(parts - (growth.after - growth.before)) < 1e-9);
    }
    assert.deepEqual([strengthCard(facts).plantGrowth!.before, strengthCard(facts).plantGrowth!.after], [2, 3]);
  });

  test('jobs that are known for fewer than half are not added up, and of areas no firm is told', () => {
    const unknown = jobs.map((value, i) => (i < 3 ? Number.NaN : value));
    assert.deepEqual(
      [
        strengthCard({ ...facts, employment: unknown }).employment,
        strengthCard({ ...facts, employment: unknown }).anchorShare,
      ],
      [null, null],
    );
    const byArea = strengthCard({ ...facts, isJobsByArea: true });
    assert.deepEqual([byArea.employment, byArea.anchorShare, byArea.smallShare], [100, null, null]);
  });

  test('what would tell of single firms is not shown', () => {
    const card = strengthCard(facts);
    assert.equal(discloseCard({ ...card, enterprises: 2 }).hidden, 'threshold');
    assert.equal(discloseCard({ ...card, enterprises: 2 }).card.employment, null);
    assert.equal(discloseCard({ ...card, anchorShare: 0.8 }).hidden, 'dominance');
    assert.equal(discloseCard({ ...card, anchorShare: 0.8 }).card.employment, null);
    assert.equal(discloseCard(card).hidden, null);
    assert.equal(discloseCard({ ...card, anchorShare: 0.437 }).card.anchorShare, 0.45);
  });
});

describe('the default list of groups', () => {
  const list = readIsicGroups();

  test('names no code twice, and every division of ISIC Rev.4 has a group', () => {
    const codes = list.groups.flatMap(({ isic }) => isic);
    assert.equal(new Set(codes).size, codes.length);
    const find = groupFinder(list);
    const without = Array.from({ length: 99 }, (_, i) => String(i + 1).padStart(2, '0')).filter(
      (division) => !codes.some((code) => code.startsWith(division)) && find(division) === null,
    );
    // Numbers that ISIC Rev.4 does not use.
    assert.deepEqual(without, ['04', '34', '40', '44', '48', '54', '57', '67', '76', '83', '89']);
  });

  test('the longest beginning decides', () => {
    const find = groupFinder(list);
    const codeOf = (code: string) => list.groups[find(code)!]!.code;
    assert.deepEqual(
      [codeOf('1071'), codeOf('1072'), codeOf('2660'), codeOf('2610'), codeOf('2393')],
      ['bakeries', 'food', 'medicines', 'electronics', 'ceramics'],
    );
    assert.equal(find('0'), null);
  });
});
