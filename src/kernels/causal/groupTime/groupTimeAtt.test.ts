import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { seededRandom } from '../../random/index.ts';
import { aggregateEffects, aggregations } from './aggregateEffects.ts';
import { type GroupTimeChoices, groupTimeAtt, type Panel } from './groupTimeAtt.ts';

const goldens = path.join(process.env.TOOLROOM_REFERENCE_DATA ?? path.resolve('../shared/data'), 'goldens');
const errorOf = (influence: Float64Array | null) =>
  influence === null ? null : Math.sqrt(influence.reduce((sum, value) => sum + value * value, 0)) / influence.length;
const near = (actual: number | null, expected: number, what: string) =>
  assert.ok(
    actual !== null && Math.abs(actual - expected) <= 1e-9 * Math.abs(expected) + 1e-11,
    `${what}: ${actual}, not ${expected}`,
  );

function countyPanel(): Panel {
  const [, ...lines] = readFileSync(path.join(goldens, 'mpdta.csv'), 'utf8').trim().split('\n');
  const rows = lines
    .map((line) => line.split(',').map(Number))
    .sort((a, b) => (a[1] ?? 0) - (b[1] ?? 0) || (a[0] ?? 0) - (b[0] ?? 0));
  const periods = [...new Set(rows.map(([year]) => year as number))].sort();
  const first = rows
    .filter((_, i) => i % periods.length === 0)
    .map((row) => (row[4] === 0 ? Number.POSITIVE_INFINITY : (row[4] as number)));
  return {
    periods,
    outcome: Float64Array.from(rows, (row) => row[3] as number),
    firstTreated: Float64Array.from(first),
    covariates: [Float64Array.from(rows, (row) => row[2] as number)],
    weights: null,
  };
}

const specifications: [string, boolean, GroupTimeChoices][] = [
  [
    'dr|nevertreated|~1|varying',
    false,
    { estimator: 'dr', controlGroup: 'never', anticipation: 0, basePeriod: 'varying' },
  ],
  [
    'dr|notyettreated|~1|universal',
    false,
    { estimator: 'dr', controlGroup: 'notYet', anticipation: 0, basePeriod: 'universal' },
  ],
  [
    'reg|nevertreated|~lpop|varying',
    true,
    { estimator: 'reg', controlGroup: 'never', anticipation: 0, basePeriod: 'varying' },
  ],
];

interface Golden {
  group: number[];
  t: number[];
  att: number[];
  se: (number | null)[];
  agg: Record<
    string,
    {
      overall_att: number;
      overall_se: number;
      egt: number[] | null;
      att_egt: number[] | null;
      se_egt: (number | null)[];
    }
  >;
}

test('Group-time effects and their means are those of did 2.5.1', (t) => {
  const file = path.join(goldens, 'did_mpdta.json');
  if (!existsSync(file)) {
    t.skip('the reference data are not there: 3 specifications');
    return;
  }
  const all = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Golden>;
  const panel = countyPanel();
  for (const [name, hasCovariate, choices] of specifications) {
    const golden = all[name] as Golden;
    const used = { ...panel, covariates: hasCovariate ? panel.covariates : [] };
    const cells = groupTimeAtt(used, choices);
    assert.equal(cells.length, golden.att.length, name);
    for (const [i, cell] of cells.entries()) {
      const what = `${name} ${cell.group} ${cell.time}`;
      assert.deepEqual([cell.group, cell.time], [golden.group[i], golden.t[i]]);
      near(cell.att, golden.att[i] as number, what);
      const expected = golden.se[i];
      if (typeof expected === 'number') near(errorOf(cell.influence), expected, `${what} error`);
      else assert.equal(cell.status, 'reference');
    }
    for (const kind of aggregations) {
      const found = aggregateEffects(cells, used.firstTreated, null, kind);
      const wanted = golden.agg[kind] as Golden['agg'][string];
      near(found.overall.att, wanted.overall_att, `${name} ${kind}`);
      near(errorOf(found.overall.influence), wanted.overall_se, `${name} ${kind} error`);
      for (const [i, one] of found.by.entries()) {
        assert.equal(one.key, wanted.egt?.[i]);
        near(one.att, wanted.att_egt?.[i] as number, `${name} ${kind} ${one.key}`);
        const expected = wanted.se_egt[i];
        if (typeof expected === 'number') near(errorOf(one.influence), expected, `${name} ${kind} ${one.key} error`);
      }
    }
  }
});

