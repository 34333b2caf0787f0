import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../random/index.ts';
import { compileRule } from '../compileRule.ts';
import type { Criterion, FactDomain, FactState, Outcome } from '../criteria.ts';
import { evaluate } from '../evaluate.ts';
import { domains, drawRule, drawState, factNames } from '../fixtures.ts';
import { bitmapOf, countBits, hasBit, rowsOf } from './bitmaps.ts';
import { buildColumn, type FirmTable } from './columns.ts';
import { Screener, type Screening } from './screener.ts';

const outcomeOf = ({ eligible, unknown }: Screening, row: number): Outcome =>
  hasBit(eligible, row) ? 'eligible' : hasBit(unknown, row) ? 'unknown' : 'ineligible';

const types = new Map<string, FactDomain['type']>([
  ['size', 'number'],
  ['count', 'number'],
  ['trade', 'code'],
  ['open', 'boolean'],
]);

function drawTable(random: () => number, size: number) {
  const firms = Array.from({ length: size }, () => new Map(factNames.map((fact) => [fact, drawState(random, fact)])));
  const columns = factNames.map((fact) => {
    const cells = firms.map((firm) => firm.get(fact) as FactState);
    return [fact, buildColumn(types.get(fact) as FactDomain['type'], cells, size)] as const;
  });
  return { firms, table: { size, columns: new Map(columns) } satisfies FirmTable };
}

const mostCases = Number(process.env.TOOLROOM_FUZZ_CASES ?? 1_000_000);

test(`Every firm of a table comes out as it does by itself: ${mostCases.toLocaleString('en')} drawn rules and firms`, () => {
  const random = seededRandom(20_261);
  const counts = { eligible: 0, ineligible: 0, unknown: 0 };
  for (let cases = 0; cases < mostCases; ) {
    const { firms, table } = drawTable(random, 500);
    const screener = new Screener(table);
    for (let i = 0; i < 40; i += 1) {
      const criterion = drawRule(random);
      const rule = compileRule(criterion, domains);
      const screening = screener.screen(rule);
      for (const [row, firm] of firms.entries()) {
        const { outcome } = evaluate(rule, firm);
        counts[outcome] += 1;
        if (outcome !== outcomeOf(screening, row))
          assert.fail(
            `${JSON.stringify(criterion)} of ${JSON.stringify([...firm])}: ${outcomeOf(screening, row)}, not ${outcome}`,
          );
      }
      assert.equal(countBits(screening.eligible), screening.counts.eligible);
      cases += firms.length;
    }
  }
  for (const count of Object.values(counts)) assert.ok(count > mostCases / 20, JSON.stringify(counts));
});

test('In a large table, where a rule is joined region by region, every firm comes out the same too', () => {
  const random = seededRandom(20_262);
  const { firms: kinds } = drawTable(random, 300);
  const size = 150_000;
  const firms = Array.from({ length: size }, (_, row) => kinds[(row * 7) % kinds.length] as Map<string, FactState>);
  const columns = factNames.map((fact) => {
    const cells = firms.map((firm) => firm.get(fact) as FactState);
    return [fact, buildColumn(types.get(fact) as FactDomain['type'], cells, size)] as const;
  });
  const screener = new Screener({ size, columns: new Map(columns) });
  for (let i = 0; i < 60; i += 1) {
    const rule = compileRule(drawRule(random), domains);
    const screening = screener.screen(rule);
    const outcomes = new Map(kinds.map((kind) => [kind, evaluate(rule, kind).outcome]));
    const wrong = firms.findIndex((firm, row) => outcomes.get(firm) !== outcomeOf(screening, row));
    assert.equal(wrong, -1, JSON.stringify(rule.criterion));
  }
});

test('A fact that nobody knows anything of is unknown for every firm', () => {
  const table = { size: 40, columns: new Map() };
  const rule = (criterion: Criterion) => new Screener(table).screen(compileRule(criterion)).counts;
  assert.deepEqual(rule({ fact: 'size', op: '<=', value: 3 }), { eligible: 0, ineligible: 0, unknown: 40 });
  const either: Criterion = {
    any: [
      { fact: 'size', op: '<=', value: 3 },
      { fact: 'size', op: '>', value: 3 },
    ],
  };
  assert.deepEqual(rule(either), { eligible: 40, ineligible: 0, unknown: 0 });
  assert.deepEqual(rule({ fact: 'size', op: 'exists', value: false }), { eligible: 40, ineligible: 0, unknown: 0 });
});

test('A value that contradicts what a rule says of its fact is refused, as evaluate refuses it', () => {
  const table = { size: 2, columns: new Map([['count', buildColumn('number', [1, 7], 2)]]) };
  const rule = compileRule({ fact: 'count', op: '<=', value: 3 }, domains);
  assert.throws(() => new Screener(table).screen(rule), /"count" of firm 1 contradicts .*outOfBounds/);
  assert.throws(() => buildColumn('number', ['x'], 1), RangeError);
  assert.throws(() => buildColumn('number', [1, 2], 3), RangeError);
});

test('Firms of a bitmap are listed in their order, page by page', () => {
  const rows = [0, 31, 32, 63, 64, 95, 299];
  const bits = bitmapOf(rows, 300);
  assert.deepEqual(rowsOf(bits), rows);
  for (let from = 0; from <= 8; from += 1)
    for (let limit = 0; limit <= 8; limit += 1)
      assert.deepEqual(rowsOf(bits, { from, limit }), rows.slice(from, from + limit));
});

test('What is forgotten is worked out again, the same', () => {
  const { table } = drawTable(seededRandom(3), 1_000);
  const screener = new Screener(table);
  const rule = compileRule(
    {
      all: [
        { fact: 'size', op: '<', value: 2 },
        { fact: 'trade', op: 'prefixIn', value: ['a'] },
      ],
    },
    domains,
  );
  const before = screener.screen(rule);
  screener.forget();
  assert.deepEqual(screener.screen(rule), before);
});
