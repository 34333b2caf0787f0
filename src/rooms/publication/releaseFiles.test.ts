import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { InputFaults } from '../../platform/command/define.ts';
import { createTranslator } from '../../platform/i18n/index.ts';
import { projectRoot } from '../../platform/projectRoot.ts';
import { confidentialityOf, identifierOf, publicConfidentiality } from './rules/sdmxRows.ts';
import { describeRun } from './services/describeRun.ts';
import { csvOf, manifestOf, sdmxOf, sha256, xlsxOf } from './services/releaseFiles.ts';
import { verifyManifest } from './services/verifyManifest.ts';
import { manifestSchema } from './views/manifest.ts';
import type { ReleaseView } from './views/releases.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'release-files-'));
after(() => rmSync(folder, { recursive: true }));

const release: ReleaseView = {
  id: '0b7e2f0e-6f0c-4b57-9d3f-1f8f7f0d8f11',
  topic: 'evidence.table',
  subject: 's',
  title: 'A table',
  asOf: '2026-06-30',
  dimensions: ['size', 'Größe/size'],
  measures: ['share', 'standardError'],
  totals: 'Total',
  notes: ['A note.'],
  cells: [
    { key: { size: 'small', 'Größe/size': 'x' }, values: { share: 0.25, standardError: null }, status: 'ok' },
    { key: { size: 'large', 'Größe/size': 'x' }, values: { share: null, standardError: null }, status: 'hidden' },
    { key: { size: 'Total', 'Größe/size': '=1' }, values: { share: 0.5, standardError: 0.01 }, status: 'kept' },
  ],
  manifest: { method: 'survey' },
  rules: { threshold: 3, dominance: { n: 1, k: 75 } },
  hidden: 1,
  kept: 1,
  program: { toolroom: '0.1.0', node: '20.0.0' },
  simulated: true,
  current: true,
  releasedAt: '2026-07-01T00:00:00.000Z',
};

test('SDMX-CSV has a row for each measure of each cell, and says why a value is missing', () => {
  const [header, ...lines] = sdmxOf('TWN', release, publicConfidentiality).trim().split('\n');
  assert.equal(
    header,
    'STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,SIZE,GR_E_SIZE,MEASURE,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS,COMMENT_OBS',
  );
  assert.equal(lines.length, 6);
  assert.equal(lines[0], 'dataflow,TOOLROOM:EVIDENCE_TABLE(1.0.0),I,TWN,small,x,SHARE,2026-06-30,0.25,A,F,');
  assert.ok(lines[1]!.endsWith('STANDARD_ERROR,2026-06-30,,O,F,'));
  assert.ok(lines[2]!.endsWith('SHARE,2026-06-30,,Q,N,'));
  assert.ok(lines[4]!.includes(',_T,') && lines[4]!.endsWith('0.5,A,F,kept from the release before'));
});

test('the letters of confidentiality tell primary from secondary', () => {
  const letters = (['threshold', 'share', 'dominance', 'pPercent', 'secondary', 'earlier', null] as const).map((one) =>
    confidentialityOf(one, release.rules),
  );
  assert.deepEqual(letters, ['A', 'A', 'O', 'M', 'D', 'D', 'F']);
  assert.equal(identifierOf('企業'), 'X_20225_26989');
});

test('a manifest holds the hash of the table’s file, and the workbook is the same bytes each time', () => {
  const manifest = manifestOf(release);
  assert.ok(manifestSchema.safeParse(manifest).success);
  assert.equal(manifest.cells.sha256, sha256(csvOf(release)));
  const t = createTranslator('en');
  assert.deepEqual(xlsxOf(t, release), xlsxOf(t, release));
});

const data = 'pw,region,sales\n1,a,10\n2,a,20\n1,b,30\n3,b,40\n2,a,25\n1,b,35\n';
const spec = {
  design: { weights: 'pw' },
  estimates: [{ id: 'sales', statistic: 'mean', variable: 'sales', by: ['region'] }],
};
const file = (name: string, content: string) => {
  const full = path.join(folder, name);
  writeFileSync(full, content);
  return full;
};
const verify = (manifest: string, ...files: string[]) => verifyManifest(manifest, files, new AbortController().signal);
const fault = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => assert.fail('nothing was refused'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof InputFaults, String(error));
  return error.faults.map(({ column, message }) => `${column}: ${message}`).join('\n');
};

test('a manifest re-runs its command to the same bytes, and says what differs where it does not', async () => {
  const firms = file('firms.csv', data);
  const out = path.join(folder, 'out.json');
  const specFile = file('spec.json', JSON.stringify(spec));
  const bin = path.join(projectRoot(), 'bin', 'toolroom');
  execFileSync(process.execPath, [bin, 'evidence', 'survey', firms, '--spec', specFile, '--out', out, '--quiet']);
  const run = describeRun({
    command: 'evidence survey',
    spec,
    seed: 1,
    inputs: [{ name: 'firms.csv', sha256: sha256(data) }],
    format: 'json',
    output: readFileSync(out),
  });
  const written = (made: unknown) =>
    file('manifest.json', JSON.stringify({ ...manifestOf({ ...release, manifest: { run: made } }) }));
  assert.deepEqual((await verify(written(run), firms)).run, 'same');
  const table = file('table.csv', csvOf(release));
  assert.deepEqual(await verify(written(run), firms, table).then((one) => [one.run, one.table]), ['same', 'same']);
  assert.deepEqual(await verify(written(run), table).then((one) => [one.run, one.table]), [null, 'same']);
  const other = written({ ...run, spec: { ...spec, estimates: [{ ...spec.estimates[0], by: [] }] } });
  assert.match(await fault(verify(other, firms)), /made.run.output.sha256: the command now writes/);
  assert.match(await fault(verify(written({ ...run, spec: { nonsense: 1 } }), firms)), /made.run: .*nonsense/s);
  assert.match(
    await fault(verify(written(run), file('other.csv', `${data}1,a,3\n`))),
    /neither an input[\s\S]*no file/,
  );
  assert.match(await fault(verify(written({ ...run, command: 'backup' }), firms)), /made.run.command/);
});

test('a manifest that is none is refused with its place', async () => {
  assert.match(await fault(verify(path.join(folder, 'nowhere.json'))), /can’t be read/);
  assert.match(await fault(verify(file('bad.json', '{'))), /no JSON/);
  assert.match(await fault(verify(file('other.json', '{"format":"x"}'))), /format:/);
  const plain = file('plain.json', JSON.stringify(manifestOf(release)));
  assert.match(await fault(verify(plain)), /no command that could be run again/);
});
