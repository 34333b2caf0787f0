import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { emptyAnswers } from '../model.ts';
import { isValidOn, readCapability } from './readCapability.ts';

test('a process gets its code from the words of any script', () => {
  const read = readCapability({ ...emptyAnswers, kind: 'process', text: ' 射出成型 ' });
  assert.ok(read.ok);
  assert.equal(read.capability.code, 'injectionMoulding');
  assert.equal(read.capability.text, '射出成型');
});

test('what the list does not know is kept as it was said', () => {
  const read = readCapability({ ...emptyAnswers, kind: 'process', text: 'Gold leaf beating' });
  assert.ok(read.ok && read.capability.code === null);
});

test('a capacity wants a number, and knows its free part', () => {
  const missing = readCapability({ ...emptyAnswers, kind: 'capacity' });
  assert.deepEqual(!missing.ok && missing.issues.map(({ field }) => field), ['number']);
  const read = readCapability({
    ...emptyAnswers,
    kind: 'capacity',
    number: '1,200',
    unit: 'tonnes a year',
    spareShare: '25',
  });
  assert.ok(read.ok);
  assert.deepEqual(
    [read.capability.number, read.capability.spareShare, read.capability.text],
    [1200, 0.25, '1200 tonnes a year'],
  );
});

test('contradictions are named one by one', () => {
  const read = readCapability({
    ...emptyAnswers,
    kind: 'certificate',
    spareShare: '120',
    validFrom: '2026-02-30',
    validTo: 'soon',
  });
  assert.deepEqual(!read.ok && read.issues.map(({ field }) => field), ['text', 'spareShare', 'validFrom', 'validTo']);
  const turned = readCapability({
    ...emptyAnswers,
    kind: 'certificate',
    text: 'ISO 9001',
    validFrom: '2026-02-01',
    validTo: '2025-02-01',
  });
  assert.deepEqual(!turned.ok && turned.issues.map(({ field }) => field), ['validTo']);
});

test('a certificate counts from its first day to its last', () => {
  const one = { validFrom: '2024-01-01', validTo: '2026-12-31' };
  assert.deepEqual(
    ['2023-12-31', '2024-01-01', '2026-12-31', '2027-01-01'].map((day) => isValidOn(one, day)),
    [false, true, true, false],
  );
});

test('whatever is typed is read or refused', () => {
  fc.assert(
    fc.property(fc.record(Object.fromEntries(Object.keys(emptyAnswers).map((key) => [key, fc.string()]))), (typed) => {
      const read = readCapability({ ...emptyAnswers, ...typed });
      return read.ok || read.issues.length > 0;
    }),
  );
});
