import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isHan, romanise, syllablesOf } from './index.ts';

const readings: [text: string, reading: string][] = [
  ['台積電', 'tai ji dian'],
  ['臺灣', 'tai wan'],
  ['华为', 'hua wei'],
  ['華為', 'hua wei'],
  ['トヨタ自動車', 'toyota zi dong che'],
  ['Việt Nam', 'viet nam'],
  ['Завод', 'zavod'],
  ['삼성', 'samseong'],
  ['IBM台灣3M', 'ibm tai wan 3m'],
  ['', ''],
  [' \t ', ''],
  ['「」·!', ''],
];
for (const [text, reading] of readings) {
  test(`"${text}" sounds like "${reading}"`, () => assert.equal(romanise(text), reading));
}

test('every script of the twenty-one economies has a sound', () => {
  for (const text of [
    'ไทย',
    'ລາວ',
    'ខ្មែរ',
    'မြန်မာ',
    'हिन्दी',
    'বাংলা',
    'தமிழ்',
    'සිංහල',
    'Монгол',
    'اردو',
    'རྫོང་ཁ',
    '日本語',
    '한국어',
    'Tiếng Việt',
  ])
    assert.match(romanise(text), /^[a-z0-9]+( [a-z0-9]+)*$/, text);
});

test('a sound is letters and digits, whatever comes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => syllablesOf(text).every((one) => /^[a-z0-9]+$/.test(one))),
  );
});

test('what stands before and after a Han character is read apart from it', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', '台', '積', 'é') }),
      fc.string({ unit: fc.constantFrom('a', '台', '積', 'é') }),
      (before, after) => {
        assert.deepEqual(syllablesOf(`${before}電${after}`), [...syllablesOf(before), 'dian', ...syllablesOf(after)]);
      },
    ),
  );
});

test('Han characters are told from kana, Hangul and the rest, also beyond the first plane', () => {
  for (const character of ['台', '㐀', '𠀀']) assert.equal(isHan(character), true, character);
  for (const character of ['ト', '한', 'a', '。', '😀']) assert.equal(isHan(character), false, character);
});
