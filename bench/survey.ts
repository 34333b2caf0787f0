/**
 * Survey estimates: 1 million rows, 20 indicators, 30 domains (3 sizes × 10 regions), 300 strata: on loaded columns; from a Stata file to
 * JSON by the command as a whole process; and 100,000 rows beside R's survey in the same run (skipped where it is not installed).
 * Run: node --import tsx bench/survey.ts. Each line is a process of its own; seconds are elapsed and CPU.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type RandomSource, seededRandom } from '../src/kernels/random/index.ts';
import { countDomainMembers, estimateDomains, prepareDesign } from '../src/kernels/survey/index.ts';
import type { DtaValue, DtaVariableSpec } from '../src/platform/files/stata/fixtures.ts';
import { writeRepeatedDta } from './lib/repeatedDta.ts';

const blockRows = 20_000;
const strata = 300;
const regions = 10;
const indicators = Array.from({ length: 20 }, (_, i) => `y${i + 1}`);
const missingShare = 0.05;

interface Firm {
  stratum: number;
  size: number;
  region: number;
  weight: number;
  values: number[];
}

/** Shares, and every fourth indicator an amount. */
function drawFirm(random: RandomSource): Firm {
  const stratum = Math.floor(random() * strata);
  const level = random();
  const values = indicators.map((_, i) => {
    if (random() < missingShare) return Number.NaN;
    return i % 4 === 3 ? Math.exp(8 + 3 * random() + level) : random() < 0.2 + level / 2 ? 1 : 0;
  });
  const size = 1 + Math.floor(random() * 3);
  return { stratum, size, region: 1 + Math.floor(random() * regions), weight: 5 + 20 * random(), values };
}

function writeFirms(path: string, rows: number): void {
  const random = seededRandom(1);
  const variables: DtaVariableSpec[] = [
    { name: 'weight', type: 'double' },
    { name: 'stratum', type: 'int' },
    { name: 'size', type: 'byte' },
    { name: 'region', type: 'byte' },
    ...indicators.map((name, i): DtaVariableSpec => ({ name, type: i % 4 === 3 ? 'double' : 'byte' })),
  ];
  const block = Array.from({ length: blockRows }, () => {
    const { weight, stratum, size, region, values } = drawFirm(random);
    const cells = values.map((value): DtaValue => (Number.isNaN(value) ? { missing: '.' } : value));
    return [weight, stratum, size, region, ...cells];
  });
  writeRepeatedDta(path, variables, block, rows / blockRows);
}

const spec = {
  design: { weights: 'weight', strata: ['stratum'] },
  estimates: indicators.map((variable) => ({ id: variable, statistic: 'mean', variable, by: ['size', 'region'] })),
};

interface Figure {
  elapsed: number;
  cpu: number;
  peakMegabytes: number;
}

/** Runs what is measured and says how long it took; what it needs is made before. */
function measure(run: () => string): void {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const what = run();
  const elapsed = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const peakMegabytes = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ what, elapsed, cpu: (user + system) / 1e6, peakMegabytes }));
}

/** In the memory of this process: columns as a reader leaves them. */
function estimateLoaded(rows: number, clusterSize: number | null): void {
  const random = seededRandom(1);
  const block = Array.from({ length: blockRows }, () => drawFirm(random));
  const at = (row: number) => block[row % blockRows]!;
  const weights = Float64Array.from({ length: rows }, (_, row) => at(row).weight);
  const stratum = Int32Array.from({ length: rows }, (_, row) => at(row).stratum);
  const cluster =
    clusterSize === null
      ? null
      : Int32Array.from(
          { length: rows },
          (_, row) => at(row).stratum + strata * Math.floor(row / (strata * clusterSize)),
        );
  const domain = Int32Array.from({ length: rows }, (_, row) => (at(row).size - 1) * regions + at(row).region - 1);
  const columns = indicators.map((_, i) => Float64Array.from({ length: rows }, (_, row) => at(row).values[i]!));
  measure(() => {
    const stages = [{ stratum, cluster, population: null }];
    const design = prepareDesign({ weights, stages, nested: false, lonelyPsu: 'fail' });
    countDomainMembers(design, domain, 3 * regions);
    const found = columns.map((y) => estimateDomains(design, 'mean', y, null, domain, 3 * regions));
    return `${found.length} × ${found[0]!.estimate.length} estimates`;
  });
}

const tasks: Record<string, () => void> = {
  '1,000,000 rows on loaded columns': () => estimateLoaded(1_000_000, null),
  '1,000,000 rows on loaded columns, in clusters of about 10': () => estimateLoaded(1_000_000, 10),
  '100,000 rows on loaded columns': () => estimateLoaded(100_000, null),
};

