import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../random/index.ts';
import { type Criterion, type FactState, isAtom, type Literal } from './criteria.ts';
import { evaluate } from './evaluate.ts';
import { explainPrepared } from './explainPrepared.ts';
import { combinations, domains, drawRule, drawState, factNames, holdsFor, valuesOf } from './fixtures.ts';
import { parseCriteria } from './parseCriteria.ts';
import { completeFacts, type PreparedRule, prepareRule, type RuleSource } from './prepareRule.ts';

const known = (value: Literal): FactState => ({ kind: 'known', value });

function ready(source: RuleSource, asOf: string | null = null): PreparedRule {
  const found = prepareRule(source, asOf);
  if (!found.ok) assert.fail(JSON.stringify(found.issues));
  return found.prepared;
}
const issuesOf = (source: RuleSource, asOf: string | null = null) => {
  const found = prepareRule(source, asOf);
  return found.ok ? [] : found.issues.map(({ code, path }) => `${code} ${path}`);
};
const decide = (prepared: PreparedRule, facts: Record<string, FactState>) =>
  evaluate(prepared.rule, completeFacts(prepared, new Map(Object.entries(facts)))).outcome;

const ceiling: Criterion = { fact: 'employees', op: '<=', value: { parameter: 'ceiling' } };
const parameters = {
  ceiling: [
    { from: '2024-01-01', value: 100 },
    { from: '2026-01-01', value: 150 },
  ],
};

test('A limit with a name takes its value of the day', () => {
  const on = (day: string) => decide(ready({ criteria: ceiling, parameters }, day), { employees: known(120) });
  assert.equal(on('2025-12-31'), 'ineligible');
  assert.equal(on('2026-01-01'), 'eligible');
});

test('A limit that is not named, not yet in force, or of several days without a day is a fault where it stands', () => {
  assert.deepEqual(issuesOf({ criteria: { all: [ceiling] } }), ['unknownParameter all.0']);
  assert.deepEqual(issuesOf({ criteria: { all: [ceiling] }, parameters }, '2023-05-01'), ['parameterNotYet all.0']);
  assert.deepEqual(issuesOf({ criteria: ceiling, parameters }), ['parameterDated ']);
  assert.deepEqual(issuesOf({ criteria: ceiling, parameters: { ceiling: [{ from: null, value: 'many' }] } }), [
    'badValue value',
  ]);
});

const sizeClass = {
  cases: [
    { when: { fact: 'size', op: '<', value: 1 }, is: 'micro' },
    {
      when: {
        all: [
          { fact: 'size', op: '<', value: 2 },
          { fact: 'trade', op: 'prefixIn', value: ['a'] },
        ],
      },
      is: 'small',
    },
    { when: { fact: 'open', op: '=', value: true }, is: 'medium' },
  ],
  otherwise: 'large',
} as const satisfies NonNullable<RuleSource['derived']>[string];

test('A derived fact is what its cases say, over everything that is not known: 5,000 drawn rules and firms', () => {
  const random = seededRandom(41);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const outcomes = new Set<string>();
  for (let i = 0; i < 5_000; i += 1) {
    const classes = ['micro', 'small', 'medium', 'large'];
    const derived = pick<Criterion>([
      { fact: 'sizeClass', op: '=', value: pick(classes) },
      { fact: 'sizeClass', op: 'in', value: [pick(classes), pick(classes)] },
      { fact: 'sizeClass', op: 'notIn', value: [pick(classes)] },
    ]);
    const criteria = pick<Criterion>([
      { all: [derived, drawRule(random, 1)] },
      { any: [derived, { not: drawRule(random, 1) }] },
      { not: derived },
    ]);
    if (JSON.stringify(criteria).includes('exists')) continue;
    const facts = new Map(factNames.map((fact) => [fact, drawState(random, fact)]));
    const prepared = ready({ criteria, domains, derived: { sizeClass } });
    const { outcome } = evaluate(prepared.rule, facts);
    outcomes.add(outcome);
    const allowed = new Map(factNames.map((fact) => [fact, valuesOf(fact, facts.get(fact) as FactState)]));
    const said = new Set<boolean>();
    for (const values of combinations(allowed)) {
      const none = new Set<string>();
      const found = sizeClass.cases.find(({ when }) => holdsFor(when, values, none))?.is ?? sizeClass.otherwise;
      said.add(holdsFor(criteria, new Map([...values, ['sizeClass', found]]), none));
    }
    const expected = said.size === 2 ? 'unknown' : said.has(true) ? 'eligible' : 'ineligible';
    assert.equal(outcome, expected, `${JSON.stringify(criteria)} ${JSON.stringify([...facts])}`);
  }
  assert.equal(outcomes.size, 3);
});

