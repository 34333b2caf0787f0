import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasControls, readPoint, readPrecision, readText } from './checkCells.ts';

const twn = [118, 21.5, 122.5, 26.6] as const;

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
  assert.equal(readText(['\u200bab\u2060c\ufeff'], 0), 'abc', 'what has no width and no meaning goes');
  assert.equal(readText(['क्\u200dष'], 0), 'क्\u200dष', 'joiners belong to some scripts');
  assert.equal(hasControls('a\tb\r\n'), false);
  assert.equal(hasControls('a\u0007b'), true);
});
