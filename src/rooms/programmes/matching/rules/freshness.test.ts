import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SourcedFact } from './firmFacts.ts';
import { agelessFacts, factsThatCount, isStale } from './freshness.ts';

describe('the age of what is known', () => {
  it('lets a fact decide about money for twelve months, to the day', () => {
    const cases: [string | null, string, boolean][] = [
      ['2025-03-01', '2026-03-01', false],
      ['2025-02-28', '2026-03-01', true],
      ['2023-02-28', '2024-02-29', false],
      ['2023-02-28', '2024-03-01', true],
      ['2024-02-29', '2025-02-28', false],
      ['2025', '2026-12-31', false],
      ['2025', '2027-01-01', true],
      ['2025-04', '2026-04-30', false],
      ['2025-04', '2026-05-01', true],
      ['2030-01-01', '2026-01-01', false],
    ];
    for (const [observedOn, on, stale] of cases)
      assert.equal(isStale({ fact: 'employees', observedOn }, on), stale, `${observedOn} on ${on}`);
  });

  it('takes a fact without a day for too old: nobody can show that it is young enough', () => {
    for (const observedOn of [null, '', 'not stated', 'last spring'])
      assert.equal(isStale({ fact: 'turnover', observedOn }, '2026-01-01'), true);
  });

  it('leaves alone what does not change with the years, and every programme that pays nothing out', () => {
    for (const fact of agelessFacts) assert.equal(isStale({ fact, observedOn: '1990' }, '2026-01-01'), false);
    const old: SourcedFact = {
      fact: 'employees',
      state: { kind: 'known', value: 9 },
      source: 'register',
      observedOn: '2016',
    };
    const facts = new Map([['employees', old]]);
    const counts = (instrument: string) => factsThatCount({ instrument }, facts, '2026-01-01').has('employees');
    assert.deepEqual(['grant', 'voucher', 'loan', 'guarantee', 'levy', 'training', 'extension'].map(counts), [
      false,
      false,
      false,
      false,
      false,
      true,
      true,
    ]);
  });
});
