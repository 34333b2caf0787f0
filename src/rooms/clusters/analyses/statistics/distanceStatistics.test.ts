import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { seededRandom } from '../../../../kernels/random/index.ts';
import { type AnalysisCommand, InputFaults } from '../../../../platform/command/define.ts';
import { formatFault } from '../../../../platform/command/faults.ts';
import { readReferenceFolder } from '../../../../platform/files/index.ts';
import { measureCommand } from '../../commands/measure.ts';
import { durantonOvermanOutput } from './durantonOvermanSpec.ts';
import { marconPuechOutput } from './marconPuech.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'toolroom-distances-'));
after(() => rmSync(folder, { recursive: true, force: true }));

async function run(file: string, spec: object) {
  const notes: string[] = [];
  const input = {
    ...{ files: [file], spec, specFolder: folder, specFile: 'spec.json', options: {}, seed: 1, seedGiven: false },
    ...{ format: null, signal: new AbortController().signal },
  };
  const environment = { progress: () => {}, note: (line: string) => notes.push(line) };
  const { output } = await (measureCommand as AnalysisCommand).run(input, environment);
  return { output, notes };
}

const base = { statistic: 'durantonOverman', x: 'x', y: 'y', type: 'type', target: 'A', simulations: 39 };

async function written(content: string, spec: object = {}) {
  writeFileSync(path.join(folder, 'plants.csv'), content);
  return run(path.join(folder, 'plants.csv'), { ...base, ...spec });
}

async function faultOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => assert.fail('no fault was found'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof InputFaults, String(error));
  return formatFault({ ...error.faults[0]!, file: path.basename(error.faults[0]!.file) });
}

const random = seededRandom(12);
const scattered = `x,y,type,jobs\n${Array.from({ length: 240 }, (_, i) => {
  const isNear = i % 4 === 0;
  const [x, y] = isNear ? [300 + random() * 20, 300 + random() * 20] : [random() * 600, random() * 600];
  return `${x},${y},${isNear ? 'A' : i % 4 === 1 ? 'B' : 'C'},${1 + Math.floor(random() * 30)}`;
}).join('\n')}\n`;

