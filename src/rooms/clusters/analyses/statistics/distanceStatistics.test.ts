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
import { durantonOverman, durantonOvermanOutput } from './durantonOverman.ts';
import { marconPuechOutput } from './marconPuech.ts';
import { measureAllTypes } from './measureAllTypes.ts';
import { readSites } from './readSites.ts';

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

describe('places that cannot be what they say', () => {
  const near = (count: number, [east, north]: [number, number]) =>
    Array.from({ length: count }, (_, i) => `${east + random()},${north + random()},${i % 2 === 0 ? 'A' : 'B'}`).join(
      '\n',
    );

  test('degrees on a plane are refused where names or distances say so', async () => {
    const rows = near(40, [121, 24]);
    assert.match(
      await faultOf(written(`lon,lat,type\n${rows}\n`, { x: 'lon', y: 'lat', distances: [0, 1] })),
      /^plants\.csv:-:lon: the places are 0\.\d+ wide .* these are degrees/,
    );
    assert.match(await faultOf(written(`x,y,type\n${rows}\n`, { distances: [0, 50, 100] })), /these are degrees/);
  });

  test('axes exchanged by their names are refused, and both ways of lying off the globe', async () => {
    const rows = near(40, [24, 78]);
    assert.match(
      await faultOf(written(`lat,lon,type\n${rows}\n`, { x: 'lat', y: 'lon', metric: 'greatCircle' })),
      /^plants\.csv:-:lat: x is the column "lat" .* exchanged; say "x":"lon","y":"lat"/,
    );
    const globe = { metric: 'greatCircle', distances: [0, 10] };
    assert.match(await faultOf(written('x,y,type\n24,121,A\n24.1,120,A\n1,2,B\n', globe)), /here they look exchanged/);
    assert.match(await faultOf(written('x,y,type\n400,21,A\n24.1,20,A\n1,2,B\n', globe)), /lie outside the earth/);
  });

  test('numbers that are no places are refused, and plants too far apart for the range say so', async () => {
    assert.match(
      await faultOf(written('x,y,type\n1,1,A\n2,1e200,A\n3,3,B\n', { distances: [0, 1] })),
      /^plants\.csv:3:y: 1\.00e\+200 is no place on a map/,
    );
    const apart = durantonOvermanOutput.parse(
      (await written('x,y,type\n1,1,A\n900,5,A\n3,700,A\n', { distances: [0, 1] })).output,
    );
    assert.deepEqual([apart.bandwidth, apart.results[0]!.status], [null, 'undefined']);
    assert.match(apart.results[0]!.reason!, /of at most 2 \(twice the largest asked for\) are fewer than two/);
  });

  test('plants at 0, 0 far from all others of a plane are left out and counted, near others they are kept', async () => {
    const rows = near(40, [500, 300]);
    const far = durantonOvermanOutput.parse(
      (await written(`x,y,type\n0,0,A\n0,0,A\n${rows}\n`, { distances: [0, 0.2] })).output,
    );
    assert.deepEqual(
      [far.parameters.rowsLeftOut, far.n, far.parameters.warnings],
      [2, 20, ['2 places at 0, 0 are left out']],
    );
    const amid = near(40, [0, 0]);
    const kept = durantonOvermanOutput.parse(
      (await written(`x,y,type\n0,0,A\n${amid}\n`, { distances: [0, 0.2] })).output,
    );
    assert.deepEqual([kept.parameters.rowsLeftOut, kept.n], [0, 21]);
  });

  test('weights missing or 0 for more than half of a type give a sentence in place of numbers', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => `${i},${(i * 7) % 5},A,${i < 4 ? 3 : i < 8 ? 0 : ''}`).join('\n');
    const spec = { weight: 'jobs', distances: [0, 2], simulations: 0 };
    const found = durantonOvermanOutput.parse((await written(`x,y,type,jobs\n${rows}\n`, spec)).output);
    assert.deepEqual([found.bandwidth, found.results[1]!.density, found.results[1]!.status], [null, null, 'notEnough']);
    assert.match(found.results[0]!.reason!, /missing or 0 for 8 of 12 plants/);
    const other = marconPuechOutput.parse(
      (await written(`x,y,type,jobs\n${rows}\n`, { ...spec, statistic: 'marconPuech' })).output,
    );
    assert.deepEqual([other.results[0]!.M, other.results[0]!.status], [null, 'notEnough']);
  });

  test('many pairs on one spot are warned of', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => `${i % 20},${(i % 20) ** 2 % 17},A`).join('\n');
    const found = durantonOvermanOutput.parse((await written(`x,y,type\n${rows}\n`, { distances: [0, 4] })).output);
    assert.match(found.parameters.warnings[0]!, /^3\.4 % of the pairs lie on one spot \(above 1 %\)/);
  });
});

