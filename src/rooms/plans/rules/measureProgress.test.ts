import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../../kernels/random/index.ts';
import { measureProgress, type ProgressFacts, targetOf } from './measureProgress.ts';

const facts = (change: {
  baseline?: number;
  target?: number;
  actual?: number | null;
  asOf?: string;
  today?: string;
  lower?: number;
  upper?: number;
}): ProgressFacts => {
  const { baseline = 0, target = 100, actual = 50, asOf = '2025-07-02', lower, upper } = change;
  return {
    baseline: { value: baseline, onDate: '2025-01-01' },
    target: { value: target, dueOn: '2026-01-01' },
    actual: actual === null ? null : { value: actual, asOf, lower: lower ?? null, upper: upper ?? null },
    frequency: 'quarter',
    today: change.today ?? asOf,
  };
};

/** Half the time has passed on 2 July (182 of 365 days), so that green begins at 0.449 of the way and amber at 0.299. */
const cases: [
  what: string,
  Parameters<typeof facts>[0],
  share: number | null,
  colour: string,
  reason: string | null,
][] = [
  ['half of the way in half of the time', {}, 0.5, 'green', null],
  ['nine tenths of what the straight path asks', { actual: 44.9 }, 0.449, 'green', null],
  ['a little less than that', { actual: 44.8 }, 0.448, 'amber', null],
  ['six tenths of the path', { actual: 30 }, 0.3, 'amber', null],
  ['less than six tenths', { actual: 29 }, 0.29, 'red', null],
  ['back behind the baseline', { actual: -20 }, -0.2, 'red', null],
  ['further than the target', { actual: 130 }, 1.3, 'green', null],
  ['an indicator that should fall, and has', { baseline: 40, target: 20, actual: 30 }, 0.5, 'green', null],
  ['an indicator that should fall, and rose', { baseline: 40, target: 20, actual: 45 }, -0.25, 'red', null],
  ['a target that is the baseline', { baseline: 10, target: 10, actual: 10 }, null, 'grey', 'targetIsBaseline'],
  ['no value', { actual: null }, null, 'grey', 'noValue'],
  ['a value of the day of the baseline', { asOf: '2025-01-01', actual: 0 }, 0, 'grey', 'notBegun'],
  ['a value older than its frequency', { today: '2025-10-03' }, 0.5, 'grey', 'old'],
  ['a value a quarter old', { today: '2025-10-02' }, 0.5, 'green', null],
  ['an interval that holds the baseline', { actual: 50, lower: -5, upper: 105 }, 0.5, 'grey', 'notSure'],
  ['an interval that leaves the baseline out', { actual: 50, lower: 5, upper: 95 }, 0.5, 'green', null],
  ['a target that was due and was reached', { asOf: '2026-03-01', actual: 95 }, 0.95, 'green', null],
  ['a target that was due and was missed', { asOf: '2026-03-01', actual: 50 }, 0.5, 'red', null],
];

for (const [what, change, share, colour, reason] of cases)
  test(`${what}: ${colour}`, () => {
    const found = measureProgress(facts(change));
    assert.deepEqual([found.colour, found.reason], [colour, reason]);
    if (share === null) assert.equal(found.share, null);
    else assert.ok(Math.abs((found.share as number) - share) < 1e-12, String(found.share));
  });

test('progress does not depend on the unit, nor on which way is up', () => {
  const random = seededRandom(4);
  for (let i = 0; i < 500; i += 1) {
    const [baseline, target, actual] = [random() * 100, random() * 100, random() * 100];
    const [scale, shift] = [(random() - 0.5) * 20, random() * 1000 - 500];
    const other = (value: number) => value * scale + shift;
    const one = measureProgress(facts({ baseline, target, actual }));
    const two = measureProgress(facts({ baseline: other(baseline), target: other(target), actual: other(actual) }));
    assert.ok(Math.abs(one.share! - two.share!) < 1e-6 * Math.max(1, Math.abs(one.share!)));
  }
});

test('a value nearer the target is never judged worse', () => {
  const random = seededRandom(9);
  const rank = { red: 0, amber: 1, green: 2, grey: -1 };
  for (let i = 0; i < 500; i += 1) {
    const [baseline, target] = [random() * 100, 100 + random() * 100];
    const [low, high] = [random() * 200, random() * 200].sort((a, b) => a - b);
    const [worse, better] = [low, high].map((actual) => measureProgress(facts({ baseline, target, actual: actual! })));
    assert.ok(better!.share! >= worse!.share!);
    assert.ok(rank[better!.colour] >= rank[worse!.colour]);
  }
});

test('more time for the same way is never judged better, and the time that has passed lies between none and all', () => {
  const random = seededRandom(3);
  const rank = { red: 0, amber: 1, green: 2, grey: 3 };
  for (let i = 0; i < 300; i += 1) {
    const days = [1 + random() * 500, 1 + random() * 500].sort((a, b) => a - b);
    const [early, late] = days.map((count) => {
      const asOf = new Date(Date.parse('2025-01-01') + Math.floor(count) * 86_400_000).toISOString().slice(0, 10);
      return measureProgress(facts({ actual: 60, asOf }));
    });
    assert.ok(rank[early!.colour] >= rank[late!.colour]);
    assert.ok(early!.expected! >= 0 && late!.expected! <= 1 && early!.expected! <= late!.expected!);
  }
});

test('the target that holds is the next one due, and the last where all are past', () => {
  const targets = [{ dueOn: '2027-12-31' }, { dueOn: '2025-12-31' }, { dueOn: '2026-12-31' }];
  assert.equal(targetOf(targets, '2025-06-01').dueOn, '2025-12-31');
  assert.equal(targetOf(targets, '2025-12-31').dueOn, '2025-12-31');
  assert.equal(targetOf(targets, '2026-01-01').dueOn, '2026-12-31');
  assert.equal(targetOf(targets, '2030-01-01').dueOn, '2027-12-31');
  assert.throws(() => targetOf([], '2030-01-01'), RangeError);
});
