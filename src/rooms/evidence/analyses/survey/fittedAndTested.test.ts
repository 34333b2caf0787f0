import assert from 'node:assert/strict';
import { copyFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
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
test('weights fitted to known totals, in the spec and in a file', async () => {
  const [large, medium, small, north, south, west, workers] = values.known as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const sizes = {
    columns: ['size'],
    totals: [
      { size: 'small', total: small },
      { size: 'large', total: large },
      { size: 'medium', total: medium },
    ],
  };
  writeFileSync(path.join(folder, 'regions.csv'), `region,total\nsouth,${south}\nnorth,${north}\nwest,${west}\n`);
  const regions = { columns: ['region'], file: 'regions.csv' };
  const shares = { statistic: 'mean', variable: 'innovates' };
  const fit = (calibration: object, more: object = {}) =>
    ask([shares, { statistic: 'total', variable: 'exports' }], { calibration, ...more });
  for (const [method, more] of [
    ['postStratify', { margins: [sizes] }],
    ['rake', { margins: [sizes, regions] }],
    ['linear', { margins: [sizes], variables: { workers } }],
    ['raking', { margins: [sizes], variables: { workers } }],
    ['logit', { margins: [sizes], variables: { workers }, bounds: [0.4, 2.5] }],
  ] as const) {
    for (const [base, replicates] of [
      ['taylor', null],
      ['JKn', { type: 'JKn' }],
    ] as const) {
      const [share, total] = await fit({ method, ...more }, { replicates });
      near([share!], `${base}.${method}.mean`, 1e-8);
      near([total!], `${base}.${method}.total`, 1e-8);
    }
  }
  const faults: [object, RegExp][] = [
    [
      { method: 'postStratify', margins: [{ ...sizes, totals: sizes.totals.slice(1) }] },
      /^firms.csv:\d+:size: no total is known of the group small/,
    ],
    [
      { method: 'postStratify', margins: [{ ...sizes, totals: [...sizes.totals, { size: 'huge', total: 4 }] }] },
      /^spec.json:-:design.calibration: the group huge is in the population and not in the sample/,
    ],
    [
      { method: 'postStratify', margins: [{ ...sizes, totals: [...sizes.totals, { size: 'small', total: 4 }] }] },
      /the group small is there twice/,
    ],
    [
      { method: 'postStratify', margins: [{ ...sizes, totals: [{ size: 'small' }] }] },
      /design.calibration.margins.0.totals.0: the group has not a value for each column/,
    ],
    [{ method: 'linear', margins: [sizes], variables: { '(Intercept)': 1 } }, /the totals repeat each other/],
    [{ method: 'rake', margins: [sizes, { columns: ['region'], file: 'nothing.csv' }] }, /nothing.csv/],
  ];
  for (const [calibration, expected] of faults) assert.match(await faultOf(() => fit(calibration)), expected);
  writeFileSync(path.join(folder, 'regions.csv'), 'region,total\nsouth,many\n');
  assert.match(
    await faultOf(() => fit({ method: 'rake', margins: [sizes, regions] })),
    /^regions.csv:2:total: "many" is not a number/,
  );
});

test('tests of independence and regressions, with terms for categories', async () => {
  const [f, c] = await ask([{ statistic: 'independence', variable: 'innovates', with: 'size' }]);
  assertNear(f!.statistic, values['taylor.F']![0]!);
  assertNear(f!.testDegreesOfFreedom![1], values['taylor.F']![2]!);
  assertNear(f!.pValue, values['taylor.F']![3]!);
  assertNear(c!.pValue, values['taylor.chisq']![2]!);
  assert.deepEqual([f!.category, c!.category, f!.estimate], ['F', 'chiSquared', c!.estimate]);
  near(
    await ask([{ statistic: 'regression', variable: 'sales', predictors: ['workers', 'exports'] }]),
    'taylor.linear',
  );
  const logistic = await ask([
    { statistic: 'regression', variable: 'innovates', predictors: ['exports', 'workers'], family: 'logistic' },
  ]);
  near(logistic, 'taylor.logistic', 1e-8);
  assert.deepEqual([logistic[0]!.degreesOfFreedom, logistic[1]!.category], [6, 'exports']);
  const terms = await ask([
    { statistic: 'regression', variable: 'sales', predictors: ['size', 'workers'], by: ['exports'] },
  ]);
  assert.deepEqual(terms.map(({ category }) => category).slice(0, 4), [
    '(Intercept)',
    'size=medium',
    'size=small',
    'workers',
  ]);
  assert.equal(terms.length, 8);
  assert.ok(terms.every(({ status, pValue }) => status === 'ok' && pValue !== null && pValue >= 0 && pValue <= 1));
  const copy = await ask([
    {
      statistic: 'regression',
      variable: 'sales',
      predictors: ['workers'],
      where: { fact: 'workers', op: '=', value: 39 },
    },
  ]);
  assert.deepEqual([copy[0]!.status, copy[0]!.estimate], ['singular', null]);
  assert.match(
    await faultOf(() =>
      ask([{ statistic: 'regression', variable: 'workers', predictors: ['sales'], family: 'logistic' }]),
    ),
    /:workers: \d+ is not between 0 and 1/,
  );
  assert.match(
    await faultOf(() => ask([{ statistic: 'regression', variable: 'region', predictors: ['sales'] }])),
    /:region: "\w+" is not a number/,
  );
  assert.match(
    await faultOf(() =>
      ask([{ statistic: 'regression', variable: 'region', predictors: ['sales'], family: 'logistic' }]),
    ),
    /of two answers, not of 3/,
  );
});
