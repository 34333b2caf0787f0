/**
 * Matching 2,000 treated units with 20,000 untreated ones on five numbers and a category of four levels: score, pairs and balance; CPU time and peak memory
 * beside R's MatchIt on the same rows in the same run (skipped where R or MatchIt is not installed; Debian's 4.5.1 ignores calipers, so that
 * line has no peer). Run: node --import tsx bench/matching.ts. Each line is a process of its own, with nothing warmed up.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  fitPropensityScore,
  type Matches,
  matchByCovariates,
  matchByScore,
  matchingWeights,
  measureBalance,
  whiten,
} from '../src/kernels/causal/index.ts';
import { normalQuantile } from '../src/kernels/distributions/index.ts';
import { seededRandom } from '../src/kernels/random/index.ts';

const [helped, others] = [2000, 20_000];
const units = helped + others;
const random = seededRandom(1);
const treated = Uint8Array.from({ length: units }, (_, i) => (i < helped ? 1 : 0));
const numbers = Array.from({ length: 5 }, (_, j) =>
  Float64Array.from(treated, (arm) => normalQuantile(Math.max(random(), 1e-9)) + (arm * j) / 10),
);
const sector = Int32Array.from(treated, (arm) => Math.floor(random() ** (1 + arm / 2) * 4));
const levels = [0, 1, 2, 3].map((level) => Float64Array.from(sector, (one) => (one === level ? 1 : 0)));
const design = [...numbers, ...levels.slice(1)];
const plain = { ratio: 1, replacement: false, exact: null };

function fit(): Float64Array {
  const found = fitPropensityScore(treated, design);
  if (found.status !== 'ok') throw new Error(found.reason);
  return found.score;
}

const byScore = (more: object) => () =>
  matchByScore(fit(), treated, { ...plain, order: 'largest', caliper: null, ...more });
const byCovariates = (more: object) => () =>
  matchByCovariates(whiten([...numbers, ...levels], treated), treated, { ...plain, ...more });

const tasks: Record<string, { run: () => Matches; peer: string | null; balance?: true }> = {
  'score, without replacement': { run: byScore({}), peer: '' },
  'score, with replacement': { run: byScore({ replacement: true }), peer: ', replace = TRUE' },
  'score, caliper 0.05, exact sector': { run: byScore({ caliper: 0.05, exact: sector }), peer: null },
  'score and balance of all covariates': { run: byScore({}), peer: '', balance: true },
  'mahalanobis, without replacement': { run: byCovariates({}), peer: ', distance = "mahalanobis"' },
  'mahalanobis, with replacement': {
    run: byCovariates({ replacement: true }),
    peer: ', distance = "mahalanobis", replace = TRUE',
  },
};

interface Figure {
  cpuSeconds: number;
  peakMegabytes: number;
  matched: number;
}

function runTask(name: string): void {
  const task = tasks[name]!;
  const start = process.cpuUsage();
  const matches = task.run();
  if (task.balance === true) {
    const weights = matchingWeights(units, matches);
    for (const column of [...numbers, ...levels])
      for (const of of [null, weights]) if (measureBalance(column, treated, of) === null) throw new Error('no balance');
  }
  const { user, system } = process.cpuUsage(start);
  const matched = matches.controls.filter((control) => control >= 0).length;
  const figure: Figure = {
    cpuSeconds: (user + system) / 1e6,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
    matched,
  };
  console.log(JSON.stringify(figure));
}

function measureTask(name: string): Figure {
  const file = fileURLToPath(import.meta.url);
  return JSON.parse(execFileSync(process.execPath, ['--import', 'tsx', file, name], { encoding: 'utf8' })) as Figure;
}

/** CPU seconds of MatchIt for the same task, and peak memory of R; null where it is not there. */
function measurePeer(file: string, options: string, balance: boolean): Figure | null {
  const program = `
    suppressMessages(library(MatchIt)); d <- read.csv("${file}"); d$sector <- factor(d$sector)
    t <- system.time({ m <- matchit(treated ~ x0 + x1 + x2 + x3 + x4 + sector, d${options}); ${balance ? 's <- summary(m)' : ''} })
    peak <- as.numeric(sub("[^0-9]*([0-9]+).*", "\\\\1", grep("VmHWM", readLines("/proc/self/status"), value = TRUE)))
    cat(t[[1]] + t[[2]], peak / 1024, sum(!is.na(m$match.matrix)))`;
  const said = spawnSync('Rscript', ['-e', program], { encoding: 'utf8' });
  if (said.status !== 0) return null;
  const [cpuSeconds, peakMegabytes, matched] = said.stdout.trim().split(' ').map(Number);
  return { cpuSeconds: cpuSeconds!, peakMegabytes: peakMegabytes!, matched: matched! };
}

function printAll(): void {
  const folder = mkdtempSync(join(tmpdir(), 'toolroom-bench-'));
  const file = join(folder, 'units.csv');
  const lines = Array.from(treated, (arm, i) => [arm, sector[i], ...numbers.map((column) => column[i])].join(','));
  writeFileSync(file, `treated,sector,x0,x1,x2,x3,x4\n${lines.join('\n')}\n`);
  for (const [name, { peer, balance }] of Object.entries(tasks)) {
    const own = measureTask(name);
    const other = peer === null ? null : measurePeer(file, peer, balance === true);
    const figure = ({ cpuSeconds, peakMegabytes }: Figure) =>
      `${cpuSeconds.toFixed(3)} s CPU, peak ${peakMegabytes.toFixed(0)} MB`;
    const beside =
      other === null
        ? 'no peer in this run'
        : `MatchIt ${figure(other)}: ${(other.cpuSeconds / own.cpuSeconds).toFixed(1)} times as long`;
    console.log(`${name}: ${figure(own)}, ${own.matched} pairs; ${beside}`);
  }
  rmSync(folder, { recursive: true });
}

const task = process.argv[2];
if (task === undefined) printAll();
else runTask(task);
