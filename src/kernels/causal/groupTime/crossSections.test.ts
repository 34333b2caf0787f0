import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../random/index.ts';
import {
  aggregateEffects,
  type CrossSections,
  crossSectionEffect,
  type Estimator,
  type GroupTimeChoices,
  groupTimeAtt,
  groupTimeOfRows,
  type ObservedRows,
  type Panel,
  twoPeriodEffect,
} from './index.ts';

const estimators = ['dr', 'ipw', 'reg'] as const satisfies Estimator[];

function drawNormal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function drawSections(random: () => number, n: number, effect: number): CrossSections {
  const data = {
    outcome: new Float64Array(n),
    after: new Uint8Array(n),
    treated: new Uint8Array(n),
    covariates: new Float64Array(n * 2),
    columns: 2,
    weights: Float64Array.from({ length: n }, () => 0.5 + random()),
  };
  for (let i = 0; i < n; i += 1) {
    const x = drawNormal(random);
    data.covariates.set([1, x], i * 2);
    data.treated[i] = random() < 1 / (1 + Math.exp(-0.5 * x + 0.3)) ? 1 : 0;
    data.after[i] = random() < 0.5 ? 1 : 0;
    const trend = data.after[i] === 1 ? 1 + 0.8 * x + effect * data.treated[i]! : 0;
    data.outcome[i] = 2 * x + data.treated[i]! + trend + drawNormal(random);
  }
  return data;
}

test('Influences are derivatives: what an estimate gains when a unit weighs a little more', () => {
  const sections = drawSections(seededRandom(1), 60, 1);
  const panel = {
    change: sections.outcome,
    treated: sections.treated,
    covariates: sections.covariates,
    columns: 2,
    weights: sections.weights,
  };
  const cases = estimators.flatMap((estimator) => [
    [(weights: Float64Array) => crossSectionEffect({ ...sections, weights }, estimator), `${estimator} rows`] as const,
    [(weights: Float64Array) => twoPeriodEffect({ ...panel, weights }, estimator), `${estimator} panel`] as const,
  ]);
  for (const [estimate, what] of cases) {
    const found = estimate(sections.weights);
    assert.ok(found.ok, what);
    const total = found.influence.reduce((sum, value) => sum + value, 0);
    assert.ok(Math.abs(total) < 1e-7, `${what}: ${total}`);
    for (let unit = 0; unit < 60; unit += 7) {
      const moved = (by: number) => {
        const weights = sections.weights.slice();
        weights[unit]! *= 1 + by;
        const one = estimate(weights);
        return one.ok ? one.att : Number.NaN;
      };
      const slope = ((moved(1e-4) - moved(-1e-4)) / 2e-4) * 60;
      assert.ok(
        Math.abs(slope - found.influence[unit]!) < 1e-5 * (1 + Math.abs(slope)),
        `${what} ${unit}: ${found.influence[unit]}, not ${slope}`,
      );
    }
  }
});

function drawPanel(random: () => number, units: number): Panel {
  const outcome = new Float64Array(units * 4);
  const covariate = new Float64Array(units * 4);
  const firstTreated = Float64Array.from({ length: units }, () =>
    random() < 0.4 ? Number.POSITIVE_INFINITY : random() < 0.5 ? 3 : 4,
  );
  for (let unit = 0; unit < units; unit += 1) {
    const [x, own] = [drawNormal(random), drawNormal(random)];
    for (let at = 0; at < 4; at += 1) {
      covariate[unit * 4 + at] = x;
      outcome[unit * 4 + at] = own + at * (1 + x) + (at + 1 >= firstTreated[unit]! ? 1 : 0) + drawNormal(random);
    }
  }
  return { periods: [1, 2, 3, 4], outcome, firstTreated, covariates: [covariate], weights: null };
}

const rowsOf = ({ periods, outcome, firstTreated, covariates }: Panel): ObservedRows => ({
  periods,
  unit: Int32Array.from(outcome, (_, i) => Math.floor(i / periods.length)),
  period: Int32Array.from(outcome, (_, i) => i % periods.length),
  outcome,
  covariates,
  weights: null,
  firstTreated,
});
const choices: GroupTimeChoices = { estimator: 'dr', controlGroup: 'notYet', anticipation: 0, basePeriod: 'varying' };

