import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { seededRandom } from '../random/index.ts';
import { compileRule } from './compileRule.ts';
import { type Criterion, type FactState, factsOf, isNothing, type Literal } from './criteria.ts';
import { evaluate } from './evaluate.ts';
import { explain } from './explain.ts';
import { domains, drawRule, drawState, enumerate, factNames, universe, valuesOf } from './fixtures.ts';
import { findQuestions } from './questions.ts';
import { findRepairs } from './repairs.ts';

const known = (value: Literal): FactState => ({ kind: 'known', value });
const factsFrom = (facts: Record<string, FactState>) => new Map(Object.entries(facts));

const plant: Criterion = {
  all: [
    { fact: 'employees', op: '<=', value: 100 },
    { fact: 'region', op: 'in', value: ['north', 'south'] },
    {
      any: [
        { fact: 'taxPaid', op: '=', value: true },
        { fact: 'years', op: '>=', value: 3 },
      ],
    },
  ],
};

describe('explain', () => {
  it('says of each criterion what was asked, what was found, and who says so', () => {
    const facts = factsFrom({ employees: known(150), region: known('north'), taxPaid: { kind: 'notApplicable' } });
    const { outcome, criteria, repairs, questions } = explain(compileRule(plant), facts, (fact) =>
      facts.has(fact) ? 'register' : null,
    );
    assert.equal(outcome, 'ineligible');
    assert.deepEqual(
      criteria.map(({ path, fact, result, source }) => [path, fact, result, source]),
      [
        ['all.0', 'employees', 'fails', 'register'],
        ['all.1', 'region', 'holds', 'register'],
        ['all.2.any.0', 'taxPaid', 'fails', 'register'],
        ['all.2.any.1', 'years', 'unknown', null],
      ],
    );
    assert.deepEqual(criteria[0]?.required, { op: '<=', value: 100 });
    assert.equal(questions, null);
    assert.deepEqual(repairs?.smallest, [
      {
        becomes: 'unknown',
        changes: [
          { fact: 'employees', observed: known(150), limits: [{ op: '<=', value: 100 }], example: 100, distance: 50 },
        ],
      },
    ]);
  });

  it('names every smallest set, and larger ones of which no part would do', () => {
    const rule: Criterion = {
      any: [
        { fact: 'region', op: '=', value: 'north' },
        {
          all: [
            { fact: 'a', op: '=', value: true },
            { fact: 'n', op: '>', value: 5 },
          ],
        },
      ],
    };
    const facts = factsFrom({ region: known('west'), a: known(false), n: known(2) });
    const { smallest, others, isComplete } = findRepairs(compileRule(rule), facts);
    assert.deepEqual(
      smallest.map(({ changes }) => changes.map(({ fact }) => fact)),
      [['region']],
    );
    assert.deepEqual(
      others.map(({ changes }) => changes.map(({ fact }) => fact)),
      [['a', 'n']],
    );
    assert.equal(smallest[0]?.changes[0]?.example, 'north');
    assert.ok(isComplete);
  });

  it('has no repair for a rule that nobody can meet', () => {
    const never: Criterion = {
      all: [
        { fact: 'n', op: '>', value: 5 },
        { fact: 'n', op: '<', value: 5 },
      ],
    };
    assert.deepEqual(findRepairs(compileRule(never), new Map()), { smallest: [], others: [], isComplete: true });
  });

  it('asks first what settles most by itself, and never what cannot matter', () => {
    const rule: Criterion = {
      all: [
        {
          any: [
            { fact: 'a', op: '=', value: true },
            { fact: 'b', op: '=', value: true },
          ],
        },
        { fact: 'c', op: '=', value: true },
        {
          any: [
            { fact: 'd', op: '<', value: 1 },
            { fact: 'd', op: '>=', value: 1 },
          ],
        },
      ],
    };
    const { ask, fewest } = findQuestions(compileRule(rule), new Map());
    assert.deepEqual(ask, ['c', 'a', 'b']);
    assert.deepEqual(fewest, ['c']);
  });

  it('asks the exact number only where a limit lies inside the band', () => {
    const rule = (value: number): Criterion => ({ fact: 'employees', op: '<=', value });
    const band = factsFrom({ employees: { kind: 'interval', from: 20, to: 99 } });
    assert.deepEqual(findQuestions(compileRule(rule(50)), band).ask, ['employees']);
    assert.equal(evaluate(compileRule(rule(99)), band).outcome, 'eligible');
  });

  it('finds sets that flip the answer and of which no part does, and all of the smallest: by trying', () => {
    let tried = 0;
    drawn(4_000, 11, (rule, facts) => {
      if (evaluate(compileRule(rule, domains), facts).outcome !== 'ineligible') return;
      const { smallest, others } = findRepairs(compileRule(rule, domains), facts);
      const found = [...smallest, ...others].map(({ changes }) => changes.map(({ fact }) => fact));
      const flipping = subsets(factsOf(rule)).filter((set) => outcomeWith(rule, facts, set) !== 'ineligible');
      const minimal = flipping.filter(
        (set) => !flipping.some((part) => part.length < set.length && part.every((fact) => set.includes(fact))),
      );
      const inOrder = (sets: string[][]) => sets.map((set) => [...set].sort().join()).sort();
      assert.deepEqual(inOrder(found), inOrder(minimal), JSON.stringify([rule, [...facts]]));
      for (const { changes, becomes } of [...smallest, ...others]) {
        const changed = new Map(facts);
        for (const { fact, example } of changes) if (example !== null) changed.set(fact, known(example));
        if (changes.every(({ example }) => example !== null))
          assert.equal(evaluate(compileRule(rule, domains), changed).outcome, becomes);
      }
      tried += 1;
    });
    assert.ok(tried > 800, String(tried));
  });

  it('asks exactly the facts that can change the answer: by trying', () => {
    let tried = 0;
    drawn(6_000, 12, (rule, facts) => {
      if (JSON.stringify(rule).includes('exists')) return;
      if (evaluate(compileRule(rule, domains), facts).outcome !== 'unknown') return;
      const { ask, fewest } = findQuestions(compileRule(rule, domains), facts);
      const isRefused = (fact: string) => facts.get(fact)?.kind === 'refused';
      const open = factsOf(rule).filter((fact) => valuesOf(fact, facts.get(fact) as FactState).length > 1);
      const mattering = open.filter((fact) => canMatter(rule, facts, fact));
      assert.deepEqual([...ask].sort(), mattering.filter((fact) => !isRefused(fact)).sort());
      if (mattering.some(isRefused)) return;
      assert.ok(fewest.length > 0 && fewest.every((fact) => ask.includes(fact)));
      assert.ok(canSettle(rule, facts, fewest), JSON.stringify([rule, [...facts], fewest]));
      for (const smaller of subsets([...ask]).filter((set) => set.length === fewest.length - 1))
        assert.ok(!canSettle(rule, facts, smaller));
      tried += 1;
    });
    assert.ok(tried > 400, String(tried));
  });
});

