import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { normalQuantile } from '../../distributions/index.ts';
import { type RandomSource, seededRandom } from '../../random/index.ts';
import golden from './goldens/matching.json' with { type: 'json' };
import {
  abadieImbensEffect,
  controlsOf,
  fitPropensityScore,
  type Matches,
  matchAllNear,
  matchByCovariates,
  matchByScore,
  matchingWeights,
  measureBalance,
  pairClusteredEffect,
  whiten,
} from './index.ts';

const near = (found: number, expected: number, tolerance = 1e-9, what = '') =>
  assert.ok(
    Math.abs(found - expected) <= tolerance * Math.max(1, Math.abs(expected)),
    `${what} ${found} and not ${expected}`,
  );
const ones = (values: readonly string[], level: string) => Float64Array.from(values, (one) => (one === level ? 1 : 0));
const plain = { ratio: 1, replacement: false, exact: null } as const;
const byScore = { ...plain, order: 'largest', caliper: null } as const;

const treated = Uint8Array.from(golden.treated);
const outcome = Float64Array.from(golden.outcome);
const numbers = [golden.age, golden.people].map((values) => Float64Array.from(values));
const exporting = Float64Array.from(golden.exports);
const design = [...numbers, ones(golden.sector, 'metal'), ones(golden.sector, 'textile'), exporting];
const levels = [...numbers, ...['food', 'metal', 'textile'].map((level) => ones(golden.sector, level)), exporting];
const fitted = fitPropensityScore(treated, design);
assert.equal(fitted.status, 'ok');
const score = fitted.status === 'ok' ? fitted.score : new Float64Array();
const deviation = (values: Float64Array) => {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1));
};
const rowsOfPairs = (matches: Matches) =>
  Array.from(matches.treated, (_, t) =>
    Array.from(matches.controls.subarray(t * matches.ratio, (t + 1) * matches.ratio), (control) => control + 1),
  );

describe('against R', () => {
  test('propensity scores are those of glm', () => {
    for (const [i, expected] of golden.score.entries()) near(score[i]!, expected, 1e-12);
  });

  test('pairs by Mahalanobis distance are those of MatchIt, two controls by score those of a plain search', () => {
    const space = whiten(levels, treated);
    assert.equal(space.width, 5);
    assert.deepEqual(rowsOfPairs(matchByCovariates(space, treated, plain)), golden.mahalanobis.map(single));
    const replaced = matchByCovariates(space, treated, { ...plain, replacement: true });
    assert.deepEqual(rowsOfPairs(replaced), golden.mahalanobisReplaced.map(single));
    assert.deepEqual(rowsOfPairs(matchByCovariates(space, treated, { ...plain, ratio: 2 })), golden.mahalanobisTwo);
    assert.deepEqual(rowsOfPairs(matchByScore(score, treated, { ...byScore, ratio: 2 })), golden.scoreTwo);
  });

  test('the pair-clustered error is that of vcovCL', () => {
    const found = pairClusteredEffect(outcome, matchByScore(score, treated, { ...byScore, ratio: 2 }));
    near(found.att, golden.clustered[0]!);
    near(found.standardError, golden.clustered[1]!);
  });

  test('effects, adjusted effects and errors of Abadie and Imbens are those of Matching', () => {
    const space = { width: 1, values: score.map((x) => x / deviation(score)) };
    for (const [ratio, neighbours, isAdjusted, att, standardError] of golden.abadieImbens) {
      const matches = matchAllNear(space, treated, { ratio: ratio!, exact: null, caliper: null });
      assert.deepEqual(namesOf(matches), namesOf(allAsNear(space.values, ratio!)));
      const adjustment = isAdjusted === 1 ? design : null;
      const found = abadieImbensEffect(outcome, treated, matches, space, { neighbours: neighbours!, adjustment });
      near(found.att, att!, 1e-8, `effect of ${ratio}`);
      near(found.standardError, standardError!, 1e-8, `error of ${ratio}`);
    }
  });
});

/** Matching's rule: all controls that are as near as the k-th, within 1e-5 of squared distance, share the place. */
function allAsNear(values: Float64Array, ratio: number): Matches {
  const rows = [...treated.keys()].filter((row) => treated[row] === 1);
  const lists = rows.map((row) => {
    const square = (c: number) => (values[row]! - values[c]!) ** 2;
    const controls = [...treated.keys()].filter((c) => treated[c] === 0);
    const limit = controls.map(square).toSorted((a, b) => a - b)[ratio - 1]! + 1e-5;
    return controls.filter((c) => square(c) <= limit);
  });
  const width = Math.max(...lists.map(({ length }) => length));
  const flat = lists.flatMap((list) => [...list, ...new Array<number>(width - list.length).fill(-1)]);
  return { treated: Int32Array.from(rows), ratio: width, controls: Int32Array.from(flat) };
}

