import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { romaniseName } from './index.ts';

/**
 * Pinyin: readings of the Modern Chinese Dictionary. Hangul: examples of the proclamation of Revised Romanisation (2000) and its rules. Kana:
 * modified Hepburn, long vowels short.
 */
const readings: [text: string, reading: string][] = [
  ['深圳', 'shenzhen'],
  ['重庆', 'chongqing'],
  ['银行', 'yinhang'],
  ['行业', 'hangye'],
  ['长城', 'changcheng'],
  ['音乐', 'yinyue'],
  ['长乐', 'changle'],
  ['厦门', 'xiamen'],
  ['绿色', 'luse'],
  ['華為', 'huawei'],
  ['臺灣積體電路', 'taiwanjitidianlu'],
  ['한국', 'hanguk'],
  ['구미', 'gumi'],
  ['영동', 'yeongdong'],
  ['옥천', 'okcheon'],
  ['합덕', 'hapdeok'],
  ['호법', 'hobeop'],
  ['월곶', 'wolgot'],
  ['한밭', 'hanbat'],
  ['구리', 'guri'],
  ['칠곡', 'chilgok'],
  ['임실', 'imsil'],
  ['백마', 'baengma'],
  ['종로', 'jongno'],
  ['왕십리', 'wangsimni'],
  ['별내', 'byeollae'],
  ['신라', 'silla'],
  ['해돋이', 'haedoji'],
  ['같이', 'gachi'],
  ['좋고', 'joko'],
  ['놓다', 'nota'],
  ['압구정', 'apgujeong'],
  ['낙동강', 'nakdonggang'],
  ['삼성전자', 'samseongjeonja'],
  ['대한민국', 'daehanminguk'],
  ['トヨタ', 'toyota'],
  ['ニッポン', 'nippon'],
  ['トーキョー', 'tokyo'],
  ['とうきょう', 'tokyo'],
  ['しんぶん', 'shinbun'],
  ['マッチ', 'matchi'],
  ['ファミリー', 'famiri'],
  ['ウィンドウ', 'windo'],
  ['ジェット', 'jetto'],
  ['ヴィーナス', 'vinasu'],
  ['チョコ', 'choko'],
  ['キャノン', 'kyanon'],
  ['ツァイス', 'tsaisu'],
  ['パーティー', 'pati'],
  ['ｶﾞｽﾄ', 'gasuto'],
  ['แสง', 'saeng'],
  ['ไทย', 'thaiy'],
  ['Việt Nam', 'viet nam'],
  ['Завод', 'zavod'],
  ['IBM台灣3M', 'ibmtaiwan3m'],
  ['「」·!', ''],
  ['', ''],
];
for (const [text, reading] of readings) {
  test(`"${text}" is read "${reading}"`, () => assert.equal(romaniseName(text), reading));
}

test('a reading is letters, digits and single spaces, whatever comes, and always the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const reading = romaniseName(text);
      assert.match(reading, /^([a-z0-9]+( [a-z0-9]+)*)?$/);
      assert.equal(romaniseName(text), reading);
    }),
  );
});
