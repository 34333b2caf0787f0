/**
 * Location quotients: CPU time and peak memory on the whole factory register and on a synthetic economy of 1,000 areas × 1,000 industries,
 * beside a plain implementation that is written below as most scripts are: counts in a Map, each tail term from three log-binomials.
 * Run: node --import tsx bench/locationQuotient.ts. Each line is a process of its own.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureLocationQuotients, type PlantTable } from '../src/kernels/concentration/index.ts';
import { logGamma } from '../src/kernels/distributions/index.ts';
import { seededRandom } from '../src/kernels/random/index.ts';
import { readReferenceFolder } from '../src/platform/files/index.ts';
import { readPlants } from '../src/rooms/clusters/analyses/readPlants.ts';

const register = join(readReferenceFolder() ?? '', 'tw-factories-2016/tw_factories_2016.csv.gz');
const silent = { progress: () => {}, note: () => {} };
const columns = { area: 'town_code', industry: 'product3', employment: null, separator: ';' };
/** The peer looks at every so manieth cell of the synthetic economy, and its time is multiplied. */
const peerSample = 50;

const readRegister = async () => (await readPlants(register, columns, silent)).table;

function synthesise(): PlantTable {
  const random = seededRandom(1);
  const plants = 500_000;
  const draw = (count: number, skew: number) =>
    Int32Array.from({ length: plants }, () => Math.floor(random() ** skew * count));
  return {
    areaCount: 1000,
    industryCount: 1000,
    plantArea: draw(1000, 1.5),
    membershipPlant: null,
    membershipIndustry: draw(1000, 1.5),
    employment: null,
  };
}

function measurePlainly(table: PlantTable, everyCell: number): number {
  const counts = new Map<string, number>();
  const areaPlants = new Map<number, number>();
  const industryPlants = new Map<number, number>();
  const increase = <Key>(map: Map<Key, number>, key: Key) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const area of table.plantArea) increase(areaPlants, area);
  for (const [i, industry] of table.membershipIndustry.entries()) {
    const area = table.plantArea[table.membershipPlant?.[i] ?? i]!;
    increase(counts, `${area}|${industry}`);
    increase(industryPlants, industry);
  }
  const logChoose = (n: number, k: number) => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
  const all = table.plantArea.length;
  const results: { quotient: number; p: number }[] = [];
  for (let cell = 0; cell < table.areaCount * table.industryCount; cell += everyCell) {
    const area = Math.floor(cell / table.industryCount);
    const draws = areaPlants.get(area) ?? 0;
    const successes = industryPlants.get(cell % table.industryCount) ?? 0;
    const observed = counts.get(`${area}|${cell % table.industryCount}`) ?? 0;
    let p = 0;
    for (let x = observed; observed > 0 && x <= Math.min(draws, successes); x += 1)
      p += Math.exp(logChoose(successes, x) + logChoose(all - successes, draws - x) - logChoose(all, draws));
    results.push({ quotient: (observed * all) / (draws * successes), p: observed === 0 ? 1 : p });
  }
  return results.sort((a, b) => a.p - b.p).filter(({ p }, rank) => (p * results.length) / (rank + 1) < 0.05).length;
}

const discoveries = (table: PlantTable) => measureLocationQuotients(table).qBH.filter((q) => q < 0.05).length;

const tasks: Record<string, () => Promise<() => number>> = {
  'register: read and measure': async () => {
    const table = await readRegister();
    return () => discoveries(table);
  },
  'register: kernel': async () => {
    const table = await readRegister();
    return () => discoveries(table);
  },
  'register: plain': async () => {
    const table = await readRegister();
    return () => measurePlainly(table, 1);
  },
  '1,000 × 1,000: kernel': async () => {
    const table = synthesise();
    return () => discoveries(table);
  },
  '1,000 × 1,000: plain': async () => {
    const table = synthesise();
    return () => measurePlainly(table, peerSample);
  },
};

interface Figure {
  cpuSeconds: number;
  peakMegabytes: number;
  found: number;
}

async function runTask(name: string): Promise<void> {
  const prepare = tasks[name]!;
  const start = process.cpuUsage();
  const work = await prepare();
  const prepared = process.cpuUsage();
  const found = work();
  const { user, system } = process.cpuUsage(name.includes('read and') ? start : prepared);
  const figure: Figure = {
    cpuSeconds: (user + system) / 1e6,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
    found,
  };
  console.log(JSON.stringify(figure));
}

function measureTask(name: string): Figure {
  const file = fileURLToPath(import.meta.url);
  return JSON.parse(execFileSync(process.execPath, ['--import', 'tsx', file, name], { encoding: 'utf8' })) as Figure;
}

function printAll(): void {
  if (!existsSync(register)) console.log('The factory register is not in the reference data: its lines are skipped.');
  const cpu: Record<string, number> = {};
  for (const name of Object.keys(tasks)) {
    if (name.startsWith('register') && !existsSync(register)) continue;
    const { cpuSeconds, peakMegabytes, found } = measureTask(name);
    const isSample = name === '1,000 × 1,000: plain';
    cpu[name] = isSample ? cpuSeconds * peerSample : cpuSeconds;
    const note = isSample ? ` (every ${peerSample}th cell, time multiplied)` : `, ${found} cells at q < 0.05`;
    console.log(`${name}: ${cpu[name].toFixed(3)} s CPU, peak ${peakMegabytes.toFixed(0)} MB${note}`);
  }
  for (const economy of ['register', '1,000 × 1,000']) {
    const ratio = cpu[`${economy}: plain`]! / cpu[`${economy}: kernel`]!;
    if (Number.isFinite(ratio))
      console.log(`${economy}: the kernel takes 1/${ratio.toFixed(0)} of the plain version's CPU time`);
  }
}

const task = process.argv[2];
if (task === undefined) printAll();
else await runTask(task);
