import assert from 'node:assert/strict';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import golden from '../../../../kernels/survey/goldens/firms.json' with { type: 'json' };
import { projectRoot } from '../../../../platform/projectRoot.ts';
import { assertNear, estimateFile, faultOf, workFolder } from './fixtures.ts';
import type { SurveyResult } from './surveyResult.ts';

const goldens = path.join(projectRoot(), 'src/kernels/survey/goldens');
const values = golden as unknown as Record<string, number[]>;
const folder = workFolder();
const data = path.join(folder, 'firms.csv');
copyFileSync(path.join(goldens, 'firms.csv'), data);
const design = { weights: 'weight', strata: ['stratum'], clusters: ['unit'] };
const ask = (estimates: object[], more: object = {}, seed?: number) =>
  estimateFile(
    data,
    { design: { ...design, ...more }, estimates: estimates.map((one, i) => ({ id: `e${i}`, ...one })) },
    seed,
  );
const near = (found: SurveyResult[], name: string, relative = 1e-9) => {
  for (const [i, one] of found.entries()) {
    assertNear(one.estimate, values[name]![2 * i]!, relative, `${name} ${i}`);
    assertNear(one.standardError, values[name]![2 * i + 1]!, relative, `${name} ${i}, error`);
  }
};
const mean = { statistic: 'mean', variable: 'workers' };

describe('the command gives what R survey gives', () => {
  test('a median with its interval, by default after Woodruff', async () => {
    const [one] = await ask([{ statistic: 'quantile', variable: 'workers' }]);
    const [estimate, lower, upper, error] = values['taylor.median']!;
    assert.deepEqual([one!.estimate, one!.lower, one!.upper, one!.probability], [estimate, lower, upper, 0.5]);
    assertNear(one!.standardError, error!);
    assert.equal(one!.designEffect, null);
    const all = await ask([
      { statistic: 'quantile', variable: 'sales', probabilities: [0.9, 0.1], rule: 'hf7', by: ['size'] },
    ]);
    assert.deepEqual(
      all.map(({ domain, probability }) => [domain.size, probability]),
      ['large', 'medium', 'small'].flatMap((size) => [
        [size, 0.9],
        [size, 0.1],
      ]),
    );
  });

  test('differences of means and of shares, also by domain', async () => {
    const exporting = [{ exports: '1' }, { exports: '0' }];
    near(await ask([{ statistic: 'difference', variable: 'workers', between: exporting }]), 'taylor.difference');
    const sizes = [{ size: 'large' }, { size: 'small' }];
    near(await ask([{ statistic: 'difference', variable: 'innovates', between: sizes }]), 'taylor.differenceOfShares');
    const shares = await ask([{ statistic: 'difference', variable: 'innovates', of: 'proportion', between: sizes }]);
    assert.deepEqual(
      shares.map(({ category }) => category),
      ['0', '1'],
    );
    assertNear(shares[1]!.estimate, values['taylor.differenceOfShares']![0]!);
    assertNear(shares[0]!.estimate, -values['taylor.differenceOfShares']![0]!);
    const text = await ask([{ statistic: 'difference', variable: 'region', between: sizes, by: ['exports'] }]);
    assert.deepEqual(text.map(({ domain, category }) => `${domain.exports} ${category}`).slice(0, 4), [
      '0 north',
      '0 south',
      '0 west',
      '1 north',
    ]);
  });

  test('a group may be all rows, and values may be numbers', async () => {
    const [apart] = await ask([{ ...mean, statistic: 'difference', between: [{ exports: 1 }, { exports: 0 }] }]);
    near([apart!], 'taylor.difference');
    const [rest] = await ask([{ ...mean, statistic: 'difference', between: [{ exports: 1 }, {}] }]);
    const [all] = await ask([mean]);
    const [own] = await ask([{ ...mean, where: { fact: 'exports', op: '=', value: 1 } }]);
    assertNear(rest!.estimate, own!.estimate! - all!.estimate!, 1e-12);
    assert.deepEqual([rest!.unweightedCount, rest!.missingCount], [all!.unweightedCount, 0]);
  });

  test('replicates: made from the design, and given as columns', async () => {
    near(await ask([mean], { replicates: { type: 'JKn' } }), 'JKn.mean');
    near(
      await ask([{ statistic: 'ratio', variable: 'sales', denominator: 'workers' }], {
        replicates: { type: 'JKn', mse: true },
      }),
      'JKnmse.ratio',
    );
    near(await ask([{ statistic: 'total', variable: 'workers' }], { replicates: { type: 'BRR' } }), 'taylor.total');
    const lines = readFileSync(data, 'utf8').trim().split('\n');
    const weights = readFileSync(path.join(goldens, 'firmsReplicates.csv'), 'utf8').trim().split('\n');
    const both = path.join(folder, 'withReplicates.csv');
    writeFileSync(both, lines.map((line, i) => `${line},${weights[i]!.replaceAll('"', '')}\n`).join(''));
    const columns = weights[0]!.replaceAll('"', '').split(',');
    const given = (estimate: object, more: object = {}) =>
      estimateFile(both, {
        design: { weights: 'weight', replicates: { type: 'BRR', columns, ...more } },
        estimates: [{ id: 'g', ...estimate }],
      });
    near(await given(mean), 'given.mean');
    near(await given(mean, { scale: 1 }), 'given.mean');
    const by = await given({ ...mean, by: ['size'] });
    near(by, 'given.by');
    // of given weights their rank tells the degrees of freedom, in a domain too
    assert.deepEqual(
      [(await given(mean))[0]!.degreesOfFreedom, by[0]!.degreesOfFreedom],
      values['given.df']!.slice(0, 2),
    );
    const zeros = both.replace('with', 'negative');
    writeFileSync(zeros, readFileSync(both, 'utf8').replace(/,0\n/, ',-1\n'));
    const negative = {
      design: { weights: 'weight', replicates: { type: 'BRR', columns } },
      estimates: [{ id: 'g', ...mean }],
    };
    assert.match(
      await faultOf(() => estimateFile(zeros, negative)),
      /^negativeReplicates.csv:\d+:r12: the replicate weight is below 0/,
    );
  });

  test('a bootstrap depends on its seed alone', async () => {
    const replicates = { type: 'bootstrap', replications: 50 };
    const one = await ask([mean], { replicates });
    assert.deepEqual(await ask([mean], { replicates }), one);
    const other = await ask([mean], { replicates }, 2);
    assert.notEqual(other[0]!.standardError, one[0]!.standardError);
    assert.equal(other[0]!.estimate, one[0]!.estimate);
  });
});