function drawPanel(random: () => number, units: number, effect: number): Panel {
  const periods = [1, 2, 3, 4];
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const outcome = new Float64Array(units * 4);
  const firstTreated = new Float64Array(units);
  const covariate = new Float64Array(units * 4);
  for (let unit = 0; unit < units; unit += 1) {
    const x = normal();
    const draw = random() + 0.15 * x;
    firstTreated[unit] = draw > 0.75 ? 3 : draw > 0.5 ? 4 : Number.POSITIVE_INFINITY;
    const own = normal() + x;
    for (const [at, period] of periods.entries()) {
      covariate[unit * 4 + at] = x;
      const treated = period >= (firstTreated[unit] as number) ? effect : 0;
      outcome[unit * 4 + at] = own + 0.3 * period + 0.5 * x * period + treated + normal();
    }
  }
  return { periods, outcome, firstTreated, covariates: [covariate], weights: null };
}

test('On drawn panels whose trends differ by a covariate each estimator finds the effect, and its intervals hold it 95 times in 100', () => {
  for (const estimator of ['dr', 'ipw', 'reg'] as const) {
    const random = seededRandom(100);
    let [held, sum] = [0, 0];
    const runs = 400;
    for (let run = 0; run < runs; run += 1) {
      const panel = drawPanel(random, 400, 1);
      const choices = { estimator, controlGroup: 'notYet', anticipation: 0, basePeriod: 'varying' } as const;
      const { overall } = aggregateEffects(groupTimeAtt(panel, choices), panel.firstTreated, null, 'simple');
      const error = errorOf(overall.influence) as number;
      sum += overall.att as number;
      if (Math.abs((overall.att as number) - 1) <= 1.959964 * error) held += 1;
    }
    assert.ok(Math.abs(sum / runs - 1) < 0.03, `${estimator}: ${sum / runs}`);
    assert.ok(held / runs > 0.915 && held / runs < 0.975, `${estimator}: ${held / runs}`);
  }
});

test('What is not identified says why, and no number stands for it', () => {
  const panel = drawPanel(seededRandom(3), 60, 1);
  const choices = { estimator: 'dr', controlGroup: 'never', anticipation: 0, basePeriod: 'varying' } as const;
  const same = { ...panel, covariates: [panel.covariates[0] as Float64Array, panel.covariates[0] as Float64Array] };
  for (const { att, status, reason } of groupTimeAtt(same, choices))
    assert.deepEqual([att, status, reason], [null, 'notIdentified', 'singular']);
  const separated = {
    ...panel,
    covariates: [panel.covariates[0]?.map((_, i) => (panel.firstTreated[i >> 2] === 3 ? 1 : 0)) as Float64Array],
  };
  const three = groupTimeAtt(separated, choices).filter(({ group }) => group === 3);
  for (const { att, status, reason } of three)
    assert.deepEqual([att, status, ['overlap', 'singular'].includes(reason ?? '')], [null, 'notIdentified', true]);
  const nobody = { ...panel, firstTreated: panel.firstTreated.map((first) => (Number.isFinite(first) ? first : 4)) };
  assert.ok(groupTimeAtt(nobody, choices).every(({ reason }) => reason === 'noControls'));
  assert.throws(() => groupTimeAtt({ ...panel, outcome: panel.outcome.slice(1) }, choices), RangeError);
});

test('A constant that is added, and units that are turned round, change nothing; weights of two are as two units', () => {
  const panel = drawPanel(seededRandom(4), 80, 1);
  const choices = { estimator: 'dr', controlGroup: 'notYet', anticipation: 0, basePeriod: 'universal' } as const;
  const effects = (of: Panel) => groupTimeAtt(of, choices).map(({ att }) => att);
  const plain = effects(panel);
  for (const [i, att] of effects({ ...panel, outcome: panel.outcome.map((value) => value + 1_000) }).entries())
    near(att, plain[i] as number, 'a constant added');
  const twice = {
    ...panel,
    firstTreated: Float64Array.from([...panel.firstTreated, ...panel.firstTreated]),
    outcome: Float64Array.from([...panel.outcome, ...panel.outcome]),
    covariates: panel.covariates.map((values) => Float64Array.from([...values, ...values])),
  };
  for (const [i, att] of effects(twice).entries()) near(att, plain[i] as number, 'every unit twice');
  for (const [i, att] of effects({ ...panel, weights: new Float64Array(80).fill(2) }).entries())
    near(att, plain[i] as number, 'weights of two');
});
