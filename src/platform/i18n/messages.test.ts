import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../projectRoot.ts';
import { availableLocales, loadMessages, sourceLocale } from './messageFiles.ts';
import { missingPluralForms, readMessageShape } from './messageRules.ts';

const source = loadMessages(sourceLocale);
const sourceFiles = readdirSync(join(projectRoot(), 'src'), { recursive: true, encoding: 'utf8' }).filter(
  (path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && !path.includes('web/islands/'),
);

/** Keys named in code: `t('a.b')` and `titleKey: 'a.b'`. A key with a `${}` counts by what stands before it. */
function keysInCode(): { key: string; isPrefix: boolean; file: string }[] {
  return sourceFiles.flatMap((file) => {
    const code = readFileSync(join(projectRoot(), 'src', file), 'utf8');
    const named = code.matchAll(
      /(?:\bt\(|\b(?:title|label|text|name|words|message)Key[:=])\s*(?:'([^'\n]+)'|`([^`\n]+)`)/g,
    );
    return [...named].map(([, plain, template]) => {
      const key = plain ?? template!;
      const cut = key.indexOf('${');
      return { key: cut < 0 ? key : key.slice(0, cut), isPrefix: cut >= 0, file };
    });
  });
}

test('every key that code names is in a message file', () => {
  const keys = keysInCode();
  assert.ok(keys.length > 50, `only ${keys.length} keys were found in the code: the scan is broken`);
  const all = [...source.texts.keys()];
  const missing = keys.filter(({ key, isPrefix }) =>
    isPrefix ? key !== '' && !all.some((known) => known.startsWith(key)) : !source.texts.has(key),
  );
  assert.deepEqual(
    missing.map(({ key, file }) => `${file}: ${key}`),
    [],
  );
});

test('every message of every language compiles, and English has every plural form', () => {
  for (const locale of availableLocales())
    for (const [key, text] of loadMessages(locale).texts) {
      const shape = readMessageShape(text, locale);
      assert.deepEqual(missingPluralForms(shape, locale), [], `${key} (${locale})`);
    }
});

test('a translation takes the parameters of the original, and translates no key that English lacks', () => {
  for (const locale of availableLocales())
    for (const [key, text] of loadMessages(locale).texts) {
      const original = source.texts.get(key);
      assert.ok(original !== undefined, `${key} (${locale}) is not in English`);
      assert.deepEqual(
        readMessageShape(text, locale).parameters,
        readMessageShape(original, sourceLocale).parameters,
        `${key} (${locale})`,
      );
    }
});

test('a key begins with the name of the place that its file belongs to, or with `error` where it names a refusal', () => {
  for (const locale of availableLocales())
    for (const [key, file] of loadMessages(locale).files)
      assert.ok(/^error\./.test(key) || file.split(/[\\/]/).includes(key.split('.')[0]!), `${key} in ${file}`);
});

test('plural forms that are missing are found', () => {
  const shape = readMessageShape('{n, plural, one {# firm} other {# firms}}', 'pl');
  assert.deepEqual(missingPluralForms(shape, 'pl'), ['n: few', 'n: many']);
});

test('parameters inside plural and select branches count', () => {
  const shape = readMessageShape(
    '{n, plural, one {{name}} other {{n, number} of {total, number}}} {k, select, other {{x}}}',
    'en',
  );
  assert.deepEqual(shape.parameters, ['k', 'n', 'name', 'total', 'x']);
});
