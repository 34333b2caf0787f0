import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageName, languageTag } from './languages.ts';

test('A language is named in the reader’s words, and what only looks like a tag is shown as it is', () => {
  assert.equal(languageName({ locale: 'en' }, 'th'), 'Thai');
  assert.equal(languageName({ locale: 'ko' }, 'th'), '태국어');
  assert.ok(languageTag.test('en-12'));
  assert.equal(languageName({ locale: 'en' }, 'en-12'), 'en-12');
});
