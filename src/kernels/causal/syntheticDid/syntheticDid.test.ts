import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { seededRandom } from '../../random/index.ts';
import { type BlockPanel, simplexWeights, syntheticDid, syntheticError, syntheticGroups } from './index.ts';

interface Golden {
  untreated: number;
  before: number;
  outcome: number[][];
  unitWeights: number[];
  timeWeights: number[];
  att: number;
}

test('Weights and effect are those of an exact quadratic programme (quadprog)', () => {
  const golden = JSON.parse(readFileSync(new URL('goldens/quadprog.json', import.meta.url), 'utf8')) as Golden;
  const found = syntheticDid({ ...golden, outcome: golden.outcome.map((series) => Float64Array.from(series)) });
  for (const [i, weight] of found.unitWeights.entries()) assert.ok(Math.abs(weight - golden.unitWeights[i]!) < 1e-8);
  for (const [i, weight] of found.timeWeights.entries()) assert.ok(Math.abs(weight - golden.timeWeights[i]!) < 1e-7);
  assert.ok(Math.abs(found.att - golden.att) < 1e-7, `${found.att}, not ${golden.att}`);
});

test('A mixture that is there is found, and no vertex is better than what is found', () => {
  const random = seededRandom(11);
  for (let run = 0; run < 50; run += 1) {
    const columns = Array.from({ length: 5 }, () => Float64Array.from({ length: 9 }, () => random()));
    const truth = [0.5, 0, 0.3, 0, 0.2];
    const target = Float64Array.from({ length: 9 }, (_, row) =>
      columns.reduce((sum, column, i) => sum + truth[i]! * column[row]!, 0),
    );
    const w = simplexWeights(columns, target, 0);
    for (const [i, value] of truth.entries()) assert.ok(Math.abs(w[i]! - value) < 1e-5, `${run}: ${[...w]}`);
  }
  assert.deepEqual([...simplexWeights([Float64Array.of(1, 2)], Float64Array.of(5, 5), 0)], [1]);
});

const staggered = ({ outcome, untreated, before }: BlockPanel) => ({
  outcome,
  start: Int32Array.from(outcome, (_, unit) => (unit < untreated ? -1 : before)),
});

function drawPanel(random: () => number, effect: number, treated = 5): BlockPanel {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const factor = Array.from({ length: 12 }, (_, t) => 0.2 * t + 0.5 * Math.sin(t));
  const outcome = Array.from({ length: 25 + treated }, (_, unit) => {
    const [level, load] = [normal(), random() + (unit >= 25 ? 0.3 : 0)];
    return Float64Array.from(
      factor,
      (value, t) => level + load * value + 0.3 * normal() + (unit >= 25 && t >= 9 ? effect : 0),
    );
  });
  return { outcome, untreated: 25, before: 9 };
}

test('On drawn panels whose treated units trend otherwise the effect is found, and its intervals hold it', () => {
  const random = seededRandom(21);
  let [sum, plain, placebo, jackknife] = [0, 0, 0, 0];
  const runs = 150;
  for (let run = 0; run < runs; run += 1) {
    const panel = drawPanel(random, 1);
    const found = syntheticGroups(staggered(panel));
    sum += found.att;
    const change = (series: Float64Array) =>
      series.subarray(9).reduce((all, value) => all + value / 3, 0) -
      series.subarray(0, 9).reduce((all, value) => all + value / 9, 0);
    const mean = (of: Float64Array[]) => of.reduce((all, series) => all + change(series), 0) / of.length;
    plain += mean(panel.outcome.slice(25)) - mean(panel.outcome.slice(0, 25));
    const errors = (['placebo', 'jackknife'] as const).map(
      (kind) => syntheticError(staggered(panel), found, kind, { replications: 40, random }).standardError!,
    );
    if (Math.abs(found.att - 1) <= 1.96 * errors[0]!) placebo += 1;
    if (Math.abs(found.att - 1) <= 1.96 * errors[1]!) jackknife += 1;
  }
  assert.ok(
    Math.abs(sum / runs - 1) < 0.12 && Math.abs(plain / runs - 1) > 0.25,
    `${sum / runs} beside ${plain / runs}`,
  );
  assert.ok(placebo / runs > 0.85, `placebo: ${placebo / runs}`);
  assert.ok(jackknife / runs > 0.85, `jackknife: ${jackknife / runs}`);
});

test('Too few units have no error and say so; panels without enough are refused', () => {
  const panel = drawPanel(seededRandom(2), 0, 1);
  const found = syntheticGroups(staggered(panel));
  const options = { replications: 10, random: seededRandom(1) };
  assert.deepEqual(syntheticError(staggered(panel), found, 'jackknife', options), {
    standardError: null,
    kind: 'jackknife',
    reason: 'oneTreated',
  });
  const few = { ...panel, outcome: panel.outcome.slice(23), untreated: 2 };
  assert.equal(
    syntheticError(staggered(few), syntheticGroups(staggered(few)), 'placebo', options).reason,
    'tooFewUntreated',
  );
  assert.throws(() => syntheticDid({ ...panel, before: 1 }), RangeError);
  assert.throws(() => syntheticDid({ ...panel, untreated: panel.outcome.length }), RangeError);
  assert.throws(() => syntheticDid({ ...panel, before: 12 }), RangeError);
});

test('Groups that start at different times are weighed by treated units and periods', () => {
  const panel = drawPanel(seededRandom(8), 1, 4);
  const start = Int32Array.from(panel.outcome, (_, unit) => (unit < 25 ? -1 : unit < 28 ? 9 : 10));
  const found = syntheticGroups({ outcome: panel.outcome, start });
  assert.deepEqual(
    found.groups.map((group) => [group.start, group.treated]),
    [
      [9, 3],
      [10, 1],
    ],
  );
  const [early, late] = found.groups;
  assert.ok(Math.abs(found.att - (9 * early!.att + 2 * late!.att) / 11) < 1e-12);
  const one = syntheticDid({ outcome: panel.outcome.slice(0, 28), untreated: 25, before: 9 });
  assert.ok(Math.abs(one.att - early!.att) < 1e-12);
});