const namesOf = (matches: Matches) =>
  Array.from(matches.treated, (_, t) => [...controlsOf(matches, t)].sort((a, b) => a - b));

const single = (row: number[] | number) => [row].flat();

test('scores, pairs, balance and the error of MatchIt 4.7 on its own example', (t) => {
  const folder = path.join(process.env.TOOLROOM_REFERENCE_DATA ?? path.resolve('../shared/data'), 'goldens');
  if (!existsSync(folder)) return t.skip('the reference data are not there: 1 comparison');
  const reference = JSON.parse(readFileSync(path.join(folder, 'matching_lalonde.json'), 'utf8'));
  const [header, ...rows] = readFileSync(path.join(folder, 'lalonde.csv'), 'utf8')
    .replaceAll('"', '')
    .trim()
    .split('\n')
    .map((line) => line.split(','));
  const text = (name: string) => rows.map((row) => row[header!.indexOf(name)]!);
  const number = (name: string) => Float64Array.from(text(name), Number);
  const arms = Uint8Array.from(text('treat'), Number);
  const races = Object.fromEntries(
    ['black', 'hispan', 'white'].map((one) => [`race${one}`, ones(text('race'), one)]),
  ) as Record<string, Float64Array>;
  const rest = Object.fromEntries(
    ['age', 'educ', 'married', 'nodegree', 're74', 're75'].map((one) => [one, number(one)]),
  );
  const { age, educ, married, nodegree, re74, re75 } = rest as Record<string, Float64Array>;
  const fit = fitPropensityScore(arms, [
    age!,
    educ!,
    races.racehispan!,
    races.racewhite!,
    married!,
    nodegree!,
    re74!,
    re75!,
  ]);
  assert.ok(fit.status === 'ok');
  for (const [i, expected] of reference.ps.coef.entries()) near(fit.coefficients[i]!, expected, 1e-9);
  near(fit.deviance, reference.ps.deviance);
  for (const [name, replacement] of [
    ['nn_1to1_noreplace_largest', false],
    ['nn_1to1_replace', true],
  ] as const) {
    const matches = matchByScore(fit.score, arms, { ...byScore, replacement });
    const ids = text('id');
    const found = Array.from(matches.treated, (row, at) => ({ t: ids[row], c: ids[matches.controls[at]!] }));
    assert.deepEqual(found, reference[name].pairs);
    const effect = pairClusteredEffect(number('re78'), matches);
    near(effect.att, reference[name].att[0]);
    if (!replacement) near(effect.standardError, reference[name].att[1]);
    const weights = matchingWeights(arms.length, matches);
    const columns: Record<string, Float64Array> = { distance: fit.score, ...races, ...rest };
    for (const [part, of] of [
      ['all', null],
      ['matched', weights],
    ] as const)
      for (const row of reference[name].balance[part]) {
        const balance = measureBalance(columns[row.var]!, arms, of)!;
        near(balance.meanTreated, row['Means Treated']);
        near(balance.meanControl, row['Means Control']);
        near(balance.standardisedDifference!, row['Std. Mean Diff.']);
        near(balance.varianceRatio ?? -1, row['Var. Ratio'] ?? -1);
        near(balance.ecdfMean, row['eCDF Mean']);
        near(balance.ecdfMax, row['eCDF Max']);
      }
  }
});

const normal = (random: RandomSource) => normalQuantile(Math.min(Math.max(random(), 1e-12), 1 - 1e-12));

