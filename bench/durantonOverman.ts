/**
 * Duranton–Overman: 2,000 plants in 20,000 on 1,000 × 1,000 km, weighted, 181 distances, 1,000 throws; 500 industries (about 1e7 pairs) × 1,000 throws; 100,000 plants in 200,000 by Fourier transform. Beside R's plain sums (`dist`, `density`) on the same input,
 * 20 throws, since dbmss cannot be had here. CPU seconds and peak memory; one process a line. Run: node --import tsx bench/durantonOverman.ts
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { seededRandom } from '../src/kernels/random/index.ts';
import {
  directDensity,
  drawDensities,
  fastErrorOf,
  observedDensity,
  screenIndustries,
  sitesOf,
} from '../src/kernels/spatial/distances/index.ts';

const random = seededRandom(3);
const sites = 20_000;
const x = Float64Array.from({ length: sites }, () => random() * 1000);
const y = Float64Array.from({ length: sites }, () => random() * 1000);
const weights = Float64Array.from({ length: sites }, () => Math.ceil(Math.exp(3 * random())));
const target = Int32Array.from({ length: 2000 }, (_, i) => i);
const distances = Float64Array.from({ length: 181 }, (_, i) => i);
const problem = { x, y, metric: 'planar' as const, target, weights, distances, mode: 'fast' as const, seed: 1 };

const cpu = (work: () => unknown) => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return `${((user + system) / 1e6).toFixed(2)} CPU s, peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`;
};

const tasks: Record<string, () => string> = {
  one: () => cpu(() => drawDensities(problem, { from: 0, until: 1000, permutations: null })),
  error: () => {
    const fast = observedDensity(problem).density;
    const exact = directDensity(
      sitesOf(x, y, 'planar'),
      target,
      Float64Array.from(target, (i) => weights[i]!),
      distances,
    ).density;
    const peak = exact.reduce((most, value) => Math.max(most, value), 0);
    return `${exact.reduce((worst, value, k) => Math.max(worst, Math.abs(value - fast[k]!) / peak), 0).toExponential(1)} of the peak`;
  },
  large: () => {
    const all = Float64Array.from({ length: 200_000 }, () => random() * 1000);
    const north = Float64Array.from(all, () => random() * 1000);
    const many = {
      ...{ x: all, y: north, metric: 'planar' as const, target: Int32Array.from({ length: 100_000 }, (_, i) => i) },
      ...{ weights: null, distances, mode: 'fourier' as const, seed: 1 },
    };
    const found = observedDensity(many);
    const said = cpu(() => drawDensities(many, { from: 0, until: 5, permutations: null }));
    return `${said} for 5 throws; error beside 8,000 plants' exact sum ${fastErrorOf(many, found).toExponential(1)} of the peak`;
  },
  many: () => {
    const industries = Array.from({ length: 500 }, () =>
      Int32Array.from({ length: 20 + Math.floor(340 * random()) }, () => Math.floor(random() * sites)),
    );
    const pairs = industries.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
    const said = cpu(() =>
      screenIndustries(
        x,
        y,
        'planar',
        industries,
        Float64Array.from({ length: 61 }, (_, i) => 3 * i),
        1000,
        1,
      ),
    );
    return `${said} (${(pairs / 1e6).toFixed(1)} million pairs)`;
  },
};

const task = process.argv[2];
if (task !== undefined) console.log(tasks[task]!());
else {
  for (const [name, title] of [
    ['one', 'n = 2,000 in 20,000, 1,000 throws, fast'],
    ['error', 'fast beside exact'],
    ['many', '500 industries × 1,000 throws'],
    ['large', '100,000 in 200,000 plants by Fourier transform'],
  ] as const)
    console.log(
      `${title}: ${spawnSync(process.execPath, ['--import', 'tsx', fileURLToPath(import.meta.url), name], { encoding: 'utf8' }).stdout.trim()}`,
    );
  const folder = mkdtempSync(path.join(tmpdir(), 'toolroom-bench-'));
  try {
    writeFileSync(path.join(folder, 'p.csv'), Array.from(x, (value, i) => `${value},${y[i]},${weights[i]}`).join('\n'));
    const program = `p <- read.csv("${folder}/p.csv", header = FALSE); r <- 0:180; set.seed(1)
one <- function(i, w) { d <- as.numeric(dist(p[i, 1:2])); k <- which(d <= 360); W <- w %o% w; W <- W[lower.tri(W)]; h <- bw.nrd0(d[k])
  k2 <- which(d <= 180 + 5 * h); f <- density(d[k2], bw = h, weights = W[k2] / sum(W), from = 0, to = 180, n = 512); approx(f$x, f$y, r)$y }
t <- system.time(for (s in 1:20) one(sample(nrow(p), 2000), p[1:2000, 3])); cat(sum(t[1:2]) * 50, gc()[2, 6])`;
    const [seconds, memory] = execFileSync('Rscript', ['-e', program], { encoding: 'utf8' }).trim().split(' ');
    console.log(`R (dist, density; 20 throws × 50): ${Number(seconds).toFixed(0)} CPU s, peak ${memory} MB`);
  } catch {
    console.log('R is not installed: no peer was run');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
