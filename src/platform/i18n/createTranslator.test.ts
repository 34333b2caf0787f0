import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTranslator, parseMessage } from './createTranslator.ts';
import { loadMessages } from './messageFiles.ts';
import { negotiateLocale, translationState } from './translationState.ts';

test('a missing key throws in tests', () => {
  assert.throws(() => createTranslator('en')('web.thereIsNoSuchKey'), /web\.thereIsNoSuchKey .* no message file/);
});

test('for people a missing key is shown marked, and logged once', () => {
  const lines: string[] = [];
  const t = createTranslator('en', { missing: 'mark', log: (line) => lines.push(line) });
  assert.equal(t('web.missingOnce'), '⟦web.missingOnce⟧');
  assert.equal(t('web.missingOnce'), '⟦web.missingOnce⟧');
  assert.equal(lines.length, 1);
});

test('a parameter that is missing is a fault like a missing key', () => {
  assert.throws(() => createTranslator('en')('html.results.count', {}), /html\.results\.count/);
});

test('plurals, numbers and lists follow the language', () => {
  const t = createTranslator('en');
  assert.equal(t('html.results.count', { count: 1 }), '1 result');
  assert.equal(t('html.results.count', { count: 90833 }), '90,833 results');
  assert.equal(t.list(['a', 'b', 'c']), 'a, b and c');
  assert.equal(t.number(0.256, { style: 'percent', maximumFractionDigits: 0 }), '26%');
});

test('dates keep the Gregorian calendar and Latin digits where the language would not', () => {
  assert.equal(createTranslator('en').date('2016-12-31'), '31 December 2016');
  assert.equal(createTranslator('en').date('2016-12-31', 'short'), '31 Dec 2016');
  assert.match(createTranslator('th').date('2016-12-31'), /31 .*2016/);
  assert.match(createTranslator('my').date('2016-12-31'), /2016/);
  assert.equal(createTranslator('bn').number(1234), '1,234');
});

test('an ISO date is that day in every zone; an instant is shown in the reader’s zone', () => {
  const t = createTranslator('en', { timeZone: 'Asia/Taipei' });
  assert.equal(t.date('2016-12-31'), '31 December 2016');
  assert.match(t.date('2016-12-31T20:00:00Z'), /1 January 2017.*04:00/);
});

test('a language falls back to English key by key', () => {
  const t = createTranslator('ko');
  assert.equal(t('web.navigation.suppliers'), loadMessages('ko').texts.get('web.navigation.suppliers'));
  assert.equal(t('html.results.count', { count: 2 }), '2 results');
});

test('a translation that no speaker has read says so', () => {
  assert.equal(translationState('ko').reviewed, false);
  assert.equal(translationState('ko').name, '한국어');
  assert.ok(translationState('ko').completeShare < 1);
  assert.equal(translationState('en').reviewed, true);
});

test('the pseudo-language accents, lengthens by 40 % and brackets, and leaves parameters alone', () => {
  const message = parseMessage('{count, plural, one {# firm near {place}} other {# firms near {place}}}', 'qps');
  assert.equal(message.format({ count: 2, place: 'Hualien' }), '[2 fírmš ñéár ~~~~Hualien]');
  assert.match(createTranslator('qps')('web.navigation.suppliers'), /^\[.*~+\]$/);
});

test('the language of the browser is chosen where there are messages for it', () => {
  assert.equal(negotiateLocale('ko-KR,ko;q=0.9,en;q=0.8'), 'ko');
  assert.equal(negotiateLocale('xx, en;q=0.5'), 'en');
  assert.equal(negotiateLocale(undefined), 'en');
});
