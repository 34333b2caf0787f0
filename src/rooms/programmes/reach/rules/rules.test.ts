import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { type Atom, atomsOf, buildColumn, type Criterion, rowsOf } from '../../../../kernels/criteria/index.ts';
import { changeRule, thresholdsOf } from './changeRule.ts';
import { costOf, readCost } from './cost.ts';
import { curveLimits, movableLimits, movedAtom } from './curve.ts';
import { dimensionsOf } from './dimensions.ts';
import { FirmIds } from './FirmIds.ts';

test('Ids are found again by their row and their row by them, whatever their length', () => {
  const ids = new FirmIds();
  const all = Array.from({ length: 5_000 }, (_, i) =>
    i % 7 === 0 ? `公司-${i}` : `X${i.toString(36).repeat((i % 3) + 1)}`,
  );
  const distinct = [...new Set(all)];
  for (const [row, id] of distinct.entries()) {
    ids.add(id);
    if (row % 997 === 0) assert.equal(ids.rowOf(id), row, 'also while they are added');
  }
  for (const [row, id] of distinct.entries()) assert.deepEqual([ids.idAt(row), ids.rowOf(id)], [id, row]);
  assert.equal(ids.rowOf('nobody'), -1);
  assert.equal(new FirmIds().rowOf(''), -1);
});

const rule: Criterion = {
  all: [
    { fact: 'employees', op: 'between', value: [5, 100] },
    { not: { fact: 'isic', op: 'prefixIn', value: ['10'] } },
    {
      atLeast: 1,
      of: [
        { fact: 'exportShare', op: '>=', value: 0.05 },
        { fact: 'taxPaid', op: '=', value: true },
      ],
    },
    { fact: 'turnover', op: 'exists' },
    { fact: 'ownFact', op: '<', value: 3 },
  ],
};
const change = (answers: Record<string, string>) => changeRule(rule, thresholdsOf(atomsOf(rule)), answers, new Map());

describe('a rule with other limits', () => {
  it('keeps its shape and everything that was not changed', () => {
    const { criterion, changed, issues } = change({ v0: '10..50', v2: '7.5', v3: 'no' });
    assert.deepEqual(issues, []);
    assert.deepEqual(changed, ['v0', 'v2', 'v3']);
    const [size, not, some, ...rest] = (criterion as { all: Criterion[] }).all;
    assert.deepEqual((size as Atom).value, [10, 50]);
    assert.deepEqual(not, (rule as { all: Criterion[] }).all[1]);
    assert.deepEqual(some, {
      atLeast: 1,
      of: [
        { fact: 'exportShare', op: '>=', value: 0.075 },
        { fact: 'taxPaid', op: '=', value: false },
      ],
    });
    assert.deepEqual(rest, (rule as { all: Criterion[] }).all.slice(3));
  });

  it('is the same rule where the same is typed in another spelling', () => {
    assert.deepEqual(change({ v0: ' 5 to 100 ', v1: '10', v2: '5 %' }).changed, []);
  });

  it('cannot be changed where there is no value, or the fact is not of the list', () => {
    assert.deepEqual(change({ v4: '7', v5: '7' }).criterion, rule);
  });
});

test('A limit is moved at the end that was chosen, and never past the other', () => {
  const limits = movableLimits(thresholdsOf(atomsOf(rule)));
  assert.deepEqual(
    limits.map(({ code, value }) => [code, value]),
    [
      ['v0.from', 5],
      ['v0.to', 100],
      ['v2', 0.05],
    ],
  );
  const atom = atomsOf(rule)[0] as Atom;
  const [from, to] = limits as [(typeof limits)[number], (typeof limits)[number]];
  assert.deepEqual(movedAtom(atom, from, 50)?.value, [50, 100]);
  assert.deepEqual(movedAtom(atom, to, 50)?.value, [5, 50]);
  assert.equal(movedAtom(atom, to, 4), null);
});

test('A curve has at most twenty limits, the present one among them', () => {
  const column = buildColumn(
    'number',
    Array.from({ length: 1_000 }, (_, i) => (i % 10 === 0 ? null : i)),
    1_000,
  );
  const limits = curveLimits(column, [333.5]);
  assert.ok(limits.length <= 20 && limits.includes(333.5));
  assert.deepEqual(
    limits,
    limits.toSorted((a, b) => a - b),
  );
  assert.deepEqual(curveLimits(undefined, [5]), [5]);
});

test('Money is the product of firms, share and amount, and faults are told at their fields', () => {
  assert.equal(costOf(3, readCost({ amount: '1,000.50', takeUp: '50 %' })), '1500.75');
  assert.equal(costOf(3, readCost({ amount: '', takeUp: '50' })), null);
  for (const takeUp of ['', '-1', '100.1', 'NaN', '1e2'])
    assert.deepEqual(
      readCost({ amount: '1', takeUp }).issues.map(({ field }) => field),
      ['takeUp'],
      takeUp,
    );
  for (const amount of ['-1', 'x', '1e9', 'Infinity', '9'.repeat(13)])
    assert.deepEqual(
      readCost({ amount, takeUp: '1' }).issues.map(({ field }) => field),
      ['amount'],
      amount,
    );
});

test('Firms are told apart by what is known of them, and what is not known is a class of its own', () => {
  const interval = (from: number, to: number | null) => ({ kind: 'interval', from, to }) as const;
  const columns = new Map([
    ['employees', buildColumn('number', [3, interval(20, 49), interval(10, 30), null, -4], 5)],
    [
      'isic',
      buildColumn(
        'code',
        ['2592', { kind: 'set', values: ['2591', '2592'] }, { kind: 'set', values: ['2592', '4711'] }, null, '0000'],
        5,
      ),
    ],
  ]);
  const dimensions = dimensionsOf(columns, new Map([['dies', [0, 4]]]), 5);
  const of = (wanted: string) =>
    dimensions.find(({ code }) => code === wanted)?.classes.map(({ code, firms }) => [code, rowsOf(firms)]);
  assert.deepEqual(of('size'), [
    ['micro', [0]],
    ['medium', [1]],
    ['unknown', [2, 3, 4]],
  ]);
  assert.deepEqual(of('division'), [
    ['25', [0, 1]],
    ['unknown', [2, 3, 4]],
  ]);
  assert.deepEqual(of('section'), [
    ['C', [0, 1]],
    ['unknown', [2, 3, 4]],
  ]);
  assert.deepEqual(of('womenOwned'), [['unknown', [0, 1, 2, 3, 4]]]);
  assert.deepEqual(of('cluster'), [
    ['dies', [0, 4]],
    ['none', [1, 2, 3]],
  ]);
});
