import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, afterEach, test } from 'node:test';
import { seedUsers } from '../../src/platform/auth/index.ts';
import { readPreset } from '../../src/rooms/registry/services/readMapping.ts';
import { header, openDrill, type Plant, registerOf } from './registryCommand.ts';

const drill = await openDrill();
after(() => drill.stop());
const preset = ['--preset', 'tw-factories', '--economy', 'TWN'];

afterEach(async () => {
  for (const table of [
    'source_record',
    'enterprise',
    'establishment',
    'identifier',
    'public_search',
    'import',
    'staged_record',
    'correction',
    'redirect',
  ])
    await drill.query(`DELETE FROM registry.${table}`);
});

const three: Plant[] = [
  { key: '01', company: '29155523', name: '萊卡佛時尚服飾有限公司' },
  { key: '02', company: '84563566', name: '甫舜企業有限公司二廠' },
  { key: '03', company: '00000000' },
];
const keepRegister = (name: string, plants: readonly Plant[]) => drill.keep(name, registerOf(plants));
const enterprises = () =>
  drill.query<{ id: string; name: string; legal_form: string | null }>(
    'SELECT id, name, legal_form FROM registry.enterprise ORDER BY name COLLATE "C"',
  );

test('the receipt has every field of the contract, and the hash is that of the file', async () => {
  const file = keepRegister('a.csv', three);
  const { code, output } = await drill.import(file, ...preset);
  assert.equal(code, 0);
  const { importId, rows, created, updated, unchanged, rejected, sha256 } = output;
  assert.match(importId ?? '', /^[0-9a-f-]{36}$/);
  assert.deepEqual(
    { rows, created, updated, unchanged, rejected },
    { rows: 3, created: 3, updated: 0, unchanged: 0, rejected: [] },
  );
  assert.equal(sha256, createHash('sha256').update(readFileSync(file)).digest('hex'));
});

test('a repeat names the first import, with every row unchanged, and changes nothing', async () => {
  const file = keepRegister('a.csv', three);
  const first = await drill.import(file, ...preset);
  const before = await drill.state();
  const again = await drill.import(file, ...preset);
  assert.equal(again.output.importId, first.output.importId);
  assert.deepEqual([again.output.created, again.output.updated, again.output.unchanged], [0, 0, 3]);
  assert.deepEqual(await drill.state(), before);
});

test('the same records in another file are all unchanged, under an import of their own', async () => {
  const first = await drill.import(keepRegister('a.csv', three), ...preset);
  const again = await drill.import(keepRegister('b.csv', [...three].reverse()), ...preset);
  assert.notEqual(again.output.importId, first.output.importId);
  assert.deepEqual([again.output.created, again.output.updated, again.output.unchanged], [0, 0, 3]);
});

test('a dry run says what would come, and leaves nothing', async () => {
  const before = await drill.state();
  const { code, output } = await drill.import(keepRegister('a.csv', three), ...preset, '--dry-run');
  assert.equal(code, 0);
  assert.equal(output.created, 3);
  assert.equal(output.importId, null);
  assert.deepEqual(await drill.state(), before);
});

test('one rejected row keeps all out: receipt, exit code 2, a line per fault, nothing applied', async () => {
  const file = keepRegister('a.csv', [...three, { key: '04', registered: '2016-02-30', product: '999' }]);
  const before = await drill.state();
  const { code, output, faults } = await drill.import(file, ...preset);
  assert.equal(code, 2);
  assert.equal(output.rows, 4);
  assert.equal(output.importId, null);
  assert.deepEqual(
    output.rejected.map(({ row, column, code: of }) => [row, column, of]),
    [
      [5, 'product3', 'unknownCode'],
      [5, 'registered', 'date'],
    ],
  );
  assert.equal(faults.length, 2);
  assert.ok(
    faults.every((line) => line.startsWith(`${file}:5:`) && /: .+; .+/.test(line)),
    faults.join('\n'),
  );
  assert.deepEqual(await drill.state(), before);
});

test('with --skip-rejected the others are applied; a repeat without it is refused as the first time', async () => {
  const file = keepRegister('a.csv', [...three, { key: '04', registered: 'yesterday' }]);
  const skipped = await drill.import(file, ...preset, '--skip-rejected');
  assert.equal(skipped.code, 0);
  assert.equal(skipped.output.created, 3);
  assert.equal(skipped.output.rejected.length, 1);
  const again = await drill.import(file, ...preset, '--skip-rejected');
  assert.deepEqual([again.code, again.output.importId, again.output.unchanged], [0, skipped.output.importId, 3]);
  assert.equal((await drill.import(file, ...preset)).code, 2);
});

test('over a thousand faults are listed up to a thousand, then counted', async () => {
  const bad = Array.from({ length: 1200 }, (_, i): Plant => ({ key: `k${i}`, registered: 'never' }));
  const { code, output, faults } = await drill.import(keepRegister('bad.csv', bad), ...preset);
  assert.equal(code, 2);
  assert.equal(output.rejected.length, 1000);
  assert.equal(output.rejectedCount, 1200);
  assert.equal(faults.length, 1001);
  assert.match(faults.at(-1) ?? '', /:-:-: 200 more faults are not listed; /);
});

test('a key that occurs twice is rejected at its second row', async () => {
  const { code, output } = await drill.import(keepRegister('a.csv', [...three, { key: ' 02 ' }]), ...preset);
  assert.equal(code, 2);
  assert.deepEqual(
    output.rejected.map(({ row, column, code: of }) => [row, column, of]),
    [[5, 'reg_no', 'repeatedKey']],
  );
  assert.match(output.rejected[0]?.message ?? '', /row 3/);
});

