import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { isicAncestor, isicChildren, isicEntries, isicEntry, isicParent, isicSection, isValidIsic } from './index.ts';

test('ISIC Rev.4 has 21 sections, 88 divisions, 238 groups and 419 classes', () => {
  const counts = { section: 0, division: 0, group: 0, class: 0 };
  for (const entry of isicEntries) counts[entry.level] += 1;
  assert.deepEqual(counts, { section: 21, division: 88, group: 238, class: 419 });
});

test('every entry is listed by its parent, and only classes have no children', () => {
  for (const entry of isicEntries) {
    const parent = isicParent(entry.code);
    if (entry.level === 'section') assert.equal(parent, null);
    else assert.ok(parent!.children.includes(entry.code), entry.code);
    assert.equal(entry.children.length === 0, entry.level === 'class', entry.code);
    assert.ok(entry.title.length > 3 && entry.title === entry.title.trim());
  }
});

test('codes are found at every level', () => {
  assert.equal(isicEntry('2610')!.title, 'Manufacture of electronic components and boards');
  assert.equal(isicSection('2610')!.code, 'C');
  assert.equal(isicAncestor('2610', 'division')!.code, '26');
  assert.equal(isicAncestor('26', 'class'), null);
  assert.deepEqual(
    isicChildren('309').map((child) => child.code),
    ['3091', '3092', '3099'],
  );
  for (const wrong of ['', 'a', '00', '261a', '26100', '__proto__']) assert.equal(isValidIsic(wrong), false, wrong);
});

const folder = process.env.TOOLROOM_REFERENCE_DATA ?? '../shared/data';
const reference = join(folder, 'classifications/isic4_desc.csv.gz');

test('codes and titles agree with the reference table', {
  skip: existsSync(reference) ? false : `${reference} is not there`,
}, () => {
  const lines = gunzipSync(readFileSync(reference)).toString('utf8').trim().split('\n').slice(1);
  const titles = new Map(lines.map((line) => line.trim().slice(1, -1).split('","') as [string, string]));
  assert.deepEqual([...titles.keys()].sort(), isicEntries.map((entry) => entry.code).sort());
  for (const { code, title } of isicEntries)
    assert.equal(title.toLowerCase(), titles.get(code)!.trim().toLowerCase(), code);
});
