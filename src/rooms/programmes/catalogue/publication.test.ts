import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Criterion } from '../../../kernels/criteria/index.ts';
import { checkDays, checkPlaces, type Days } from './rules/checkDays.ts';
import { checkPublication, ruleNotes, withFacts } from './rules/checkPublication.ts';
import type { Programme } from './rules/programme.ts';

const sample: Programme = {
  id: 'dies',
  title: 'Help with dies',
  economy: 'XDM',
  provider: 'Tool office',
  instrument: 'grant',
  source: 'Notice 7',
  unit: 'enterprise',
  shelf: 'live',
  criteria: { all: [{ fact: 'employees', op: '<=', value: 50 }] },
};

describe('what stands against publishing', () => {
  const keysOf = (change: Partial<Programme>) =>
    checkPublication({ ...sample, ...change }, 'XDM').map(({ key }) => key.split('.').at(-1));
  const cases: [string, Partial<Programme>, string][] = [
    ['a fact that nobody can be asked', { criteria: { fact: 'shoeSize', op: '>', value: 1 } }, 'fact'],
    ['a code that is in no list', { criteria: { fact: 'isic', op: 'prefixIn', value: ['ZZ'] } }, 'isic'],
    [
      'a rule that nobody can meet',
      {
        criteria: {
          all: [
            { fact: 'employees', op: '>', value: 9 },
            { fact: 'employees', op: '<', value: 9 },
          ],
        },
      },
      'impossible',
    ],
    [
      'more than there can be',
      {
        criteria: { fact: 'exportShare', op: '>', value: 1 },
        facts: { exportShare: { type: 'number', least: 0, most: 1 } },
      },
      'impossible',
    ],
    [
      'a branch that can never help',
      {
        criteria: {
          all: [
            { fact: 'employees', op: '<=', value: 50 },
            {
              any: [
                { fact: 'employees', op: '>', value: 60 },
                { fact: 'taxPaid', op: '=', value: true },
              ],
            },
          ],
        },
      },
      'unreachable',
    ],
    [
      'a limit in another currency than it pays',
      {
        criteria: { fact: 'turnover', op: '<=', value: 5000 },
        amount: { most: { amount: '10', currency: 'USD' } },
      },
      'currency',
    ],
    [
      'amounts in two currencies',
      { amount: { least: { amount: '1', currency: 'XTS' }, most: { amount: '10', currency: 'USD' } } },
      'currencies',
    ],
    ['another economy', { economy: 'KOR' }, 'economy'],
    ['a code of no economy', { economy: 'QQQ' }, 'economyUnknown'],
    ['an unknown kind of help', { instrument: 'subsidy' }, 'instrument'],
    ['a short name with capitals', { id: 'Dies' }, 'id'],
  ];
  for (const [what, change, expected] of cases) it(`names ${what}`, () => assert.deepEqual(keysOf(change), [expected]));

  it('says what is odd in a rule and may be meant', () => {
    const employees = (op: '<=' | '>=', value: number) => ({ fact: 'employees', op, value }) as const;
    const notesOf = (criteria: Criterion) => ruleNotes(withFacts({ ...sample, criteria }));
    assert.deepEqual(notesOf({ all: [employees('<=', 50), employees('<=', 80)] }), ['redundant']);
    assert.deepEqual(notesOf({ any: [employees('<=', 50), employees('>=', 50)] }), ['always']);
    assert.deepEqual(notesOf({ all: [employees('<=', 50)] }), []);
  });

  const now = { opensOn: '2026-01-01', closesOn: '2026-04-30' };
  const days: [string, Days, Days | null, string | null][] = [
    ['a call that is over', { opensOn: null, closesOn: '2026-02-28' }, null, 'closed'],
    ['a call that closes today', { opensOn: null, closesOn: '2026-03-01' }, null, null],
    ['the same call with another closing day', { ...now, closesOn: '2026-05-31' }, now, null],
    ['a call that opens before the one in force has closed', { opensOn: '2026-04-01', closesOn: null }, now, 'overlap'],
    [
      'a call beside one without an end',
      { opensOn: '2026-04-01', closesOn: null },
      { ...now, closesOn: null },
      'overlapOpen',
    ],
    ['a call that would take an open one from the shelf', { opensOn: '2026-06-01', closesOn: null }, now, 'tooSoon'],
    [
      'a call after one that has closed',
      { opensOn: '2026-06-01', closesOn: null },
      { ...now, closesOn: '2026-02-01' },
      null,
    ],
    ['days for a programme that had none', now, { opensOn: null, closesOn: null }, null],
  ];
  for (const [what, given, inForce, expected] of days)
    it(`${expected === null ? 'lets pass' : 'names'} ${what}`, () => {
      const found = checkDays(given, '2026-03-01', inForce);
      assert.deepEqual(
        found.map(({ key }) => key.split('.').at(-1)),
        expected === null ? [] : [expected],
      );
    });

  it('names towns and regions that the register lacks, where it has any', () => {
    const criteria = { fact: 'region', op: 'in', value: ['R1', 'R9'] } as const;
    const found = (places: [string, string][]) =>
      checkPlaces({ ...sample, criteria, areaCodes: ['R8'] }, new Map(places));
    assert.deepEqual(
      found([['R1', 'North']]).map(({ parameters }) => parameters.code),
      ['R9', 'R8'],
    );
    assert.deepEqual(found([]), []);
  });
});
