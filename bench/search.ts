/**
 * How long a search takes: as a call of the service, class by class, and as a mix of pages and JSON from the running portal, by
 * one, two and eight callers at once. Beside it searches by names alone, without sound, places, industries, counts by place or map,
 * over the same names in the same run: ILIKE '%…%' over a narrow table of them, plain and with an index of trigrams.
 * Run: node bin/bench search (the factory register).
 * For another size: node --import tsx bench/search.ts 1080000 (an invented register of a million firms; a second word names a data
 * folder to keep it in, so that it is imported once).
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Composition, compose, createLogger } from '../src/compose.ts';
import { writeRegister } from '../src/demonstration/writeRegister.ts';
import { anonymousActor } from '../src/platform/auth/index.ts';
import { readReferenceFolder } from '../src/platform/files/index.ts';
import { projectRoot } from '../src/platform/projectRoot.ts';
import { readRegisterSize, searchEnterprises } from '../src/rooms/registry/index.ts';
import { watchProcesses } from './lib/measureProcesses.ts';
import { percentile, writePercentiles } from './lib/percentiles.ts';
import { addressOf, drawMix, drawSequence, type Query, type QueryClass } from './lib/searchMix.ts';

interface Subject {
  economy: string;
  data: string;
  words: string[];
}

const each = 100;
const warmUps = 5;
const secondsPerRate = 20;

async function run(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'toolroom-bench-'));
  chmodSync(folder, 0o711);
  try {
    const subject = await subjectOf(folder);
    if (subject === null) return;
    await fill(subject);
    const composition = await compose({
      dataFolder: subject.data,
      role: 'app',
      baseUrl: 'http://localhost:3000',
      logger: createLogger('fatal'),
      environment: {},
    });
    try {
      await measure(composition, subject);
    } finally {
      await composition.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function subjectOf(folder: string): Promise<Subject | null> {
  const [, , size, kept] = process.argv;
  if (size !== undefined) {
    const file = path.join(folder, 'register.csv');
    const data = kept ?? path.join(folder, 'data');
    if (!existsSync(data)) await writeRegister(file, Number(size), 7);
    return { economy: 'XDM', data, words: [file, '--preset', 'demonstration'] };
  }
  const file = path.join(readReferenceFolder() ?? '', 'tw-factories-2016', 'tw_factories_2016.csv.gz');
  if (existsSync(file))
    return { economy: 'TWN', data: path.join(folder, 'data'), words: [file, '--preset', 'tw-factories'] };
  console.log('skipped: no reference data');
  return null;
}

async function fill({ data, economy, words }: Subject): Promise<void> {
  if (existsSync(data)) return;
  const started = performance.now();
  const program = path.join(projectRoot(), 'bin', 'toolroom');
  const line = [program, 'registry', 'import', ...words, '--economy', economy, '--data', data, '--quiet'];
  const child = spawn(process.execPath, line, { stdio: ['ignore', 'ignore', 'inherit'] });
  const stopWatch = watchGroups(child, data, 'import command');
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`the import ended with ${code}`);
  console.log(`import: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  stopWatch();
}

async function measure(composition: Composition, subject: Subject): Promise<void> {
  const { economy } = subject;
  const ctx = composition.contextFor({ actor: anonymousActor, economy, requestId: 'bench', locale: 'en' });
  // The server does so by itself some minutes after a large import.
  await composition.opened.withConnection('admin', (client) => client.query('VACUUM registry.public_search'));
  const { enterprises, establishments } = await readRegisterSize(ctx);
  console.log(`register: ${establishments} establishments of ${enterprises} enterprises`);
  const classes = await drawMix(composition, economy, each);
  const opening = performance.now();
  await searchEnterprises(ctx, { ...everything });
  console.log(`first search after a change of the register: ${(performance.now() - opening).toFixed(0)} ms`);

  console.log('\nthe service, one call after another');
  const call = (query: Query) => searchEnterprises(ctx, { ...everything, ...query });
  const ofNames: number[] = [];
  for (const { title, queries } of classes.filter(({ queries: [first] }) => first?.firm === undefined)) {
    const times = await timeAll(queries, call);
    if (title.startsWith('name')) ofNames.push(...times);
    console.log(`  ${title}: ${writePercentiles(times)}`);
  }
  const names = classes.filter(({ title }) => title.startsWith('name')).flatMap(({ queries }) => queries.slice(0, 15));
  await measurePeers(
    composition,
    economy,
    names.map(({ text }) => text as string),
    ofNames,
  );
  await measurePortal(classes, subject);
  const load = os.loadavg().map((one) => one.toFixed(1));
  console.log(`load of the machine: ${load.join(' ')} on ${os.cpus().length} processors`);
}

const everything = {
  text: '',
  place: null,
  isic: null,
  national: null,
  box: null,
  sort: 'relevance',
  page: 1,
  pageSize: 20,
} as const;

/** Runs all of them, the first few once before the clock starts. */
async function timeAll<Q>(queries: readonly Q[], ask: (query: Q) => Promise<unknown>): Promise<number[]> {
  for (const query of queries.slice(0, warmUps)) await ask(query);
  const times: number[] = [];
  for (const query of queries) {
    const started = performance.now();
    await ask(query);
    times.push(performance.now() - started);
  }
  return times;
}

