/**
 * Local Moran's I with draws: CPU time and peak memory for 5,000 and 50,000 areas of a lattice (queen), conditional and shared, beside spdep's
 * localmoran_perm at 999 on the same 5,000 areas and values.
 * Run: node --import tsx bench/localMoran.ts. Each line is a process of its own; without R and spdep the peer is skipped.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { seededRandom } from '../src/kernels/random/index.ts';
import { type LocalTest, localMoran, type SpatialWeights, weightsFromLinks } from '../src/kernels/spatial/index.ts';
import { runPeerInR } from './lib/runPeerInR.ts';

function lattice(rows: number, columns: number): SpatialWeights {
  const [from, to]: [number[], number[]] = [[], []];
  for (let area = 0; area < rows * columns; area += 1) {
    const [row, column] = [Math.floor(area / columns), area % columns];
    for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r += 1)
      for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c += 1)
        if (r !== row || c !== column) {
          from.push(area);
          to.push(r * columns + c);
        }
  }
  return weightsFromLinks(rows * columns, Int32Array.from(from), Int32Array.from(to), null);
}

/** Skewed values with a block of high ones in every square of 25 × 25 areas. */
function field(areas: number, columns: number): Float64Array {
  const random = seededRandom(1);
  const isHigh = (area: number) => Math.floor(area / columns) % 25 < 4 && (area % columns) % 25 < 4;
  return Float64Array.from({ length: areas }, (_, area) => random() ** 3 + (isHigh(area) ? 1 : 0));
}

const tasks: Record<string, { rows: number; columns: number; test: LocalTest }> = {
  '5,000 areas, 999 conditional': { rows: 50, columns: 100, test: { kind: 'conditional', draws: 999, seed: 1 } },
  '50,000 areas, 999 conditional': { rows: 200, columns: 250, test: { kind: 'conditional', draws: 999, seed: 1 } },
  '50,000 areas, 1,000,000 shared': { rows: 200, columns: 250, test: { kind: 'shared', draws: 1_000_000, seed: 1 } },
};

const peer = `
suppressPackageStartupMessages(library(spdep)); x <- read.csv(FILE)$value
w <- nb2listw(cell2nb(50, 100, type = "queen"), style = "W")
start <- proc.time(); r <- localmoran_perm(x, w, nsim = 999); used <- proc.time() - start
cat(sum(used[1:2]), sum(r[, 1]), "\\n")`;

async function runTask(name: string): Promise<void> {
  const { rows, columns, test } = tasks[name]!;
  const [weights, values] = [lattice(rows, columns), field(rows * columns, columns)];
  const start = process.cpuUsage();
  const found = localMoran(values, weights, 'W', test);
  const { user, system } = process.cpuUsage(start);
  const total = found.localMoran.reduce((sum, value) => sum + value, 0);
  const passed = found.qBH.filter((q) => q <= 0.05).length;
  const peakMegabytes = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ cpuSeconds: (user + system) / 1e6, peakMegabytes, total, passed }));
}

function printAll(): void {
  const file = fileURLToPath(import.meta.url);
  const figures = Object.keys(tasks).map((name) => {
    const said = execFileSync(process.execPath, ['--import', 'tsx', file, name], { encoding: 'utf8' });
    const figure: { cpuSeconds: number; peakMegabytes: number; total: number; passed: number } = JSON.parse(said);
    console.log(
      `${name}: ${figure.cpuSeconds.toFixed(3)} s CPU, peak ${figure.peakMegabytes.toFixed(0)} MB, ${figure.passed} areas at q ≤ 0.05`,
    );
    return figure;
  });
  const folder = mkdtempSync(join(tmpdir(), 'toolroom-bench-'));
  const input = join(folder, 'values.csv');
  writeFileSync(input, `value\n${field(5000, 100).join('\n')}\n`);
  const found = runPeerInR(peer, input);
  rmSync(folder, { recursive: true });
  if (found === null) {
    console.log('R with spdep is not there: the peer is skipped');
    return;
  }
  const [seconds, total] = found.numbers as [number, number];
  if (Math.abs(total - figures[0]!.total) > 1e-6)
    throw new Error(`the peer's values differ: ${total} and ${figures[0]!.total}`);
  console.log(
    `spdep localmoran_perm, 5,000 areas, 999: ${seconds.toFixed(2)} s CPU, peak ${found.peakMegabytes} MB; the same local I`,
  );
  console.log(`the kernel takes 1/${(seconds / figures[0]!.cpuSeconds).toFixed(0)} of spdep's CPU time`);
}

const task = process.argv[2];
if (task === undefined) printAll();
else await runTask(task);
