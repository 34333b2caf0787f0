import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { applyImport } from '../../src/rooms/registry/services/applyImport.ts';
import { correctEnterprise } from '../../src/rooms/registry/services/correctEnterprise.ts';
import { discardImport } from '../../src/rooms/registry/services/importFile.ts';
import { mergeEnterprises } from '../../src/rooms/registry/services/mergeEnterprises.ts';
import { readPreset } from '../../src/rooms/registry/services/readMapping.ts';
import { stageImport } from '../../src/rooms/registry/services/stageImport.ts';
import { openDrill, type Plant, registerOf } from './registryCommand.ts';

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

test('what was applied cannot be thrown away like a preview', async () => {
  const { output } = await drill.import(keepRegister('a.csv', three), ...preset);
  await assert.rejects(discardImport(drill.context(), output.importId as string), /notStaged/);
  assert.equal((await drill.undo(output.importId as string)).code, 0);
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
