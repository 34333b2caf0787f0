import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type SaidValue, shownValue } from './shownValue.ts';

const said = (
  value: string | null,
  kind: SaidValue<string>['kind'],
  at: string,
  withdrawn = false,
): SaidValue<string> => ({
  value,
  kind,
  at,
  withdrawn,
});
const shown = (...all: SaidValue<string>[]) => shownValue(all)?.value;

test('a person’s correction and a checked claim are shown before a register, a visit and an upload, whatever is later', () => {
  assert.equal(shown(said('a', 'correction', '2020'), said('b', 'register', '2024')), 'a');
  assert.equal(shown(said('a', 'claim', '2020'), said('b', 'register', '2024')), 'a');
  assert.equal(shown(said('a', 'upload', '2024'), said('b', 'visit', '2023'), said('c', 'register', '2020')), 'c');
  assert.equal(shown(said('a', 'upload', '2024'), said('b', 'visit', '2023')), 'b');
});

test('of one rank the latest is shown, in whatever order they are named', () => {
  assert.equal(shown(said('a', 'register', '2024'), said('b', 'register', '2020')), 'a');
  assert.equal(shown(said('b', 'register', '2020'), said('a', 'register', '2024')), 'a');
  assert.equal(shown(said('a', 'correction', '2020'), said('b', 'claim', '2021')), 'b');
});

test('what is empty says nothing, unless a person set it so; what was withdrawn is not said', () => {
  assert.equal(shown(said(null, 'register', '2024'), said('b', 'upload', '2020')), 'b');
  assert.equal(shown(said(null, 'correction', '2024'), said('b', 'register', '2020')), null);
  assert.equal(shown(said('a', 'correction', '2024', true), said('b', 'register', '2020')), 'b');
  assert.equal(shownValue([]), null);
});