function drawn(times: number, seed: number, check: (rule: Criterion, facts: Map<string, FactState>) => void): void {
  const property = fc.property(fc.integer({ min: 0 }), (one) => {
    const random = seededRandom(one);
    check(drawRule(random, 2), new Map(factNames.map((fact) => [fact, drawState(random, fact)])));
  });
  fc.assert(property, { numRuns: times, seed });
}

const subsets = (list: readonly string[]): string[][] =>
  list.reduce<string[][]>((sets, one) => sets.concat(sets.map((set) => [...set, one])), [[]]);

const allowedOf = (rule: Criterion, facts: ReadonlyMap<string, FactState>) =>
  new Map(factsOf(rule).map((fact) => [fact, valuesOf(fact, facts.get(fact) as FactState)]));

const statedOf = (facts: ReadonlyMap<string, FactState>) =>
  [...facts].flatMap(([fact, state]) => (isNothing(state) || state.kind === 'notApplicable' ? [] : [fact]));

/** The outcome where some facts are free to take, and to be given, any value. */
function outcomeWith(rule: Criterion, facts: ReadonlyMap<string, FactState>, free: readonly string[]) {
  const allowed = allowedOf(rule, facts);
  for (const fact of free) allowed.set(fact, universe[fact] as readonly Literal[]);
  return enumerate(rule, allowed, new Set([...statedOf(facts), ...free]));
}

function canMatter(rule: Criterion, facts: ReadonlyMap<string, FactState>, fact: string): boolean {
  const allowed = allowedOf(rule, facts);
  const values = allowed.get(fact) as readonly (Literal | null)[];
  const others = new Map([...allowed].filter(([name]) => name !== fact));
  for (const rest of everyCombination(others)) {
    const outcomes = values.map((value) =>
      enumerate(rule, new Map([...rest, [fact, [value]]]), new Set(statedOf(facts))),
    );
    if (new Set(outcomes).size > 1) return true;
  }
  return false;
}

function canSettle(rule: Criterion, facts: ReadonlyMap<string, FactState>, set: readonly string[]): boolean {
  const allowed = allowedOf(rule, facts);
  const asked = new Map(set.map((fact) => [fact, allowed.get(fact) as readonly (Literal | null)[]]));
  for (const answers of everyCombination(asked))
    if (enumerate(rule, new Map([...allowed, ...answers]), new Set(statedOf(facts))) !== 'unknown') return true;
  return false;
}

function everyCombination(
  allowed: ReadonlyMap<string, readonly (Literal | null)[]>,
): Map<string, (Literal | null)[]>[] {
  return [...allowed].reduce<Map<string, (Literal | null)[]>[]>(
    (made, [fact, values]) => made.flatMap((one) => values.map((value) => new Map([...one, [fact, [value]]]))),
    [new Map()],
  );
}