test('On a balanced panel without covariates rows say what the panel says, influence by influence', () => {
  const panel = { ...drawPanel(seededRandom(2), 90), covariates: [] };
  for (const estimator of estimators) {
    const ofPanel = groupTimeAtt(panel, { ...choices, estimator });
    const ofRows = groupTimeOfRows(rowsOf(panel), { ...choices, estimator });
    assert.equal(ofRows.length, ofPanel.length);
    for (const [i, cell] of ofRows.entries()) {
      assert.ok(Math.abs(cell.att! - ofPanel[i]!.att!) < 1e-9);
      for (const [unit, value] of cell.influence!.entries())
        assert.ok(Math.abs(value - ofPanel[i]!.influence![unit]!) < 1e-7, `${estimator} ${i} ${unit}`);
    }
  }
});

test('A panel with holes compares the units seen in both periods: the same as the panel without the others', () => {
  const panel = drawPanel(seededRandom(3), 60);
  const holed = { ...panel, outcome: panel.outcome.slice() };
  for (const unit of [1, 5, 20]) holed.outcome[unit * 4 + 1] = Number.NaN;
  const isKept = (unit: number) => ![1, 5, 20].includes(unit);
  const kept = {
    ...panel,
    firstTreated: panel.firstTreated.filter((_, unit) => isKept(unit)),
    outcome: panel.outcome.filter((_, i) => isKept(i >> 2)),
    covariates: panel.covariates.map((values) => values.filter((_, i) => isKept(i >> 2))),
  };
  const [withHoles, without, full] = [holed, kept, panel].map((one) => groupTimeAtt(one, choices));
  for (const [i, cell] of withHoles!.entries()) {
    const usesHole = cell.time === 2 || (cell.group === 3 && cell.time >= 3) || (cell.group === 4 && cell.time === 3);
    const same = usesHole ? without : full;
    assert.ok(Math.abs(cell.att! - same![i]!.att!) < 1e-9, `${cell.group} ${cell.time}`);
  }
});

test('From repeated cross-sections each estimator finds the effect, and its intervals hold it 95 times in 100', () => {
  for (const estimator of estimators) {
    const random = seededRandom(40);
    let [held, sum] = [0, 0];
    for (let run = 0; run < 400; run += 1) {
      const found = crossSectionEffect(drawSections(random, 500, 1), estimator);
      assert.ok(found.ok);
      const error = Math.sqrt(found.influence.reduce((all, value) => all + value * value, 0)) / 500;
      sum += found.att;
      if (Math.abs(found.att - 1) <= 1.959964 * error) held += 1;
    }
    assert.ok(Math.abs(sum / 400 - 1) < 0.05, `${estimator}: ${sum / 400}`);
    assert.ok(held / 400 > 0.915 && held / 400 < 0.98, `${estimator}: ${held / 400}`);
  }
});

test('A corner without observations is named, and rows that do not fit are refused', () => {
  const data = drawSections(seededRandom(5), 40, 1);
  const without = (treated: number) => ({
    ...data,
    after: data.after.map((when, i) => (data.treated[i] === treated ? 1 : when)),
  });
  assert.deepEqual(crossSectionEffect(without(1), 'dr'), { ok: false, reason: 'noTreated' });
  assert.deepEqual(crossSectionEffect(without(0), 'dr'), { ok: false, reason: 'noControls' });
  const rows = rowsOf(drawPanel(seededRandom(6), 10));
  assert.throws(() => groupTimeOfRows({ ...rows, outcome: rows.outcome.slice(1) }, choices), RangeError);
  const { overall } = aggregateEffects(
    groupTimeOfRows(rows, { ...choices, estimator: 'reg' }),
    rows.firstTreated,
    null,
    'simple',
  );
  assert.ok(overall.att !== null);
});
