import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { normalQuantile } from '../../distributions/index.ts';
import { leastSquares } from '../../linalg/index.ts';
import { type RandomSource, seededRandom } from '../../random/index.ts';
import { aggregateEffects, groupTimeAtt } from '../groupTime/index.ts';
import golden from './goldens/fixedEffects.json' with { type: 'json' };
import {
  absorbTwoWays,
  baconDecomposition,
  type FixedEffectsChoices,
  type FixedEffectsData,
  interactionWeighted,
  twoWayFixedEffects,
} from './index.ts';

const near = (found: number, expected: number, tolerance = 1e-9, what = '') =>
  assert.ok(Math.abs(found - expected) <= tolerance * Math.max(1, Math.abs(expected)), `${what} ${found} ${expected}`);
const codesOf = (values: readonly (number | string)[]) => {
  const known = new Map<number | string, number>();
  const codes = Int32Array.from(values, (value) => {
    const code = known.get(value) ?? known.size;
    known.set(value, code);
    return code;
  });
  return { codes, count: known.size };
};
const choices: FixedEffectsChoices = { errors: 'iid', cluster: null, smallSample: 'default', level: 0.95 };
const unit = codesOf(golden.unit);
const time = codesOf(golden.time);
const panel: FixedEffectsData = {
  unit: unit.codes,
  units: unit.count,
  time: time.codes,
  times: time.count,
  weights: null,
  outcome: Float64Array.from(golden.y),
  regressors: [Float64Array.from(golden.treated), Float64Array.from(golden.x)],
};
const region = codesOf(golden.region).codes;

describe('against R’s least squares with dummies, in a panel with gaps', () => {
  const n = golden.y.length;
  for (const [name, weights] of [
    ['plain', null],
    ['weighted', Float64Array.from(golden.w)],
  ] as const) {
    const data = { ...panel, weights };
    const values = golden[name];
    const degrees = values[8]!;
    test(`${name}: coefficients, and errors iid, by White and by cluster`, () => {
      const run = (more: Partial<FixedEffectsChoices>) => twoWayFixedEffects(data, { ...choices, ...more });
      const iid = run({});
      const hetero = run({ errors: 'hetero' });
      const clustered = run({ errors: 'cluster', cluster: region });
      const full = run({ errors: 'cluster', cluster: region, smallSample: 'full' });
      const none = run({ errors: 'cluster', cluster: region, smallSample: 'none' });
      assert.equal(iid.degreesOfFreedom, degrees);
      assert.equal(clustered.degreesOfFreedom, 7);
      // units lie in regions, so only two coefficients and seven periods count
      const nested = Math.sqrt((8 / 7) * ((n - 1) / (n - 9)));
      for (const j of [0, 1]) {
        near(iid.effects[j]!.estimate, values[j]!);
        near(iid.effects[j]!.standardError, values[2 + j]!);
        near(hetero.effects[j]!.standardError, values[4 + j]! * Math.sqrt(n / degrees));
        near(clustered.effects[j]!.standardError, values[6 + j]! * nested);
        near(full.effects[j]!.standardError, values[6 + j]! * Math.sqrt((8 / 7) * ((n - 1) / degrees)));
        near(none.effects[j]!.standardError, values[6 + j]!);
      }
    });
  }
});

test('fixest 0.12 on its county example: coefficient, iid and White errors', (t) => {
  const folder = path.join(process.env.TOOLROOM_REFERENCE_DATA ?? path.resolve('../shared/data'), 'goldens');
  if (!existsSync(folder)) return t.skip('the reference data are not there: 1 comparison');
  const reference = JSON.parse(readFileSync(path.join(folder, 'twfe.json'), 'utf8'));
  const [header, ...rows] = readFileSync(path.join(folder, 'mpdta.csv'), 'utf8')
    .replaceAll('"', '')
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  const column = (name: string) => rows.map((row) => Number(row[header!.indexOf(name)]!));
  const [counties, years, first] = [codesOf(column('countyreal')), codesOf(column('year')), column('first.treat')];
  const treated = Float64Array.from(column('year'), (year, i) => (first[i]! > 0 && year >= first[i]! ? 1 : 0));
  const data: FixedEffectsData = {
    unit: counties.codes,
    units: counties.count,
    time: years.codes,
    times: years.count,
    weights: null,
    outcome: Float64Array.from(column('lemp')),
    regressors: [treated],
  };
  for (const errors of ['iid', 'hetero'] as const) {
    const [effect] = twoWayFixedEffects(data, { ...choices, errors }).effects;
    near(effect!.estimate, reference[`twfe_${errors}`].coef.post, 1e-10);
    near(effect!.standardError, reference[`twfe_${errors}`].se.post, 1e-10);
  }
});

