/**
 * Record linkage without labels: accuracy on simulated persons and on a second wave of the factory register, CPU time and peak memory.
 * Run: node --import tsx bench/resolution.ts [TASK]. Each line is a process of its own. Figures are in docs/methods/record-linkage.md.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openTable, readReferenceFolder } from '../src/platform/files/index.ts';
import { resolveRecords } from '../src/rooms/registry/duplicates/analyses/resolveRecords.ts';
import type { ColumnCodes } from '../src/rooms/registry/duplicates/rules/columnFacts.ts';
import { inferPlan } from '../src/rooms/registry/duplicates/rules/planFields.ts';
import { type SimulatedTable, simulateHistorical, simulatePersons, simulateSmallNoise } from './lib/simulatePersons.ts';
import { simulateSecondWave } from './lib/simulateSecondWave.ts';

const register = join(readReferenceFolder() ?? '', 'tw-factories-2016/tw_factories_2016.csv.gz');
const silent = { progress: () => {}, note: () => {} };
/** Of register and million, which take their time, the first alone. */
const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

function encode(header: readonly string[], rows: readonly (readonly string[])[]): Map<string, ColumnCodes> {
  return new Map(
    header.map((name, place) => {
      const known = new Map<string, number>();
      const codes = Int32Array.from(rows, (row) => {
        const text = row[place]!.trim();
        if (text === '') return -1;
        if (!known.has(text)) known.set(text, known.size);
        return known.get(text)!;
      });
      return [name, { header: name, codes, texts: [...known.keys()] }];
    }),
  );
}

function resolve(header: readonly string[], rows: string[][], entity: readonly number[], boundary: number | null) {
  const columns = encode(header, rows);
  const truth = encode(
    ['truth'],
    entity.map((one) => [String(one)]),
  ).get('truth')!;
  const ids = rows.map((_, index) => String(index));
  const { fields } = inferPlan(columns);
  const run = { threshold: 0.5, pairBudget: undefined, oneToOne: null, seed: 1 };
  return resolveRecords({ columns, fields, ids, boundary, truth, ...run }, silent).accuracy!;
}

const ofTable = ({ header, rows, entity }: SimulatedTable) => resolve(header, rows, entity, null);

async function linkWaves(seed: number) {
  const table = await openTable(register);
  const first: string[][] = [];
  for await (const batch of table.records()) first.push(...batch);
  const waves = simulateSecondWave([...table.header], first, 55_000, seed);
  const kept = [...table.header.keys()].filter((place) => !/_no$/.test(table.header[place]!));
  const strip = (rows: string[][]) => rows.map((row) => kept.map((place) => row[place]!));
  const entity = [...first.keys(), ...waves.origin.map((from, index) => (from < 0 ? -1 - index : from))];
  const header = kept.map((place) => table.header[place]!);
  return resolve(header, [...strip(first), ...strip(waves.second)], entity, first.length);
}

const tasks: Record<string, (seed: number) => unknown> = {
  'small noise, 10,000 rows': (seed) => ofTable(simulateSmallNoise(10_000, seed)),
  'persons of public life, 50,000 rows': (seed) => ofTable(simulateHistorical(5156, seed)),
  'the same, twice as careless': (seed) => ofTable(simulateHistorical(5156, seed, 2)),
  'persons with addresses, 20,000 rows': (seed) => ofTable(simulatePersons(20_000, seed)),
  'factories, second wave': linkWaves,
  'persons with addresses, 1,000,000 rows': (seed) => ofTable(simulatePersons(1_000_000, seed)),
};

async function runTask(name: string, seed: number): Promise<void> {
  const { precision, recall, f1, bCubed, blocking, calibration } = (await tasks[name]!(seed)) as ReturnType<
    typeof ofTable
  >;
  const { user, system } = process.cpuUsage();
  const show = (share: number | null) => (share === null ? '-' : share.toFixed(4));
  console.log(
    `${name}, seed ${seed}: precision ${show(precision)}, recall ${show(recall)}, F1 ${show(f1)}, B-cubed F1 ${show(bCubed.f1)}, ` +
      `pair completeness ${show(blocking.pairCompleteness)}; ${((user + system) / 1e6).toFixed(1)} s CPU, ` +
      `peak ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
  );
  const tenths = calibration.map(
    ({ pairs, meanProbability, shareTrue }) => `${meanProbability.toFixed(2)} ${shareTrue.toFixed(2)} (${pairs})`,
  );
  console.log(`  by tenths of probability, said and true: ${tenths.join(', ')}`);
}

function runAll(): void {
  if (!existsSync(register)) console.log('The factory register is not in the reference data: its lines are skipped.');
  for (const name of Object.keys(tasks)) {
    if (name.startsWith('factories') && !existsSync(register)) continue;
    const ofTask = /1,000,000|factories/.test(name) ? [1] : seeds;
    for (const seed of ofTask)
      execFileSync(process.execPath, ['--import', 'tsx', fileURLToPath(import.meta.url), name, String(seed)], {
        stdio: 'inherit',
      });
  }
}

const [task, seed] = process.argv.slice(2);
if (task === undefined) runAll();
else await runTask(task, Number(seed ?? 1));
