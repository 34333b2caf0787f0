import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roundDesignSchema } from '../model.ts';
import { judgeRound } from './judgeRound.ts';
import { lastDayOf } from './periods.ts';

test('a period ends on its last day', () => {
  const cases = { '2025': '2025-12-31', '2025-H1': '2025-06-30', '2025-Q3': '2025-09-30', '2024-02': '2024-02-29' };
  for (const [period, day] of Object.entries(cases)) assert.equal(lastDayOf(period), day);
});

test('a round is looked at once its follow-up is over, and not a day before', () => {
  const round = {
    assignmentRule: 'lottery',
    firmsKnown: true,
    state: 'assigned',
    drawn: true,
    followUpPeriod: '2025-H1',
    hasSource: true,
  };
  assert.equal(judgeRound(round, '2025-06-30')?.reason, 'beforeFollowUp');
  assert.equal(judgeRound(round, '2025-07-01'), null);
  assert.equal(judgeRound({ ...round, firmsKnown: false }, '2025-07-01')?.reason, 'groups');
});

test('a design without outcome or source is none; a period that is none is left out', () => {
  assert.equal(roundDesignSchema.safeParse({ outcome: 'sales' }).success, false);
  assert.equal(roundDesignSchema.safeParse('hostile').success, false);
  const design = roundDesignSchema.parse({
    outcome: 'sales',
    source: 'Survey',
    followUpPeriod: "2025'; --",
    standardDeviation: 'x',
  });
  assert.deepEqual([design.followUpPeriod, design.standardDeviation, design.unit], [null, null, '']);
});
