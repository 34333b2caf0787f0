import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { compileRule } from './compileRule.ts';
import type { FactDomain } from './criteria.ts';
import { criteriaLimits, parseCriteria } from './parseCriteria.ts';

const faultsOf = (input: unknown, domains?: ReadonlyMap<string, FactDomain>) => {
  const parsed = parseCriteria(input, domains);
  return parsed.ok ? [] : parsed.issues.map(({ path, code }) => `${path}: ${code}`);
};

describe('parseCriteria', () => {
  it('trims literals and brings them to one form of Unicode', () => {
    const parsed = parseCriteria({ fact: ' region ', op: 'in', value: [' Que\u0301bec ', 'north'] });
    assert.deepEqual(parsed, { ok: true, criterion: { fact: 'region', op: 'in', value: ['Qu\u00e9bec', 'north'] } });
  });

  const atom = { fact: 'n', op: '<', value: 1 };
  const cases: [string, unknown, string[]][] = [
    ['an operator that there is not', { fact: 'n', op: '=<', value: 1 }, ['op: unknownOperator']],
    ['no operator', { fact: 'n', value: 1 }, ['op: missing']],
    ['no value', { all: [{ fact: 'n', op: '<' }] }, ['all.0.value: missing']],
    ['text where a number is compared', { fact: 'n', op: '<', value: '1' }, ['value: badValue']],
    ['an interval turned round', { fact: 'n', op: 'between', value: [9, 2] }, ['value: contradictoryInterval']],
    ['an interval of three', { fact: 'n', op: 'between', value: [1, 2, 3] }, ['value: badValue']],
    ['an empty list', { fact: 'n', op: 'in', value: [] }, ['value: badValue']],
    ['a prefix that is a number', { fact: 'n', op: 'prefixIn', value: ['10', 11] }, ['value.1: badValue']],
    ['a key that is not known', { ...atom, valeu: 1 }, ['valeu: unknownKey']],
    ['two kinds in one', { all: [atom], any: [atom] }, ['any: unknownKey']],
    ['no list', { any: atom }, ['any: notACriterion']],
    ['a count that is none', { atLeast: 1.5, of: [atom] }, ['atLeast: badCount']],
    ['a count without a list', { atLeast: 1 }, ['of: missing']],
    ['a fact without a name', { ...atom, fact: ' ' }, ['fact: badFact']],
    ['one fact of two types', { all: [atom, { fact: 'n', op: '=', value: 'x' }] }, ['all.1: mixedTypes']],
    ['a list of two types', { fact: 'n', op: 'in', value: [1, 'x'] }, [': mixedTypes']],
    ['nothing', null, [': notACriterion']],
    ['infinity', { fact: 'n', op: '<', value: Number.POSITIVE_INFINITY }, ['value: badValue']],
    ['exists of a text', { fact: 'n', op: 'exists', value: 'yes' }, ['value: badValue']],
    [
      'several faults',
      {
        all: [
          { fact: 'n', op: '~' },
          { fact: '', op: '=' },
        ],
      },
      ['all.0.op: unknownOperator', 'all.1.fact: badFact'],
    ],
  ];
  for (const [what, input, expected] of cases)
    it(`says where ${what} stands`, () => assert.deepEqual(faultsOf(input), expected));

  it('holds the literals against declared types', () => {
    const domains = new Map([['isic', { type: 'code' } as const]]);
    assert.deepEqual(faultsOf({ fact: 'isic', op: '=', value: 10 }, domains), [': mixedTypes']);
  });

  it('ends at its limits, however deep or long the rule is', () => {
    let deep: unknown = atom;
    for (let i = 0; i < 50_000; i += 1) deep = { not: deep };
    assert.match(faultsOf(deep)[0] ?? '', /tooDeep/);
    const many = { any: Array.from({ length: criteriaLimits.atoms + 1 }, () => atom) };
    assert.deepEqual(faultsOf(many), ['any: tooMany']);
    const spread = {
      all: [{ any: Array.from({ length: 400 }, () => atom) }, { any: Array.from({ length: 400 }, () => atom) }],
    };
    assert.match(faultsOf(spread).join(), /tooMany/);
  });

  it('takes whatever it is given without failing, and what it passes can be compiled', () => {
    const words = fc.constantFrom('all', 'any', 'not', 'atLeast', 'of', 'fact', 'op', 'value', '__proto__', 'toString');
    const leaf = fc.oneof(
      fc.constantFrom('=', '<', 'in', 'between', 'exists', 'n', ''),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
    );
    const { node } = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(words, tie('node'), { maxKeys: 4 }),
      ),
    }));
    const property = fc.property(node, (input) => {
      const parsed = parseCriteria(input);
      if (parsed.ok) compileRule(parsed.criterion);
      else assert.ok(parsed.issues.length > 0);
    });
    fc.assert(property, { numRuns: 5_000, seed: 5 });
  });
});