describe('Duranton–Overman from a file', () => {
  test('a gathered type is localised near by, another is not, and all types at once are adjusted', async () => {
    const one = durantonOvermanOutput.parse(
      (await written(scattered, { distances: [0, 10, 20, 40, 80, 160], simulations: 199, weight: 'jobs' })).output,
    );
    assert.equal(one.parameters.verdict, 'localised');
    assert.ok(one.results[1]!.localisation! > 0 && one.results[5]!.localisation === 0);
    assert.ok(one.parameters.fastError! < 1e-4);
    assert.ok(one.results.every(({ dispersion }) => dispersion === 0));
    const all = durantonOvermanOutput.parse((await written(scattered, { target: '*', simulations: 199 })).output);
    const qOf = Object.fromEntries(all.results.map(({ type, qLocalised }) => [type, qLocalised]));
    assert.ok(qOf.A! <= 0.1 && qOf.B! > 0.2 && qOf.C! > 0.2, JSON.stringify(qOf));
  });

  test('permutations from a file are used as they stand, and the result names their number', async () => {
    const rows = Array.from({ length: 240 }, (_, i) => i + 1);
    const permutations = Array.from({ length: 25 }, (_, s) =>
      [...rows.slice(s * 7), ...rows.slice(0, s * 7)].join(','),
    );
    writeFileSync(path.join(folder, 'p.csv'), `${permutations.join('\n')}\n`);
    const spec = { distances: [0, 20, 40], permutationFile: 'p.csv', mode: 'direct', level: 0.2 };
    const one = durantonOvermanOutput.parse((await written(scattered, spec)).output);
    assert.equal(one.simulations, 25);
    assert.deepEqual((await written(scattered, spec)).output, one);
    writeFileSync(path.join(folder, 'p.csv'), `${permutations[0]}\n${permutations[1]!.replace(/^\d+/, '9')}\n`);
    assert.match(await faultOf(written(scattered, spec)), /^p\.csv:2:-: the row is no permutation of 1 … 240/);
  });

  test('one plant, and plants on one spot, say so with nulls', async () => {
    const alone = durantonOvermanOutput.parse(
      (await written('x,y,type\n1,1,A\n2,2,B\n3,1,B\n', { distances: [0, 1] })).output,
    );
    assert.deepEqual([alone.bandwidth, alone.results[0]!.status, alone.results[0]!.density], [null, 'notEnough', null]);
    const heap = durantonOvermanOutput.parse(
      (await written('x,y,type\n5,5,A\n5,5,A\n5,5,A\n2,2,B\n', { distances: [0, 1] })).output,
    );
    assert.deepEqual([heap.bandwidth, heap.results[0]!.status], [null, 'undefined']);
    assert.match(heap.results[0]!.reason!, /do not differ/);
  });

  test('too few simulations for the level have no global band', async () => {
    const few = durantonOvermanOutput.parse((await written(scattered, { distances: [0, 10], simulations: 5 })).output);
    assert.deepEqual(
      [few.results[0]!.status, few.results[0]!.globalUpper, few.results[0]!.localisation],
      ['tooFewSimulations', null, null],
    );
  });

  test('axes that were exchanged, a type that is not there and weights below 0 are refused; missing ones are counted', async () => {
    const globe = { metric: 'greatCircle' };
    assert.match(
      await faultOf(written('x,y,type\n24,121,A\n24.1,121.1,A\n24.2,120,B\n', globe)),
      /^plants\.csv:2:y: 3 of 3 places lie outside the earth's degrees/,
    );
    assert.match(await faultOf(written(scattered, { target: 'Z' })), /no plant is of the type "Z"/);
    assert.match(
      await faultOf(written('x,y,type,jobs\n1,1,A,-3\n', { weight: 'jobs' })),
      /^plants\.csv:2:jobs: a weight below 0/,
    );
    const { output, notes } = await written('x,y,type,jobs\n1,1,A,\n2,5,A,\n4,1,A,3\n0,7,A,2\n3,3,B,\n', {
      weight: 'jobs',
      distances: [0, 1],
    });
    assert.equal(durantonOvermanOutput.parse(output).parameters.rowsLeftOut, 3);
    assert.match(notes[0]!, /a weight is known of 2 of 5 plants alone/);
    const degrees = Array.from(
      { length: 240 },
      (_, i) => `${121 + random()},${24 + random()},${i % 2 === 0 ? 'A' : 'B'}`,
    ).join('\n');
    assert.match(
      (await written(`x,y,type\n${degrees}\n`, { distances: [0, 1] })).notes[0]!,
      /if these are degrees, distances are wrong/,
    );
  });
});

describe('Marcon–Puech from a file', () => {
  const spec = { statistic: 'marconPuech', distances: [20, 100, 900] };
  test('a gathered type is many times as frequent near itself, as in the whole far away', async () => {
    const found = marconPuechOutput.parse((await written(scattered, { ...spec, individualAt: 20 })).output);
    assert.ok(found.results[0]!.M! > 3 && found.results[0]!.M! > found.results[0]!.upper!);
    assert.ok(Math.abs(found.results[2]!.M! - 1) < 1e-9);
    assert.equal(found.individual!.length, 60);
    const cross = marconPuechOutput.parse((await written(scattered, { ...spec, neighbour: 'B' })).output);
    assert.ok(cross.results[0]!.M! < 1);
    const density = marconPuechOutput.parse(
      (await written(scattered, { ...spec, mode: 'density', simulations: 0 })).output,
    );
    assert.ok(density.results[0]!.M! > 1 && density.results[0]!.lower === null);
  });

  test('without a neighbour within the distance it says so', async () => {
    const found = marconPuechOutput.parse(
      (await written('x,y,type\n0,0,A\n50,50,A\n99,0,B\n', { ...spec, distances: [1], simulations: 0 })).output,
    );
    assert.deepEqual([found.results[0]!.M, found.results[0]!.status], [null, 'undefined']);
  });
});

const points = path.join(readReferenceFolder() ?? '', 'goldens', 'points.csv');
test('the reference plants have the reference bandwidth and density', {
  skip: existsSync(points) ? false : 'the reference data are not there',
}, async () => {
  const expected = readFileSync(path.join(path.dirname(points), 'kd.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number));
  const spec = { ...base, simulations: 0, mode: 'direct', distances: expected.map((row) => row[0]) };
  const found = durantonOvermanOutput.parse((await run(points, spec)).output);
  assert.equal(found.n, 53);
  for (const [k, row] of expected.entries()) assert.ok(Math.abs(found.results[k]!.density! - row[1]!) < 1e-12);
});
