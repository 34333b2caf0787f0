/**
 * Reading files: a Stata file of 100,000 rows and 300 variables (234 MB, format 118), whole and three of its columns, beside R's haven on
 * the same file in the same run (skipped where R or haven is not installed); a workbook of 100,000 rows and 20 columns; a bomb.
 * Run: node --import tsx bench/readFiles.ts. Each line is a process of its own; seconds are elapsed (the file is in the page cache) and CPU.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { seededRandom } from '../src/kernels/random/index.ts';
import { InputFaults } from '../src/platform/command/define.ts';
import { openTable, readColumns } from '../src/platform/files/index.ts';
import { type DtaValue, type DtaVariableSpec, writeDta } from '../src/platform/files/stata/fixtures.ts';
import { writeWorkbook } from '../src/platform/files/xlsx/fixtures.ts';

const rows = 100_000;
const blockRows = 1000;
const three = ['v3', 'v150', 'v280'];

/** A block of rows is written a hundred times over; counts and places of the head are set to match. */
function writeLargeDta(path: string): void {
  const random = seededRandom(1);
  const variables = Array.from({ length: 300 }, (_, index): DtaVariableSpec => {
    const type = index < 285 ? 'double' : index < 295 ? 'int' : 'str8';
    return { name: `v${index}`, type };
  });
  const block = Array.from({ length: blockRows }, (_, row) =>
    variables.map(({ type }): DtaValue => {
      if (type === 'str8') return `firm${row}`;
      if (random() < 0.05) return { missing: '.' };
      return type === 'int' ? Math.floor(random() * 1000) : random() * 1e6;
    }),
  );
  const small = writeDta({ release: 118, variables, rows: block });
  const start = small.indexOf('<data>') + 6;
  const end = start + blockRows * 2340;
  const added = BigInt((rows / blockRows - 1) * blockRows * 2340);
  small.writeBigUInt64LE(BigInt(rows), small.indexOf('<N>') + 3);
  const map = small.indexOf('<map>') + 5;
  for (let index = 10; index < 14; index += 1)
    small.writeBigUInt64LE(small.readBigUInt64LE(map + index * 8) + added, map + index * 8);
  const file = openSync(path, 'w');
  writeSync(file, small.subarray(0, start));
  for (let count = 0; count < rows / blockRows; count += 1) writeSync(file, small.subarray(start, end));
  writeSync(file, small.subarray(end));
  closeSync(file);
}

function writeLargeWorkbook(path: string): void {
  const random = seededRandom(1);
  const sharedStrings = Array.from({ length: 50_000 }, (_, index) => `Firm number ${index} 工廠`);
  const letters = 'ABCDEFGHIJKLMNOPQRST'.split('');
  const header = letters.map((letter) => `<c r="${letter}1" t="inlineStr"><is><t>column ${letter}</t></is></c>`);
  const lines = [`<row r="1">${header.join('')}</row>`];
  for (let row = 2; row <= rows + 1; row += 1) {
    const cells = letters.map((letter, column) => {
      if (column < 8) return `<c r="${letter}${row}" t="s"><v>${Math.floor(random() * 50_000)}</v></c>`;
      if (column < 10) return `<c r="${letter}${row}" s="1"><v>${40_000 + Math.floor(random() * 4000)}</v></c>`;
      return `<c r="${letter}${row}"><v>${Math.round(random() * 1e8) / 100}</v></c>`;
    });
    lines.push(`<row r="${row}">${cells.join('')}</row>`);
  }
  writeFileSync(path, writeWorkbook({ sheets: [['Firms', lines.join('')]], sharedStrings, formats: [14] }));
}

/** About 100 kB that unpack to 100 MB: under the ratio at which an archive is refused unread, it would be a column of a million cells. */
function writeBomb(path: string): void {
  const sheet = '<row><c><v>1</v></c></row>'.repeat(4_000_000);
  writeFileSync(path, writeWorkbook({ sheets: [['bomb', sheet]] }));
}

async function countRecords(path: string): Promise<string> {
  const table = await openTable(path);
  let count = 0;
  for await (const batch of table.records()) count += batch.length;
  return `${count} rows as text`;
}

