import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type PublicationTable, tableSchema } from '../model.ts';
import { decideCells, type EarlierCell, nameOfKey } from './decideCells.ts';

type Counts = Readonly<Record<string, number>>;

const tableOf = (counts: Counts, more: Partial<PublicationTable> = {}) =>
  tableSchema.parse({
    topic: 'programmes.takeUp',
    subject: 'p',
    title: 'Firms served',
    asOf: '2026-06-30',
    dimensions: ['size'],
    measures: ['firms'],
    cells: Object.entries(counts).map(([size, n]) => ({ key: { size }, values: { firms: n }, contributors: n })),
    manifest: {},
    simulated: false,
    ...more,
  });

const decide = (counts: Counts, earlier: ReadonlyMap<string, EarlierCell> = new Map(), more = {}) =>
  decideCells(tableOf(counts, more), earlier);

const seen = (decided: ReturnType<typeof decide>): Record<string, [string, number | null | undefined]> =>
  Object.fromEntries(decided.map(({ cell }) => [cell.key.size!, [cell.status, cell.values.firms]]));

const asEarlier = (decided: ReturnType<typeof decide>) =>
  new Map(decided.map(({ cell, contributors }) => [nameOfKey([cell.key.size!]), { published: cell, contributors }]));

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
  assert.equal(seen(decide({ small: 4, medium: 14 }, new Map(), { rules: { threshold: 5 } })).small![0], 'hidden');
});

test('a cell of which one or two firms are counted, or all but one or two, is hidden', () => {
  const cells = [
    { key: { size: 'a' }, values: { applied: 40, served: 2 }, contributors: 40 },
    { key: { size: 'b' }, values: { applied: 40, served: 39 }, contributors: 40 },
    { key: { size: 'c' }, values: { applied: 40, served: 20 }, contributors: 40 },
    { key: { size: 'd' }, values: { applied: 40, served: 40 }, contributors: 40 },
  ];
  const decided = decide({}, new Map(), { cells, measures: ['applied', 'served'], counts: ['served'] });
  assert.deepEqual(
    decided.map(({ cell }) => cell.status),
    ['hidden', 'hidden', 'ok', 'ok'],
  );
});

test('one more firm in a cell is not shown, nor given away by the total', () => {
  const first = decide({ small: 10, medium: 14, Total: 24 });
  const second = decide({ small: 11, medium: 14, Total: 25 }, asEarlier(first));
  assert.deepEqual(seen(second), { small: ['kept', 10], medium: ['ok', 14], Total: ['kept', 24] });
});

test('what a large change beside a small one would give away stays too', () => {
  const first = decide({ small: 10, medium: 14, large: 20, Total: 44 });
  const second = seen(decide({ small: 11, medium: 20, large: 30, Total: 61 }, asEarlier(first)));
  assert.deepEqual(second.small, ['kept', 10]);
  assert.equal(Object.values(second).filter(([status]) => status === 'kept').length, 2);
});

test('changes that add up over several releases are shown at last', () => {
  let decided = decide({ small: 10 });
  for (const n of [11, 12]) {
    decided = decide({ small: n }, asEarlier(decided));
    assert.deepEqual(seen(decided).small, ['kept', 10]);
  }
  assert.deepEqual(seen(decide({ small: 13 }, asEarlier(decided))).small, ['ok', 13]);
});

test('a cell that was hidden stays hidden until three firms more or less stand behind it', () => {
  const first = decide({ small: 2, medium: 14 });
  assert.equal(seen(decide({ small: 4, medium: 14 }, asEarlier(first))).small![0], 'hidden');
  assert.deepEqual(seen(decide({ small: 5, medium: 14 }, asEarlier(first))).small, ['ok', 5]);
});

test('a value that moved while the count stood is kept, unless the room knows that enough firms changed it', () => {
  const cell = (mean: number, changed?: number) => ({
    cells: [{ key: { size: 'small' }, values: { mean }, contributors: 10, changed }],
    measures: ['mean'],
  });
  const first = asEarlier(decide({}, new Map(), cell(5)));
  assert.equal(decide({}, first, cell(6))[0]!.cell.values.mean, 5);
  assert.equal(decide({}, first, cell(6, 3))[0]!.cell.values.mean, 6);
  assert.equal(decide({}, first, cell(5))[0]!.cell.status, 'ok');
});
