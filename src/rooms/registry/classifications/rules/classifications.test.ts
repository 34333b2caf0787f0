import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { guessColumns, readEntries } from './readEntries.ts';
import { searchIsic } from './searchIsic.ts';

const columns = { from: 'from', to: 'to', weight: 'weight', title: null };
const row = (from: string, to: string, weight: string | null = null, at = 2) => ({
  row: at,
  from,
  to,
  weight,
  title: null,
});

test('without weights a code is shared equally among those that it leads to', () => {
  const read = readEntries([row('0101', '0141'), row('0101', '0142'), row('0102', '0141')], columns, 'ISIC4');
  assert.ok(read.ok);
  assert.equal(read.weights, 'equal');
  assert.deepEqual(
    read.entries.map(({ weight }) => weight),
    [0.5, 0.5, 1],
  );
});

test('stated weights are kept, and may not exceed one together', () => {
  const sound = readEntries([row('A', '0141', '0.25'), row('A', '0142', '0.75')], columns, 'ISIC4');
  assert.ok(sound.ok && sound.weights === 'stated');
  const heavy = readEntries([row('A', '0141', '0.5'), row('A', '0142', '0.75')], columns, 'ISIC4');
  assert.match(!heavy.ok ? heavy.faults[0]!.message : '', /1\.250/);
  const gaps = readEntries([row('A', '0141', '0.5'), row('A', '0142')], columns, 'ISIC4');
  assert.match(!gaps.ok ? gaps.faults[0]!.message : '', /gaps/);
});

test('codes that are none are named with their row', () => {
  const read = readEntries(
    [
      row('', '0141', null, 2),
      row('0101', '9999', null, 3),
      row('0101', '0141', null, 4),
      row('0101', '0141', null, 5),
    ],
    columns,
    'ISIC4',
  );
  assert.deepEqual(!read.ok && read.faults.map(({ row: at, code }) => [at, code]), [
    [2, 'code'],
    [3, 'code'],
    [5, 'repeated'],
  ]);
});

test('columns are found by the names of the schemes', () => {
  assert.deepEqual(guessColumns(['HS_6d', 'HS_4d', 'ISIC4_4d', 'ISIC4_3d'], 'HS', 'ISIC4'), {
    from: 'HS_6d',
    to: 'ISIC4_4d',
    weight: null,
    title: null,
  });
  assert.equal(guessColumns(['a', 'b'], 'HS', 'ISIC4'), null);
});

const found = (query: string) => searchIsic(query, 20).map(({ code }) => code);

test('industries are found by words in any form, and by code', () => {
  assert.ok(found('footwear').includes('1520'));
  assert.equal(found('casting iron')[0], '2431');
  assert.ok(found('bakery products').includes('1071'));
  assert.deepEqual(found('2592'), ['2592']);
  assert.ok(found('25').every((code) => code.startsWith('25')));
  assert.deepEqual(found('levitation of elephants'), []);
  assert.deepEqual(found(''), []);
});

test('whatever is typed is answered', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => searchIsic(text, 5).length <= 5));
});