async function measurePeers(
  { opened }: Composition,
  economy: string,
  names: readonly string[],
  own: readonly number[],
): Promise<void> {
  console.log('\npeers: count and first page of a table of names');
  await opened.withConnection('admin', async (client) => {
    const table = 'public.bench_names';
    const ask = async (name: string) => {
      const like = [`%${name.replaceAll(/[\\%_]/g, '\\$&')}%`];
      await client.query(`SELECT count(*) FROM ${table} WHERE name ILIKE $1`, like);
      await client.query(`SELECT name FROM ${table} WHERE name ILIKE $1 ORDER BY name LIMIT 20`, like);
    };
    const median = (times: readonly number[]) =>
      percentile(
        [...times].sort((a, b) => a - b),
        50,
      );
    try {
      await client.query(`DROP TABLE IF EXISTS ${table}`);
      await client.query(
        `CREATE UNLOGGED TABLE ${table} AS SELECT name FROM registry.public_search WHERE economy = '${economy}'`,
      );
      await client.query(`ANALYZE ${table}`);
      const plain = await timeAll(names.slice(0, 30), ask);
      console.log(`  ILIKE '%…%': ${writePercentiles(plain)}`);
      await client.query(`CREATE INDEX ON ${table} USING gin (name extensions.gin_trgm_ops)`);
      const trigrams = await timeAll(names, ask);
      console.log(`  the same with an index of trigrams: ${writePercentiles(trigrams)}`);
      const [a, b] = [median(own) / median(plain), median(own) / median(trigrams)];
      console.log(`  at the median ours takes ${a.toFixed(3)} and ${b.toFixed(2)} of their time`);
    } finally {
      await client.query(`DROP TABLE IF EXISTS ${table}`);
    }
  });
}

async function measurePortal(classes: readonly QueryClass[], { data, economy }: Subject): Promise<void> {
  const server = spawn(process.execPath, ['--import', 'tsx', path.join('bench', 'lib', 'servePortal.ts'), data], {
    cwd: projectRoot(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [said] = (await once(server.stdout, 'data')) as [Buffer];
    const base = said.toString().trim();
    const stopWatch = watchGroups(server, data, 'portal');
    console.log('\nthe portal: every second request for a page, the others for JSON');
    for (const [i, { query }] of drawSequence(classes, 300).entries()) await fetchOne(base, query, economy, i);
    for (const callers of [1, 2, 8]) await measureRate(base, classes, economy, callers);
    stopWatch();
  } finally {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
}

async function measureRate(
  base: string,
  classes: readonly QueryClass[],
  economy: string,
  callers: number,
): Promise<void> {
  const asked = drawSequence(classes, 20_000);
  const times = new Map<string, number[]>(classes.map(({ title }) => [title, []]));
  let next = callers * 1_000;
  const started = performance.now();
  const call = async () => {
    while (performance.now() - started < secondsPerRate * 1000) {
      const i = next++ % asked.length;
      const { title, query } = asked[i] as (typeof asked)[number];
      const at = performance.now();
      await fetchOne(base, query, economy, i);
      times.get(title)?.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  const all = [...times.values()].flat();
  const rate = all.length / ((performance.now() - started) / 1000);
  console.log(`  ${callers} at once: ${rate.toFixed(0)} requests/s, ${writePercentiles(all)}`);
  if (callers !== 2) return;
  for (const [title, ofClass] of times) {
    if (ofClass.length > 0) console.log(`    ${title}: ${writePercentiles(ofClass)} (${ofClass.length})`);
  }
}

async function fetchOne(base: string, query: Query, economy: string, i: number): Promise<void> {
  const accept = i % 2 === 0 ? 'text/html' : 'application/json';
  const response = await fetch(`${base}${addressOf(query, economy)}`, { headers: { accept } });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${response.status} of ${response.url}`);
}

/** CPU and largest memory of a process and of the database's, until stopped; then printed. */
function watchGroups(child: ChildProcess, data: string, name: string): () => void {
  const watch = watchProcesses(({ pid, command, folder }) => {
    if (pid === child.pid) return name;
    if (!folder.startsWith(data)) return null;
    return command.includes('toolroom_app') ? 'its connections to PostgreSQL' : 'the rest of PostgreSQL';
  });
  return () => {
    for (const [group, { cpuSeconds, peakMegabytes }] of watch.stop()) {
      console.log(`  ${group}: ${cpuSeconds.toFixed(1)} s of CPU, largest process ${Math.round(peakMegabytes)} MB`);
    }
  };
}

await run();
