import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choosePath } from './choosePath.ts';

const list = { limit: 20, offset: 0, size: 1_000_000, isClose: false };

test('a list of everything is read off the names, as far as its page', () => {
  assert.deepEqual(choosePath({ ...list, total: 1_000_000 }), { kind: 'walk', most: 20 });
  assert.deepEqual(choosePath({ ...list, total: 1_000_000, offset: 9_980 }), { kind: 'walk', most: 10_000 });
});

test('what is rare is fetched and sorted, what is common is met on the way', () => {
  assert.equal(choosePath({ ...list, total: 100 }).kind, 'sort');
  assert.equal(choosePath({ ...list, total: 100_000 }).kind, 'walk');
});

test('a walk goes further than expected, for names and industries keep together, but not without end', () => {
  assert.deepEqual(choosePath({ ...list, total: 10_000 }), { kind: 'walk', most: 12_000 });
  assert.deepEqual(choosePath({ ...list, total: 900_000 }), { kind: 'walk', most: 2_000 });
  assert.deepEqual(choosePath({ ...list, size: 1_500, total: 900 }), { kind: 'walk', most: 1_500 });
});

test('where each row must be visited a walk is worth less', () => {
  assert.equal(choosePath({ ...list, total: 3_000 }).kind, 'walk');
  assert.equal(choosePath({ ...list, total: 3_000, isClose: true }).kind, 'sort');
});
