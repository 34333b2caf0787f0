import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCount, readDay, readPoint, readPrecision, readText } from './checkCells.ts';

const twn = [118, 21.5, 122.5, 26.6] as const;

test('days are days of the calendar, written year first', () => {
  for (const cell of ['2016-12-31', '2000-02-29', '0001-01-01', '9999-12-31'])
    assert.deepEqual(readDay(cell), { ok: true, value: cell });
  assert.deepEqual(readDay(''), { ok: true, value: null });
  for (const cell of [
    '2016-02-30',
    '1900-02-29',
    '2016-00-10',
    '2016-13-01',
    '2016-04-31',
    '2016-1-1',
    '16-01-01',
    '2016/01/01',
    '0000-01-01',
    '2016-01-01T00:00',
    '２０１６-01-01',
  ])
    assert.equal(readDay(cell).ok, false, cell);
});

test('counts are whole, and small enough to be one', () => {
  assert.deepEqual(readCount('0'), { ok: true, value: 0 });
  assert.deepEqual(readCount('007'), { ok: true, value: 7 });
  for (const cell of ['-1', '1.0', '1e3', '1,000', ' 1', '9999999999', '٣', 'NaN'])
    assert.equal(readCount(cell).ok, false, cell);
});

const points: [longitude: string, latitude: string, expected: string | object][] = [
  ['121.5', '25', { longitude: 121.5, latitude: 25 }],
  ['+121.5', '25.000000', { longitude: 121.5, latitude: 25 }],
  ['118', '26.6', { longitude: 118, latitude: 26.6 }],
  ['25', '121.5', 'swappedCoordinates'],
  ['0', '0', 'nullPoint'],
  ['-0', '0.0', 'nullPoint'],
  ['121.5', '', 'halfPoint'],
  ['', '25', 'halfPoint'],
  ['1215', '25', 'degrees'],
  ['181', '25', 'degrees'],
  ['121,5', '25', 'degrees'],
  ['0x79', '25', 'degrees'],
  ['1e2', '25', 'degrees'],
  ['-121.5', '25', 'outsideEconomy'],
  ['121.5', '-25', 'outsideEconomy'],
];
for (const [longitude, latitude, expected] of points) {
  test(`the point "${longitude}", "${latitude}" is ${typeof expected === 'string' ? expected : 'taken'}`, () => {
    const read = readPoint(longitude, latitude, twn);
    if (typeof expected === 'string') assert.equal(read.ok ? 'taken' : read.code, expected);
    else assert.deepEqual(read, { ok: true, value: expected });
  });
}

test('without an extent any point of the earth is taken', () => {
  assert.equal(readPoint('-179.9', '-89.9', null).ok, true);
  assert.equal(readPoint('10', '95', null).ok, false);
  assert.deepEqual(readPoint('', '', twn), { ok: true, value: null });
});

test('precisions are the four that are known', () => {
  assert.equal(readPrecision('village').ok, true);
  assert.equal(readPrecision('Village').ok, false);
  assert.equal(readPrecision('__proto__').ok, false);
});

test('a cell is text on one line, without what turns its direction', () => {
  const cells = ['  大同\u3000', 'a\r\nb\tc', 'x\u202ey\u2066z', 'plain'];
  assert.deepEqual(
    cells.map((_, i) => readText(cells, i)),
    ['大同', 'a b c', 'x y z', 'plain'],
  );
  assert.equal(readText(cells, -1), '');
});