const tasks: Record<string, (folder: string) => Promise<string>> = {
  'dta whole, as columns': async (folder) => {
    const { columns, rowCount } = await readColumns(join(folder, 'large.dta'), null);
    return `${columns.length} columns × ${rowCount}`;
  },
  'dta three columns': async (folder) => {
    const { columns, rowCount } = await readColumns(join(folder, 'large.dta'), three);
    return `${columns.length} columns × ${rowCount}`;
  },
  'dta whole, as rows of text': (folder) => countRecords(join(folder, 'large.dta')),
  'xlsx 100,000 × 20, as rows of text': (folder) => countRecords(join(folder, 'large.xlsx')),
  'xlsx bomb': async (folder) => {
    try {
      return await countRecords(join(folder, 'bomb.xlsx'));
    } catch (error) {
      if (error instanceof InputFaults) return `refused: ${error.faults[0]!.message}`;
      throw error;
    }
  },
};

const peer = `suppressMessages(library(haven)); args <- commandArgs(TRUE)
run <- function(f) { t <- system.time(f()); cat(t[["elapsed"]], t[["user.self"]] + t[["sys.self"]], "") }
if (args[2] == "whole") run(function() read_dta(args[1])) else run(function() read_dta(args[1], col_select = c(${three.join(', ')})))
peak <- grep("VmHWM", readLines("/proc/self/status"), value = TRUE); cat(as.numeric(gsub("[^0-9]", "", peak)) / 1024)`;

interface Figure {
  elapsed: number;
  cpu: number;
  peakMegabytes: number;
}

async function runTask(name: string, folder: string): Promise<void> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const what = await tasks[name]!(folder);
  const elapsed = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const peakMegabytes = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ what, elapsed, cpu: (user + system) / 1e6, peakMegabytes }));
}

const printFigure = (name: string, { elapsed, cpu, peakMegabytes }: Figure, what: string) =>
  console.log(
    `${name}: ${elapsed.toFixed(2)} s, ${cpu.toFixed(2)} s CPU, peak ${peakMegabytes.toFixed(0)} MB (${what})`,
  );

function measureOurs(name: string, folder: string): Figure {
  const file = fileURLToPath(import.meta.url);
  const output = execFileSync(process.execPath, ['--import', 'tsx', file, name, folder], { encoding: 'utf8' });
  const { what, ...figure } = JSON.parse(output) as Figure & { what: string };
  printFigure(name, figure, what);
  return figure;
}

/** Null: R or haven is not there. */
function measurePeer(how: 'whole' | 'three', folder: string): Figure | null {
  const { status, stdout } = spawnSync('Rscript', ['-e', peer, join(folder, 'large.dta'), how], { encoding: 'utf8' });
  if (status !== 0) return null;
  const [elapsed, cpu, peakMegabytes] = stdout.trim().split(/\s+/).map(Number);
  const figure = { elapsed: elapsed!, cpu: cpu!, peakMegabytes: peakMegabytes! };
  printFigure(`R haven, ${how}`, figure, 'the same file');
  return figure;
}

function printAll(): void {
  const folder = mkdtempSync(join(tmpdir(), 'toolroom-bench-'));
  try {
    writeLargeDta(join(folder, 'large.dta'));
    writeLargeWorkbook(join(folder, 'large.xlsx'));
    writeBomb(join(folder, 'bomb.xlsx'));
    for (const name of ['large.dta', 'large.xlsx', 'bomb.xlsx'])
      console.log(`${name}: ${(statSync(join(folder, name)).size / 1e6).toFixed(1)} MB`);
    readFileSync(join(folder, 'large.dta'));
    const ours = Object.fromEntries(Object.keys(tasks).map((name) => [name, measureOurs(name, folder)]));
    for (const [how, name] of [
      ['whole', 'dta whole, as columns'],
      ['three', 'dta three columns'],
    ] as const) {
      const theirs = measurePeer(how, folder);
      if (theirs === null)
        console.log(
          `R haven, ${how}: not installed, skipped (5.1 s whole, 0.23 s for three columns where it was measured)`,
        );
      else console.log(`${name}: ${(ours[name]!.elapsed / theirs.elapsed).toFixed(2)} of haven's time`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [task, folder] = process.argv.slice(2);
if (task === undefined) printAll();
else await runTask(task, folder!);
