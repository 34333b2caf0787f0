import assert from 'node:assert/strict';
import { test } from 'node:test';
import { currencies, economies, economyName, findCurrency, findEconomy, findGap, gaps, sizeClassOf } from './index.ts';

test('economies are named as each body requires', () => {
  const cases = [
    ['TWN', 'apec', 'Chinese Taipei'],
    ['TWN', 'adb', 'Taipei,China'],
    ['HKG', 'apec', 'Hong Kong, China'],
    ['HKG', 'adb', 'Hong Kong, China'],
    ['CHN', 'apec', 'China'],
    ['CHN', 'adb', "People's Republic of China"],
    ['KOR', 'apec', 'Korea'],
    ['KOR', 'adb', 'Republic of Korea'],
    ['VNM', 'common', 'Viet Nam'],
    ['XDM', 'common', 'Demonstration economy (simulated)'],
  ] as const;
  for (const [code, body, name] of cases) assert.equal(economyName(code, body), name);
  assert.throws(() => economyName('ZZZ'), RangeError);
});

test('all 21 APEC economies have a pack, and no code stands twice', () => {
  const apec = economies.filter((economy) => economy.memberships.includes('apec')).map((economy) => economy.code);
  assert.deepEqual(
    apec,
    'AUS BRN CAN CHL CHN HKG IDN JPN KOR MEX MYS NZL PER PHL PNG RUS SGP THA TWN USA VNM'.split(' '),
  );
  assert.equal(new Set(economies.map((economy) => economy.code)).size, economies.length);
  const pairs = economies.map((economy) => economy.alpha2).filter((code) => code !== null);
  assert.equal(new Set(pairs).size, pairs.length);
});

test('codes, locales and currencies of every pack are well formed, and no word calls an economy a country', () => {
  for (const economy of economies) {
    assert.match(economy.code, /^[A-Z]{3}$/);
    assert.doesNotThrow(() => new Intl.Locale(economy.locale), economy.code);
    for (const language of economy.languages) assert.doesNotThrow(() => new Intl.Locale(language), economy.code);
    if (economy.alpha2) assert.equal(new Intl.Locale(economy.locale).region, economy.alpha2, economy.code);
    assert.ok(findCurrency(economy.currency), `${economy.code} ${economy.currency}`);
    assert.doesNotMatch(JSON.stringify(economy), /countr/i);
  }
});

test('decimal places agree with those that Node knows, but for money whose coins are out of use', () => {
  const isoDiffers = new Set(['AFN', 'IDR', 'LAK', 'MMK', 'PKR', 'TWD', 'UZS']);
  for (const { code, minorUnits } of currencies) {
    const known = new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions()
      .maximumFractionDigits;
    if (!isoDiffers.has(code)) assert.equal(minorUnits, known, code);
  }
  assert.equal(findCurrency('KRW')!.minorUnits, 0);
});

test('size classes change at 5, 20 and 100 employees', () => {
  const cases = [
    [0, 'micro'],
    [4, 'micro'],
    [5, 'small'],
    [19, 'small'],
    [20, 'medium'],
    [99, 'medium'],
    [100, 'large'],
  ] as const;
  for (const [employees, expected] of cases) assert.equal(sizeClassOf(employees), expected);
  assert.throws(() => sizeClassOf(-1), RangeError);
  assert.throws(() => sizeClassOf(Number.NaN), RangeError);
});

test('a gap belongs to the area that its code names', () => {
  for (const gap of gaps) assert.ok(gap.code.startsWith(`${gap.area}.`), gap.code);
  assert.equal(findGap('skills.technical')!.area, 'skills');
  assert.equal(findGap('none'), null);
  assert.equal(findEconomy('none'), null);
});
