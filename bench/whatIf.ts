/**
 * How long it takes to read a register of a million firms for screening, how much memory that keeps, and how long one moved limit takes:
 * counts with who comes in and goes out by size, region and women’s ownership, and the whole page with its curve and its list. Beside
 * it the same counts by PostgreSQL over a narrow table of the same facts, in the same run.
 * Run: node bin/bench whatIf. For another size: node --import tsx bench/whatIf.ts 100000 (a second word names a data folder to keep the
 * register in, so that it is imported once).
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Composition, compose, createLogger } from '../src/compose.ts';
import { writeRegister } from '../src/demonstration/writeRegister.ts';
import { countBits, countBoth, withoutBits } from '../src/kernels/criteria/index.ts';
import { operatorActor } from '../src/platform/auth/index.ts';
import type { Context } from '../src/platform/context.ts';
import { projectRoot } from '../src/platform/projectRoot.ts';
import { loadContent, readProgramme } from '../src/rooms/programmes/catalogue/index.ts';
import { readFirmTable } from '../src/rooms/programmes/reach/services/firmTables.ts';
import { screenFirms } from '../src/rooms/programmes/reach/services/loadFirmTable.ts';
import { whatIf } from '../src/rooms/programmes/reach/services/whatIf.ts';
import { percentile, writePercentiles } from './lib/percentiles.ts';

const plants = Number(process.argv[2] ?? 1_080_000);
const times = 30;
const programme = 'tooling-voucher';
const industries = ['22', '24', '25', '26', '27', '28', '29', '30', '32'];

async function run(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'toolroom-bench-'));
  chmodSync(folder, 0o711);
  const data = process.argv[3] ?? path.join(folder, 'data');
  try {
    if (!existsSync(data)) await fill(folder, data);
    const composition = await compose({
      dataFolder: data,
      role: 'app',
      baseUrl: 'http://localhost:3000',
      logger: createLogger('fatal'),
      environment: {},
    });
    try {
      await measure(composition);
    } finally {
      await composition.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(folder: string, data: string): Promise<void> {
  const file = path.join(folder, 'register.csv');
  await writeRegister(file, plants, 7);
  const words = [
    'registry',
    'import',
    file,
    '--preset',
    'demonstration',
    '--economy',
    'XDM',
    '--data',
    data,
    '--quiet',
  ];
  const { status } = spawnSync(process.execPath, [path.join(projectRoot(), 'bin', 'toolroom'), ...words], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`the import ended with ${status}`);
}

async function measure(composition: Composition): Promise<void> {
  const ctx = composition.contextFor({
    actor: operatorActor('bench'),
    economy: 'XDM',
    requestId: 'bench',
    locale: 'en',
  });
  await loadContent(ctx, 'live');
  await say(composition);
  const table = await measureLoad(ctx);
  const ours = await measureCounts(ctx, table);
  const before = memory();
  await measurePages(ctx);
  await measureCompared(ctx, table);
  console.log(`${(memory() - before).toFixed(0)} MB more are kept by screening after that`);
  table.screener.forget();
  table.moneyScreener.forget();
  console.log(`${(memory() - before).toFixed(0)} MB more than before once it has forgotten`);
  await measurePeer(composition, ours);
  console.log(
    `load of the machine: ${os
      .loadavg()
      .map((one) => one.toFixed(1))
      .join(' ')} on ${os.cpus().length} processors`,
  );
}

/** What a survey of today would say: taxes of six firms in ten, women’s ownership of half. */
async function say({ opened }: Composition): Promise<void> {
  await opened.withConnection('admin', async (client) => {
    for (const [fact, share, yes] of [
      ['taxPaid', 60, 90],
      ['womenOwned', 50, 25],
    ] as const)
      await client.query(
        `INSERT INTO registry.fact (economy, enterprise_id, fact, value, source, observed_on, class, recorded_by)
         SELECT economy, id, $1::text, to_jsonb(abs(hashtext(id || $1::text || 'yes')) % 100 < $3), 'bench', current_date, 'confidential', 'bench'
         FROM registry.enterprise WHERE abs(hashtext(id || $1::text)) % 100 < $2
         AND NOT EXISTS (SELECT FROM registry.fact f WHERE f.source = 'bench' AND f.fact = $1::text)`,
        [fact, share, yes],
      );
    // Money is decided by what is young enough; a register that was kept is from another day.
    await client.query(
      "UPDATE registry.fact SET observed_on = current_date WHERE source = 'bench' AND observed_on IS DISTINCT FROM current_date",
    );
    await client.query('UPDATE registry.source SET as_of = current_date::text');
    await client.query('ANALYZE registry.fact');
  });
}

