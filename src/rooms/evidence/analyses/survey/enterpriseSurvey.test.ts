import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { assertNear, estimateFile, faultOf, workFolder, writeEnterpriseSurvey } from './fixtures.ts';
import { readIndicatorCatalogue } from './indicatorCatalogue.ts';

const folder = workFolder();
const file = path.join(folder, 'wbes.dta');
writeEnterpriseSurvey(file);
const design = { strata: ['strata'] };
const ask = (estimates: object[], more: object = {}, rest: object = {}) =>
  estimateFile(file, {
    design: { ...design, ...more },
    estimates: estimates.map((one, i) => ({ id: `e${i}`, ...one })),
    ...rest,
  });

test('the catalogue holds a dozen indicators and more, each with question, source, codes and weight', () => {
  const catalogue = [...readIndicatorCatalogue().values()];
  assert.ok(catalogue.length >= 12);
  for (const one of catalogue) {
    assert.ok(one.source.item.length > 0 && one.question.endsWith('?') === !one.question.includes('(divided'));
    assert.deepEqual([one.codes['-9'], one.codes['-8'], one.weight], ['missing', 'missing', 'wmedian']);
  }
});

test('a file of that shape reads without preparation: an indicator knows variable, codes, universe and weight', async () => {
  const found = await ask([
    { statistic: 'proportion', indicator: 'newProduct', by: ['a6a'] },
    { statistic: 'mean', indicator: 'newToMarket' },
    { statistic: 'mean', indicator: 'qualityCertificate' },
    { statistic: 'mean', indicator: 'directExporter' },
    { statistic: 'quantile', indicator: 'logSalesPerWorker' },
  ]);
  assert.deepEqual(
    found.slice(0, 6).map(({ domain, category }) => [domain.a6a, category]),
    ['1', '2', '3'].flatMap((size) => [
      [size, 'no'],
      [size, 'yes'],
    ]),
  );
  const [byHand] = await ask(
    [
      {
        statistic: 'mean',
        variable: 'h1',
        where: {
          all: [
            { fact: 'a6a', op: '=', value: 1 },
            { fact: 'h1', op: '>', value: 0 },
          ],
        },
      },
    ],
    { weights: 'wmedian' },
  );
  assertNear(found[1]!.estimate, 2 - byHand!.estimate!, 1e-12);
  assertNear(found[1]!.standardError, byHand!.standardError!, 1e-12);
  assert.ok(found[1]!.missingCount > 0 && found[1]!.missingShare! > 0);
  // only those with a new product were asked, and -7 is no missing answer
  assert.ok(found[6]!.unweightedCount + found[6]!.missingCount < 200);
  assert.ok(found.every(({ status, estimate }) => status === 'ok' && estimate !== null));
});

test('a definition of one’s own beats the catalogue, in the spec and in a file', async () => {
  const own = {
    id: 'newProduct',
    question: 'Something new?',
    wording: 'New',
    source: { instrument: 'Own survey', item: '1' },
    variable: 'h1',
    kind: 'yesNo',
    yes: ['1'],
    no: ['2'],
    codes: { '-9': 'no' },
    weight: 'wstrict',
    unit: 'share',
  };
  const one = { statistic: 'mean', indicator: 'newProduct' };
  const [standard] = await ask([one]);
  const [strict] = await ask([one], {}, { indicators: [own] });
  assert.ok(strict!.estimate! < standard!.estimate! && strict!.missingCount < standard!.missingCount);
  writeFileSync(path.join(folder, 'own.json'), JSON.stringify([own]));
  assert.deepEqual(await ask([one], {}, { indicators: 'own.json' }), [strict]);
  const asked = { ...own, id: 'asked', variable: 'h2' };
  const among = async (code: string) =>
    (
      await ask(
        [{ statistic: 'mean', indicator: 'asked' }],
        {},
        { indicators: [{ ...asked, codes: { '-9': 'missing', '-7': code } }] },
      )
    )[0]!;
  const [outside, without] = [await among('excluded'), await among('missing')];
  assert.equal(outside.estimate, without.estimate);
  assert.ok(outside.missingCount < 20 && without.missingCount > 150);
  const faults: [object, RegExp][] = [
    [{ indicators: 'none.json' }, /none.json:-:-: the file of indicators can not be read/],
    [{ indicators: [{ ...own, no: [] }] }, /^wbes.dta:\d+:h1: "2" is no answer that the indicator newProduct knows/],
    [{ indicators: [{ ...own, kinds: 'x' }] }, /kinds|indicators/],
  ];
  for (const [more, expected] of faults) assert.match(await faultOf(() => ask([one], {}, more)), expected);
  writeFileSync(path.join(folder, 'broken.json'), '[{');
  assert.match(await faultOf(() => ask([one], {}, { indicators: 'broken.json' })), /broken.json:-:-: this is not JSON/);
  const two = [one, { statistic: 'mean', indicator: 'loanOrCreditLine' }];
  assert.match(await faultOf(() => ask(two, {}, { indicators: [own] })), /the indicators name different weights/);
  assert.match(await faultOf(() => ask([two[1]!])), /there is no column named "k8"/);
});

