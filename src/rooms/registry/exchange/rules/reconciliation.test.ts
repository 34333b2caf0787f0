import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rankCandidates, reconciliationInput, type ScoredFirm } from './reconciliation.ts';

const firm = (id: string, more: Partial<ScoredFirm> = {}): ScoredFirm => ({
  id,
  name: id,
  description: '',
  nameSimilarity: 0.5,
  sameIdentifier: false,
  agreeing: 0,
  conflicting: 0,
  ...more,
});

test('a match is sure and clearly better than the next', () => {
  const ranked = (...firms: ScoredFirm[]) => rankCandidates(firms, 5).map(({ id, match }) => [id, match]);
  assert.deepEqual(ranked(firm('a', { nameSimilarity: 0.95 }), firm('b')), [
    ['a', true],
    ['b', false],
  ]);
  assert.deepEqual(ranked(firm('a', { nameSimilarity: 0.95 }), firm('b', { nameSimilarity: 0.93 })), [
    ['a', false],
    ['b', false],
  ]);
  assert.deepEqual(ranked(firm('a', { nameSimilarity: 0.95, conflicting: 1 })), [['a', false]]);
  assert.deepEqual(ranked(firm('a', { nameSimilarity: 0.95 }), firm('b', { sameIdentifier: true })), [
    ['b', false],
    ['a', false],
  ]);
  assert.deepEqual(ranked(firm('a', { nameSimilarity: 0.8 }), firm('b', { sameIdentifier: true })), [
    ['b', true],
    ['a', false],
  ]);
});

test('scores lie between 0 and 100', () => {
  const scores = rankCandidates([firm('a', { nameSimilarity: 1, agreeing: 9 }), firm('b', { conflicting: 9 })], 5);
  assert.deepEqual(
    scores.map(({ score }) => score),
    [99, 0],
  );
});

test('what clients send is read in all its forms', () => {
  const read = reconciliationInput.parse({
    queries: JSON.stringify({
      q0: {
        query: 'Bright Star',
        limit: 3,
        properties: [
          { pid: 'place', v: { id: 'X1', name: 'X' } },
          { pid: 'isic', v: ['25', 2431] },
        ],
      },
      q1: { query: 12 },
    }),
  });
  assert.deepEqual(read.queries?.q0?.properties, [
    { pid: 'place', v: ['X1'] },
    { pid: 'isic', v: ['25', '2431'] },
  ]);
  assert.equal(read.queries?.q1?.query, '12');
});

test('what is no batch is refused with its place', () => {
  for (const queries of ['{', '[]', '{"q0":{"query":{}, "properties":[{}]}}', '"x"', 'null'])
    assert.equal(reconciliationInput.safeParse({ queries }).success, false, queries);
  const many = Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`q${i}`, { query: 'x' }]));
  assert.equal(reconciliationInput.safeParse({ queries: JSON.stringify(many) }).success, false);
});