test('A derived fact that follows from itself is a fault', () => {
  const derived = {
    a: { cases: [{ when: { fact: 'b', op: '=', value: 'x' } as const, is: 'y' }], otherwise: 'z' },
    b: { cases: [{ when: { fact: 'a', op: '=', value: 'y' } as const, is: 'x' }], otherwise: 'z' },
  };
  assert.deepEqual(issuesOf({ criteria: { any: [{ fact: 'a', op: '=', value: 'y' }] }, derived }), [
    'cycle any.0.any.0.all.0.any.0.all.0',
  ]);
});

test('What is within an area is within all that it lies in, and a coarse area may be any of those below it', () => {
  const areas = new Map([
    ['Shetou', 'Changhua'],
    ['Lukang', 'Changhua'],
    ['Changhua', 'Taiwan'],
    ['Hualien', 'Taiwan'],
  ]);
  const within = (...value: string[]) => ready({ criteria: { fact: 'place', op: 'within', value }, areas });
  assert.equal(decide(within('Changhua'), { place: known('Shetou') }), 'eligible');
  assert.equal(decide(within('Changhua'), { place: known('Hualien') }), 'ineligible');
  assert.equal(decide(within('Shetou'), { place: known('Changhua') }), 'unknown');
  assert.equal(decide(within('Taiwan'), { place: known('Changhua') }), 'eligible');
  assert.deepEqual(issuesOf({ criteria: { fact: 'place', op: 'within', value: ['Atlantis'] }, areas }), [
    'unknownArea ',
  ]);
});

test('Two facts are compared exactly where both are known, and by what is possible where they are not', () => {
  const prepared = ready({ criteria: { fact: 'debt', op: '<=', than: { fact: 'equity', times: 2 } } });
  const interval = (from: number, to: number): FactState => ({ kind: 'interval', from, to });
  assert.equal(decide(prepared, { debt: known(10), equity: known(5) }), 'eligible');
  assert.equal(decide(prepared, { debt: known(10.1), equity: known(5) }), 'ineligible');
  assert.equal(decide(prepared, { debt: known(10), equity: interval(5, 9) }), 'eligible');
  assert.equal(decide(prepared, { debt: known(10), equity: interval(4, 9) }), 'unknown');
  assert.equal(decide(prepared, { debt: known(10) }), 'unknown');
  assert.equal(decide(prepared, { debt: { kind: 'notApplicable' }, equity: known(5) }), 'ineligible');
  const { questions } = explainPrepared(prepared, new Map([['debt', known(10)]]), () => null);
  assert.deepEqual(questions, { ask: ['equity'], fewest: ['equity'] });
});

