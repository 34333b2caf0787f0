import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeCsv } from '../../../platform/files/index.ts';
import { namedColumns } from '../rules/namedColumns.ts';
import { openProjection, readCountries } from '../services/openProjection.ts';
import { presetNames, readPreset } from '../services/readMapping.ts';
import { mappingSchema } from './model.ts';
import { buildMapping, type DraftSettings } from './rules/buildMapping.ts';
import { checkedScheme } from './rules/checkDigits.ts';
import { choicesOfMapping, fitOf } from './rules/choicesOfMapping.ts';
import { contentEvidence } from './rules/contentGuess.ts';
import { guessColumns } from './rules/guessColumns.ts';
import { findMeaning, meaningOfWords } from './rules/meanings.ts';
import { headerGuesser, readHeaderWords } from './services/headerGuesser.ts';
import { readDictionary } from './services/readDictionary.ts';

const settings: DraftSettings = {
  name: 'test',
  title: 'Test',
  publisher: 'x',
  dataset: 'x',
  licence: 'x',
  asOf: 'x',
  kind: 'register',
  dayOrder: '',
  calendar: '',
  decimal: '',
};

const guess = (table: Record<string, string[]>, economy = 'TWN') =>
  guessColumns(
    Object.entries(table).map(([header, cells]) => ({
      header,
      byHeader: headerGuesser().guess(header),
      content: contentEvidence(cells, { economy, countries: readCountries(), extent: null }),
    })),
  );
const meaningOf = (header: string, cells: string[] = ['a', 'b']) => guess({ [header]: cells })[0]?.meaning;

test('every word of a header stands for a meaning that can be chosen', () => {
  for (const code of Object.keys(readHeaderWords().words)) assert.ok(findMeaning(meaningOfWords(code)), code);
});

const headers: [header: string, meaning: string | null, cells?: string[]][] = [
  ['Company_Name', 'name'],
  ['companyName', 'name'],
  ['FACTORY NAME', 'name'],
  ['工廠名稱', 'name'],
  ['企业名称', 'name'],
  ['会社名', 'name'],
  ['업체명', 'name'],
  ['ชื่อโรงงาน', 'name'],
  ['Tên doanh nghiệp', 'name'],
  ['Nama Perusahaan', 'name'],
  ['नाम', 'name'],
  ['প্রতিষ্ঠানের নাম', 'name'],
  ['සමාගමේ නම', 'name'],
  ['நிறுவனத்தின் பெயர்', 'name'],
  ['Pangalan ng Negosyo', 'name'],
  ['ឈ្មោះក្រុមហ៊ុន', 'name'],
  ['ຊື່ບໍລິສັດ', 'name'],
  ['ကုမ္ပဏီအမည်', 'name'],
  ['Địa chỉ trụ sở', 'address'],
  ['Số lao động', 'employees', ['12', '20-49']],
  ['Ngày thành lập', 'establishedOn', ['31/12/2016']],
  ['統一編號', 'enterprise', ['22099131']],
  ['E-mail Address', 'email', ['a@example.com']],
  ['Lat', 'latitude', ['25.0123']],
  ['Total number of employees (2024)', 'employees', ['12']],
  ['Remarks', null],
  ['', null],
  ['__proto__', null],
  ['constructor', null],
];
for (const [header, meaning, cells] of headers)
  test(`"${header}" heads ${meaning ?? 'nothing that is known'}`, () =>
    assert.equal(meaningOf(header, cells) ?? null, meaning));

test('contents speak for themselves where the header says nothing, and against a header that they do not bear out', () => {
  const [mail, site, number, x, y] = guess({
    c1: ['a@example.com', 'b@example.vn'],
    c2: ['https://a.example', 'www.b.example.vn'],
    c3: ['04595257', '22099131', '12345675', '10458575', '73251209'].map((one) => one),
    c4: ['121.49082', '120.12345'],
    c5: ['25.06756', '23.12345'],
  });
  assert.deepEqual([mail?.meaning, site?.meaning], ['email', 'website']);
  assert.deepEqual([x?.meaning, y?.meaning], ['longitude', null]);
  assert.ok(number?.meaning === null || number?.detail === 'TW-UBN');
  const [wrong] = guess({ email: ['none', 'none'] });
  assert.notEqual(wrong?.confidence, 'sure');
});

test('of two columns that could be the one thing the surer is it', () => {
  const found = guess({ Name: ['A works', 'B works'], 'Company name': ['1', '2'] });
  assert.deepEqual(
    found.map(({ meaning }) => meaning),
    ['name', null],
  );
});

const numbers: [text: string, scheme: string | null, economy: string][] = [
  ['22099131', 'TW-UBN', 'TWN'],
  ['22099132', null, 'TWN'],
  ['51 824 753 556', 'AU-ABN', 'AUS'],
  ['220-81-62517', 'KR-BRN', 'KOR'],
  ['7000012050002', 'JP-CN', 'JPN'],
  ['91350100M000100Y43', 'CN-USCC', 'CHN'],
  ['27AAPFU0939F1ZV', 'IN-GSTIN', 'IND'],
  ['27AAPFU0939F1ZW', null, 'IND'],
];
for (const [text, scheme, economy] of numbers)
  test(`${text} is ${scheme ?? 'no number with a sound check digit'}`, () =>
    assert.equal(checkedScheme(text, economy), scheme));

test('a mapping turned into choices and back says the same, for every column that a choice can say', () => {
  const header = namedColumns(readPreset('generic'));
  const chosen = choicesOfMapping(readPreset('generic'), header);
  const columns = header.map((name, i) => ({ name, separator: null, choice: chosen[i] ?? null }));
  const built = buildMapping(columns, settings);
  assert.deepEqual(built.issues, []);
  const again = choicesOfMapping(mappingSchema.parse(built.mapping), header);
  for (const [i, choice] of Object.entries(chosen))
    assert.deepEqual(again[i]?.meaning, choice.meaning, header[Number(i)]);
});

test('without a number a record is known by its name and where it is', () => {
  const choice = (meaning: string) => ({ meaning, detail: '' });
  const columns = [
    { name: 'n', separator: null, choice: choice('name') },
    { name: 'a', separator: null, choice: choice('address') },
  ];
  assert.deepEqual(buildMapping(columns, settings).mapping?.columns.key, { from: ['n', 'a'] });
});

test('presets fit by the columns that a file has', () => {
  const header = ['country', 'name', 'address', 'sector', 'lat', 'lng'];
  assert.deepEqual(fitOf(readPreset('open-supply-hub'), header), { share: 1, missing: [] });
  assert.ok(fitOf(readPreset('tw-factories'), header).missing.length > 5);
});

test('every preset is a sound mapping, and its concordance is there', () => {
  for (const name of presetNames())
    assert.equal(openProjection('TWN', readPreset(name), ['a']).notes.x, undefined, name);
});

test('the template has the columns of the generic preset, and its example is taken', () => {
  const dictionary = readDictionary();
  const preset = readPreset('generic');
  assert.deepEqual([...dictionary.map(({ name }) => name)].sort(), namedColumns(preset).sort());
  assert.deepEqual(
    dictionary.filter(({ required }) => required).map(({ name }) => name),
    ['id', 'name'],
  );
  const cells = dictionary.map(({ example }) => example);
  const header = dictionary.map(({ name }) => name);
  const found = openProjection('XDM', preset, header).project(cells, 2);
  assert.ok(found !== null && !Array.isArray(found), JSON.stringify(found));
  assert.equal(found.stated?.capabilities?.length, 15);
  assert.equal(found.facts?.length, 12);
  assert.match(writeCsv(header, [cells]), /^id,/);
});
