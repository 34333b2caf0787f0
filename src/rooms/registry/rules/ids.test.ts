import assert from 'node:assert/strict';
import { test } from 'node:test';
import { economyOfId, publicId } from './publicId.ts';
import { hashTerm } from './termHash.ts';

const golden = {
  enterprise: 'TWN-Q2X1C11TA35N',
  establishment: 'TWN-K20HZPTWA8AD',
  laika: '4353766553897489',
  isic26: '5185930307574521',
};

test('ids never change: addresses that people kept lead to the same firms', () => {
  assert.equal(publicId('TWN', 'enterprise', 'TW-UBN', '29155523'), golden.enterprise);
  assert.equal(publicId('TWN', 'establishment', 'TW-FACTORY', '01000001'), golden.establishment);
});

test('economy, kind, scheme and key each make another id, and do not run into one another', () => {
  const ids = [
    publicId('TWN', 'enterprise', 'A', 'B'),
    publicId('KOR', 'enterprise', 'A', 'B'),
    publicId('TWN', 'establishment', 'A', 'B'),
    publicId('TWN', 'enterprise', 'AB', ''),
    publicId('TWN', 'enterprise', 'A', 'b'),
    publicId('TWN', 'enterprise', 'A', 'B '),
  ];
  assert.equal(new Set(ids).size, ids.length);
});

test('an id says its economy, and only an id does', () => {
  assert.equal(economyOfId(publicId('TWN', 'enterprise', 'x', 'y')), 'TWN');
  for (const text of ['', 'TWN-', 'TWN-0123456789AI', 'twn-0123456789AB', 'TWN-0123456789ABC', ' TWN-0123456789AB'])
    assert.equal(economyOfId(text), null);
});

test('a million keys have a million ids, and each letter of them is used alike', () => {
  // By the birthday bound a collision among n ids of 60 bits has probability n² / 2^61: 4e-7 for a million.
  const count = 1_000_000;
  const seen = new Set<string>();
  const letters = new Array<Map<string, number>>(12).fill(new Map()).map(() => new Map<string, number>());
  for (let i = 0; i < count; i++) {
    const id = publicId('TWN', 'establishment', 'TW-FACTORY', String(i).padStart(8, '0'));
    seen.add(id);
    if (i % 10 === 0)
      for (let at = 0; at < 12; at++) letters[at]!.set(id[at + 4]!, (letters[at]!.get(id[at + 4]!) ?? 0) + 1);
  }
  assert.equal(seen.size, count);
  for (const counts of letters) {
    assert.equal(counts.size, 32);
    const expected = count / 10 / 32;
    let chiSquare = 0;
    for (const observed of counts.values()) chiSquare += (observed - expected) ** 2 / expected;
    assert.ok(chiSquare < 75, `31 degrees of freedom, 99.999 % point 75: ${chiSquare}`);
  }
});

test('terms have whole numbers below 2^53, the same for ever, and a million of them do not meet', () => {
  assert.equal(hashTerm('~laika'), golden.laika);
  assert.equal(hashTerm('#ISIC4:26'), golden.isic26);
  const seen = new Set<string>();
  const characters = Array.from({ length: 1000 }, (_, i) => String.fromCharCode(0x4e00 + i));
  for (const first of characters) for (const second of characters) seen.add(hashTerm(first + second));
  assert.equal(seen.size, 1_000_000);
  const lowBits = new Array<number>(256).fill(0);
  for (const digits of seen) {
    const number = Number(digits);
    assert.ok(Number.isSafeInteger(number) && String(number) === digits);
    lowBits[number % 256]!++;
  }
  assert.ok(
    Math.max(...lowBits) < 4300 && Math.min(...lowBits) > 3500,
    'spread evenly: 3,906 each, standard deviation 62',
  );
});