async function measureLoad(ctx: Context) {
  const before = memory();
  const started = performance.now();
  const table = await readFirmTable(ctx);
  const seconds = (performance.now() - started) / 1000;
  const after = memory();
  console.log(`${table.size} firms read in ${seconds.toFixed(1)} s; ${(after - before).toFixed(0)} MB are kept`);
  const again = performance.now();
  await readFirmTable(ctx);
  console.log(`asked again, nothing having changed: ${(performance.now() - again).toFixed(1)} ms`);
  return table;
}

/** Megabytes of the heap and of arrays beside it, after clearing away where Node was told to let us. */
function memory(): number {
  // What arrays hold beside the heap goes with the second.
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
}

async function measureCounts(ctx: Context, table: Awaited<ReturnType<typeof readFirmTable>>): Promise<Ours> {
  const kept = (await readProgramme(ctx, programme)).programme;
  const { criteria } = kept;
  const [first, ...rest] = (criteria as { all: readonly object[] }).all;
  const before = screenFirms(table, kept);
  const dimensions = table.dimensions.filter(({ code }) => ['size', 'region', 'womenOwned'].includes(code));
  const samples: number[] = [];
  const afters: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const moved = { all: [{ ...first, value: [5, 101 + i] }, ...rest] } as typeof criteria;
    const started = performance.now();
    const after = screenFirms(table, kept, moved);
    const [into, out] = [withoutBits(after.eligible, before.eligible), withoutBits(before.eligible, after.eligible)];
    let moves = countBits(into) + countBits(out);
    for (const { classes } of dimensions)
      for (const { firms } of classes)
        moves +=
          countBoth(firms, before.eligible) +
          countBoth(firms, after.eligible) +
          countBoth(firms, into) +
          countBoth(firms, out);
    samples.push(performance.now() - started);
    afters.push(after.counts.eligible);
    if (moves === 0 || before.counts.eligible === 0) throw new Error('no firm moved');
  }
  console.log(
    `a limit moved, counts with movements by size, region and women’s ownership: ${writePercentiles(samples)}`,
  );
  return { time: median(samples), eligible: before.counts.eligible, afters };
}

interface Ours {
  /** Median, in milliseconds. */
  time: number;
  eligible: number;
  /** Eligible after each of the moves. */
  afters: readonly number[];
}

async function measurePages(ctx: Context): Promise<void> {
  const samples: number[] = [];
  for (let i = 0; i < 10; i += 1) {
    const started = performance.now();
    const answers = { v0: `5..${201 + i}` };
    await whatIf(ctx, programme, {
      answers,
      amount: undefined,
      takeUp: undefined,
      curve: 'v0.to',
      show: 'in',
      page: 1,
    });
    samples.push(performance.now() - started);
  }
  console.log(`the whole answer: counts, a curve of 20 points, first page of the list: ${writePercentiles(samples)}`);
}

/** Two facts of each firm compared: set against each other once, then kept for other limits of the rule. */
async function measureCompared(ctx: Context, table: Awaited<ReturnType<typeof readFirmTable>>): Promise<void> {
  const kept = (await readProgramme(ctx, programme)).programme;
  const samples: number[] = [];
  for (let i = 0; i < 10; i += 1) {
    const started = performance.now();
    screenFirms(table, kept, {
      all: [
        { fact: 'employees', op: '>=', than: { fact: 'yearsInOperation', times: 2 } },
        { fact: 'employees', op: '<=', value: 100 + i },
      ],
    });
    samples.push(performance.now() - started);
  }
  const [first, ...others] = samples;
  console.log(`a rule that compares two facts: ${first?.toFixed(0)} ms at first, then ${writePercentiles(others)}`);
}