/** Plain search over all pairs, by the rules in words. */
function plainly(
  distance: (t: number, c: number) => number,
  arms: Uint8Array,
  key: Float64Array,
  turn: number[],
  { ratio, replacement, exact }: { ratio: number; replacement: boolean; exact: Int32Array | null },
  caliper: number,
  lastWins: boolean,
): Map<number, number[]> {
  const ranked = [...arms.keys()].sort((a, b) => key[a]! - key[b]! || a - b);
  const rank = new Map(ranked.map((unit, at) => [unit, at]));
  const found = new Map<number, number[]>();
  const used = new Set<number>();
  for (let round = 0; round < ratio; round += 1)
    for (const t of turn) {
      const own = found.get(t) ?? [];
      const places = [t, ...(lastWins ? [] : own)].map((unit) => rank.get(unit)!);
      const [from, to] = [Math.min(...places), Math.max(...places)];
      const candidates = [...arms.keys()].filter(
        (c) =>
          arms[c] === 0 &&
          !used.has(c) &&
          !own.includes(c) &&
          (exact === null || exact[c] === exact[t]) &&
          distance(t, c) <= caliper,
      );
      const when = (c: number) => (rank.get(c)! < from ? 2 * (from - rank.get(c)!) - 1 : 2 * (rank.get(c)! - to));
      candidates.sort((a, b) => distance(t, a) - distance(t, b) || (lastWins ? when(b) - when(a) : when(a) - when(b)));
      const control = candidates[0];
      if (control === undefined) continue;
      found.set(t, [...own, control]);
      if (!replacement) used.add(control);
    }
  return found;
}

test('over 300 drawn cases full of ties the quick searches find what a plain search finds', () => {
  const random = seededRandom(4);
  for (let i = 0; i < 300; i += 1) {
    const n = 8 + Math.floor(random() * 30);
    const arms = Uint8Array.from({ length: n }, () => (random() < 0.35 ? 1 : 0));
    const grid = () => Float64Array.from({ length: n }, () => Math.floor(random() * 8) / 8);
    const choices = {
      ratio: 1 + (i % 3),
      replacement: i % 2 === 0,
      exact: i % 5 === 0 ? Int32Array.from({ length: n }, () => Math.floor(random() * 2)) : null,
    };
    const key = grid();
    const rows = [...arms.keys()].filter((unit) => arms[unit] === 1);
    const order = (['largest', 'data', 'smallest'] as const)[i % 3]!;
    const sign = { largest: -1, data: 0, smallest: 1 }[order];
    const turn = rows.toSorted((a, b) => sign * (key[a]! - key[b]!) || a - b);
    const caliper = i % 4 === 0 ? 0.25 : null;
    const gap = (t: number, c: number) => Math.abs(key[t]! - key[c]!);
    const matches = matchByScore(key, arms, { ...choices, order, caliper });
    const expected = plainly(gap, arms, key, turn, choices, caliper ?? 9, false);
    for (const [t, row] of matches.treated.entries())
      assert.deepEqual([...controlsOf(matches, t)], expected.get(row) ?? [], `case ${i}`);
    const values = new Float64Array(2 * n);
    const other = grid();
    for (let unit = 0; unit < n; unit += 1) values.set([key[unit]!, other[unit]!], 2 * unit);
    const square = (t: number, c: number) => (key[t]! - key[c]!) ** 2 + (other[t]! - other[c]!) ** 2;
    const turned = matchByCovariates({ width: 2, values }, arms, choices);
    const plainPairs = plainly(square, arms, key, rows, choices, 9, true);
    for (const [t, row] of turned.treated.entries())
      assert.deepEqual([...controlsOf(turned, t)], plainPairs.get(row) ?? [], `case ${i}`);
  }
});

test('scaling covariates, and a category coded with one level less, changes no pair', () => {
  const rows = rowsOfPairs(matchByCovariates(whiten(levels, treated), treated, plain));
  const scaled = levels.map((column, j) => column.map((x) => (j + 2) * x + 5));
  assert.deepEqual(rowsOfPairs(matchByCovariates(whiten(scaled, treated), treated, plain)), rows);
  assert.deepEqual(rowsOfPairs(matchByCovariates(whiten(design, treated), treated, plain)), rows);
});

