/**
 * Of firms that are looked for by a misspelt, romanised, turned round or otherwise spaced name, how many are among the first ten found:
 * invented names of fourteen languages, planted in an invented register by a seed.
 * Run: node --import tsx bench/searchRecall.ts [establishments, 100000 where left out] [a data folder to keep] [seed, 5]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Composition, compose, createLogger } from '../src/compose.ts';
import { writeRegister } from '../src/demonstration/writeRegister.ts';
import { seededRandom } from '../src/kernels/random/index.ts';
import { anonymousActor } from '../src/platform/auth/index.ts';
import { projectRoot } from '../src/platform/projectRoot.ts';
import { searchEnterprises } from '../src/rooms/registry/index.ts';
import { lexicons, type PlantedName, plantNames, queryKinds } from './lib/namesByScript.ts';
import { percentile } from './lib/percentiles.ts';

const economy = 'XDM';
const perLanguage = 60;

async function run(): Promise<void> {
  const [, , size = '100000', kept, seed = '5'] = process.argv;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'toolroom-bench-'));
  chmodSync(folder, 0o711);
  try {
    const data = kept ?? path.join(folder, 'data');
    const random = seededRandom(Number(seed));
    const planted = lexicons.flatMap((words) => plantNames(words, perLanguage, random));
    if (!existsSync(data)) {
      const file = path.join(folder, 'register.csv');
      await writeRegister(file, Number(size), 7);
      await importFile(data, file, 'demonstration');
    }
    const names = path.join(folder, 'names.csv');
    const rows = planted.map(({ name }, i) => `R${seed}-${i},"${name.replaceAll('"', '""')}"`);
    writeFileSync(names, `id,name\n${rows.join('\n')}\n`);
    await importFile(data, names, 'generic');
    const logger = createLogger('fatal');
    const composition = await compose({
      dataFolder: data,
      role: 'app',
      baseUrl: 'http://localhost:3000',
      logger,
      environment: {},
    });
    try {
      await measure(composition, planted);
    } finally {
      await composition.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function importFile(data: string, file: string, preset: string): Promise<void> {
  const program = path.join(projectRoot(), 'bin', 'toolroom');
  const line = [
    program,
    'registry',
    'import',
    file,
    '--preset',
    preset,
    '--economy',
    economy,
    '--data',
    data,
    '--quiet',
  ];
  const child = spawn(process.execPath, line, { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`the import ended with ${code}`);
}

async function measure(composition: Composition, planted: readonly PlantedName[]): Promise<void> {
  const ctx = composition.contextFor({ actor: anonymousActor, economy, requestId: 'bench', locale: 'en' });
  const hits = new Map<string, [found: number, asked: number]>();
  const times: number[] = [];
  const missed: string[] = [];
  for (const { language, name, queries } of planted) {
    for (const { kind, text } of queries) {
      const started = performance.now();
      const found = await searchEnterprises(ctx, { ...everything, text }, { facets: true, grid: true });
      times.push(performance.now() - started);
      const isFound = found.hits.some((hit) => hit.name === name);
      if (!isFound) missed.push(`${language}, ${kind}: ${text} for ${name}`);
      for (const key of [`${language} ${kind}`, language, kind, 'all']) {
        const [sum, asked] = hits.get(key) ?? [0, 0];
        hits.set(key, [sum + (isFound ? 1 : 0), asked + 1]);
      }
    }
  }
  const share = (key: string) => {
    const [sum, asked] = hits.get(key) ?? [0, 1];
    return ((100 * sum) / asked).toFixed(1);
  };
  console.log(`| language | ${queryKinds.join(' | ')} | all |`);
  console.log(`|---|${'---|'.repeat(queryKinds.length + 1)}`);
  for (const { language } of lexicons) {
    console.log(
      `| ${language} | ${queryKinds.map((kind) => share(`${language} ${kind}`)).join(' | ')} | ${share(language)} |`,
    );
  }
  console.log(`| all | ${queryKinds.map(share).join(' | ')} | ${share('all')} |`);
  times.sort((a, b) => a - b);
  console.log(
    `\n${times.length} queries; median ${percentile(times, 50).toFixed(1)} ms, 99th of a hundred ${percentile(times, 99).toFixed(1)} ms`,
  );
  if (process.env.MISSED !== undefined) console.log(missed.join('\n'));
}

const everything = {
  place: null,
  isic: null,
  national: null,
  box: null,
  sort: 'relevance',
  page: 1,
  pageSize: 10,
} as const;

await run();