async function measurePeer({ opened }: Composition, { time: ours, eligible, afters }: Ours): Promise<void> {
  await opened.withConnection('admin', async (client) => {
    const name = 'public.bench_firms';
    try {
      await client.query(`DROP TABLE IF EXISTS ${name}`);
      await client.query(
        `CREATE UNLOGGED TABLE ${name} AS
         SELECT e.id, f.employees, f.years, p.parent_code AS region, s.isic,
           EXISTS (SELECT FROM registry.identifier i WHERE i.enterprise_id = e.id AND i.economy = e.economy) AS registered,
           (SELECT (value)::boolean FROM registry.fact t WHERE t.economy = e.economy AND t.enterprise_id = e.id AND t.fact = 'taxPaid' LIMIT 1) AS tax_paid,
           (SELECT (value)::boolean FROM registry.fact t WHERE t.economy = e.economy AND t.enterprise_id = e.id AND t.fact = 'womenOwned' LIMIT 1) AS women
         FROM registry.enterprise e
         JOIN (SELECT enterprise_id, sum(employees)::int AS employees, min(place_code) AS place,
             extract(year FROM age(current_date, min(coalesce(established_on, registered_on))))::int AS years
           FROM registry.establishment WHERE economy = 'XDM' GROUP BY 1) AS f ON f.enterprise_id = e.id
         LEFT JOIN registry.place p ON p.economy = e.economy AND p.code = f.place
         LEFT JOIN LATERAL (SELECT c AS isic FROM registry.establishment t JOIN registry.public_search q ON q.establishment_id = t.id AND q.economy = t.economy,
           unnest(q.isic_codes) AS c WHERE t.enterprise_id = e.id AND t.economy = e.economy ORDER BY length(c) DESC, c LIMIT 1) AS s ON true
         WHERE e.economy = 'XDM'`,
      );
      await client.query(`ANALYZE ${name}`);
      const samples: number[] = [];
      for (let i = 0; i < 10; i += 1) {
        const started = performance.now();
        const { rows } = await client.query<{ by: number; before: string; after: string }>(
          `WITH decided AS (SELECT region, women, CASE WHEN employees < 5 THEN 1 WHEN employees < 20 THEN 2 WHEN employees < 100 THEN 3 ELSE 4 END AS size,
             employees BETWEEN 5 AND 100 AND rest AS before, employees BETWEEN 5 AND $1 AND rest AS after
             FROM (SELECT *, left(isic, 2) = ANY($2) AND registered AND years >= 2 AND tax_paid AS rest FROM ${name}) AS one)
           SELECT grouping(size, region, women) AS by, size, region, women, count(*) FILTER (WHERE before) AS before, count(*) FILTER (WHERE after) AS after,
             count(*) FILTER (WHERE after AND before IS NOT TRUE) AS came, count(*) FILTER (WHERE before AND after IS NOT TRUE) AS went,
             count(*) FILTER (WHERE after IS NULL) AS open
           FROM decided GROUP BY GROUPING SETS ((), (size), (region), (women))`,
          [101 + i, industries],
        );
        samples.push(performance.now() - started);
        const all = rows.find(({ by }) => by === 7);
        for (const [theirs, found] of [
          [all?.before, eligible],
          [all?.after, afters[i]],
        ])
          if (Number(theirs) !== found) throw new Error(`PostgreSQL finds ${theirs} firms, the screener ${found}`);
      }
      console.log(`peer, PostgreSQL over a narrow table of the same facts: ${writePercentiles(samples)}`);
      console.log(`at the median ours takes ${(ours / median(samples)).toFixed(4)} of its time`);
    } finally {
      await client.query(`DROP TABLE IF EXISTS ${name}`);
    }
  });
}

const median = (of: readonly number[]) =>
  percentile(
    of.toSorted((a, b) => a - b),
    50,
  );

await run();
