/**
 * How long a page of search results takes over the whole factory register, counts by place and industry and the map included;
 * queries are drawn by a seed from the register's own names, places and codes. Beside it the search that needs no index:
 * ILIKE over every name, with its count and its first page, without sound, places, industries or map.
 * Run: node bin/bench search
 */
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Composition, compose, createLogger } from '../src/compose.ts';
import { romanise } from '../src/engines/romanise/index.ts';
import { seededRandom } from '../src/kernels/random/index.ts';
import { anonymousActor, operatorActor } from '../src/platform/auth/index.ts';
import type { Context } from '../src/platform/context.ts';
import { readReferenceFolder } from '../src/platform/files/index.ts';
import { importFile, readPreset, searchEnterprises } from '../src/rooms/registry/index.ts';

type Query = Partial<Parameters<typeof searchEnterprises>[1]>;

const economy = 'TWN';
const draws = 200;
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

async function run(): Promise<void> {
  const register = path.join(readReferenceFolder() ?? '', 'tw-factories-2016', 'tw_factories_2016.csv.gz');
  if (!existsSync(register)) return console.log('skipped: no reference data');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'toolroom-bench-'));
  chmodSync(folder, 0o711);
  const composition = await compose({
    dataFolder: path.join(folder, 'data'),
    role: 'app',
    baseUrl: 'http://localhost:3000',
    logger: createLogger('fatal'),
    environment: {},
  });
  try {
    const context = (actor: Context['actor']) =>
      composition.contextFor({ actor, economy, requestId: 'bench', locale: 'en' });
    const source = { path: register, fileName: path.basename(register), mapping: readPreset('tw-factories') };
    await importFile(context(operatorActor('bench')), source, { dryRun: false, skipRejected: false });
    await measureAll(composition, context(anonymousActor));
  } finally {
    await composition.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureAll(composition: Composition, ctx: Context): Promise<void> {
  const { names, places, codes } = await drawCast(composition);
  const groups: [title: string, queries: Query[]][] = [
    ['part of a name, as written', names.map((text) => ({ text }))],
    ['part of a name, as it sounds', names.map((text) => ({ text: romanise(text).replaceAll(' ', '') }))],
    ['place', places.map((place) => ({ place }))],
    ['industry (ISIC division to class)', codes.map((isic) => ({ isic }))],
    ['name in an industry', names.map((text, i) => ({ text, isic: codes[i] as string }))],
    ['everything, first page', Array.from({ length: 30 }, () => ({}))],
    ['all manufacturing, first page', Array.from({ length: 30 }, () => ({ isic: 'C' }))],
  ];
  const figures = new Map<string, number>();
  for (const [title, queries] of groups) {
    figures.set(title, await measure(title, queries, (query) => searchEnterprises(ctx, { ...everything, ...query })));
  }
  const peer = await composition.opened.withConnection('admin', (client) =>
    measure('peer: ILIKE over every name', names, async (name) => {
      const like = [economy, `%${name}%`];
      await client.query('SELECT count(*) FROM registry.public_search WHERE economy = $1 AND name ILIKE $2', like);
      await client.query(
        'SELECT name FROM registry.public_search WHERE economy = $1 AND name ILIKE $2 ORDER BY name LIMIT 20',
        like,
      );
    }),
  );
  const own = figures.get('part of a name, as written') as number;
  console.log(
    `at the median a search by name takes ${(own / peer).toFixed(2)} of the peer's time, and finds by sound too`,
  );
  console.log(
    `load of the machine: ${os
      .loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')} on ${os.cpus().length} processors`,
  );
}

/** Runs all queries, the first three once before the clock starts; prints percentiles and returns the median. */
async function measure<Q>(title: string, queries: readonly Q[], ask: (query: Q) => Promise<unknown>): Promise<number> {
  for (const query of queries.slice(0, 3)) await ask(query);
  const times: number[] = [];
  for (const query of queries) {
    const started = performance.now();
    await ask(query);
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  const percentile = (share: number) =>
    times[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)] as number;
  const [p50, p95, p99] = [percentile(0.5), percentile(0.95), percentile(0.99)];
  console.log(
    `${title}: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms (${times.length} queries)`,
  );
  return p50;
}

async function drawCast({ opened }: Composition): Promise<{ names: string[]; places: string[]; codes: string[] }> {
  const random = seededRandom(1);
  const rows = await opened.withConnection('admin', async (client) => {
    const found = await client.query<{ name: string; place_code: string | null; isic_codes: string[] }>(
      'SELECT name, place_code, isic_codes FROM registry.public_search WHERE cardinality(isic_codes) > 1 ORDER BY establishment_id',
    );
    return found.rows;
  });
  const drawn = Array.from({ length: draws }, () => rows[Math.floor(random() * rows.length)] as (typeof rows)[number]);
  return {
    names: drawn.map(({ name }) => [...name].slice(0, 2 + Math.floor(random() * 3)).join('')),
    places: drawn.map(({ place_code }) => place_code ?? ''),
    codes: drawn.map(
      ({ isic_codes }) =>
        isic_codes.filter((code) => code.length > 1)[Math.floor(random() * (isic_codes.length - 1))] as string,
    ),
  };
}

await run();
