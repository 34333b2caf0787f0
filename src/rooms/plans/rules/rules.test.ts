import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../../kernels/random/index.ts';
import { addAmounts } from './addAmounts.ts';
import { checkAction, checkFacts, checkIndicator, checkTarget } from './checkForms.ts';
import { type Contribution, countChanged, countFigure } from './countFigure.ts';
import { formulaOf } from './formulas.ts';

const firm = (id: string, numerator: number, denominator: number): Contribution => ({ id, numerator, denominator });

test('a share is of what all contribute together, a count is of those who contribute', () => {
  const three = [firm('a', 2, 4), firm('b', 0, 1), firm('c', 1, 1)];
  assert.deepEqual(countFigure({ makes: 'share' }, three), {
    value: 50,
    numerator: 3,
    denominator: 6,
    contributors: 3,
    counted: 2,
  });
  assert.equal(countFigure({ makes: 'count' }, [firm('a', 1, 1), firm('b', 1, 1)])?.value, 2);
});

test('a share of nobody is not known, a count of nobody is none', () => {
  assert.equal(countFigure({ makes: 'share' }, []), null);
  assert.equal(countFigure({ makes: 'count' }, [])?.value, 0);
});

test('changed are those who came, who went and who add something else', () => {
  const before = [firm('a', 1, 1), firm('b', 0, 1), firm('c', 1, 2)];
  assert.equal(countChanged(before, before), 0);
  assert.equal(countChanged(before, [firm('a', 1, 1), firm('b', 1, 1), firm('d', 1, 1)]), 3);
  assert.equal(countChanged([], before), 3);
  assert.equal(countChanged(before, []), 3);
});

test('money is added to the last digit', () => {
  assert.equal(addAmounts([]), '0');
  assert.equal(addAmounts(['0.1', '0.2']), '0.3');
  assert.equal(addAmounts(['999999999999999.99', '0.01']), '1000000000000000');
  assert.equal(addAmounts(['12', '0.000001']), '12.000001');
  assert.throws(() => addAmounts(['1e3']), RangeError);
});

test('the order in which money is added does not matter', () => {
  const random = seededRandom(2);
  const amounts = Array.from({ length: 200 }, () => (random() * 1e9).toFixed(2));
  assert.equal(addAmounts(amounts), addAmounts([...amounts].reverse()));
});

test('facts of a plan: what is missing or contradicts is named, a field each', () => {
  const sound = { title: 'A', agency: 'B', summary: 'C', startsOn: '2025-01-01', endsOn: '2027-12-31' };
  assert.deepEqual(checkFacts(sound), []);
  assert.deepEqual(
    checkFacts({ ...sound, title: ' ', startsOn: '2025-02-30', endsOn: 'soon' }).map(({ field }) => field),
    ['title', 'startsOn', 'endsOn'],
  );
  assert.equal(checkFacts({ ...sound, endsOn: '2024-01-01' })[0]?.key, 'plans.form.facts.endsOn.early');
});

const action = {
  area: 'people',
  title: 'A',
  owner: 'B',
  support: 'direct',
  budget: '',
  startsOn: '2025-01-01',
  dueOn: '2025-12-31',
  state: 'planned',
  milestones: '',
};
const areas = (code: string) => code === 'people';

test('milestones are read line by line and put in order; a line without a day is refused', () => {
  const read = checkAction({ ...action, milestones: '2025-09-01 Half\r\n\r\n2025-03-01: First' }, areas);
  assert.deepEqual(read.issues, []);
  assert.deepEqual(read.milestones, [
    { onDate: '2025-03-01', text: 'First' },
    { onDate: '2025-09-01', text: 'Half' },
  ]);
  for (const milestones of ['First, in March', '2025-02-30 Half', '2025-03-01'])
    assert.equal(checkAction({ ...action, milestones }, areas).issues[0]?.field, 'milestones', milestones);
});

test('a budget that nobody knows is none; one that is no amount is refused', () => {
  assert.equal(checkAction(action, areas).budget, null);
  assert.equal(checkAction({ ...action, budget: '1200.50' }, areas).budget, '1200.50');
  for (const budget of ['-1', '1,000', '1e9', '1.234', 'NaN'])
    assert.equal(checkAction({ ...action, budget }, areas).issues[0]?.field, 'budget', budget);
});

const indicator = {
  formula: 'firmsServed',
  programmeId: '',
  area: 'people',
  title: '',
  responsible: 'B',
  frequency: 'quarter',
  baseline: '0',
  baselineOn: '2025-01-01',
  baselineSource: 'Register of cases',
  target: '100',
  targetOn: '2026-12-31',
};
const ground = (key: Parameters<typeof formulaOf>[0]) => ({
  formula: formulaOf(key),
  isArea: areas,
  isProgramme: (id: string) => id === 'visits',
});

test('an indicator: numbers must be possible, and the target must lie in its direction', () => {
  const keysOf = (change: object, key: Parameters<typeof formulaOf>[0] = 'firmsServed') =>
    checkIndicator({ ...indicator, ...change }, ground(key)).map((one) => one.key.replace('plans.form.indicator.', ''));
  assert.deepEqual(keysOf({}), []);
  assert.deepEqual(keysOf({ target: '100.5' }), ['target.not.firms']);
  assert.deepEqual(keysOf({ baseline: '-1' }), ['baseline.not.firms']);
  assert.deepEqual(keysOf({ target: '101' }, 'firmsChanged'), ['target.not.percent']);
  assert.deepEqual(keysOf({ baseline: '50', target: '40' }), ['target.against']);
  assert.deepEqual(keysOf({ baseline: 'none', target: '1e5' }), ['baseline.invalid', 'target.invalid']);
  assert.deepEqual(keysOf({ targetOn: '2024-12-31' }), ['targetOn.early']);
  assert.deepEqual(keysOf({}, 'lotteryEffect'), ['programmeId.missing']);
  assert.deepEqual(keysOf({ programmeId: 'other' }), ['programmeId.unknown']);
  assert.deepEqual(keysOf({ programmeId: 'visits', baseline: '-2,5' }, 'lotteryEffect'), []);
});

test('a target is revised with a reason, within the same bounds', () => {
  const at = { formula: formulaOf('firmsServed'), baseline: 10 };
  assert.deepEqual(checkTarget({ value: '80', reason: 'Budget was cut' }, at), []);
  assert.deepEqual(
    checkTarget({ value: '5', reason: '' }, at).map(({ key }) => key),
    ['plans.form.target.value.against', 'plans.form.target.reason.missing'],
  );
});
