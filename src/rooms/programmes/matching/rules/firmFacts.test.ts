import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KnownFact } from '../../../registry/index.ts';
import { factsOfProfile, stateOfBand } from './firmFacts.ts';

const known = (fact: string, value: KnownFact['value']): [string, KnownFact] => [
  fact,
  { fact, value, source: 'register', observedOn: null } as KnownFact,
];

test('A band of people leaves every number in it possible, and yields to a number that is known', () => {
  const banded = factsOfProfile(new Map([known('employeesBand', '20..49')]));
  assert.deepEqual(banded.get('employees')?.state, { kind: 'interval', from: 20, to: 49 });
  const both = factsOfProfile(new Map([known('employeesBand', '20..49'), known('employees', 31)]));
  assert.deepEqual(both.get('employees')?.state, { kind: 'known', value: 31 });
});

test('An open band has one end, and what is no band says nothing', () => {
  assert.deepEqual(stateOfBand('250..'), { kind: 'interval', from: 250, to: null });
  assert.equal(stateOfBand('several'), null);
});
