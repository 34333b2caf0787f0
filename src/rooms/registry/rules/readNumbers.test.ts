import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseBand, writeBand } from './readBand.ts';
import { parseCount, parseNumber, parseShare, parseYesNo } from './readNumbers.ts';

const numbers: [text: string, value: number | null, decimal?: ','][] = [
  ['1234', 1234],
  ['1,234.56', 1234.56],
  ['12,34,567', 1234567],
  ['1.234,56', 1234.56, ','],
  ['1.234', 1234, ','],
  ['1 234', 1234],
  ["1'234", 1234],
  ['๑๒๓', 123],
  ['১২৩', 123],
  ['၁၂၃', 123],
  ['१२३', 123],
  ['១២៣', 123],
  ['໑໒໓', 123],
  ['௧௨௩', 123],
  ['١٢٣', 123],
  ['１２３', 123],
  ['1,23', null],
  ['12,3456', null],
  ['1e3', null],
  ['NaN', null],
  ['--1', null],
];
for (const [text, value, decimal] of numbers)
  test(`"${text}"${decimal ? ' with a decimal comma' : ''} is ${value}`, () =>
    assert.equal(parseNumber(text, decimal), value));

test('counts are whole, not negative, and small enough to be one', () => {
  for (const [cell, value] of [
    ['0', 0],
    ['007', 7],
    ['1,000', 1000],
    ['20.0', 20],
  ] as const)
    assert.deepEqual(parseCount(cell), { ok: true, value });
  for (const cell of ['-1', '1.5', '1e3', '9999999999', 'NaN', '20-49']) assert.equal(parseCount(cell).ok, false, cell);
});

const bands: [text: string, band: string | null][] = [
  ['20-49', '20..49'],
  ['20 – 49 employees', '20..49'],
  ['1～4人', '1..4'],
  ['1,000 to 4,999', '1000..4999'],
  ['50+', '50..'],
  ['50 or more', '50..'],
  ['50人以上', '50..'],
  ['>50', '51..'],
  ['≥50', '50..'],
  ['<10', '..9'],
  ['10人未満', '..9'],
  ['up to 9', '..9'],
  ['9 or less', '..9'],
  ['500..', '500..'],
  ['49-20', null],
  ['many', null],
  ['20', null],
];
for (const [text, band] of bands)
  test(`the band "${text}" is ${band}`, () => {
    const read = parseBand(text);
    assert.equal(read === null ? null : writeBand(read), band);
  });

test('shares are of one, in percent where a sign or the column says so', () => {
  const share = (text: string, isPercent = false) => {
    const read = parseShare(text, '.', isPercent);
    return read.ok ? read.value : null;
  };
  assert.deepEqual(
    [share('35%'), share('0.35'), share('35'), share('1', true), share('1')],
    [0.35, 0.35, 0.35, 0.01, 1],
  );
  assert.equal(parseShare('135', '.', false).ok, false);
  assert.equal(parseShare('-1', '.', false).ok, false);
});

test('yes and no are said in the languages of the region', () => {
  for (const word of ['Yes', 'Y', '是', 'はい', '예', 'ใช่', 'có', 'ya', 'हाँ', 'oo', '1', '１'])
    assert.deepEqual(parseYesNo(word), { ok: true, value: true }, word);
  for (const word of ['No', '否', 'いいえ', 'ไม่ใช่', 'tidak', '0'])
    assert.deepEqual(parseYesNo(word), { ok: true, value: false }, word);
  assert.equal(parseYesNo('perhaps').ok, false);
});
