import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { type AnalysisCommand, type CommandInput, InputFaults } from '../../../platform/command/define.ts';
import { measureAccuracy } from './analyses/measureAccuracy.ts';
import { compareNamesCommand } from './commands.ts';
import { accuracySchema, comparedPairSchema } from './model.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'names-'));
after(() => rmSync(folder, { recursive: true }));

const notes: string[] = [];

async function run(text: string, options: CommandInput['options'] = {}, format: CommandInput['format'] = null) {
  const file = path.join(folder, 'pairs.csv');
  writeFileSync(file, text);
  notes.length = 0;
  const { signal } = new AbortController();
  const input = {
    files: [file],
    spec: undefined,
    specFolder: folder,
    specFile: null,
    options,
    seed: 1,
    seedGiven: false,
    format,
    signal,
  };
  const environment = { progress: () => {}, note: (line: string) => void notes.push(line) };
  return (await (compareNamesCommand as AnalysisCommand).run(input, environment)).output;
}

async function faultsOf(text: string, options: CommandInput['options'] = {}) {
  try {
    await run(text, options);
  } catch (error) {
    if (error instanceof InputFaults) return error.faults.map(({ row, column, code }) => ({ row, column, code }));
    throw error;
  }
  return [];
}

test('pairs come out in the order of the file, text as it was, a similarity to each', async () => {
  const output = await run('b,note,a\n"Sun, Ltd.",x,SUN LTD\nMoon,y,日新有限公司\n');
  const lines = String(output).trim().split('\n');
  assert.equal(lines[0], 'a,b,similarity');
  assert.equal(lines[1], 'SUN LTD,"Sun, Ltd.",1');
  assert.match(lines[2]!, /^日新有限公司,Moon,0\.0\d+$/);
});

test('a pair without a name has an empty cell, and null with a status in JSON', async () => {
  assert.equal(await run('a,b\nSun,\n'), 'a,b,similarity\nSun,,\n');
  const output = await run('a,b\nSun,\nSun Ltd,Sun Limited\n', {}, 'json');
  const [empty, sure] = comparedPairSchema.array().parse(output);
  assert.deepEqual(empty, { a: 'Sun', b: '', similarity: null, status: 'empty', levels: [] });
  assert.ok(sure!.levels.length > 1);
});

test('faults name row and column', async () => {
  assert.deepEqual(await faultsOf('a,c\nx,y\n'), [{ row: 1, column: 'b', code: 'columnMissing' }]);
  assert.deepEqual(await faultsOf('a,b\nx,y\n', { truth: 'same' }), [
    { row: 1, column: 'same', code: 'columnMissing' },
  ]);
  assert.deepEqual(await faultsOf('a,b,same\nx,y,perhaps\n', { truth: 'same' }), [
    { row: 2, column: 'same', code: 'label' },
  ]);
  assert.deepEqual(await faultsOf('a,b\nx,y\n', { accuracy: true }), [{ row: null, column: null, code: 'usage' }]);
});

test('labels are measured against and change no similarity', async () => {
  const [yes, no] = ['true', 'false'].map(
    (label) => `a,b,same\nSun Ltd,Sun Limited,${label}\nSun Ltd,Moon Ltd,${label}\n`,
  );
  const plain = await run(yes!);
  assert.equal(await run(yes!, { truth: 'same' }), plain);
  assert.match(notes[0]!, /^2 labelled pairs, 2 of them the same; 0 left out$/);
  assert.equal(await run(no!, { truth: 'same' }), plain);
  const accuracy = accuracySchema.parse(await run(yes!, { truth: 'same', accuracy: true }));
  assert.deepEqual([accuracy.atHalf.precision, accuracy.atHalf.recall], [1, 0.5]);
});

test('accuracy is worked out by hand on four pairs', () => {
  const accuracy = measureAccuracy([
    { similarity: 0.9, isSame: true },
    { similarity: 0.6, isSame: false },
    { similarity: 0.4, isSame: true },
    { similarity: 0.2, isSame: false },
    { similarity: null, isSame: true },
    { similarity: 1, isSame: null },
  ]);
  assert.equal(accuracy.pairs, 4);
  assert.equal(accuracy.leftOut, 2);
  assert.deepEqual([accuracy.atHalf.precision, accuracy.atHalf.recall, accuracy.atHalf.f1], [0.5, 0.5, 0.5]);
  assert.ok(Math.abs(accuracy.brier! - (0.01 + 0.36 + 0.36 + 0.04) / 4) < 1e-12);
  assert.deepEqual(accuracy.best, { threshold: 0.4, f1: 0.8 });
  assert.deepEqual(accuracy.calibration[9], { from: 0.9, to: 1, pairs: 1, meanSimilarity: 0.9, shareSame: 1 });
});

test('a file without labels measures nothing and says so', async () => {
  const accuracy = accuracySchema.parse(await run('a,b,same\nSun,Moon,\n', { truth: 'same', accuracy: true }));
  assert.equal(accuracy.status, 'empty');
  assert.equal(accuracy.atHalf.f1, null);
});