describe('many types, many plants', () => {
  test('all types at once have the same answer whatever the number of threads', async () => {
    writeFileSync(path.join(folder, 'plants.csv'), scattered);
    const given = durantonOverman.spec.parse({ ...base, target: '*', simulations: 45, distances: [0, 20, 60] });
    const environment = { progress: () => {}, note: () => {} };
    const sites = await readSites(path.join(folder, 'plants.csv'), given, environment);
    const run = (threads: number) =>
      measureAllTypes(sites, given, { seed: 3, specFolder: folder, specFile: 'spec.json' }, environment, threads);
    const one = await run(1);
    assert.deepEqual(await run(2), one);
    assert.ok(one.results[0]!.pLocalised! <= 0.05);
  });

  test('a transform says its error, stops when enough throws are as extreme, and is refused on the globe', async () => {
    const spec = { mode: 'fourier', distances: [0, 25, 50, 75, 100], simulations: 39, stopAfter: 4 };
    const many = Array.from({ length: 3000 }, (_, i) => {
      const isNear = i % 3 === 0 && random() < 0.2;
      return `${isNear ? 40 + random() * 5 : random() * 100},${random() * 100},${i % 3 === 0 ? 'A' : 'B'}`;
    });
    const file = `x,y,type\n${many.join('\n')}\n${Array.from({ length: 200 }, (_, i) => `${i % 100},${random() * 100},A`).join('\n')}\n`;
    const gathered = durantonOvermanOutput.parse((await written(file, spec)).output);
    assert.equal(gathered.parameters.method, 'fourier');
    assert.deepEqual(gathered.parameters.sequential, { stopAfter: 4, pilots: 40, stoppedEarly: false });
    assert.equal(gathered.parameters.pLocalised, 1 / 40);
    const summed = durantonOvermanOutput.parse((await written(file, { ...spec, mode: 'fast', simulations: 0 })).output);
    for (const [k, { density }] of summed.results.entries())
      assert.ok(Math.abs(gathered.results[k]!.density! - density!) < 2e-4 * density!);
    const even = Array.from(
      { length: 200 },
      (_, i) => `${random() * 100},${random() * 100},${i % 4 === 0 ? 'A' : 'B'}`,
    );
    const plain = durantonOvermanOutput.parse(
      (await written(`x,y,type\n${even.join('\n')}\n`, { ...spec, simulations: 399 })).output,
    );
    assert.ok(plain.simulations < 399 && plain.parameters.sequential!.stoppedEarly);
    assert.ok(plain.parameters.pLocalised! > 0.02 && plain.parameters.pValue! > 0.02);
    assert.deepEqual([plain.parameters.method, plain.parameters.fastError], ['sums', 0]);
    assert.match(await faultOf(written(scattered, { ...spec, metric: 'greatCircle' })), /needs a plane/);
    assert.match(await faultOf(written(scattered, { ...spec, target: '*' })), /share all their throws/);
  });

  test('permutations number the plants of the rows that were kept', async () => {
    const rows = ['5,,A', '1,1,A', '2,4,B', '6,1,A', '3,3,B', '9,2,A'];
    writeFileSync(path.join(folder, 'p.csv'), '2,1,4,3,5\n');
    const spec = { distances: [0, 2, 4], permutationFile: 'p.csv', mode: 'direct' };
    const found = durantonOvermanOutput.parse((await written(`x,y,type\n${rows.join('\n')}\n`, spec)).output);
    // Site 1 takes plant 2 (B), site 2 plant 1 (A), site 3 plant 4 (B), site 4 plant 3 (A), site 5 stays A.
    const moved = ['1,1,B', '2,4,A', '6,1,B', '3,3,A', '9,2,A'];
    const expected = durantonOvermanOutput.parse(
      (await written(`x,y,type\n${moved.join('\n')}\n`, { ...spec, permutationFile: undefined, simulations: 0 }))
        .output,
    );
    assert.deepEqual(
      found.results.map(({ localUpper }) => localUpper),
      expected.results.map(({ density }) => density),
    );
    writeFileSync(path.join(folder, 'p.csv'), '2,1,4,3,5,6\n');
    assert.match(await faultOf(written(`x,y,type\n${rows.join('\n')}\n`, spec)), /no permutation of 1 … 5/);
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
