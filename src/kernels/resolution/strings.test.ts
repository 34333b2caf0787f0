import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOneSlip, jaroWinkler, soundKey } from './strings.ts';
import { foldText, readDate, wordsOf } from './text.ts';

test('Jaro–Winkler agrees with the table of Winkler (1990)', () => {
  const known: [string, string, number][] = [
    ['martha', 'marhta', 0.9611],
    ['dwayne', 'duane', 0.84],
    ['dixon', 'dicksonx', 0.8133],
    ['abroms', 'abrams', 0.9222],
    ['', 'a', 0],
  ];
  for (const [a, b, value] of known) {
    assert.ok(Math.abs(jaroWinkler(a, b) - value) < 5e-4, `${a} ${b} ${jaroWinkler(a, b)}`);
    assert.equal(jaroWinkler(a, b), jaroWinkler(b, a));
  }
});

test('a slip is one letter in, out, changed or exchanged with its neighbour', () => {
  for (const [a, b] of [
    ['anna', 'ana'],
    ['anna', 'amna'],
    ['anna', 'nana'],
    ['ab', 'abc'],
  ] as const)
    assert.ok(isOneSlip(a, b) && isOneSlip(b, a), `${a} ${b}`);
  for (const [a, b] of [
    ['anna', 'hanne'],
    ['abcd', 'badc'],
    ['abc', 'cba'],
  ] as const)
    assert.ok(!isOneSlip(a, b), `${a} ${b}`);
});

test('names that sound alike share a key', () => {
  for (const [a, b] of [
    ['meier', 'meyer'],
    ['philip', 'filipp'],
    ['schmidt', 'schmitt'],
  ] as const)
    assert.equal(soundKey(a), soundKey(b));
  assert.equal(soundKey('王'), '');
});

test('texts are folded in any script, and vowels of other scripts stay', () => {
  assert.equal(foldText('  Ｍüller-Lüdenscheidt, O’Neill '), 'muller ludenscheidt oneill');
  assert.equal(foldText('臺北市'), foldText('台北市'));
  assert.equal(foldText('กำไร').length, 'กำไร'.normalize('NFKC').length);
  assert.deepEqual(wordsOf('重新路五段609巷10號'), wordsOf('重新路5段609巷10號'));
});

test('dates are read in the forms that files have, and what is none is none', () => {
  assert.deepEqual(
    ['19800304', '1980-03-04', '04/03/1980', '1980', '1980-3-?', '?-3-4', 'soon'].map((text) => readDate(text, true)),
    [19800304, 19800304, 19800304, 19800000, 19800300, 304, null],
  );
});
