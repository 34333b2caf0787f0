/**
 * Ellison–Glaeser index: CPU time and peak memory for 500 industries × 500 areas, 200,000 plants, without and with throws, beside vectorised base R
 * on the same plants (index alone, and throws of a twentieth of the industries with fewer throws, time multiplied).
 * Run: node --import tsx bench/ellisonGlaeser.ts. Each line is a process of its own; without R the peer is skipped.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureEllisonGlaeser, type PlantTable } from '../src/kernels/concentration/index.ts';
import { seededRandom } from '../src/kernels/random/index.ts';
import { runPeerInR } from './lib/runPeerInR.ts';

const [areas, industries, plants] = [500, 500, 200_000];
const permutations = 999;
/** The peer throws for every so manieth industry, so many times. */
const [peerEvery, peerThrows] = [20, 99];

function synthesise(): PlantTable {
  const random = seededRandom(1);
  return {
    areaCount: areas,
    industryCount: industries,
    plantArea: Int32Array.from({ length: plants }, () => Math.floor(areas * random() * random())),
    membershipPlant: null,
    membershipIndustry: Int32Array.from({ length: plants }, () => Math.floor(industries * random())),
    employment: Float64Array.from({ length: plants }, () => Math.ceil(5 / (random() + 0.01))),
  };
}

const peer = `
d <- as.matrix(read.csv(FILE)); a <- d[, 1] + 1; i <- d[, 2] + 1; e <- d[, 3]
start <- proc.time()
m <- matrix(0, ${areas}, ${industries}); t <- rowsum(e, (i - 1) * ${areas} + a); m[as.integer(rownames(t))] <- t
x <- rowSums(m) / sum(e); S2 <- sum(x^2); tot <- colSums(m); s <- sweep(m, 2, tot, "/")
G <- colSums((s - x)^2); H <- as.vector(rowsum(e^2, i)) / tot^2
gamma <- (G - (1 - S2) * H) / ((1 - S2) * (1 - H))
indexTime <- proc.time() - start; start <- proc.time()
for (k in seq(1, ${industries}, ${peerEvery})) { z <- e[i == k] / tot[k]; n <- length(z)
  g <- replicate(${peerThrows}, { w <- numeric(${areas}); t <- rowsum(z, sample.int(${areas}, n, TRUE, x)); w[as.integer(rownames(t))] <- t; sum((w - x)^2) })
  p <- (sum(g >= G[k]) + 1) / (${peerThrows} + 1) }
throwTime <- proc.time() - start
cat(sum(indexTime[1:2]), sum(throwTime[1:2]), sum(gamma), "\\n")`;

async function runTask(name: string): Promise<void> {
  const table = synthesise();
  const throws = name === 'index' ? 0 : permutations;
  const start = process.cpuUsage();
  const found = measureEllisonGlaeser(table, { permutations: throws, seed: 1, interval: null, neighbours: null });
  const { user, system } = process.cpuUsage(start);
  const gamma = found.reduce((sum, one) => sum + (one.gamma ?? 0), 0);
  const figure = { cpuSeconds: (user + system) / 1e6, peakMegabytes: process.resourceUsage().maxRSS / 1024, gamma };
  console.log(JSON.stringify(figure));
}

function measureTask(name: string): { cpuSeconds: number; peakMegabytes: number; gamma: number } {
  const file = fileURLToPath(import.meta.url);
  return JSON.parse(execFileSync(process.execPath, ['--import', 'tsx', file, name], { encoding: 'utf8' }));
}

function printAll(): void {
  const [index, throws] = [measureTask('index'), measureTask('throws')];
  const say = (name: string, { cpuSeconds, peakMegabytes }: typeof index) =>
    console.log(`${name}: ${cpuSeconds.toFixed(3)} s CPU, peak ${peakMegabytes.toFixed(0)} MB`);
  say('index of 500 × 500, 200,000 plants', index);
  say(`the same with ${permutations} throws`, throws);
  const folder = mkdtempSync(join(tmpdir(), 'toolroom-bench-'));
  const table = synthesise();
  const file = join(folder, 'plants.csv');
  const rows = Array.from(
    table.plantArea,
    (area, at) => `${area},${table.membershipIndustry[at]},${table.employment![at]}`,
  );
  writeFileSync(file, `area,industry,jobs\n${rows.join('\n')}\n`);
  const found = runPeerInR(peer, file);
  rmSync(folder, { recursive: true });
  if (found === null) {
    console.log('R is not there: the peer is skipped');
    return;
  }
  const [indexSeconds, sampled, gamma] = found.numbers as [number, number, number];
  if (Math.abs(gamma - index.gamma) > 1e-9) throw new Error(`the peer's gammas differ: ${gamma} and ${index.gamma}`);
  const throwSeconds = sampled * peerEvery * (permutations / peerThrows);
  console.log(`base R, index: ${indexSeconds.toFixed(2)} s CPU, peak ${found.peakMegabytes} MB; gammas agree to 1e-9`);
  console.log(
    `base R, throws: ${throwSeconds.toFixed(0)} s CPU (every ${peerEvery}th industry, ${peerThrows} throws, time multiplied)`,
  );
  const [first, second] = [indexSeconds / index.cpuSeconds, (indexSeconds + throwSeconds) / throws.cpuSeconds];
  console.log(
    `the kernel takes 1/${first.toFixed(0)} of R's CPU time for the index, 1/${second.toFixed(0)} with throws`,
  );
}

const task = process.argv[2];
if (task === undefined) printAll();
else await runTask(task);