test('every estimate by the other weights stands beside it', async () => {
  const one = { statistic: 'proportion', indicator: 'newProcess' };
  const found = await ask([one], { alternativeWeights: ['wstrict', 'wweak'] });
  assert.equal(found.length, 2);
  for (const [i, { alternatives }] of found.entries()) {
    assert.deepEqual(
      alternatives.map(({ weights }) => weights),
      ['wstrict', 'wweak'],
    );
    const [weak] = [(await ask([one], { weights: 'wweak' }))[i]!];
    assert.deepEqual([alternatives[1]!.estimate, alternatives[1]!.standardError], [weak.estimate, weak.standardError]);
  }
  // strict weights are the median's times 0.8
  assertNear(found[0]!.alternatives[0]!.estimate, found[0]!.estimate!, 1e-12);
});

test('a regional figure is pooled and the simple mean of its economies, each labelled', async () => {
  const one = { statistic: 'mean', indicator: 'newProduct', by: ['a6a'] };
  const found = await ask([{ ...one, region: { column: 'country' } }]);
  assert.deepEqual(
    found.map(({ domain, aggregate, economies }) => [domain.a6a, aggregate, economies]),
    ['1', '2', '3'].flatMap((size) => [
      [size, 'pooled', 2],
      [size, 'averageOfEconomies', 2],
    ]),
  );
  const pooled = await ask([one]);
  const own = await ask([{ ...one, by: ['a6a', 'country'] }]);
  assert.equal(found[0]!.estimate, pooled[0]!.estimate);
  assertNear(found[1]!.estimate, (own[0]!.estimate! + own[1]!.estimate!) / 2, 1e-12);
  assertNear(found[1]!.standardError, Math.hypot(own[0]!.standardError!, own[1]!.standardError!) / 2, 1e-12);
  assert.equal(found[1]!.degreesOfFreedom, own[0]!.degreesOfFreedom + own[1]!.degreesOfFreedom);
  assert.notEqual(found[0]!.estimate, found[1]!.estimate);
  const alone = await ask([{ ...one, region: { column: 'country', method: 'economies' } }]);
  assert.deepEqual(
    alone,
    found.filter(({ aggregate }) => aggregate === 'averageOfEconomies'),
  );
});

test('a Stata file that lacks a weight in a row names the row', async () => {
  const broken = path.join(folder, 'broken.dta');
  writeEnterpriseSurvey(broken, 6);
  const bytes = readFileSync(broken);
  const start = bytes.indexOf('<data>') + 6;
  const rowBytes = (bytes.indexOf('</data>') - start) / 6;
  // the third row's wmedian becomes Stata's missing
  bytes.writeBigUInt64LE(0x7fe0000000000000n, start + 2 * rowBytes + 4 + 12 + 1 + 2 + 8);
  writeFileSync(broken, bytes);
  const spec = {
    design: { ...design, lonelyPsu: 'remove' },
    estimates: [{ id: 'e', statistic: 'mean', indicator: 'newProduct' }],
  };
  assert.match(await faultOf(() => estimateFile(broken, spec)), /^broken.dta:4:wmedian: the cell is empty/);
});
