import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { seededRandom } from '../../../../kernels/random/index.ts';
import { checkFlow } from './checkFlow.ts';
import { type Candidate, chooseUpgrades } from './chooseUpgrades.ts';
import { compoundGrowth } from './compoundGrowth.ts';
import { findUndominated } from './findUndominated.ts';
import { judgeUpgrades } from './judgeUpgrades.ts';
import { checkMapping, guessMapping, type TradeMapping } from './mapColumns.ts';
import { exportQuotients } from './presence.ts';
import { shareProducts } from './shareProducts.ts';
import { sortMarkets } from './sortMarkets.ts';

describe('growth', () => {
  const of = (...values: [number, number][]) => compoundGrowth(values.map(([year, value]) => ({ year, value })));
  for (const [what, found, expected] of [
    ['doubling in a year', of([2020, 5], [2021, 10]), { rate: 1, from: 2020, to: 2021 }],
    ['21 % in two years is 10 % a year', of([2022, 121], [2020, 100]), { rate: 0.1, from: 2020, to: 2022 }],
    [
      'years without demand are passed over',
      of([2019, 0], [2020, 4], [2022, 1], [2023, 0]),
      { rate: -0.5, from: 2020, to: 2022 },
    ],
    ['one year tells nothing', of([2020, 4]), null],
    ['nothing tells nothing', of(), null],
  ] as const)
    test(what, () => {
      if (expected === null) assert.equal(found, null);
      else {
        assert.ok(Math.abs(found!.rate - expected.rate) < 1e-12);
        assert.deepEqual([found!.from, found!.to], [expected.from, expected.to]);
      }
    });
});

describe('shares of products', () => {
  const table = [
    { hs: '010110', isic: '0141' },
    { hs: '010110', isic: '1010' },
    { hs: '010121', isic: '0141' },
    { hs: '845811', isic: '2822' },
  ];
  for (const [product, prefixes, expected] of [
    ['010110', ['10'], 0.5],
    ['010110', ['01', '10'], 1],
    ['0101', ['10'], 0.25],
    ['01', ['01'], 0.75],
    ['010199', ['10'], 0.25],
    ['845811', ['01'], 0],
    ['999999', ['01'], undefined],
    ['019999', ['01'], undefined],
  ] as const)
    test(`${product} of ${prefixes.join(' and ')}`, () => {
      assert.equal(shareProducts([product], table, prefixes).get(product), expected);
    });

  test('the shares of all industries of a product add up to one', () => {
    const parts = ['01', '10', '28'].map((prefix) => shareProducts(['010110', '0101'], table, [prefix]));
    for (const hs of ['010110', '0101'])
      assert.ok(Math.abs(parts.reduce((sum, part) => sum + part.get(hs)!, 0) - 1) < 1e-12);
  });
});

describe('a row of a trade file', () => {
  const good = { exporter: 'TWN', importer: "Côte d'Ivoire", year: '2024', hs: '010110', value: '12.50', tariff: '' };
  const faultOf = (change: Partial<typeof good>) => {
    const found = checkFlow({ ...good, ...change }, 2026);
    return 'message' in found ? found.field : null;
  };

  test('is kept as it is written, with the value as a decimal string', () => {
    assert.deepEqual(checkFlow(good, 2026), { ...good, year: 2024, tariff: null });
  });
  for (const [what, change, field] of [
    ['nobody', { exporter: '' }, 'exporter'],
    ['a formula', { importer: '=HYPERLINK("x")' }, 'importer'],
    ['a total of the world', { importer: 'World' }, 'importer'],
    ['a total in capitals', { importer: 'WLD' }, 'importer'],
    ['a name too long', { exporter: 'x'.repeat(61) }, 'exporter'],
    ['a year to come', { year: '2027' }, 'year'],
    ['a month', { year: '202401' }, 'year'],
    ['a lost zero', { hs: '10110' }, 'hs'],
    ['a negative value', { value: '-4' }, 'value'],
    ['separators of thousands', { value: '1,200' }, 'value'],
    ['an exponent', { value: '1e9' }, 'value'],
    ['an empty value', { value: '' }, 'value'],
    ['no number', { value: 'NaN' }, 'value'],
    ['a tariff in words', { tariff: 'free' }, 'tariff'],
    ['a tariff beyond all', { tariff: '1001' }, 'tariff'],
    ['nothing wrong', { tariff: '7.5' }, null],
  ] as const)
    test(`with ${what}: ${field}`, () => assert.equal(faultOf(change), field));
});

describe('columns', () => {
  test('are known by the names that trade files use', () => {
    const columns = ['refYear', 'reporterISO', 'partnerISO', 'cmdCode', 'primaryValue', 'note'];
    const mapping = guessMapping(columns);
    assert.deepEqual(
      [mapping.year, mapping.exporter, mapping.importer, mapping.hs, mapping.value, mapping.tariff],
      ['refYear', 'reporterISO', 'partnerISO', 'cmdCode', 'primaryValue', ''],
    );
    assert.deepEqual(checkMapping(mapping, columns), []);
  });
  const columns = ['a', 'b', 'c', 'd', 'e'];
  const whole: TradeMapping = { exporter: 'a', importer: 'b', year: 'c', hs: 'd', value: 'e', tariff: '', title: '' };
  for (const [change, expected] of [
    [{ value: '' }, { field: 'value', key: 'missing' }],
    [{ tariff: 'z' }, { field: 'tariff', key: 'unknown' }],
    [{ title: 'a' }, { field: 'title', key: 'twice' }],
  ] as const)
    test(`are refused: ${expected.field} ${expected.key}`, () => {
      assert.deepEqual(checkMapping({ ...whole, ...change }, columns), [expected]);
    });
});

