import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { openDrill, registerOf } from './registryCommand.ts';
import { refused, sound } from './registryRefused.ts';
import { taken } from './registryTaken.ts';

const drill = await openDrill();
const preset = ['--preset', 'tw-factories', '--economy', 'TWN'];
before(() => drill.import(drill.keep('before.csv', registerOf([{ key: 'before' }])), ...preset));
after(() => drill.stop());

for (const { title, content, name = 'hostile.csv', words = [], faults, receipt = false } of refused) {
  test(`refused: ${title}`, async () => {
    const file = drill.keep(name, content);
    const state = await drill.state();
    const ran = await drill.import(file, ...preset, ...words);
    assert.equal(ran.code, 2);
    assert.deepEqual(await drill.state(), state, 'nothing is left of it');
    const places = ran.faults.map((line) => {
      assert.ok(line.startsWith(`${file}:`), line.slice(0, 200));
      return line.slice(file.length + 1);
    });
    if (faults.length > 1 || faults[0]?.source !== '.')
      assert.equal(places.length, faults.length, places.slice(0, 30).join('\n'));
    for (const [i, pattern] of faults.entries()) assert.match(places[i] ?? '', pattern);
    for (const line of places) {
      assert.match(line, /^(\d+|-):[^\n]+: [^\n]+; [^\n]+$/, 'what is wrong and what to do, on one line');
      assert.doesNotMatch(line, /[\p{Cc}\u202e]/u);
      assert.ok(line.length < 3000);
    }
    assert.equal(ran.output !== null, receipt, 'a receipt where rows were read');
  });
}

test('refused: a folder', async () => {
  const folder = path.join(path.dirname(drill.keep('x', '')), 'folder.csv');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'inside.csv'), registerOf(sound));
  const { code, faults } = await drill.import(folder, ...preset);
  assert.equal(code, 2);
  assert.match(faults[0] ?? '', /folder\.csv:-:-: .*(folder|directory)/);
});

for (const { title, content, name = 'sound.csv', created, firstName } of taken) {
  test(`taken: ${title}`, async () => {
    const ran = await drill.import(drill.keep(name, content), ...preset);
    assert.equal(ran.code, 0, ran.faults.join('\n'));
    assert.deepEqual(ran.output.rejected, []);
    assert.equal(ran.output.created, created);
    assert.equal(ran.output.rows, created);
    if (firstName !== undefined) {
      const [row] = await drill.query<{ name: string }>(
        'SELECT e.name FROM registry.establishment e JOIN registry.source_record r ON r.establishment_id = e.id WHERE r.import_id = $1 ORDER BY r.row_number LIMIT 1',
        [ran.output.importId],
      );
      assert.equal(row?.name, firstName);
    }
    assert.equal((await drill.undo(ran.output.importId as string)).output.removed, created);
  });
}

test('employees below zero, in words, and beyond all bounds are refused by Toolroom’s own columns', async () => {
  const rows = ['-5', 'twelve', '1e9', '99999999999999999999', '12.5'].map(
    (employees, i) => `k${i},Firm ${i},1010,${employees}`,
  );
  const file = drill.keep('own.csv', `id,name,isic,employees\n${rows.join('\n')}\n`);
  const { code, output, faults } = await drill.import(file, '--preset', 'generic', '--economy', 'TWN');
  assert.equal(code, 2);
  assert.equal(output.rejected.length, 5);
  assert.ok(faults.every((line) => line.includes(':employees: ')));
});
