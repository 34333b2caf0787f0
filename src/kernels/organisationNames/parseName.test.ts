import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { romaniseName } from '../../engines/romanise/index.ts';
import { blockingKeys, coreText, normalise, parseName } from './index.ts';

const parse = (text: string) => parseName(text, romaniseName);

/** Core, other keys, numbers and forms, each parted by spaces. */
const parts: [text: string, core: string, others: string, numbers: string, forms: string][] = [
  ['Siemens Aktiengeselschaft', 'siemens', '', '', 'DE-AG'],
  ['OAO Gazprom', 'gazprom', '', '', 'OJSC'],
  ['Open Joint Stock Company Gazprom', 'gazprom', '', '', 'OJSC'],
  ['ОБЩЕСТВО С ОГРАНИЧЕННОЙ ОТВЕТСТВЕННОСТЬЮ "БАЙКАЛ"', 'baikal', '', '', 'LLC'],
  ['P.T. Astra International Tbk', 'astra', 'international', '', 'ID-PT ID-TBK'],
  ['CV. Karunia Tekstil', 'karunia', 'textile', '', 'ID-CV'],
  ['UD Sentosa', 'sentosa', '', '', 'ID-UD'],
  ['Maju Jaya Sdn. Bhd.', 'maju jaya', '', '', 'MY-SB'],
  ['Blinq Holdings Pty Ltd', 'blinq', 'holding', '', 'PTY-LTD'],
  ['Ram Textiles (P) Ltd.', 'ram', 'textile', '', 'PRIVATE-LTD'],
  ['深圳市华为技术有限公司', 'huawei', '@shenzhen technology', '', 'CN-LTD'],
  ['臺灣積體電路製造股份有限公司', 'jitidianlu', '@taiwan manufacturing', '', 'CN-JSC'],
  ['トヨタ自動車株式会社', 'toyota', 'automotive', '', 'JP-KK'],
  ['㈱サクラ', 'sakura', '', '', 'JP-KK'],
  ['合同会社ミナト', 'minato', '', '', 'JP-GK'],
  ['㈜한빛 전자', 'hanbit', 'electronics', '', 'KR-JH'],
  ['한빛전자주식회사', 'hanbit', 'electronics', '', 'KR-JH'],
  ['บริษัท เจริญเคมี จำกัด (มหาชน)', 'cherin', 'chemical', '', 'TH-LTD TH-PCL'],
  ['Công ty TNHH Cơ khí Minh Long', 'minh long', 'machinery', '', 'VN-LLC'],
  ['CTCP Sao Mai', 'sao mai', '', '', 'VN-JSC'],
  ['মেঘনা টেক্সটাইল লিমিটেড', 'meghna', 'textile', '', 'BD-LTD'],
  ['ТОО Алтын', 'altyn', '', '', 'LLC'],
  ['Management Company 23', '', 'consulting', '23', 'CO'],
  ['Bowne Global Solutions II Denmark A/S', 'bowne', 'global solution @denmark', '2', 'NO-AS'],
  ['Sun Garments Unit No. 3', 'sun', 'garment', '3', ''],
  ['3 Percenters', 'percenters', '', '3', ''],
  ['Three Percenters', 'percenters', '', '3', ''],
  ['٣ Percenters', 'percenters', '', '3', ''],
  ['华丰第二制药厂', 'huafeng', 'pharmaceutical manufacturing', '2', ''],
  ['Ｗｉｄｅ　Ｇａｔｅ　Ｃｏ．，Ｌｔｄ．', 'wide gate', '', '', 'CO-LTD'],
  ['FABERLIC EUROPE Sp. z o.o.', 'faberlic', '@europe', '', 'PL-SPZOO'],
  ['A.B.C. Company', 'abc', '', '', 'CO'],
];
for (const [text, core, others, numbers, forms] of parts) {
  test(`${text} is taken apart`, () => {
    const name = parse(text);
    const keys = (kind: string) => name.tokens.filter((token) => token.kind === kind).map(({ key }) => key);
    const rest = name.tokens.filter(({ kind }) => kind !== 'core').map(({ key }) => key);
    assert.deepEqual(
      {
        core: keys('core').join(' '),
        others: rest.join(' '),
        numbers: name.numbers.map(({ key }) => key.slice(1)).join(' '),
        forms: [...new Set(name.forms.map(({ code }) => code))].join(' '),
      },
      { core, others, numbers, forms },
    );
  });
}

test('traditional, Japanese and full-width characters, marks, invisible and bidi signs are folded', () => {
  assert.equal(normalise('臺灣廣達電腦'), normalise('台湾广达电脑'));
  assert.equal(normalise('鉄工業'), normalise('鐵工業'));
  assert.equal(normalise('Đại Phát'), 'dai phat');
  assert.equal(normalise('A\u200bcm\u202ee\u00ad'), 'acme');
  assert.equal(normalise('ＡＢＣ１２'), 'abc12');
  assert.equal(normalise('১২৩ ๔๕ ៦ ७ ၈'), '123 45 6 7 8');
});

test('a name of common words only is known by them', () => {
  assert.equal(parse('General Trading Company').isGeneric, false);
  assert.equal(parse('International Trading Company').isGeneric, true);
  assert.equal(coreText(parse('International Trading Company')), 'international trading');
  assert.equal(coreText(parse('Limited')), 'limited');
});

test('names of one firm share a key, whatever their script', () => {
  for (const [a, b] of [
    ['深圳市华丰电子有限公司', 'Huafeng Electronics Co Ltd'],
    ['주식회사 삼성전자', 'Samsung Electronics'],
    ['サクラ精密株式会社', 'Sakura Precision KK'],
    ['SteelWorks Pte Ltd', 'Steel Works Pte Ltd'],
    ['IBM', 'International Business Machines'],
    ['Citygroup Inc', 'Citigroup Incorporated'],
    ['ООО Газпром', 'Gazprom LLC'],
  ] as const) {
    const keys = new Set(blockingKeys(parse(a)));
    assert.ok(
      blockingKeys(parse(b)).some((key) => keys.has(key)),
      `${a}: ${[...keys]}; ${b}: ${blockingKeys(parse(b))}`,
    );
  }
});

test('keys are few and never empty, and what is taken apart holds, whatever comes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const name = parse(text);
      const keys = blockingKeys(name);
      assert.ok(keys.length <= 12 && keys.every((key) => key.length > 2));
      assert.ok(name.tokens.length <= 16);
      assert.ok(name.tokens.every(({ weight }) => weight >= 0 && weight <= 1));
      assert.deepEqual(parse(text), name);
    }),
  );
});
