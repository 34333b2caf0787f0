import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type PublicationTable, tableSchema } from '../model.ts';
import { decideCells } from './decideCells.ts';
import { alone, asEarlier, asLinked, type Counts, decide, seen, tableOf } from './fixtures.ts';

test('a cell of two firms is hidden, and another with it, or the total would tell', () => {
  assert.deepEqual(seen(decide({ small: 2, medium: 14, large: 9, Total: 25 })), {
    small: ['hidden', null],
    medium: ['ok', 14],
    large: ['hidden', null],
    Total: ['ok', 25],
  });
});

test('an empty cell is published as zero', () => {
  assert.deepEqual(seen(decide({ small: 0, medium: 14, Total: 14 })).small, ['ok', 0]);
});

test('a threshold of five hides cells of four', () => {
  assert.equal(seen(decide({ small: 4, medium: 14 }, [], { rules: { threshold: 5 } })).small![0], 'hidden');
});

test('a cell of which one or two firms are counted, or all but one or two, is hidden', () => {
  const cells = [
    { key: { size: 'a' }, values: { applied: 40, served: 2 }, contributors: 40 },
    { key: { size: 'b' }, values: { applied: 40, served: 39 }, contributors: 40 },
    { key: { size: 'c' }, values: { applied: 40, served: 20 }, contributors: 40 },
    { key: { size: 'd' }, values: { applied: 40, served: 40 }, contributors: 40 },
  ];
  const decided = decide({}, [], { cells, measures: ['applied', 'served'], counts: ['served'] });
  assert.deepEqual(
    decided.cells.map(({ cell }) => cell.status),
    ['hidden', 'hidden', 'ok', 'ok'],
  );
});

test('one more firm in a cell is not shown, nor given away by the total', () => {
  const first = decide({ small: 10, medium: 14, Total: 24 });
  const second = decide({ small: 11, medium: 14, Total: 25 }, [asEarlier(first)]);
  assert.deepEqual(seen(second), { small: ['kept', 10], medium: ['ok', 14], Total: ['kept', 24] });
});

test('what a large change beside a small one would give away stays too', () => {
  const first = decide({ small: 10, medium: 14, large: 20, Total: 44 });
  const second = seen(decide({ small: 11, medium: 20, large: 30, Total: 61 }, [asEarlier(first)]));
  assert.deepEqual(second.small, ['kept', 10]);
  assert.equal(Object.values(second).filter(([status]) => status === 'kept').length, 2);
});

test('changes that add up over several releases are shown at last', () => {
  let decided = decide({ small: 10 });
  for (const n of [11, 12]) {
    decided = decide({ small: n }, [asEarlier(decided)]);
    assert.deepEqual(seen(decided).small, ['kept', 10]);
  }
  assert.deepEqual(seen(decide({ small: 13 }, [asEarlier(decided)])).small, ['ok', 13]);
});

test('a cell that was hidden stays hidden until three firms more or less stand behind it', () => {
  const first = decide({ small: 2, medium: 14 });
  assert.equal(seen(decide({ small: 4, medium: 14 }, [asEarlier(first)])).small![0], 'hidden');
  assert.deepEqual(seen(decide({ small: 5, medium: 14 }, [asEarlier(first)])).small, ['ok', 5]);
});

test('a value that moved while the count stood is kept, unless the room knows that enough firms changed it', () => {
  const cell = (mean: number, changed?: number) => ({
    cells: [{ key: { size: 'small' }, values: { mean }, contributors: 10, changed }],
    measures: ['mean'],
  });
  const first = [asEarlier(decide({}, [], cell(5)))];
  assert.equal(decide({}, first, cell(6)).cells[0]!.cell.values.mean, 5);
  assert.equal(decide({}, first, cell(6, 3)).cells[0]!.cell.values.mean, 6);
  assert.equal(decide({}, first, cell(5)).cells[0]!.cell.status, 'ok');
});

test('firms alone in two hidden cells of one line do not protect each other', () => {
  const decided = decide({ a: 1, b: 2, c: 14, d: 20, Total: 37 });
  assert.equal(decided.cells.filter(({ cell }) => cell.status === 'hidden').length, 3);
  assert.deepEqual(decided.unsafe, []);
});

test('firms of one owner are one contributor', () => {
  const cell = (size: string, owners: string[]) => ({
    key: { size },
    values: { firms: owners.length },
    contributors: owners.length,
    owners,
  });
  const cells = [cell('a', ['x', 'x', 'x', 'y']), cell('b', ['p', 'q', 'r', 's'])];
  assert.deepEqual(
    decide({}, [], { cells }).cells.map(({ hiddenBy }) => hiddenBy),
    ['threshold', null],
  );
});

const sales = (size: string, values: readonly number[], owners = values.map((_, i) => `${size}${i}`)) => ({
  key: { size },
  values: { sales: values.reduce((sum, one) => sum + one, 0) },
  contributors: values.length,
  contributions: { sales: values.map((value, i) => ({ owner: owners[i]!, value })) },
});