test('what is absorbed is what dummies explain, in panels that fall apart too: 60 drawn panels', () => {
  const random = seededRandom(3);
  for (let i = 0; i < 60; i += 1) {
    const n = 30;
    const parts = 1 + (i % 2);
    const draw = (codes: number) =>
      Int32Array.from({ length: n }, (_, row) => (row % parts) * codes + Math.floor(random() * codes));
    const [units, times] = i % 3 === 0 ? [3, 7] : [7, 3];
    const ways = { unit: draw(units), units: units * parts, time: draw(times), times: times * parts };
    const weights = i % 4 === 0 ? Float64Array.from({ length: n }, () => 0.2 + random()) : null;
    const y = Float64Array.from({ length: n }, () => random());
    const dummies = [ways.unit, ways.time].flatMap((codes) =>
      [...new Set(codes)].map((code) => Float64Array.from(codes, (one) => (one === code ? 1 : 0))),
    );
    const { residuals } = leastSquares(dummies, y, weights);
    const left = absorbTwoWays({ ...ways, weights })(y);
    for (let row = 0; row < n; row += 1) near(left[row]! * Math.sqrt(weights?.[row] ?? 1), residuals[row]!, 1e-9);
  }
});

const normal = (random: RandomSource) => normalQuantile(Math.min(Math.max(random(), 1e-12), 1 - 1e-12));

interface Drawn {
  data: FixedEffectsData;
  firstTreated: Int32Array;
}

/** Balanced panel; effect `effect(periods since)`; firms' errors hang together over time. */
function drawPanel(
  random: RandomSource,
  units: number,
  times: number,
  starts: number[],
  effect: (since: number) => number,
): Drawn {
  const firstTreated = Int32Array.from({ length: units }, () => starts[Math.floor(random() * starts.length)]!);
  const outcome = new Float64Array(units * times);
  const treated = new Float64Array(units * times);
  for (let i = 0; i < units; i += 1) {
    let drift = normal(random);
    for (let t = 0; t < times; t += 1) {
      const from = firstTreated[i]!;
      const isOn = from >= 0 && t >= from;
      drift = 0.7 * drift + normal(random);
      treated[i * times + t] = isOn ? 1 : 0;
      outcome[i * times + t] = i / units + t / 3 + drift + (isOn ? effect(t - from) : 0);
    }
  }
  const unitCodes = Int32Array.from(outcome, (_, row) => Math.floor(row / times));
  const timeCodes = Int32Array.from(outcome, (_, row) => row % times);
  const data = { unit: unitCodes, units, time: timeCodes, times, weights: null, outcome, regressors: [treated] };
  return { data, firstTreated };
}

test('the weighted mean of the two-by-two comparisons is the estimate: 50 drawn panels', () => {
  const random = seededRandom(8);
  for (let i = 0; i < 50; i += 1) {
    const starts = [
      [-1, 2, 4],
      [1, 3, 5, -1],
      [0, 2, 3],
      [2, 4],
      [-1, 3],
    ][i % 5]!;
    const { data, firstTreated } = drawPanel(random, 25, 6, starts, (since) => since);
    const [effect] = twoWayFixedEffects(data, choices).effects;
    const comparisons = baconDecomposition(data.outcome, firstTreated, 6);
    near(
      comparisons.reduce((sum, { weight }) => sum + weight, 0),
      1,
    );
    near(
      comparisons.reduce((sum, { weight, estimate }) => sum + weight * estimate, 0),
      effect!.estimate,
      1e-9,
      `panel ${i}`,
    );
  }
});

test('where effects grow, comparisons with units treated already pull the estimate below every true effect', () => {
  const { data, firstTreated } = drawPanel(seededRandom(2), 600, 10, [2, 5], (since) => 3 * (since + 1));
  const [effect] = twoWayFixedEffects(data, choices).effects;
  const late = baconDecomposition(data.outcome, firstTreated, 10).find(({ kind }) => kind === 'laterVsEarlier');
  assert.ok(late!.estimate < 0, `${late!.estimate}`);
  assert.ok(effect!.estimate < 3, `${effect!.estimate}`);
});

