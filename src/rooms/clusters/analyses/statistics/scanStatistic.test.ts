import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { type AnalysisCommand, InputFaults } from '../../../../platform/command/define.ts';
import { formatFault } from '../../../../platform/command/faults.ts';
import { measureCommand } from '../../commands/measure.ts';
import { scanOutput } from './scan.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'toolroom-scan-'));
after(() => rmSync(folder, { recursive: true, force: true }));

async function run(content: string, spec: object) {
  writeFileSync(path.join(folder, 'rows.csv'), content);
  const input = {
    ...{
      files: [path.join(folder, 'rows.csv')],
      spec: { statistic: 'scan', simulations: 99, ...spec },
      specFolder: folder,
    },
    ...{
      specFile: 'spec.json',
      options: {},
      seed: 1,
      seedGiven: false,
      format: null,
      signal: new AbortController().signal,
    },
  };
  const { output } = await (measureCommand as AnalysisCommand).run(input, { progress: () => {}, note: () => {} });
  return scanOutput.parse(output);
}

async function faultOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => assert.fail('no fault was found'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof InputFaults, String(error));
  return formatFault({ ...error.faults[0]!, file: path.basename(error.faults[0]!.file) });
}

const areas = (hot: (i: number) => boolean) =>
  `id,x,y,cases,people\n${Array.from({ length: 36 }, (_, i) => `a${i},${(i % 6) * 10},${Math.floor(i / 6) * 10},${hot(i) ? 40 : 8},1000`).join('\n')}\n`;
const ofAreas = { id: 'id', x: 'x', y: 'y', cases: 'cases', population: 'people' };

test('a block of areas with more cases is the strongest cluster, with its radius', async () => {
  const { results, parameters } = await run(
    areas((i) => [14, 8, 13, 15, 20].includes(i)),
    ofAreas,
  );
  assert.deepEqual(results[0]!.areas.toSorted(), ['a13', 'a14', 'a15', 'a20', 'a8']);
  assert.ok(results[0]!.radius === 10);
  assert.equal(results[0]!.pValue, 0.01);
  assert.equal(parameters.model, 'poisson');
});

test('plants of one type are looked for among plants of all, by spot, and a flexible window follows neighbours', async () => {
  const plants = Array.from({ length: 400 }, (_, i) => {
    const [column, row] = [i % 20, Math.floor(i / 20)];
    return `${column},${row},${column < 3 && row < 8 ? 'A' : i % 7 === 0 ? 'A' : 'B'},t${Math.floor(column / 4)}${Math.floor(row / 4)}`;
  });
  const content = `x,y,type,town\n${plants.join('\n')}\n`;
  const circular = await run(content, { type: 'type', target: 'A', x: 'x', y: 'y' });
  assert.equal(circular.parameters.model, 'relabelling');
  assert.ok(circular.results[0]!.areas.includes('1, 4') && circular.results[0]!.pValue === 0.01);
  writeFileSync(path.join(folder, 'near.csv'), 'id,neighbour\nt00,t01\nt01,t00\nt01,t02\nt02,t01\nt00,t10\nt10,t00\n');
  const flexible = await run(content, {
    type: 'type',
    target: 'A',
    id: 'town',
    shape: 'flexible',
    neighbours: 'near.csv',
  });
  assert.deepEqual(flexible.results[0]!.areas.toSorted(), ['t00', 't01']);
  assert.equal(flexible.results[0]!.radius, null);
});

test('no cases have a status, contradictions and doubled areas are refused where they are', async () => {
  const none = await run('id,x,y,cases,people\na,1,1,0,10\nb,2,2,0,10\n', ofAreas);
  assert.deepEqual([none.parameters.status, none.results.length], ['empty', 0]);
  assert.match(
    await faultOf(run('id,x,y,cases,people\na,1,1,2,10\na,1,1,2,10\n', ofAreas)),
    /^rows\.csv:3:id: the area "a" stands twice/,
  );
  assert.match(
    await faultOf(run('id,x,y,cases,people\na,1,1,2.5,10\n', ofAreas)),
    /^rows\.csv:2:cases: cases are whole numbers/,
  );
  assert.match(
    await faultOf(run('id,x,y,cases,people\na,1,99,2,10\n', { ...ofAreas, metric: 'greatCircle' })),
    /^rows\.csv:2:y: a latitude of 99/,
  );
  assert.match(await faultOf(run('id\na\n', { id: 'id', cases: 'c' })), /cases and population belong together/);
  assert.match(await faultOf(run('id\na\n', { type: 't', target: 'A', id: 'id' })), /circles need places/);
});