const printFigure = (name: string, { elapsed, cpu, peakMegabytes }: Figure, what: string) =>
  console.log(
    `${name}: ${elapsed.toFixed(2)} s, ${cpu.toFixed(2)} s CPU, peak ${peakMegabytes.toFixed(0)} MB (${what})`,
  );

function runTask(name: string): Figure {
  const file = fileURLToPath(import.meta.url);
  const output = execFileSync(process.execPath, ['--import', 'tsx', file, name], { encoding: 'utf8' });
  const { what, ...figure } = JSON.parse(output) as Figure & { what: string };
  printFigure(name, figure, what);
  return figure;
}

/** The command as people call it; the process itself notes at its end what it used. */
function runCommand(name: string, folder: string, data: string): Figure {
  const note = join(folder, 'used.json');
  const hook = `process.on('exit', () => { const u = process.resourceUsage(); require('node:fs').writeFileSync(${JSON.stringify(note)}, JSON.stringify({ cpu: (u.userCPUTime + u.systemCPUTime) / 1e6, peakMegabytes: u.maxRSS / 1024 })); });`;
  writeFileSync(join(folder, 'hook.cjs'), hook);
  const bin = fileURLToPath(new URL('../bin/toolroom', import.meta.url));
  const out = join(folder, 'out.json');
  const words = [
    '--require',
    join(folder, 'hook.cjs'),
    bin,
    'evidence',
    'survey',
    data,
    '--spec',
    join(folder, 'spec.json'),
    '--out',
    out,
    '--quiet',
  ];
  const start = performance.now();
  execFileSync(process.execPath, words);
  const elapsed = (performance.now() - start) / 1000;
  const figure = { elapsed, ...(JSON.parse(readFileSync(note, 'utf8')) as Omit<Figure, 'elapsed'>) };
  printFigure(name, figure, `${JSON.parse(readFileSync(out, 'utf8')).estimates.length} estimates`);
  return figure;
}

const peer = `suppressMessages({library(survey); library(haven)}); args <- commandArgs(TRUE)
d <- as.data.frame(zap_labels(read_dta(args[1])))
t <- system.time({ g <- svydesign(ids = ~1, strata = ~stratum, weights = ~weight, data = d)
for (y in paste0("y", 1:20)) svyby(reformulate(y), ~size + region, g, svymean, na.rm = TRUE) })
peak <- grep("VmHWM", readLines("/proc/self/status"), value = TRUE)
cat(t[["elapsed"]], t[["user.self"]] + t[["sys.self"]], as.numeric(gsub("[^0-9]", "", peak)) / 1024)`;

/** Null: R, survey or haven is not there. */
function runPeer(data: string): Figure | null {
  const { status, stdout } = spawnSync('Rscript', ['-e', peer, data], { encoding: 'utf8' });
  if (status !== 0) return null;
  const [elapsed, cpu, peakMegabytes] = stdout.trim().split(/\s+/).map(Number);
  const figure = { elapsed: elapsed!, cpu: cpu!, peakMegabytes: peakMegabytes! };
  printFigure('R survey, 100,000 rows (reading not counted)', figure, 'svydesign and 20 svyby');
  return figure;
}

function printAll(): void {
  const folder = mkdtempSync(join(tmpdir(), 'toolroom-bench-'));
  try {
    const large = join(folder, 'large.dta');
    const small = join(folder, 'small.dta');
    writeFirms(large, 1_000_000);
    writeFirms(small, 100_000);
    writeFileSync(join(folder, 'spec.json'), JSON.stringify(spec));
    console.log(
      `large.dta: ${(statSync(large).size / 1e6).toFixed(0)} MB; small.dta: ${(statSync(small).size / 1e6).toFixed(0)} MB`,
    );
    const ours = Object.fromEntries(Object.keys(tasks).map((name) => [name, runTask(name)]));
    runCommand('1,000,000 rows from .dta to JSON, whole process', folder, large);
    runCommand('100,000 rows from .dta to JSON, whole process', folder, small);
    const theirs = runPeer(small);
    if (theirs === null)
      console.log(
        'R survey: not installed, skipped (12 s for 100,000 rows, 107 s for a million where it was measured)',
      );
    else
      console.log(
        `100,000 rows: ${(ours['100,000 rows on loaded columns']!.cpu / theirs.cpu).toFixed(4)} of R's CPU time`,
      );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [task] = process.argv.slice(2);
if (task === undefined) printAll();
else tasks[task]!();