test('interaction-weighted cells are the group-time effects of the same panel, and their mean the simple aggregate', () => {
  const random = seededRandom(14);
  for (const starts of [
    [-1, 2, 4],
    [-1, 0, 1, 3],
  ]) {
    const { data, firstTreated } = drawPanel(random, 60, 6, starts, (since) => 1 + since);
    const first = Int32Array.from(data.unit, (code) => firstTreated[code]!);
    const clustered = { ...choices, errors: 'cluster', cluster: data.unit } as const;
    const found = interactionWeighted(data, first, clustered);
    assert.ok(found.ok);
    const kept = [...firstTreated.keys()].filter((code) => firstTreated[code] !== 0);
    const panelOf = {
      periods: [0, 1, 2, 3, 4, 5],
      outcome: Float64Array.from(kept.flatMap((code) => [...data.outcome.subarray(code * 6, code * 6 + 6)])),
      firstTreated: Float64Array.from(kept, (code) =>
        firstTreated[code]! < 0 ? Number.POSITIVE_INFINITY : firstTreated[code]!,
      ),
      covariates: [],
      weights: null,
    };
    const cells = groupTimeAtt(panelOf, {
      estimator: 'reg',
      controlGroup: 'never',
      anticipation: 0,
      basePeriod: 'universal',
    });
    for (const { from, time: at, effect } of found.cells)
      near(effect.estimate, cells.find((cell) => cell.group === from && cell.time === at)!.att!, 1e-9, `${from} ${at}`);
    const simple = aggregateEffects(cells, panelOf.firstTreated, null, 'simple').overall;
    near(found.overall.estimate, simple.att!, 1e-9);
  }
});

test('interaction weights refuse a panel without units never treated, and one in which nobody begins', () => {
  const { data, firstTreated } = drawPanel(seededRandom(15), 20, 5, [2, 3], () => 1);
  const first = Int32Array.from(data.unit, (code) => firstTreated[code]!);
  assert.deepEqual(interactionWeighted(data, first, choices), { ok: false, reason: 'noNever' });
  assert.deepEqual(
    interactionWeighted(
      data,
      first.map((from) => (from === 2 ? 0 : -1)),
      choices,
    ),
    { ok: false, reason: 'noTreated' },
  );
});

test('intervals by unit cover the truth and iid ones do not: 400 drawn panels with errors that last', () => {
  const random = seededRandom(12);
  const covered = { cluster: 0, iid: 0 };
  let wrong = 0;
  for (let i = 0; i < 400; i += 1) {
    const { data } = drawPanel(random, 60, 8, [-1, 4], () => 1);
    for (const errors of ['cluster', 'iid'] as const) {
      const { effects } = twoWayFixedEffects(data, { ...choices, errors, cluster: data.unit });
      if (effects[0]!.lower <= 1 && 1 <= effects[0]!.upper) covered[errors] += 1;
    }
    const nothing = drawPanel(random, 60, 8, [-1, 3, 5], () => 0).data;
    if (twoWayFixedEffects(nothing, { ...choices, errors: 'cluster', cluster: nothing.unit }).effects[0]!.pValue < 0.05)
      wrong += 1;
  }
  assert.ok(covered.cluster / 400 > 0.915 && covered.cluster / 400 < 0.985, `cluster ${covered.cluster / 400}`);
  assert.ok(covered.iid / 400 < 0.9, `iid ${covered.iid / 400}`);
  assert.ok(wrong / 400 < 0.09, `size ${wrong / 400}`);
});

describe('degenerate panels say what they are', () => {
  test('a treatment that units and periods explain is absorbed, a covariate that repeats it too', () => {
    const ever = Float64Array.from(golden.unit, (one) => (one > 10 ? 1 : 0));
    const { effects } = twoWayFixedEffects({ ...panel, regressors: [ever, panel.regressors[1]!] }, choices);
    assert.equal(effects[0]!.status, 'absorbed');
    assert.equal(effects[1]!.status, 'ok');
    const twice = [panel.regressors[0]!, panel.regressors[0]!.map((x) => 2 * x)];
    assert.deepEqual(
      twoWayFixedEffects({ ...panel, regressors: twice }, choices).effects.map(({ status }) => status),
      ['ok', 'absorbed'],
    );
  });
  test('one cluster gives an estimate without an error', () => {
    const [effect] = twoWayFixedEffects(panel, {
      ...choices,
      errors: 'cluster',
      cluster: new Int32Array(golden.y.length),
    }).effects;
    assert.equal(effect!.status, 'notEnough');
    near(effect!.estimate, golden.plain[0]!);
  });
  test('arguments are refused by name', () => {
    assert.throws(() => twoWayFixedEffects(panel, { ...choices, errors: 'cluster' }), /cluster/);
    assert.throws(() => twoWayFixedEffects({ ...panel, unit: new Int32Array(2) }, choices), /unit/);
    assert.throws(() => baconDecomposition(new Float64Array(3), new Int32Array(2), 2), /outcome/);
  });
});
