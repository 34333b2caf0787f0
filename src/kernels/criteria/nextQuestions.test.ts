import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../random/index.ts';
import { compileRule } from './compileRule.ts';
import { type Criterion, type FactState, factsOf, type Literal } from './criteria.ts';
import { evaluate } from './evaluate.ts';
import { domains, drawRule, factNames, universe } from './fixtures.ts';
import { nextQuestions } from './nextQuestions.ts';
import { findQuestions } from './questions.ts';

const ruleOf = (criterion: Criterion) => ({ rule: compileRule(criterion, domains) });
const known = (value: Literal): FactState => ({ kind: 'known', value });

test('The fact comes first whose answer settles most by value', () => {
  const cheap = { all: [{ fact: 'open', op: '=', value: true }] } as const;
  const dear = {
    all: [
      { fact: 'size', op: '<', value: 1 },
      { fact: 'open', op: '=', value: true },
    ],
  } as const;
  assert.deepEqual(
    nextQuestions([ruleOf(cheap), ruleOf(dear)], new Map()).map(({ fact }) => fact),
    ['open', 'size'],
  );
  const weighed = [
    { ...ruleOf(cheap), value: 1 },
    { ...ruleOf({ fact: 'size', op: '<', value: 1 }), value: 50_000 },
  ];
  assert.equal(nextQuestions(weighed, new Map())[0]?.fact, 'size');
});

test('What was asked and not told is not asked again', () => {
  const rule = ruleOf({
    all: [
      { fact: 'size', op: '<', value: 1 },
      { fact: 'open', op: '=', value: true },
    ],
  });
  assert.deepEqual(
    nextQuestions([rule], new Map([['open', { kind: 'refused' }]])).map(({ fact }) => fact),
    ['size'],
  );
});

test('Exactly the facts that can change an answer are asked, whatever the rules', () => {
  const random = seededRandom(77);
  for (let i = 0; i < 1_500; i += 1) {
    const rules = Array.from({ length: 1 + (i % 4) }, () => ruleOf(drawRule(random, 2)));
    const facts = new Map(
      factNames
        .filter(() => random() < 0.4)
        .map((fact) => [fact, known((universe[fact] as readonly Literal[])[0] as Literal)]),
    );
    const open = rules.filter(({ rule }) => evaluate(rule, facts).outcome === 'unknown');
    const wanted = new Set(open.flatMap(({ rule }) => findQuestions(rule, facts).ask));
    assert.deepEqual(new Set(nextQuestions(rules, facts).map(({ fact }) => fact)), wanted);
  }
});

test('Asked one by one, every rule is settled, with no fact asked twice and never more than there are', () => {
  const random = seededRandom(78);
  let fewer = 0;
  for (let i = 0; i < 400; i += 1) {
    const rules = Array.from({ length: 3 }, () => ruleOf(drawRule(random, 2)));
    const facts = new Map<string, FactState>();
    const firm = new Map(
      factNames.map((fact) => [
        fact,
        (universe[fact] as readonly Literal[])[Math.floor(random() * universe[fact]!.length)] as Literal,
      ]),
    );
    let asked = 0;
    for (let next = nextQuestions(rules, facts)[0]; next !== undefined; next = nextQuestions(rules, facts)[0]) {
      assert.ok(!facts.has(next.fact));
      facts.set(next.fact, known(firm.get(next.fact) as Literal));
      asked += 1;
    }
    const all = new Set(rules.flatMap(({ rule }) => factsOf(rule.criterion))).size;
    assert.ok(asked <= all);
    if (asked < all) fewer += 1;
    for (const { rule } of rules) assert.notEqual(evaluate(rule, facts).outcome, 'unknown');
  }
  assert.ok(fewer > 100, String(fewer));
});
