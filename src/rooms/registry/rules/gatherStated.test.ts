import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gatherStated } from './gatherStated.ts';

const record = (stated: Parameters<typeof gatherStated>[0][0]['stated']) => ({ stated, recordedAt: '2026-01-01' });

test('what several plants state of one firm is shown once', () => {
  const found = gatherStated([
    record({
      names: [{ text: 'BST', kind: 'abbreviation' }],
      website: 'https://x.example',
      capabilities: [{ kind: 'process', text: 'Die casting' }],
    }),
    record({
      names: [{ text: 'BST', kind: 'abbreviation' }],
      capabilities: [{ kind: 'process', text: 'Die casting' }],
    }),
    record(null),
  ]);
  assert.deepEqual(found.names, [{ text: 'BST', kind: 'abbreviation', language: null }]);
  assert.deepEqual(
    found.capabilities.map(({ text, code }) => [text, code]),
    [['Die casting', 'casting']],
  );
  assert.deepEqual(found.websites, ['https://x.example']);
});

test('a free share belongs to the capacity, and stands alone where none is stated', () => {
  const shown = (capabilities: NonNullable<Parameters<typeof gatherStated>[0][0]['stated']>['capabilities']) =>
    gatherStated([record({ capabilities: capabilities ?? [] })]).capabilities.map(({ kind, text, spareShare }) => [
      kind,
      text,
      spareShare,
    ]);
  assert.deepEqual(
    shown([
      { kind: 'capacity', text: '40 t', number: 40 },
      { kind: 'spareShare', text: '25', number: 0.25 },
    ]),
    [['capacity', '40 t', 0.25]],
  );
  assert.deepEqual(shown([{ kind: 'spareShare', text: '25', number: 0.25 }]), [['capacity', '', 0.25]]);
});

test('what stands beside a certificate is its number, unless it is a code of the list', () => {
  const shown = (code: string) => {
    const [one] = gatherStated([
      record({ capabilities: [{ kind: 'certificate', text: 'ISO 9001', code }] }),
    ]).capabilities;
    return [one?.code, one?.certificateNumber];
  };
  assert.deepEqual(shown('TW-2024-117'), ['ISO9001', 'TW-2024-117']);
  assert.deepEqual(shown('ISO9001'), ['ISO9001', null]);
});
