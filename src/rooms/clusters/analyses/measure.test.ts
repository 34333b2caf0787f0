import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { type AnalysisCommand, InputFaults } from '../../../platform/command/define.ts';
import { formatFault } from '../../../platform/command/faults.ts';
import { readReferenceFolder } from '../../../platform/files/index.ts';
import { clusterCommands } from '../commands/index.ts';
import { compareCodePoints } from './plantIndex.ts';
import { type LocationQuotientOutput, locationQuotientOutput } from './statistics/locationQuotient.ts';

const measure = clusterCommands.find((command) => command.verb === 'measure') as AnalysisCommand;
const folder = mkdtempSync(join(tmpdir(), 'toolroom-clusters-'));
after(() => rmSync(folder, { recursive: true, force: true }));

async function run(file: string, spec: unknown, more: { format?: 'csv'; seed?: number } = {}) {
  const notes: string[] = [];
  const input = {
    files: [file],
    spec,
    specFolder: folder,
    specFile: 'spec.json',
    options: {},
    seed: more.seed ?? 1,
    seedGiven: more.seed !== undefined,
    format: more.format ?? null,
    signal: new AbortController().signal,
  };
  const { output } = await measure.run(input, { progress: () => {}, note: (line) => notes.push(line) });
  return { output, notes };
}

async function measured(content: string, spec: Record<string, unknown> = {}) {
  const file = join(folder, 'plants.csv');
  writeFileSync(file, content);
  const found = await run(file, { statistic: 'locationQuotient', area: 'area', industry: 'industry', ...spec });
  return { ...found, output: found.output as LocationQuotientOutput };
}

