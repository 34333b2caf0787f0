import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, afterEach, test } from 'node:test';
import { seedUsers } from '../../src/platform/auth/index.ts';
import { applyImport } from '../../src/rooms/registry/services/applyImport.ts';
import { correctEnterprise } from '../../src/rooms/registry/services/correctEnterprise.ts';
import { discardImport } from '../../src/rooms/registry/services/importFile.ts';
import { mergeEnterprises } from '../../src/rooms/registry/services/mergeEnterprises.ts';
import { readPreset } from '../../src/rooms/registry/services/readMapping.ts';
import { stageImport } from '../../src/rooms/registry/services/stageImport.ts';
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
const stageThree = (plants: readonly Plant[] = three) =>
  stageImport(drill.context(), {
    path: keepRegister('staged.csv', plants),
    fileName: 'staged.csv',
    mapping: readPreset('tw-factories'),
  });

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

test('a changed row is updated, and undo shows again what was before, with the same ids', async () => {
  await drill.import(keepRegister('a.csv', three), ...preset);
  const before = await drill.state();
  const changed = three.map((plant) =>
    plant.key === '02' ? { ...plant, name: '甫順工業有限公司', form: '獨資', town: '65000030' } : plant,
  );
  const second = await drill.import(keepRegister('b.csv', [...changed, { key: '09' }]), ...preset);
  assert.deepEqual([second.output.created, second.output.updated, second.output.unchanged], [1, 1, 2]);
  assert.ok(
    (await enterprises()).some(({ name, legal_form }) => name === '甫順工業有限公司' && legal_form === '獨資'),
    'the firm takes the new name',
  );
  const undone = await drill.undo(second.output.importId as string);
  assert.equal(undone.code, 0);
  assert.deepEqual(undone.output, { importId: second.output.importId, removed: 1, restored: 1, conflicts: [] });
  const state = await drill.state();
  for (const table of ['source_record', 'enterprise', 'establishment', 'identifier', 'public_search', 'staged_record'])
    assert.equal(state[table], before[table], table);
});

test('undo removes all of a first import, and the same file again brings the same ids', async () => {
  const file = keepRegister('a.csv', three);
  const first = await drill.import(file, ...preset);
  const before = await drill.state();
  assert.deepEqual((await drill.undo(first.output.importId as string)).output.removed, 3);
  for (const table of ['source_record', 'enterprise', 'establishment', 'identifier', 'public_search'])
    assert.match((await drill.state())[table] ?? '', /^0 /, table);
  const again = await drill.import(file, ...preset);
  assert.notEqual(again.output.importId, first.output.importId);
  assert.equal(again.output.created, 3);
  const state = await drill.state();
  for (const table of ['enterprise', 'establishment', 'identifier', 'public_search'])
    assert.equal(state[table], before[table], table);
  assert.equal((await drill.undo(first.output.importId as string)).code, 3);
});

test('file A, then B, then A again: A is applied afresh, and taken back in turn', async () => {
  const changed = three.map((plant) => ({ ...plant, form: '股份有限公司' }));
  const a = keepRegister('a.csv', three);
  const first = await drill.import(a, ...preset);
  const second = await drill.import(keepRegister('b.csv', changed), ...preset);
  const third = await drill.import(a, ...preset);
  assert.deepEqual([third.output.updated, third.output.unchanged], [3, 0]);
  assert.notEqual(third.output.importId, first.output.importId);
  assert.equal((await drill.undo(first.output.importId as string)).code, 3);
  assert.equal((await drill.undo(second.output.importId as string)).code, 3);
  assert.equal((await drill.undo(third.output.importId as string)).output.restored, 3);
  assert.equal((await drill.undo(second.output.importId as string)).output.restored, 3);
  assert.equal((await drill.import(a, ...preset)).output.importId, first.output.importId);
  assert.equal((await drill.undo(first.output.importId as string)).output.removed, 3);
});

test('two sources that know a plant by the same number share its establishment, and undo gives it back to the first', async () => {
  const mapping = drill.keep(
    'other.json',
    JSON.stringify({ ...readPreset('tw-factories'), name: 'other-source', title: 'Another list' }),
  );
  await drill.import(keepRegister('a.csv', three), ...preset);
  const before = await drill.state();
  const other = await drill.import(
    keepRegister('b.csv', [{ key: '01', company: '29155523', name: '萊卡佛股份有限公司' }]),
    '--mapping',
    mapping,
    '--economy',
    'TWN',
  );
  assert.deepEqual([other.output.created, other.output.updated], [0, 1]);
  const shown = await drill.query<{ source: string }>(
    "SELECT source FROM registry.establishment WHERE source_key = '01'",
  );
  assert.deepEqual(shown, [{ source: 'other-source' }]);
  assert.deepEqual((await drill.undo(other.output.importId as string)).output.restored, 1);
  const state = await drill.state();
  assert.equal(state.establishment, before.establishment);
  assert.equal(state.source_record, before.source_record);
});