describe('degenerate input says what it is', () => {
  test('perfect and partial separation', () => {
    const arms = Uint8Array.of(1, 1, 1, 0, 0, 0, 0);
    const separated = { status: 'notIdentified', reason: 'separated' };
    assert.deepEqual(fitPropensityScore(arms, [Float64Array.of(5, 6, 7, 1, 2, 3, 4)]), separated);
    assert.deepEqual(fitPropensityScore(arms, [Float64Array.of(1, 0, 0, 0, 0, 0, 0)]), separated);
    assert.deepEqual(fitPropensityScore(arms, [Float64Array.of(1e9, 2e9, 3e9, -1, 0, 1e9 - 1, 2)]), separated);
  });
  test('a covariate that is constant or repeats another is left out', () => {
    const arms = Uint8Array.of(1, 0, 1, 0, 1, 0);
    const x = Float64Array.of(1, 2, 3, 4, 2, 2);
    const fit = fitPropensityScore(arms, [new Float64Array(6).fill(4), x, x.map((value) => 2 * value)]);
    assert.ok(fit.status === 'ok');
    assert.deepEqual([fit.coefficients[1], fit.coefficients[3]], [null, null]);
    const space = whiten([new Float64Array(6)], arms);
    assert.equal(space.width, 0);
    assert.equal(matchByCovariates(space, arms, plain).controls.filter((control) => control >= 0).length, 3);
  });
  test('nobody matched, one pair, no variation, too few controls', () => {
    const arms = Uint8Array.of(1, 1, 0, 0);
    const of = (key: number[], y: number[], caliper: number | null) => {
      const line = Float64Array.from(key);
      const matches = matchByScore(line, arms, { ...byScore, caliper });
      const space = { width: 1, values: line };
      return [
        pairClusteredEffect(Float64Array.from(y), matches).reason,
        abadieImbensEffect(Float64Array.from(y), arms, matches, space, { neighbours: 1, adjustment: null }).reason,
      ];
    };
    assert.deepEqual(of([1, 2, 8, 9], [1, 2, 3, 4], 0.5), ['nobodyMatched', 'nobodyMatched']);
    assert.deepEqual(of([1, 8, 8, 0], [1, 2, 3, 4], 0.5), ['onePair', 'onePair']);
    assert.deepEqual(of([1, 2, 1, 2], [3, 3, 1, 1], null), ['noVariation', 'noVariation']);
    const matches = matchByScore(Float64Array.of(1, 2, 3), Uint8Array.of(1, 1, 0), { ...byScore, replacement: true });
    const space = { width: 1, values: Float64Array.of(1, 2, 3) };
    const y = Float64Array.of(1, 2, 3);
    const found = abadieImbensEffect(y, Uint8Array.of(1, 1, 0), matches, space, { neighbours: 1, adjustment: null });
    assert.deepEqual([found.att, found.reason], [-1.5, 'fewControls']);
  });
  test('with ties shared, a caliper and exact groups leave out who is outside', () => {
    const values = Float64Array.of(0, 1, 0.5, 0.5, 1.5, 9);
    const arms = Uint8Array.of(1, 1, 0, 0, 0, 0);
    const of = (exact: number[] | null, caliper: number | null) =>
      namesOf(
        matchAllNear({ width: 1, values }, arms, {
          ratio: 1,
          exact: exact === null ? null : Int32Array.from(exact),
          caliper,
        }),
      );
    assert.deepEqual(of(null, null), [
      [2, 3],
      [2, 3, 4],
    ]);
    assert.deepEqual(of(null, 0.4), [[], []]);
    assert.deepEqual(of([0, 1, 0, 1, 1, 0], null), [[2], [3, 4]]);
  });
  test('arguments outside their range are refused by name', () => {
    assert.throws(() => matchByScore(score, treated, { ...byScore, ratio: 0 }), /ratio/);
    assert.throws(() => matchByScore(score, treated, { ...byScore, caliper: Number.NaN }), /caliper/);
    assert.throws(() => fitPropensityScore(new Uint8Array(4), []), /treated/);
    assert.throws(() => matchByCovariates({ width: 2, values: score }, treated, plain), /values/);
  });
});

test('in 400 simulated samples the adjusted effect is unbiased and its interval covers the truth', () => {
  const random = seededRandom(6);
  let covered = 0;
  let sum = 0;
  const samples = 400;
  for (let i = 0; i < samples; i += 1) {
    const n = 240;
    const x = [0, 1].map(() => Float64Array.from({ length: n }, () => normal(random)));
    const arms = Uint8Array.from({ length: n }, (_, u) =>
      random() < 1 / (1 + Math.exp(1.2 - 0.5 * x[0]![u]!)) ? 1 : 0,
    );
    const y = Float64Array.from({ length: n }, (_, u) => 2 * arms[u]! + x[0]![u]! + x[1]![u]! + normal(random));
    const space = whiten(x, arms);
    const matches = matchByCovariates(space, arms, { ratio: 2, replacement: true, exact: null });
    const found = abadieImbensEffect(y, arms, matches, space, { neighbours: 2, adjustment: x });
    sum += found.att;
    if (Math.abs(found.att - 2) <= 1.959964 * found.standardError) covered += 1;
  }
  assert.ok(Math.abs(sum / samples - 2) < 0.05, `${sum / samples}`);
  assert.ok(covered / samples > 0.91 && covered / samples < 0.985, `${covered / samples}`);
});