async function faultsOf(work: Promise<unknown>): Promise<string[]> {
  const error = await work.then(
    () => assert.fail('no fault was found'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof InputFaults, String(error));
  return error.faults.map((fault) => formatFault({ ...fault, file: fault.file.replace(`${folder}/`, '') }));
}

const small = 'area,industry,jobs\nB,y,1\nA,x,10\nA,x,20\n𠀀,x,5\n～,y;x,7\n,x,1\nA,,1\n';

test('every area and industry has a row, sorted by code point, and rows that lack a cell are counted', async () => {
  const { output, notes } = await measured(small, { separator: ';' });
  locationQuotientOutput.parse(output);
  assert.deepEqual(Object.keys(output), ['statistic', 'n', 'parameters', 'seed', 'simulations', 'results']);
  assert.deepEqual(
    output.results.map((row) => `${row.area}${row.industry}${row.observed}`),
    ['Ax2', 'Ay0', 'Bx0', 'By1', '～x1', '～y1', '𠀀x1', '𠀀y0'],
  );
  assert.equal(output.n, 5);
  assert.deepEqual(notes, ['2 of 7 rows lack a cell and are left out']);
});

test('without a separator a cell is one industry', async () => {
  const { output } = await measured(small);
  assert.ok(output.results.some((row) => row.industry === 'y;x'));
});

test('employment is weighed where it is named, and what is no number is a fault', async () => {
  const { output } = await measured(small, { employment: 'jobs', separator: ';' });
  const found = output.results.find((row) => row.area === 'A' && row.industry === 'x')!;
  assert.equal(found.observed, 30);
  assert.ok(Math.abs(found.locationQuotient! - 30 / 42 / (30 / 43)) < 1e-14);
  assert.equal(output.parameters.test, 'dartboardNormal');
  const faults = await faultsOf(measured('area,industry,jobs\nA,x,many\nB,y,-1\n', { employment: 'jobs' }));
  assert.deepEqual(faults, [
    'plants.csv:2:jobs: "many" is not a number of jobs; give a number of 0 or more, or leave the cell empty',
    'plants.csv:3:jobs: "-1" is not a number of jobs; give a number of 0 or more, or leave the cell empty',
  ]);
});

test('one area alone is null with a reason', async () => {
  const { output } = await measured('area,industry\nA,x\nA,y\n');
  assert.equal(output.results.length, 2);
  for (const row of output.results) {
    assert.deepEqual([row.locationQuotient, row.pUpper, row.status], [null, null, 'undefined']);
    assert.match(row.reason!, /only one area/);
  }
});

test('a spec is refused by the key that is wrong', async () => {
  const see = 'see: toolroom schema clusters measure';
  const spec = { statistic: 'locationQuotient', area: 'a', industry: 'i' };
  assert.deepEqual(await faultsOf(run('x.csv', { ...spec, employmnt: 'e' })), [
    `spec.json:-:employmnt: there is no key "employmnt" here; correct or delete it; ${see}`,
  ]);
  assert.match((await faultsOf(run('x.csv', { ...spec, area: 3 })))[0]!, /^spec\.json:-:area: the value does not fit/);
  assert.match(
    (await faultsOf(run('x.csv', { ...spec, statistic: 'magic' })))[0]!,
    /^spec\.json:-:statistic: there is no statistic "magic"; name one of: locationQuotient/,
  );
  assert.deepEqual(await faultsOf(run('x.csv', undefined)), [
    'spec.json:-:-: there is no spec; name one with --spec SPEC.json',
  ]);
  assert.match((await faultsOf(run('x.csv', 'text')))[0]!, /^spec\.json:-:statistic: no statistic is named/);
});

test('a missing column, and a table without one complete row, are refused', async () => {
  assert.deepEqual(await faultsOf(measured('area,trade\nA,x\n')), [
    'plants.csv:1:industry: there is no column named "industry"; name one of area, trade in the spec',
  ]);
  assert.deepEqual(await faultsOf(measured('area,industry\nA,\n,x\n')), [
    'plants.csv:-:-: no row has both "area" and "industry"; check that the spec names the right columns',
  ]);
});

test('the same input gives the same bytes, the rows in another order too, and csv holds the same numbers', async () => {
  const lines = small.trim().split('\n');
  const turned = [lines[0], ...lines.slice(1).reverse()].join('\n');
  const spec = { statistic: 'locationQuotient', area: 'area', industry: 'industry', separator: ';' };
  const first = JSON.stringify((await measured(small, spec)).output);
  assert.equal(JSON.stringify((await measured(turned, spec)).output), first);
  const csv = (await run(join(folder, 'plants.csv'), spec, { format: 'csv' })).output as string;
  assert.equal(csv.split('\n').length, 10);
  assert.match(
    csv,
    /^area,industry,observed,expected,locationQuotient,pUpper,qBH,qBY,shrunk,lower,upper,logPUpper,status,reason\n/,
  );
});

test('a seed on the command line beats the one in the spec', async () => {
  const file = join(folder, 'plants.csv');
  const spec = { statistic: 'locationQuotient', area: 'area', industry: 'industry', seed: 5 };
  assert.equal(((await run(file, spec)).output as LocationQuotientOutput).seed, 5);
  assert.equal(((await run(file, spec, { seed: 9 })).output as LocationQuotientOutput).seed, 9);
});

test('code points order what UTF-16 would not', () => {
  assert.deepEqual(['～', '𠀀', 'a', 'ab', ''].sort(compareCodePoints), ['', 'a', 'ab', '～', '𠀀']);
});

test('the examples run', async () => {
  for (const name of ['locationQuotient', 'locationQuotientOfJobs']) {
    const spec = JSON.parse(readFileSync(`examples/clusters-measure/${name}.json`, 'utf8'));
    const { output } = await run('examples/clusters-measure/workshops.csv', spec);
    const best = [...locationQuotientOutput.parse(output).results].sort((a, b) => a.pUpper! - b.pUpper!)[0]!;
    assert.match(`${best.area} ${best.industry}`, /Kiln Valley ceramics|Harbour metal parts/);
  }
});

const register = join(readReferenceFolder() ?? '', 'tw-factories-2016/tw_factories_2016.csv.gz');
const isThere = existsSync(register);

test('the known clusters of the factory register come out', {
  skip: isThere ? false : 'the register is not in the reference data',
}, async () => {
  const spec = { statistic: 'locationQuotient', area: 'town_code', industry: 'product3', separator: ';' };
  const { output } = (await run(register, spec)) as { output: LocationQuotientOutput };
  assert.deepEqual([output.n, output.results.length], [90774, 339 * 88]);
  const known = [
    ['10015010', '234', 122.87, 84],
    ['10007170', '123', 46.7, 171],
    ['65000080', '232', 43.53, 211],
    ['10018010', '261', 31.74, 98],
    ['66000110', '313', 7.615, 110],
    ['68000050', '263', 11.81, 181],
    ['65000030', '161', 10.58, 685],
  ] as const;
  for (const [area, industry, quotient, plants] of known) {
    const row = output.results.find((one) => one.area === area && one.industry === industry)!;
    assert.equal(row.observed, plants);
    assert.ok(Math.abs(row.locationQuotient! - quotient) < 0.006, `${area} ${industry} ${row.locationQuotient}`);
    assert.ok(row.qBY! < 1e-50 && row.lower! > 1 && row.logPUpper! < -100);
  }
});
