import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../random/index.ts';
import { checkRule } from './checkRule.ts';
import { compileRule } from './compileRule.ts';
import type { Criterion } from './criteria.ts';
import { combinations, domains, drawRule, factNames, holdsFor, universe } from './fixtures.ts';

const findings = (criterion: Criterion) =>
  checkRule(compileRule(criterion, domains)).map(({ code, path }) => `${code} ${path}`.trim());

const few: Criterion = { fact: 'size', op: '<=', value: 2 };
const many: Criterion = { fact: 'size', op: '>', value: 2 };
const open: Criterion = { fact: 'open', op: '=', value: true };

test('A sound rule has no findings', () => {
  assert.deepEqual(findings({ all: [few, open] }), []);
  assert.deepEqual(findings({ any: [few, open] }), []);
  assert.deepEqual(findings({ all: [] }), []);
});

test('A rule that nobody, or everybody, can meet is told', () => {
  assert.deepEqual(findings({ all: [few, many] }), ['impossible']);
  assert.deepEqual(findings({ any: [few, many] }), ['always']);
  assert.deepEqual(findings({ fact: 'count', op: '>', value: 3 }), ['impossible']);
});

test('A branch that no firm can use, and a part that the rest asks for anyway, are told with their place', () => {
  assert.deepEqual(findings({ all: [few, { any: [many, open] }] }), ['unreachable all.1.any.0']);
  assert.deepEqual(findings({ all: [{ fact: 'size', op: '<', value: 1 }, few, open] }), ['redundant all.1']);
});

test('What is called impossible or always is so for every combination of values: 1,000 drawn rules', () => {
  const random = seededRandom(9);
  const seen = new Set<string>();
  for (let i = 0; i < 1_000; i += 1) {
    const rule = drawRule(random, 2);
    if (JSON.stringify(rule).includes('exists')) continue;
    const said = new Set<boolean>();
    for (const values of combinations(new Map(factNames.map((fact) => [fact, universe[fact] ?? []]))))
      said.add(holdsFor(rule, values, new Set()));
    const [first] = checkRule(compileRule(rule, domains));
    const whole = first?.path === '' ? first.code : null;
    const hasTests = JSON.stringify(rule).includes('fact');
    assert.equal(whole === 'impossible', said.size === 1 && said.has(false), JSON.stringify(rule));
    if (hasTests) assert.equal(whole === 'always', said.size === 1 && said.has(true), JSON.stringify(rule));
    if (first !== undefined) seen.add(first.code);
  }
  assert.deepEqual([...seen].sort(), ['always', 'impossible', 'redundant', 'unreachable']);
});