test('A comparison never says more than is true: 5,000 drawn pairs', () => {
  const random = seededRandom(42);
  const ends = () => Math.floor(random() * 6);
  for (let i = 0; i < 5_000; i += 1) {
    const draw = (): FactState => {
      const [a, b] = [ends(), ends()];
      return random() < 0.5 ? known(a) : { kind: 'interval', from: Math.min(a, b), to: Math.max(a, b) };
    };
    const [one, other] = [draw(), draw()];
    const op = (['<', '<=', '>', '>=', '=', '!='] as const)[Math.floor(random() * 6)] as '<';
    const outcome = decide(ready({ criteria: { fact: 'a', op, than: { fact: 'b' } } }), { a: one, b: other });
    const valuesIn = (state: FactState) =>
      state.kind === 'known'
        ? [state.value as number]
        : [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5].filter(
            (v) => state.kind === 'interval' && v >= (state.from ?? 0) && v <= (state.to ?? 5),
          );
    const said = new Set(
      valuesIn(one).flatMap((a) =>
        valuesIn(other).map(
          (b) => ({ '<': a < b, '<=': a <= b, '>': a > b, '>=': a >= b, '=': a === b, '!=': a !== b })[op],
        ),
      ),
    );
    const expected = said.size === 2 ? 'unknown' : said.has(true) ? 'eligible' : 'ineligible';
    assert.equal(outcome, expected, JSON.stringify([op, one, other]));
  }
});

test('What is soft is told and decides nothing; what a person has to judge is open, and not asked of the firm', () => {
  const criteria: Criterion = {
    all: [
      { fact: 'employees', op: '<=', value: 100 },
      { fact: 'exports', op: '>', value: 0, kind: 'soft' },
      { fact: 'soundPlan', op: '=', value: true, kind: 'discretionary' },
    ],
  };
  const prepared = ready({ criteria });
  const facts = new Map([
    ['employees', known(50)],
    ['exports', known(0)],
  ]);
  const { outcome, soft, questions, assessments, criteria: told } = explainPrepared(prepared, facts, () => 'register');
  assert.equal(outcome, 'unknown');
  assert.deepEqual(
    soft.map(({ path, result }) => [path, result]),
    [['all.1', 'fails']],
  );
  assert.deepEqual(questions, { ask: [], fewest: [] });
  assert.deepEqual(assessments, ['soundPlan']);
  assert.deepEqual(
    told.map(({ path }) => path),
    ['all.0', 'all.2'],
  );
  assert.equal(decide(prepared, { employees: known(50), soundPlan: known(true) }), 'eligible');
  assert.deepEqual(issuesOf({ criteria: { any: [{ fact: 'exports', op: '>', value: 0, kind: 'soft' }] } }), [
    'softInside any.0',
  ]);
});

test('Hostile extensions are refused with their place', () => {
  const codes = (input: unknown) => {
    const read = parseCriteria(input, new Map([['turnover', { type: 'number', unit: 'KRW' }]]));
    return read.ok ? [] : read.issues.map(({ code, path }) => `${code} ${path}`);
  };
  assert.deepEqual(codes({ fact: 'a', op: '<=', value: { parameter: '' } }), ['badValue value']);
  assert.deepEqual(codes({ fact: 'a', op: '<=', value: { parameter: 'x', more: 1 } }), ['badValue value']);
  assert.deepEqual(codes({ fact: 'a', op: 'in', than: { fact: 'b' } }), ['badValue op']);
  assert.deepEqual(codes({ fact: 'a', op: '<', than: { fact: 'b', times: -1 } }), ['badValue than']);
  assert.deepEqual(codes({ fact: 'a', op: '<', than: { fact: 'b' }, value: 3 }), ['unknownKey value']);
  assert.deepEqual(codes({ fact: 'a', op: '=', value: 1, kind: 'gentle' }), ['badValue kind']);
  assert.deepEqual(codes({ fact: 'turnover', op: '<', value: 1, unit: 'USD' }), ['unitMismatch ']);
  assert.deepEqual(codes({ fact: 'turnover', op: '<', value: 1, unit: 'KRW' }), []);
  const fine = parseCriteria({ fact: 'a', op: '<', than: { fact: ' b ', times: 2 }, kind: 'hard' });
  assert.ok(fine.ok && isAtom(fine.criterion) && fine.criterion.than?.fact === 'b');
});
