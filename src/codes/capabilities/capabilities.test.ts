import assert from 'node:assert/strict';
import { test } from 'node:test';
import { capabilityTerms, capabilityTitle, codedCapabilities, codeOfCapability } from './index.ts';

test('a process is known by its words in several scripts', () => {
  for (const word of ['Injection moulding', 'INJECTION-MOLDING', '射出成型', 'ฉีดพลาสติก', 'injectionMoulding'])
    assert.equal(codeOfCapability('process', word), 'injectionMoulding', word);
  assert.equal(codeOfCapability('certificate', 'ISO 9001:2015'), 'ISO9001');
  assert.equal(codeOfCapability('process', 'levitation'), null);
  assert.equal(capabilityTitle('material', 'castIron'), 'Cast iron');
});

test('a word means one thing of a kind, and a code stands once', () => {
  for (const kind of codedCapabilities) {
    const words = capabilityTerms[kind].flatMap((term) => term.words);
    assert.deepEqual(
      words.filter((word, at) => word === '' || words.indexOf(word) !== at),
      [],
      kind,
    );
  }
});