test('a file that is read by a better mapping is derived anew although its cells are the same', async () => {
  const { concordance, ...poorer } = readPreset('tw-factories');
  const mapping = drill.keep(
    'poor.json',
    JSON.stringify({ ...poorer, columns: { ...poorer.columns, industries: [] } }),
  );
  const file = keepRegister('a.csv', three);
  await drill.import(file, '--mapping', mapping, '--economy', 'TWN');
  const better = await drill.import(file, ...preset);
  assert.equal(better.output.updated, 3);
  const [row] = await drill.query<{ isic_codes: string[] }>('SELECT isic_codes FROM registry.public_search LIMIT 1');
  assert.ok(row?.isic_codes.includes('C'), 'now it has its industry');
  assert.ok(concordance);
});

test('undo after a correction is refused with the firm named; the correction outlives later imports', async () => {
  const first = await drill.import(keepRegister('a.csv', three), ...preset);
  const [firm] = await drill.query<{ id: string; version: number }>(
    "SELECT id, version FROM registry.enterprise WHERE name LIKE '萊卡佛%'",
  );
  await correctEnterprise(drill.context(), {
    enterpriseId: firm!.id,
    field: 'name',
    value: '萊卡佛',
    reason: 'letterhead',
    version: firm!.version,
  });
  const refused = await drill.undo(first.output.importId as string);
  assert.equal(refused.code, 3);
  assert.deepEqual(
    refused.output.conflicts.map(({ enterprise }) => enterprise),
    [firm!.id],
  );
  assert.deepEqual([refused.output.removed, refused.output.restored], [0, 0]);
  await drill.import(
    keepRegister(
      'b.csv',
      three.map((plant) => ({ ...plant, form: '獨資' })),
    ),
    ...preset,
  );
  const [after] = await drill.query<{ name: string; legal_form: string }>(
    'SELECT name, legal_form FROM registry.enterprise WHERE id = $1',
    [firm!.id],
  );
  assert.deepEqual(after, { name: '萊卡佛', legal_form: '獨資' });
});

test('a merged firm stays merged when its register comes again, and keeps the import from being undone', async () => {
  const first = await drill.import(keepRegister('a.csv', three), ...preset);
  const [from, to] = (
    await drill.query<{ id: string }>('SELECT enterprise_id AS id FROM registry.identifier ORDER BY value')
  ).map(({ id }) => id);
  await mergeEnterprises(drill.context(), { from: from!, to: to!, reason: 'one owner' });
  assert.equal((await drill.undo(first.output.importId as string)).code, 3);
  await drill.import(
    keepRegister(
      'b.csv',
      three.map((plant) => ({ ...plant, form: '獨資' })),
    ),
    ...preset,
  );
  const rows = await drill.query<{ id: string }>(
    "SELECT DISTINCT enterprise_id AS id FROM registry.establishment WHERE source_key IN ('01', '02')",
  );
  assert.deepEqual(rows, [{ id: to }]);
  assert.equal((await enterprises()).length, 2);
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

test('a preview that nobody decided on is thrown away after a day', async () => {
  const staged = await stageThree();
  await drill.query("UPDATE registry.import SET created_at = now() - interval '25 hours'");
  await drill.import(keepRegister('b.csv', [{ key: '9' }]), ...preset);
  assert.deepEqual(await drill.query('SELECT state FROM registry.import WHERE id = $1', [staged.importId]), [
    { state: 'discarded' },
  ]);
  assert.deepEqual(await drill.query('SELECT count(*)::int AS rows FROM registry.staged_record'), [{ rows: 0 }]);
});

test('staged rows that a fall of the server has lost are not taken for an empty file', async () => {
  const staged = await stageThree();
  await drill.query('DELETE FROM registry.staged_record');
  await assert.rejects(applyImport(drill.context(), staged.importId, { skipRejected: false }), /stagedLost/);
});

test('what was applied cannot be thrown away like a preview', async () => {
  const { output } = await drill.import(keepRegister('a.csv', three), ...preset);
  await assert.rejects(discardImport(drill.context(), output.importId as string), /notStaged/);
  assert.equal((await drill.undo(output.importId as string)).code, 0);
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
