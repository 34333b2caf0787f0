import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readName, readNumber } from './rules.ts';

const name = { kind: 'trading', text: 'Bright Star', language: '', validFrom: '', validTo: '' };

test('a name is taken in any script, without signs that nobody sees', () => {
  const read = readName({ ...name, text: ' 永豐\u200b機械 ', language: 'zh-Hant' });
  assert.deepEqual(read.ok && [read.value.text, read.value.language], ['永豐機械', 'zh-Hant']);
});

test('what is missing or contradicts itself is named', () => {
  const fields = (answers: Partial<typeof name>) => {
    const read = readName({ ...name, ...answers });
    return read.ok ? [] : read.issues.map(({ field }) => field);
  };
  assert.deepEqual(fields({ kind: 'x', text: ' ' }), ['kind', 'text']);
  assert.deepEqual(fields({ language: 'not a language!' }), ['language']);
  assert.deepEqual(fields({ validFrom: '2024-02-30', validTo: '2020-01-01' }), ['validFrom']);
  assert.deepEqual(fields({ validFrom: '2024-02-01', validTo: '2020-01-01' }), ['validTo']);
});

test('a number of a known kind must have its check digit, others are taken as they are', () => {
  const read = (scheme: string, value: string) => {
    const found = readNumber({ scheme, value });
    return found.ok ? found.value.value : found.issues[0]?.key;
  };
  assert.equal(read('AU-ABN', '51 824 753 556'), '51824753556');
  assert.equal(read('AU-ABN', '51 824 753 557'), 'registry.number.value.wrong');
  assert.equal(read('LOCAL-LICENCE', 'B/12-7'), 'B/12-7');
  assert.equal(read('', '1'), 'registry.number.scheme.missing');
});

test('whatever is typed is read or refused', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      readName({ ...name, text: a, language: b });
      readNumber({ scheme: a, value: b });
    }),
  );
});