describe('upgrading', () => {
  test('a quotient is the share in the product over the share in all', () => {
    const found = exportQuotients(Float64Array.of(30, 10, 0, 60), 2, 2);
    const expected = [30 / 12, 10 / 28, 0, 60 / 42];
    for (const [i, value] of expected.entries()) assert.ok(Math.abs(found[i]! - value) < 1e-12);
    assert.ok(Number.isNaN(exportQuotients(Float64Array.of(0, 0, 1, 0), 2, 2)[0]));
  });

  test('nothing beats a product that leads on one axis; one that is not known takes no part; equals both stay', () => {
    const found = findUndominated([
      [3, 1, 1],
      [1, 3, 1],
      [1, 1, 1],
      [9, null, 9],
      [1, 3, 1],
    ]);
    assert.deepEqual(found, [true, true, false, false, true]);
  });

  test('finds the ladder that was planted: the next rung is nearer than the one after it', () => {
    const random = seededRandom(3);
    const [exporters, products] = [30, 24];
    const values = new Float64Array(exporters * products);
    for (let e = 0; e < exporters; e += 1)
      for (let p = 0; p < products; p += 1)
        values[e * products + p] = Math.abs(p - (e * products) / exporters) < 4 ? 50 + random() * 50 : random();
    const names = Array.from({ length: exporters }, (_, e) => `e${e}`);
    const codes = Array.from({ length: products }, (_, p) => ({ hs: `${10 + p}`, growth: 0.1 }));
    const judged = judgeUpgrades(values, names, codes, 'e10');
    assert.equal(judged.status, 'ok');
    const density = (p: number) => judged.products[p]!.density!;
    const present = judged.products.flatMap(({ isPresent }, p) => (isPresent ? [p] : []));
    const last = present.at(-1)!;
    assert.ok(density(last + 1) > density(last + 2) && density(last + 2) > density(last + 4));
    assert.ok(judged.products.every(({ isPresent, gain }) => isPresent === (gain === null)));
    const share = judged.products[last]!.near[0]!;
    assert.ok(share.proximity > 0.5 && share.proximity <= 1);
    // In money of another unit nothing changes.
    const scaled = judgeUpgrades(
      values.map((value) => value * 1000),
      names,
      codes,
      'e10',
    );
    for (const [p, one] of scaled.products.entries()) assert.ok(Math.abs(one.density! - density(p)) < 1e-9);
  });

  test('two exporters are too few for complexity, and nearness is still told', () => {
    const judged = judgeUpgrades(
      Float64Array.of(5, 1, 1, 5),
      ['a', 'b'],
      [
        { hs: '01', growth: null },
        { hs: '02', growth: null },
      ],
      'a',
    );
    assert.equal(judged.status, 'notEnough');
    assert.deepEqual(
      judged.products.map(({ gain, isUndominated }) => [gain, isUndominated]),
      [
        [null, false],
        [null, false],
      ],
    );
  });

  const candidate = (hs: string, change: Partial<Candidate> = {}): Candidate => ({
    ...{ hs, title: null, demand: '1', own: '0', growth: 0, quotient: 0, isPresent: false, density: 0.1 },
    ...{ complexity: 0, gain: 0, isUndominated: false, near: [] },
    ...change,
  });

  test('of a group are what it makes and what lies near to what it exports; the unknown comes last', () => {
    const products = [
      candidate('1000', { isPresent: true }),
      candidate('2000', { near: [{ hs: '1000', proximity: 0.4 }], gain: null }),
      candidate('3000', { near: [{ hs: '9000', proximity: 0.9 }], gain: 2 }),
      candidate('4000', { gain: 1, density: 0.9 }),
    ];
    const shares = new Map([
      ['1000', 1],
      ['4000', 0.5],
    ]);
    const found = chooseUpgrades(products, shares, 'gain');
    assert.deepEqual(
      found.map(({ hs, ofGroup, nearest }) => [hs, ofGroup, nearest?.hs ?? null]),
      [
        ['4000', 0.5, null],
        ['2000', 0, '1000'],
      ],
    );
    assert.equal(chooseUpgrades(products, null, 'gain').length, 3);
    assert.deepEqual(
      chooseUpgrades(products, shares, 'near').map(({ hs }) => hs),
      ['2000', '4000'],
    );
  });
});

test('markets with low tariffs and many suppliers come first where one sorts by these, and the unknown last', () => {
  const market = (name: string, tariff: number | null, concentration: number | null) => ({
    ...{ market: name, demand: '1', share: null, growth: null, tariff, concentration },
  });
  const markets = [market('a', null, 0.9), market('b', 10, null), market('c', 0, 0.1)];
  const names = (sort: 'tariff' | 'concentration' | 'share') => sortMarkets(markets, sort).map(({ market: m }) => m);
  assert.deepEqual(
    [names('tariff'), names('concentration'), names('share')],
    [
      ['c', 'b', 'a'],
      ['c', 'a', 'b'],
      ['a', 'b', 'c'],
    ],
  );
});