test('each figure says how many did not answer and why to be careful', async () => {
  const [sales] = await ask([{ statistic: 'mean', variable: 'sales' }]);
  assert.equal(sales!.missingCount, 2);
  const lines = readFileSync(data, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  const all = lines.reduce((sum, cells) => sum + Number(cells[3]), 0);
  const gone = lines.filter((cells) => cells[7] === '').reduce((sum, cells) => sum + Number(cells[3]), 0);
  assertNear(sales!.missingShare, gone / all, 1e-12);
  assert.ok(sales!.designEffect! > 3);
  assert.deepEqual(sales!.quality, ['highDesignEffect']);
  const [few] = await ask([
    { statistic: 'mean', variable: 'sales', where: { fact: 'stratum', op: 'in', value: ['h1', 'h2'] } },
  ]);
  assert.ok(few!.quality.includes('fewAnswers') && few!.quality.includes('fewDegreesOfFreedom'));
  const shares = await ask([{ statistic: 'proportion', variable: 'exports' }]);
  assert.ok(shares.every(({ quality }) => !quality.includes('imprecise')));
});

test('replicates that can not be made say which row stands in the way', async () => {
  const wide = { weights: 'weight', strata: ['region'], replicates: { type: 'BRR' } };
  const run = (design: object) => () => estimateFile(data, { design, estimates: [{ id: 'm', ...mean }] });
  assert.match(
    await faultOf(run(wide)),
    /^firms.csv:\d+:region: the stratum has not two units, which half samples need/,
  );
  const alone = { weights: 'weight', strata: ['unit'], clusters: ['unit'], replicates: { type: 'JKn' } };
  assert.match(await faultOf(run(alone)), /^firms.csv:2:unit: the stratum has one unit, of which no replicates/);
});