test('plants with one company number are one firm; missing and malformed numbers join nobody', async () => {
  const plants: Plant[] = [
    { key: '1', company: '11111111', name: '大同有限公司一廠' },
    { key: '2', company: '11111111', name: '大同有限公司二廠' },
    { key: '3', company: '00000000', name: '甲企業社' },
    { key: '4', company: '00000000', name: '乙企業社' },
    { key: '5', company: '1111111', name: '丙企業社' },
    { key: '6', company: '1111111', name: '丁企業社' },
    { key: '7', company: '', name: '戊企業社' },
  ];
  const { output } = await drill.import(keepRegister('a.csv', plants), ...preset);
  assert.equal(output.created, 7);
  const found = await enterprises();
  assert.equal(found.length, 6);
  assert.equal(found.filter(({ name }) => name === '大同有限公司').length, 1);
  const numbers = await drill.query<{ value: string }>('SELECT value FROM registry.identifier');
  assert.deepEqual(numbers, [{ value: '11111111' }]);
});

test('one file imported twice at once has one effect', async () => {
  const file = keepRegister(
    'a.csv',
    Array.from({ length: 3000 }, (_, i): Plant => ({ key: `k${i}`, company: String(10000000 + i) })),
  );
  const both = await Promise.all([drill.import(file, ...preset), drill.import(file, ...preset)]);
  assert.equal(both[0].output.importId, both[1].output.importId);
  assert.deepEqual(both.map(({ output }) => output.created).sort(), [0, 3000]);
  assert.deepEqual(both.map(({ output }) => output.unchanged).sort(), [0, 3000]);
  const [count] = await drill.query<{ imports: number; staged: number }>(
    'SELECT (SELECT count(*)::int FROM registry.import) AS imports, (SELECT count(*)::int FROM registry.staged_record) AS staged',
  );
  assert.deepEqual(count, { imports: 1, staged: 0 });
});

test('what is missing in the command line is said, with exit code 2', async () => {
  const file = keepRegister('a.csv', three);
  const mapping = drill.keep('m.json', JSON.stringify(readPreset('tw-factories')));
  for (const words of [
    [file, '--preset', 'tw-factories'],
    [file, '--preset', 'tw-factories', '--economy', 'ZZZ'],
    [file, '--preset', 'tw-factories', '--economy', 'twn'],
    [file, '--economy', 'TWN'],
    [file, '--preset', 'tw-factories', '--mapping', mapping, '--economy', 'TWN'],
    [file, '--preset', '__proto__', '--economy', 'TWN'],
    [file, '--preset', '../presets/tw-factories', '--economy', 'TWN'],
    [file, '--mapping', `${mapping}.gone`, '--economy', 'TWN'],
    [file, '--mapping', file, '--economy', 'TWN'],
    [`${file}.gone`, ...preset],
  ]) {
    const { code, faults } = await drill.run('registry', 'import', ...words);
    assert.equal(code, 2, words.join(' '));
    assert.ok(faults.length >= 1, words.join(' '));
  }
  for (const id of ['nonsense', '0190d1a4-0000-4000-8000-000000000000']) assert.equal((await drill.undo(id)).code, 2);
});

test('a mapping with a pattern that is none is a fault of the mapping', async () => {
  const wrong = readPreset('tw-factories');
  wrong.columns.enterprise!.pattern = '([0-9';
  const mapping = drill.keep('wrong.json', JSON.stringify(wrong));
  const { code, faults } = await drill.import(keepRegister('a.csv', three), '--mapping', mapping, '--economy', 'TWN');
  assert.equal(code, 2);
  assert.match(faults[0] ?? '', /wrong\.json:-:columns\.enterprise\.pattern: /);
});

test('a column that the mapping names and the file lacks is named; columns may stand in any order', async () => {
  const lines = registerOf(three).split('\n');
  const without = drill.keep('without.csv', lines.map((line) => line.split(',').slice(0, -3).join(',')).join('\n'));
  const refused = await drill.import(without, ...preset);
  assert.equal(refused.code, 2);
  assert.deepEqual(
    refused.faults.map((line) => line.split(':')[2]),
    ['lon', 'lat', 'geo_precision'],
  );
  const turned = drill.keep('turned.csv', lines.map((line) => line.split(',').reverse().join(',')).join('\n'));
  assert.equal((await drill.import(turned, ...preset)).output.created, 3);
  assert.equal(header.split(',').length, 22);
});

test('--as says whose rights: an officer may import here and nowhere else, an owner may not', async () => {
  await seedUsers(
    drill.composition.auth,
    [{ slug: 'agency', name: 'Agency', economy: 'TWN' }],
    [
      { name: 'Officer', email: 'officer@drill.example', role: 'officer', organisation: 'agency' },
      { name: 'Owner', email: 'owner@drill.example', role: 'owner', organisation: 'agency' },
    ],
    'a password for the drill',
  );
  const file = keepRegister('a.csv', three);
  const done = await drill.import(file, ...preset, '--as', 'officer@drill.example');
  assert.equal(done.code, 0);
  const [row] = await drill.query<{ applied_by: string }>('SELECT applied_by FROM registry.import');
  assert.notEqual(row?.applied_by, 'operator');
  assert.equal(
    (await drill.import(file, '--preset', 'tw-factories', '--economy', 'KOR', '--as', 'officer@drill.example')).code,
    3,
  );
  assert.equal((await drill.import(file, ...preset, '--as', 'owner@drill.example')).code, 3);
  assert.equal((await drill.import(file, ...preset, '--as', 'nobody@drill.example')).code, 2);
});
