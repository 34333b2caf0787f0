import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCountries } from '../services/openProjection.ts';

const countries = readCountries();
const words: [text: string, code: string | null][] = [
  ['VIET NAM', 'VNM'],
  ['Vietnam', 'VNM'],
  ['Việt Nam', 'VNM'],
  ['Korea, Republic of', 'KOR'],
  ['Republic of Korea', 'KOR'],
  ['South Korea', 'KOR'],
  ['대한민국', 'KOR'],
  ['Hong Kong', 'HKG'],
  ['HONG KONG SAR', 'HKG'],
  ['P.R. China', 'CHN'],
  ['中国', 'CHN'],
  ['中國', 'CHN'],
  ['臺灣', 'TWN'],
  ['Chinese Taipei', 'TWN'],
  ['TW', 'TWN'],
  ['twn', 'TWN'],
  ['ประเทศไทย', null],
  ['ไทย', 'THA'],
  ['日本', 'JPN'],
  ['भारत', 'IND'],
  ['বাংলাদেশ', 'BGD'],
  ['Bangladsh', 'BGD'],
  ['Phillipines', 'PHL'],
  ['Lao PDR', 'LAO'],
  ["Lao People's Democratic Republic", 'LAO'],
  ['UK', 'GBR'],
  ['U.S.A.', 'USA'],
  ['Nigera', null],
  ['Iram', null],
  ['', null],
  ['Atlantis', null],
];
for (const [text, code] of words)
  test(`"${text}" is ${code ?? 'no economy that is clear'}`, () => assert.equal(countries.read(text).code, code));

test('what is not understood comes with the nearest names', () => {
  const reading = countries.read('Nigera');
  assert.ok(reading.code === null && reading.nearest.includes('Nigeria') && reading.nearest.includes('Niger'));
});
