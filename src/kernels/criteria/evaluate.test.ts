import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { seededRandom } from '../random/index.ts';
import { compileRule } from './compileRule.ts';
import { type Criterion, type FactState, factsOf } from './criteria.ts';
import { evaluate } from './evaluate.ts';
import { domains, drawRule, drawState, enumerate, factNames, valuesOf } from './fixtures.ts';

const known = (value: number | string | boolean): FactState => ({ kind: 'known', value });
const interval = (from: number | null, to: number | null): FactState => ({ kind: 'interval', from, to });
const set = (...values: (number | string)[]): FactState => ({ kind: 'set', values });
const notApplicable: FactState = { kind: 'notApplicable' };

const outcomeOf = (rule: Criterion, facts: Record<string, FactState>) =>
  evaluate(compileRule(rule), new Map(Object.entries(facts))).outcome;

describe('evaluate', () => {
  const small: Criterion = { fact: 'employees', op: '<=', value: 100 };
  const maker: Criterion = { fact: 'isic', op: 'prefixIn', value: ['25', '281'] };
  const cases: [string, Criterion, Record<string, FactState>, string][] = [
    ['a value at the limit', small, { employees: known(100) }, 'eligible'],
    ['a value beyond it', small, { employees: known(100.5) }, 'ineligible'],
    ['a medium firm against a limit inside its class', small, { employees: interval(20, 249) }, 'unknown'],
    [
      'a medium firm against a limit above its class',
      { ...small, value: 249 },
      { employees: interval(20, 249) },
      'eligible',
    ],
    ['an open end', small, { employees: interval(101, null) }, 'ineligible'],
    ['nothing known', small, {}, 'unknown'],
    ['a code below a prefix', maker, { isic: known('2592') }, 'eligible'],
    ['a set that lies in the rule', maker, { isic: set('2592', '2811') }, 'eligible'],
    ['a set that lies across it', maker, { isic: set('2592', '1071') }, 'unknown'],
    ['x or not x, nothing known', { any: [small, { not: small }] }, {}, 'eligible'],
    ['x and not x, nothing known', { all: [small, { not: small }] }, {}, 'ineligible'],
    ['two halves of the line', { any: [small, { fact: 'employees', op: '>', value: 100 }] }, {}, 'eligible'],
    [
      'two halves with a hole',
      {
        any: [
          { ...small, op: '<' },
          { fact: 'employees', op: '>', value: 100 },
        ],
      },
      {},
      'unknown',
    ],
    ['whole numbers are not assumed', { any: [small, { fact: 'employees', op: '>=', value: 101 }] }, {}, 'unknown'],
    [
      'a missing code may be one that no rule names',
      {
        any: [
          { fact: 'r', op: '=', value: 'n' },
          { fact: 'r', op: '=', value: 's' },
        ],
      },
      {},
      'unknown',
    ],
    [
      'a set whose members are all named',
      {
        any: [
          { fact: 'r', op: '=', value: 'n' },
          { fact: 'r', op: '=', value: 's' },
        ],
      },
      { r: set('n', 's') },
      'eligible',
    ],
    [
      'a missing boolean is true or false',
      {
        any: [
          { fact: 'b', op: '=', value: true },
          { fact: 'b', op: '=', value: false },
        ],
      },
      {},
      'eligible',
    ],
    ['not applicable: a comparison is false', small, { employees: notApplicable }, 'ineligible'],
    ['not applicable: its opposite is true', { not: small }, { employees: notApplicable }, 'eligible'],
    ['not applicable: is not this', { fact: 'r', op: '!=', value: 'n' }, { r: notApplicable }, 'eligible'],
    ['not applicable: not among these', { fact: 'r', op: 'notIn', value: ['n'] }, { r: notApplicable }, 'eligible'],
    ['not applicable: does not exist', { fact: 'r', op: 'exists' }, { r: notApplicable }, 'ineligible'],
    ['not applicable: exists = false', { fact: 'r', op: 'exists', value: false }, { r: notApplicable }, 'eligible'],
    ['an empty fact does not exist', { fact: 'r', op: 'exists' }, {}, 'ineligible'],
    ['a range exists', { fact: 'n', op: 'exists' }, { n: interval(null, 9) }, 'eligible'],
    [
      'two of three, one short and one open',
      { atLeast: 2, of: [small, maker, { fact: 'b', op: '=', value: true }] },
      { employees: known(5), isic: known('10') },
      'unknown',
    ],
    [
      'two of three, whatever is open',
      { atLeast: 2, of: [small, maker, { fact: 'b', op: '=', value: true }] },
      { employees: known(5), isic: known('25') },
      'eligible',
    ],
    ['more than there are', { atLeast: 2, of: [small] }, { employees: known(5) }, 'ineligible'],
    ['no criterion at all', { all: [] }, {}, 'eligible'],
    ['none of none', { any: [] }, {}, 'ineligible'],
  ];
  for (const [what, rule, facts, expected] of cases)
    it(`${what}: ${expected}`, () => assert.equal(outcomeOf(rule, facts), expected));

  it('takes whole numbers and bounds where a domain says so', () => {
    const halves: Criterion = { any: [small, { fact: 'employees', op: '>=', value: 101 }] };
    const whole = new Map([['employees', { type: 'number', integer: true, least: 0 } as const]]);
    assert.equal(evaluate(compileRule(halves, whole), new Map()).outcome, 'eligible');
    const below: Criterion = { fact: 'employees', op: '>=', value: 0 };
    assert.equal(evaluate(compileRule(below, whole), new Map()).outcome, 'eligible');
    assert.equal(evaluate(compileRule(below), new Map()).outcome, 'unknown');
  });

  it('is what trying every combination of values gives: 120,000 drawn rules and firms', () => {
    let tried = 0;
    const tally = { eligible: 0, ineligible: 0, unknown: 0 };
    const property = fc.property(fc.integer({ min: 0 }), (seed) => {
      const random = seededRandom(seed);
      for (let i = 0; i < 60; i += 1) {
        const rule = drawRule(random);
        const facts = new Map(factNames.map((fact) => [fact, drawState(random, fact)]));
        const { outcome, isExact } = evaluate(compileRule(rule, domains), facts);
        const expected = enumerate(rule, allowedOf(rule, facts), statedOf(facts));
        assert.equal(outcome, expected, `${JSON.stringify(rule)} ${JSON.stringify([...facts])}`);
        assert.ok(isExact);
        tally[outcome] += 1;
        tried += 1;
      }
    });
    fc.assert(property, { numRuns: 2_000, seed: 20_260_101 });
    assert.equal(tried, 120_000);
    assert.ok(Math.min(...Object.values(tally)) > 12_000, JSON.stringify(tally));
  });

  it('holds De Morgan’s laws and never turns an answer round when something more is learnt', () => {
    const property = fc.property(fc.integer({ min: 0 }), (seed) => {
      const random = seededRandom(seed);
      const [a, b] = [drawRule(random, 2), drawRule(random, 2)];
      const facts = new Map(factNames.map((fact) => [fact, drawState(random, fact)]));
      const decide = (rule: Criterion, known = facts) => evaluate(compileRule(rule, domains), known).outcome;
      assert.equal(decide({ not: { all: [a, b] } }), decide({ any: [{ not: a }, { not: b }] }));
      assert.equal(decide({ not: { any: [a, b] } }), decide({ all: [{ not: a }, { not: b }] }));
      assert.equal(decide({ atLeast: 2, of: [a, b] }), decide({ all: [a, b] }));
      assert.equal(decide({ atLeast: 1, of: [a, b] }), decide({ any: [a, b] }));
      assert.equal(decide({ not: { not: a } }), decide(a));
      const before = decide(a);
      if (before === 'unknown' || JSON.stringify(a).includes('exists')) return;
      const fact = factNames[Math.floor(random() * factNames.length)] as string;
      for (const value of valuesOf(fact, facts.get(fact) as FactState))
        if (value !== null) assert.equal(decide(a, new Map(facts).set(fact, known(value))), before);
    });
    fc.assert(property, { numRuns: 5_000, seed: 7 });
  });

  it('gives up a rule that is too entangled as unknown, and says that it did', () => {
    const facts = Array.from({ length: 14 }, (_, i) => `f${i}`);
    const random = seededRandom(3);
    const clause = (): Criterion => ({
      any: Array.from({ length: 3 }, () => ({
        fact: facts[Math.floor(random() * facts.length)] as string,
        op: random() < 0.5 ? ('=' as const) : ('!=' as const),
        value: true,
      })),
    });
    const rule = compileRule({ all: Array.from({ length: 90 }, clause) });
    assert.deepEqual(evaluate(rule, new Map(), 50), { outcome: 'unknown', isExact: false });
    assert.equal(evaluate(rule, new Map()).isExact, true);
  });

  it('refuses what contradicts a fact’s domain', () => {
    const rule = compileRule({ fact: 'count', op: '>', value: 1 }, domains);
    for (const state of [known(1.5), known(-1), known('x'), interval(3, 2), interval(1.2, 1.8), set()])
      assert.throws(() => evaluate(rule, new Map([['count', state]])), RangeError, JSON.stringify(state));
  });
});

function allowedOf(rule: Criterion, facts: ReadonlyMap<string, FactState>) {
  return new Map(factsOf(rule).map((fact) => [fact, valuesOf(fact, facts.get(fact) as FactState)]));
}

const statedOf = (facts: ReadonlyMap<string, FactState>) =>
  new Set(
    [...facts].flatMap(([fact, { kind }]) =>
      kind === 'unknown' || kind === 'refused' || kind === 'notApplicable' ? [] : [fact],
    ),
  );
