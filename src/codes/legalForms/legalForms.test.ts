import assert from 'node:assert/strict';
import { test } from 'node:test';
import { economies, isEconomyCode } from '../index.ts';
import { findLegalForms, legalForms, legalFormsOf } from './index.ts';

test('economies are written as three letters, languages as BCP 47, and no name is empty', () => {
  for (const { code, economies: places, language, names } of legalForms) {
    assert.match(code, /^[A-Z][A-Z-]+$/);
    for (const place of places) assert.match(place, /^[A-Z]{3}$/, code);
    assert.match(language, /^[a-z]{2,3}$/, code);
    for (const name of names) assert.ok(name.trim() === name && name !== '', `${code}: "${name}"`);
  }
});

test('entries of one code are one kind of body', () => {
  const kinds = new Map<string, string>();
  for (const { code, kind } of legalForms) {
    assert.equal(kinds.get(code) ?? kind, kind, code);
    kinds.set(code, kind);
  }
});

test('every economy of the region with a form of its own has it, and economies that are no members are known by their code too', () => {
  const own =
    'AFG ARM AUS AZE BGD BRN BTN CAN CHL CHN GEO HKG IDN IND JPN KAZ KGZ KHM KOR LAO LKA MDV MEX MMR MNG MYS NPL PAK PER PHL PNG RUS SGP THA TJK TKM TLS TWN USA UZB VNM';
  for (const code of own.split(' ')) {
    assert.ok(isEconomyCode(code), code);
    assert.ok(legalFormsOf(code).length > 0, code);
  }
  assert.ok(own.split(' ').length > economies.length / 2);
});

test('what a look-up does not know is an empty list', () => {
  assert.deepEqual(findLegalForms('NONE'), []);
  assert.deepEqual(legalFormsOf('XXX'), []);
  assert.ok(findLegalForms('OJSC').some(({ names }) => names.includes('оао')));
});
