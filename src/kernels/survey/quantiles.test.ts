import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { seededRandom } from '../random/index.ts';
import { sortDomains } from './estimateQuantiles.ts';
import { assertAllNear, codes, everyone, firmDesign, firms, numbers, only, readRows } from './fixtures.ts';
import golden from './goldens/firms.json' with { type: 'json' };
import {
  countDomainMembers,
  estimateQuantiles,
  type IntervalKind,
  prepareDesign,
  type QuantileRule,
  quantileOf,
  quantileRules,
  type SurveyDesign,
} from './index.ts';

const values = golden as unknown as Record<string, (number | null)[]>;
const probabilities = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9];

function ask(
  design: SurveyDesign,
  y: Float64Array,
  domain: Int32Array,
  kind: IntervalKind,
  rule: QuantileRule = 'math',
  asked: readonly number[] = probabilities.slice(1),
) {
  const { units, strata, rows } = countDomainMembers(design, domain, 1);
  return estimateQuantiles(design, y, domain, 1, {
    probabilities: asked,
    rule,
    kind,
    level: 0.95,
    degreesOfFreedom: units.map((count, d) => count - strata[d]!),
    domainRows: rows,
  })[0]!;
}

test('every rule gives the quantiles of R survey, with and without ties, to 1e-12', () => {
  for (const rule of quantileRules)
    for (const name of ['sales', 'workers']) {
      const [sample] = sortDomains(numbers(firms, 'weight'), numbers(firms, name), everyone(firms), 1);
      const found = probabilities.map((p) => quantileOf(sample!, p, rule));
      assertAllNear(found, values[`quantile.${rule}.${name}`]!, 1e-12, `${rule} ${name}`);
    }
});

const kinds = { mean: 't', beta: 'beta', xlogit: 'logit' } as const;

test('intervals after Woodruff and their errors are those of R survey, overall and in a domain, to 1e-9', () => {
  const design = firmDesign();
  const larger = only(firms, ({ size }) => size !== 'small');
  for (const [name, kind] of Object.entries(kinds)) {
    const flat = (found: ReturnType<typeof ask>) =>
      found.flatMap(({ estimate, lower, upper, standardError }) => [estimate, lower, upper, standardError]);
    // R counts the rows that answered, for its beta interval
    const answered = only(firms, ({ sales }) => sales !== '');
    const all = ask(design, numbers(firms, 'sales'), answered, kind);
    assertAllNear(flat(all), values[`woodruff.${name}`]!, 1e-9, name);
    const some = ask(design, numbers(firms, 'workers'), larger, kind, 'hf7');
    assertAllNear(flat(some), values[`woodruff.domain.${name}`]!, 1e-9, `${name} in a domain`);
  }
});

const goldens = path.join(
  process.env.TOOLROOM_REFERENCE_DATA ??
    path.join(path.dirname(fileURLToPath(import.meta.url)), '../../../../shared/data'),
  'goldens',
);
test('quantiles of R survey 4.5 on its own data: all rules, and three intervals', {
  skip: existsSync(path.join(goldens, 'survey_api.json')) ? false : `${goldens} is not there`,
}, () => {
  const reference = JSON.parse(readFileSync(path.join(goldens, 'survey_api.json'), 'utf8'));
  for (const name of ['srs', 'strat']) {
    const data = readRows(path.join(goldens, `api${name}.csv`));
    const design = prepareDesign({
      weights: numbers(data, 'pw'),
      stages: [
        { stratum: name === 'srs' ? null : codes(data, 'stype'), cluster: null, population: numbers(data, 'fpc') },
      ],
      nested: false,
      lonelyPsu: 'fail',
    });
    const asked = [0.1, 0.25, 0.5, 0.75, 0.9];
    for (const rule of quantileRules) {
      const found = ask(design, numbers(data, 'api00'), everyone(data), 't', rule, asked);
      assertAllNear(
        found.map(({ estimate }) => estimate),
        reference[name].quantile_rules_api00[rule],
        1e-9,
        `${name} ${rule}`,
      );
    }
    for (const [type, kind] of Object.entries(kinds)) {
      const found = ask(design, numbers(data, 'api00'), everyone(data), kind, 'math', asked);
      for (const [i, [estimate, lower, upper, error]] of reference[name].quantile_api00[type].tab.entries()) {
        const one = found[i]!;
        assertAllNear(
          [one.estimate, one.lower, one.upper, one.standardError],
          [estimate, lower, upper, error],
          1e-9,
          `${name} ${type}`,
        );
      }
    }
  }
});

test('a quantile is unmoved by the scale of the weights and the order of the rows, and lies among the values', () => {
  const random = seededRandom(11);
  for (let round = 0; round < 200; round += 1) {
    const n = 1 + Math.floor(random() * 12);
    const y = Float64Array.from({ length: n }, () => Math.floor(random() * 6));
    const weights = Float64Array.from({ length: n }, () => 0.2 + random());
    const everybody = new Int32Array(n);
    const [sample] = sortDomains(weights, y, everybody, 1);
    const [heavy] = sortDomains(
      weights.map((w) => w * 37),
      y,
      everybody,
      1,
    );
    const p = random();
    for (const rule of quantileRules) {
      const found = quantileOf(sample!, p, rule);
      assert.ok(Math.abs(found - quantileOf(heavy!, p, rule)) < 1e-9, rule);
      assert.ok(found >= Math.min(...y) && found <= Math.max(...y), rule);
    }
  }
});

test('one value, all values alike, the least and the greatest say what they are', () => {
  const design = firmDesign();
  const alike = ask(design, new Float64Array(firms.length).fill(7), everyone(firms), 't', 'math', [0.5]);
  assert.deepEqual([alike[0]!.estimate, alike[0]!.reason], [7, 'beyondSample']);
  const ends = ask(design, numbers(firms, 'workers'), everyone(firms), 't', 'math', [0, 1]);
  assert.deepEqual(
    [ends[0]!.estimate, ends[1]!.estimate],
    [Math.min(...numbers(firms, 'workers')), Math.max(...numbers(firms, 'workers'))],
  );
  assert.equal(ends[1]!.reason, 'beyondSample');
  const none = ask(design, new Float64Array(firms.length).fill(Number.NaN), everyone(firms), 't', 'math', [0.5]);
  assert.ok(Number.isNaN(none[0]!.estimate) && none[0]!.status === 1);
});
