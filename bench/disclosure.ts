/**
 * Cell suppression: CPU time, peak memory and cost beside the proved bound, on tables of 1,891 and 7,564 cells of 100,000 made-up firms (61 industries in
 * three levels × 31 regions, × 4 sizes), threshold 3 with a protection of a tenth. Run: node --import tsx bench/disclosure.ts. Each line is a process
 * of its own. The peer, GaussSuppression 1.2.3 in R, can't be installed here: its figures on tables of these sizes, taken elsewhere, were 1.1 s and 243
 * hidden cells of 1,891, 8.3 s and 2,387 of 7,564, protected against exact disclosure only. The peer in the same run is the bound.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { loadLinearSolver } from '../src/engines/linearModel/index.ts';
import { type DisclosureTable, suppress } from '../src/kernels/disclosure/index.ts';
import { seededRandom } from '../src/kernels/random/index.ts';

const firms = 100_000;
const [divisions, classes, regions] = [10, 50, 30];

function synthesise(sizes: 1 | 4): DisclosureTable {
  const random = seededRandom(7);
  const cells = Array.from({ length: (1 + divisions + classes) * (1 + regions) * sizes }, () => ({
    contributors: 0,
    value: 0,
    largest: [] as { owner: number; value: number }[],
  }));
  const number = (industry: number, region: number, size: number) => (industry * (regions + 1) + region) * sizes + size;
  for (let owner = 0; owner < firms; owner += 1) {
    const industry = Math.floor(random() ** 7 * classes);
    const region = Math.floor(random() ** 7 * regions);
    const chance = random();
    const size = chance < 0.8 ? 0 : chance < 0.97 ? 1 : 2;
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const value = Math.round(10 * Math.exp(2 + 1.3 * normal + 1.8 * size)) / 10;
    for (const i of [0, 1 + (industry % divisions), 1 + divisions + industry])
      for (const r of [0, 1 + region])
        for (const s of sizes === 1 ? [0] : [0, 1 + size]) {
          const cell = cells[number(i, r, s)]!;
          cell.contributors += 1;
          cell.value += value;
          cell.largest.push({ owner, value });
          if (cell.largest.length > 8) keepLargest(cell.largest);
        }
  }
  for (const { largest } of cells) keepLargest(largest);
  const below = (division: number) =>
    Array.from({ length: classes }, (_, c) => c).filter((c) => c % divisions === division);
  const industries: [number, number[]][] = [
    [0, Array.from({ length: divisions }, (_, d) => 1 + d)],
    ...Array.from({ length: divisions }, (_, d): [number, number[]] => [1 + d, below(d).map((c) => 1 + divisions + c)]),
  ];
  const relations: { total: number; parts: number[] }[] = [];
  for (let s = 0; s < sizes; s += 1) {
    for (const [total, parts] of industries)
      for (let r = 0; r <= regions; r += 1)
        relations.push({ total: number(total, r, s), parts: parts.map((part) => number(part, r, s)) });
    for (let i = 0; i <= divisions + classes; i += 1)
      relations.push({ total: number(i, 0, s), parts: Array.from({ length: regions }, (_, r) => number(i, 1 + r, s)) });
  }
  for (let i = 0; sizes > 1 && i <= divisions + classes; i += 1)
    for (let r = 0; r <= regions; r += 1)
      relations.push({ total: number(i, r, 0), parts: [1, 2, 3].map((s) => number(i, r, s)) });
  return { cells, relations, fixed: cells.map(() => null) };
}

function keepLargest(largest: { owner: number; value: number }[]): void {
  largest.sort((a, b) => b.value - a.value || a.owner - b.owner);
  largest.length = Math.min(largest.length, 4);
}

const tasks = ['1 value', '1 count', '4 value', '4 count', '1 value singletons', '1 value audit', '4 value audit'];

async function runTask(name: string): Promise<void> {
  const [sizes, objective, more] = name.split(' ') as ['1' | '4', 'value' | 'count', string | undefined];
  const table = synthesise(sizes === '1' ? 1 : 4);
  const solver = await loadLinearSolver();
  const rules = {
    threshold: 3,
    dominance: null,
    pPercent: null,
    pq: null,
    singletons: more === 'singletons',
    unions: false,
    coalitions: { size: 0 as const, groups: [] },
    protection: { share: 0.1 },
  };
  const start = process.cpuUsage();
  const plan = suppress(table, rules, { solver, objective, intervals: more === 'audit' });
  const { user, system } = process.cpuUsage(start);
  const hidden = plan.hiddenBy.filter((reason) => reason !== null).length;
  const primary = plan.hiddenBy.filter((reason) => reason === 'threshold').length;
  console.log(
    `${table.cells.length} cells, least ${objective}${more === undefined ? '' : `, with ${more}`}: ${((user + system) / 1e6).toFixed(2)} s CPU, peak ` +
      `${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB; ${hidden} hidden, ${primary} by the rule, ${plan.unsafe.length} unsafe; cost ` +
      `${(plan.objective / plan.bound).toFixed(3)} of the proved bound (${plan.method})`,
  );
}

const task = process.argv[2];
if (task !== undefined) await runTask(task);
else
  for (const name of tasks)
    process.stdout.write(
      execFileSync(process.execPath, ['--import', 'tsx', fileURLToPath(import.meta.url), name], { encoding: 'utf8' }),
    );