test('one large firm among many is hidden where contributions are given, and its interval is as wide as the rule asks', () => {
  const cells = [
    sales('a', [900, 5, 5, 5]),
    sales('b', [30, 40, 50, 60]),
    sales('c', [100, 120, 90, 80]),
    sales('Total', [900, 5, 5, 5, 30, 40, 50, 60, 100, 120, 90, 80]),
  ];
  const rules = { pPercent: 10, dominance: { n: 1, k: 75 } };
  const { cells: decided, unsafe } = decide({}, [], { measures: ['sales'], cells, rules });
  assert.equal(decided[0]!.hiddenBy, 'dominance');
  assert.equal(decided.filter(({ hiddenBy }) => hiddenBy === 'secondary').length, 1);
  assert.deepEqual(unsafe, []);
  const { lower, upper, protection } = decided[0]!.told['value:sales']!;
  assert.ok(protection > 0 && upper! >= 915 + protection - 1e-6 && lower <= 915 - protection + 1e-6);
});

const flat = (counts: Counts, more: Partial<PublicationTable>) => tableOf(counts, more) as PublicationTable;
const bySector = { subject: 'sector', dimensions: ['sector', 'size'], universe: 'firms' };
const sectors = {
  'Food|small': 2,
  'Food|large': 9,
  'Food|Total': 11,
  'Wood|small': 7,
  'Wood|large': 8,
  'Wood|Total': 15,
  'Total|small': 9,
  'Total|large': 17,
  'Total|Total': 26,
};

test('a table that shares a margin with another is read together with it', () => {
  const first = flat(sectors, bySector);
  const decided = decideCells(tableSchema.parse(first), alone);
  const second = flat(
    { 'Food|North': 6, 'Food|South': 5, 'Food|Total': 11, 'Total|North': 6, 'Total|South': 5 },
    { subject: 'region', dimensions: ['sector', 'region'], universe: 'firms' },
  );
  const linked = asLinked(first, decided, second);
  assert.equal(linked[0]!.relation, 'same');
  const beside = decideCells(tableSchema.parse(second), { ...alone, linked });
  assert.deepEqual(seen(beside)['Food|Total'], ['ok', 11]);
  const table = flat({ Food: 2, Wood: 7, Total: 9 }, { subject: 'small', dimensions: ['sector'], totals: 'Total' });
  const shares = { ...table, links: [{ topic: table.topic, subject: 'sector', relation: 'within' as const }] };
  assert.equal(asLinked(first, decided, shares)[0]!.relation, 'within');
});

test('what a linked table hides is hidden here too', () => {
  const first = flat(sectors, bySector);
  const decided = decideCells(tableSchema.parse(first), alone);
  const hidden = decided.cells.filter(({ cell }) => cell.status === 'hidden').map(({ cell }) => cell.key);
  const again = flat(sectors, { ...bySector, subject: 'again' });
  const linked = asLinked(first, decided, again);
  const beside = decideCells(tableSchema.parse(again), { ...alone, linked });
  assert.deepEqual(
    beside.cells.filter(({ cell }) => cell.status === 'hidden').map(({ cell }) => cell.key),
    hidden,
  );
  assert.deepEqual(beside.unsafe, []);
});

test('of two universes, one within the other, the difference is protected too', () => {
  const all = flat({ small: 20, large: 14, Total: 34 }, { subject: 'all', universe: 'firms' });
  const served = flat({ small: 18, large: 8, Total: 26 }, { subject: 'served', within: 'firms' });
  const linked = asLinked(all, decideCells(tableSchema.parse(all), alone), served);
  const decided = decideCells(tableSchema.parse(served), { ...alone, linked });
  assert.deepEqual(seen(decided).small, ['hidden', null]);
  assert.equal(decided.cells.filter(({ cell }) => cell.status === 'hidden').length, 2);
});

test('three releases in a row show nothing by the first and the last', () => {
  const first = decide({ small: 10, medium: 30, Total: 40 });
  const second = decide({ small: 14, medium: 2, Total: 16 }, [asEarlier(first)]);
  assert.equal(seen(second).small![0], 'hidden');
  const third = decide({ small: 11, medium: 30, Total: 41 }, [asEarlier(second), asEarlier(first)]);
  assert.notEqual(seen(third).small![1], 11);
  assert.notEqual(seen(third).Total![1], 41);
});

test('a cell that was shown and stands can hide nothing: another is hidden in its place', () => {
  const first = decide({ small: 10, medium: 14, large: 20, Total: 44 });
  const second = seen(decide({ small: 2, medium: 14, large: 30, Total: 46 }, [asEarlier(first)]));
  assert.deepEqual(second.medium, ['ok', 14]);
  assert.equal(second.small![0], 'hidden');
  assert.ok(second.large![0] === 'hidden' || second.Total![0] !== 'ok');
});
