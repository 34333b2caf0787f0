import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  checkIdentifier,
  findIdentifierScheme,
  identifierSchemes,
  normaliseIdentifier,
  schemesThatFit,
} from './index.ts';

// Numbers that their holders print on their own papers and pages.
const known: readonly [scheme: string, value: string][] = [
  ['LEI', '5493001KJTIIGC8Y1R12'],
  ['AU-ABN', '51 824 753 556'],
  ['AU-ACN', '004 085 616'],
  ['TW-UBN', '22099131'],
  ['TW-UBN', '04595257'],
  ['JP-JCN', '7000012050002'],
  ['JP-JCN', '1180301018771'],
  ['KR-BRN', '124-81-00998'],
  ['CN-USCC', '91350100M000100Y43'],
  ['IN-GSTIN', '27AAPFU0939F1ZV'],
  ['TH-DBD', '0107537000017'],
  ['VN-MST', '0100109106'],
  ['NZ-NZBN', '9429000106078'],
];
for (const [scheme, value] of known) {
  test(`${value} is a right number of ${scheme}`, () => assert.equal(checkIdentifier(scheme, value), 'right'));
}

test('one wrong digit is seen in nearly every place', () => {
  for (const [scheme, value] of known) {
    const normalised = normaliseIdentifier(value);
    let seen = 0;
    let tried = 0;
    for (let i = 0; i < normalised.length; i++) {
      if (!/\d/.test(normalised[i] as string)) continue;
      for (let step = 1; step < 10; step++) {
        const digit = (Number(normalised[i]) + step) % 10;
        tried += 1;
        const standing = checkIdentifier(scheme, `${normalised.slice(0, i)}${digit}${normalised.slice(i + 1)}`);
        if (standing === 'wrong') seen += 1;
      }
    }
    assert.ok(seen / tried > 0.75, `${scheme}: ${seen} of ${tried}`);
  }
});

test('a number of another form is wrong, one of another scheme is not judged', () => {
  assert.equal(checkIdentifier('TW-UBN', '2209913'), 'wrong');
  assert.equal(checkIdentifier('TW-FACTORY', '99123456'), 'unknownScheme');
  assert.equal(checkIdentifier('HK-CR', '0012345'), 'wellFormed');
});

test('nothing that is typed breaks a check', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...identifierSchemes.map(({ code }) => code)),
      fc.string({ unit: 'binary' }),
      (code, text) => ['right', 'wellFormed', 'wrong'].includes(checkIdentifier(code, text)),
    ),
  );
});

test('a number is recognised by its check digit before those without one', () => {
  assert.equal(schemesThatFit('22099131', 'TWN')[0]?.code, 'TW-UBN');
  assert.deepEqual(schemesThatFit('', null), []);
  assert.equal(findIdentifierScheme('no such scheme'), null);
});
