import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nextQuestions, worthOf } from './nextQuestions.ts';
import { ownPart, readCost } from './ownPart.ts';
import { conflictsOf } from './stacking.ts';

describe('the order of questions', () => {
  const open = (id: string, ask: string[], more: { servesGoal?: boolean; value?: number } = {}) => ({
    id,
    ask,
    servesGoal: true,
    value: 1,
    ...more,
  });
  const order = (...programmes: ReturnType<typeof open>[]) =>
    nextQuestions(programmes, new Set()).map(({ fact }) => fact);

  it('begins with what settles a programme by itself, and goes on with what then does', () => {
    assert.deepEqual(order(open('a', ['x', 'y']), open('b', ['z'])), ['z', 'x', 'y']);
    assert.deepEqual(order(open('a', ['x', 'y']), open('b', ['y', 'z']), open('c', ['y', 'w', 'v'])), [
      'y',
      'x',
      'z',
      'v',
      'w',
    ]);
  });

  it('puts programmes that serve the goal before all others, and larger ones before smaller', () => {
    const other = { servesGoal: false, value: 6 };
    assert.deepEqual(order(open('a', ['x'], other), open('b', ['y', 'z'])), ['y', 'z', 'x']);
    assert.deepEqual(order(open('a', ['x']), open('b', ['y'], { value: worthOf(250_000) })), ['y', 'x']);
  });

  it('asks each fact once, says which programmes hang on it, and leaves out what was passed over', () => {
    const asked = nextQuestions([open('a', ['x', 'y']), open('b', ['x'])], new Set(['y']));
    assert.deepEqual(asked, [{ fact: 'x', programmes: ['a', 'b'] }]);
    assert.deepEqual(nextQuestions([], new Set()), []);
  });
});

describe('the firm’s own part of a cost', () => {
  const cost = { amount: 10_000, currency: 'XTS' };
  const money = (amount: string, currency = 'XTS') => ({ amount, currency });

  it('is what the share leaves, and the whole of what lies over the ceiling', () => {
    assert.deepEqual(ownPart({ costShare: { rate: 0.5 } }, cost), { least: 5_000, most: 5_000 });
    assert.deepEqual(ownPart({ costShare: { rate: 0.5, ceiling: money('3000') } }, cost), {
      least: 7_000,
      most: 7_000,
    });
    assert.deepEqual(ownPart({ costShare: { rate: 0.5, rateTo: 0.7 } }, cost), { least: 3_000, most: 5_000 });
    assert.deepEqual(ownPart({ costShare: { rate: 1 } }, { ...cost, amount: 0.1 }), { least: 0, most: 0 });
  });

  it('spans all tiers, each with its ceiling or the general one', () => {
    const tiers = [
      { when: 'below 20 people', rate: 0.8 },
      { when: 'over 100 people', rate: 0.2, ceiling: money('1000') },
    ];
    const costShare = { rate: 0.5, ceiling: money('6000'), tiers };
    assert.deepEqual(ownPart({ costShare }, cost), { least: 4_000, most: 9_000 });
  });

  it('is not told where no share is stated, or the ceiling is in other money', () => {
    assert.equal(ownPart({}, cost), null);
    assert.equal(ownPart({ costShare: { ceiling: money('1') } }, cost), null);
    assert.equal(ownPart({ costShare: { rate: 0.5, ceiling: money('1', 'USD') } }, cost), null);
  });

  it('reads a cost as people type it', () => {
    const cases: [string, number | null][] = [
      ['10000', 10_000],
      ['10,000', 10_000],
      ['10 000.50', 10_000.5],
      ['1,00', null],
      ['0', null],
      ['-5', null],
      ['1e9', null],
      ['99999999999999', null],
      ['', null],
      ['ten', null],
    ];
    for (const [text, amount] of cases) assert.equal(readCost(text), amount, text);
  });
});

describe('programmes that cannot be had together', () => {
  it('are found whichever of the two says so, and never the programme itself', () => {
    const list = [
      { id: 'a', stacking: [{ with: ['b', 'a'], rule: 'notWith' as const }] },
      { id: 'b' },
      { id: 'c', stacking: [{ with: 'any other grant', rule: 'onlyOne' as const }] },
    ];
    const found = (id: string) => {
      const one = list.find((programme) => programme.id === id) as (typeof list)[number];
      return conflictsOf(one, list).map((other) => other.id);
    };
    assert.deepEqual([found('a'), found('b'), found('c')], [['b'], ['a'], []]);
  });
});
