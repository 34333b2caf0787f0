import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { foldText, nameTokens } from './nameTokens.ts';
import { searchTokens, splitSyllables } from './searchTokens.ts';

/** Would a search for `query` find a firm called `name`? */
function finds(query: string, name: string): boolean {
  const kept = new Set(nameTokens(name));
  const { groups } = searchTokens(query);
  return groups.length > 0 && groups.every((group) => group.some((tokens) => tokens.every((token) => kept.has(token))));
}

const found: [script: string, name: string, queries: string[]][] = [
  [
    'traditional Han',
    '萊卡佛時尚服飾有限公司',
    [
      '萊卡佛',
      '莱卡佛',
      'laikafu',
      'lai ka fu',
      'LAIKAFU',
      '時尚',
      '服飾 萊卡佛',
      '萊卡佛時尚服飾有限公司',
      '莱卡佛时尚服饰有限公司',
    ],
  ],
  ['simplified Han', '华为技术有限公司', ['华为', '華為', 'huawei', '華為技術']],
  ['variants of one character', '臺灣積體電路製造股份有限公司', ['台灣積體電路', '台湾', 'taiwan', '臺灣']],
  ['kana and Han', 'トヨタ自動車株式会社', ['トヨタ', 'toyota', 'トヨタ自動車', '自動車', 'ﾄﾖﾀ']],
  ['Hangul', '삼성전자 주식회사', ['삼성전자', '삼성', '전자']],
  ['Thai', 'บริษัท ไทยยูเนี่ยน จำกัด', ['ไทยยูเนี่ยน', 'ไทย', 'ยูเนี่ยน']],
  ['Lao', 'ບໍລິສັດ ເບຍລາວ', ['ເບຍລາວ', 'ເບຍ']],
  ['Khmer', 'អង្គរ ប៊ីយែរ', ['អង្គរ']],
  ['Myanmar', 'မြန်မာ ဘီယာ', ['မြန်မာ', 'ဘီယာ']],
  ['Latin with marks', 'Công ty Cổ phần Sữa Việt Nam', ['sữa việt nam', 'sua viet nam', 'Việt', 'SUA']],
  ['Latin', 'Acme Bearings (M) Sdn. Bhd.', ['acme', 'Bearings ACME', 'acme m sdn bhd', 'ＡＣＭＥ']],
  ['Cyrillic', 'ООО «Завод Прогресс»', ['завод', 'прогресс', 'zavod', 'progress', 'ЗАВОД']],
  ['Devanagari', 'टाटा स्टील लिमिटेड', ['टाटा', 'स्टील']],
  ['Bengali', 'প্রাণ গ্রুপ', ['প্রাণ']],
  ['Tamil', 'அசோக் லேலண்ட்', ['அசோக்']],
  ['Sinhala', 'ලංකා සීනි', ['ලංකා']],
  ['Mongolian in Cyrillic', 'Говь ХХК', ['говь', 'gov']],
  ['Arabic letters', 'شرکت پاک', ['پاک']],
  ['digits', '3M Taiwan Ltd', ['3m', '3M taiwan']],
  ['mixed in one word', '台灣IBM有限公司', ['IBM', 'ibm 台灣', '台灣IBM', '台湾IBM']],
  ['characters as references', '&#21452;美生物科技股份有限公司', ['双美', 'shuangmei']],
  ['invisible characters', 'Ac\u200bme\u00ad', ['acme']],
];

for (const [script, name, queries] of found) {
  test(`a name in ${script} is found by its own letters and by its sound`, () => {
    for (const query of queries)
      assert.ok(
        finds(query, name),
        `${query} finds ${name}: ${JSON.stringify(searchTokens(query).groups)} in ${nameTokens(name).join(' ')}`,
      );
  });
}

test('every name is found by itself, whatever it is written in', () => {
  const letters = fc.string({
    unit: fc.constantFrom(...'台灣積體電路ABc éпрогᄀ각가힣トヨไทยลาวकटা3７ﬁ𠀀𡃁ﷺ㌖'),
    maxLength: 60,
  });
  fc.assert(
    fc.property(
      letters,
      (name) => searchTokens(name).groups.length === 0 || searchTokens(name).groups.length > 12 || finds(name, name),
    ),
  );
});

test('the kind of body finds nobody and hides nobody', () => {
  assert.deepEqual(nameTokens('大同有限公司'), nameTokens('大同股份有限公司'));
  assert.deepEqual(nameTokens('บริษัท ไทย จำกัด'), nameTokens('ไทย'));
  assert.ok(!nameTokens('大同有限公司').includes('公司'));
  assert.ok(finds('大同', '大同股份有限公司'));
  assert.ok(nameTokens('有限公司').length > 0, 'a name of nothing else is kept');
  assert.ok(finds('limited', 'Limited Ltd'), 'a firm called Limited is found');
});

test('other firms are not found', () => {
  for (const [query, name] of [
    ['萊卡佛', '萊卡時尚'],
    ['laikafu', '萊佛卡'],
    ['acme bolts', 'Acme Bearings'],
    ['台灣', '灣台'],
    ['ibm', 'IBMX'],
  ])
    assert.ok(!finds(query as string, name as string), `${query} ${name}`);
});

test('a query of signs asks for nothing', () => {
  for (const query of ['', ' ', '!!!', '·—「」', '\u202e']) assert.deepEqual(searchTokens(query).groups, []);
});

test('tokens are letters and digits behind their mark, and never long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (name) =>
      nameTokens(name).every((token) => token.length <= 101 && /^(~|\^{1,2})?[\p{L}\p{M}\p{N}]+$/u.test(token)),
    ),
  );
});

test('folding is done once and for all', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      (text) => text.includes('&') || foldText(foldText(text)) === foldText(text),
    ),
  );
});

test('a word is read as syllables in every way, eight at most, and a long riddle ends soon', () => {
  assert.deepEqual(splitSyllables('xian'), [['xian'], ['xi', 'an']]);
  assert.ok(splitSyllables('laikafu').some((one) => one.join(' ') === 'lai ka fu'));
  assert.ok(splitSyllables('an'.repeat(20)).length <= 8);
  assert.deepEqual(splitSyllables(`${'ai'.repeat(19)}qq`), []);
  assert.deepEqual(splitSyllables('bcdf'), []);
  assert.deepEqual(splitSyllables(''), []);
});
