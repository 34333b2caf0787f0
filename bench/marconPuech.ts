/**
 * Marcon–Puech: M and m of 2,000 plants in 20,000 on 1,000 × 1,000 km, weighted, 61 distances to 180 km, 20 relabellings; M of every plant for a map. Beside R's plain sums (row by row, outer distances) on the same input, one
 * relabelling, since dbmss cannot be had here. CPU seconds a relabelling and peak memory; one process a line.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { seededRandom } from '../src/kernels/random/index.ts';
import { drawNeighbours, individualM, type NeighbourProblem } from '../src/kernels/spatial/distances/index.ts';

const random = seededRandom(3);
const sites = 20_000;
const draws = 20;
const x = Float64Array.from({ length: sites }, () => random() * 1000);
const y = Float64Array.from({ length: sites }, () => random() * 1000);
const problem: NeighbourProblem = {
  ...{ x, y, metric: 'planar', statistic: 'M', seed: 1 },
  kind: Uint8Array.from(x, (_, i) => (i < 2000 ? 3 : 0)),
  weights: Float64Array.from(x, () => Math.ceil(Math.exp(3 * random()))),
  distances: Float64Array.from({ length: 61 }, (_, i) => 3 * i),
};

const cpu = (work: () => unknown, times: number) => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return `${((user + system) / 1e6 / times).toFixed(3)} CPU s, peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`;
};

const tasks: Record<string, () => string> = {
  M: () => cpu(() => drawNeighbours(problem, { from: 0, until: draws, permutations: null }), draws),
  m: () =>
    cpu(() => drawNeighbours({ ...problem, statistic: 'm' }, { from: 0, until: draws, permutations: null }), draws),
  map: () => cpu(() => individualM(problem, 50), 1),
};

const task = process.argv[2];
if (task !== undefined) console.log(tasks[task]!());
else {
  for (const [name, title] of [
    ['M', 'M, a relabelling'],
    ['m', 'm, a relabelling'],
    ['map', 'M of each plant within 50 km'],
  ] as const)
    console.log(
      `${title}: ${spawnSync(process.execPath, ['--import', 'tsx', fileURLToPath(import.meta.url), name], { encoding: 'utf8' }).stdout.trim()}`,
    );
  const folder = mkdtempSync(path.join(tmpdir(), 'toolroom-bench-'));
  try {
    const rows = Array.from(x, (value, i) => `${value},${y[i]},${problem.weights![i]},${problem.kind[i]}`);
    writeFileSync(path.join(folder, 'p.csv'), rows.join('\n'));
    const program = `p <- read.csv("${folder}/p.csv", header = FALSE); r <- 3 * 0:60; t <- system.time({ ref <- which(p[, 4] == 3); own <- all <- numeric(61)
  for (i in ref) { d <- sqrt((p[, 1] - p[i, 1])^2 + (p[, 2] - p[i, 2])^2); d[i] <- Inf; near <- which(d <= 180); k <- factor(findInterval(d[near], r, left.open = TRUE) + 1, 1:61)
    a <- cumsum(tapply(p[near, 3], k, sum, default = 0)); o <- cumsum(tapply(p[near, 3] * (p[near, 4] == 3), k, sum, default = 0)); ok <- a > 0; own[ok] <- own[ok] + (o / a)[ok] } })
cat(sum(t[1:2]), gc()[2, 6])`;
    const [seconds, memory] = execFileSync('Rscript', ['-e', program], { encoding: 'utf8' }).trim().split(' ');
    console.log(`R (plain sums) M, a relabelling: ${Number(seconds).toFixed(1)} CPU s, peak ${memory} MB`);
  } catch {
    console.log('R is not installed: no peer was run');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
