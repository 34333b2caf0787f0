import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import type { Actor, Context } from '../../platform/context.ts';
import { lin, mei, operator, visitor } from '../../platform/db/fixtures.ts';
import { migrate, migrationSources } from '../../platform/db/index.ts';
import type { PageContext } from '../../platform/html/page.ts';
import { renderPage } from '../../platform/html/renderPage.ts';
import { buildApp } from '../../platform/http/app.ts';
import { createTranslator } from '../../platform/i18n/index.ts';
import { openQueue, prepareQueue, type QueueConnection } from '../../platform/jobs/index.ts';
import { projectRoot } from '../../platform/projectRoot.ts';
import { type TestDatabase, testDatabase } from '../../platform/testing/database.ts';
import { importFile, readPreset } from '../registry/index.ts';
import { clustersRoom } from './index.ts';

const now = () => new Date('2026-11-22T08:00:00Z');

const towns = {
  shetou: ['10007170', 'Shetou Township', '社頭鄉', 'Changhua County', '彰化縣'],
  dajia: ['66000110', 'Dajia District', '大甲區', 'Taichung City', '臺中市'],
  yingge: ['65000080', 'Yingge District', '鶯歌區', 'New Taipei City', '新北市'],
} as const;

/** Socks in Shetou, bicycles in Dajia, a little of all in Yingge, no bicycles in Shetou; one plant makes two things. */
const plants: readonly [town: keyof typeof towns, product: string, count: number][] = [
  ['shetou', '123', 24],
  ['dajia', '313', 22],
  ['dajia', '123', 3],
  ['dajia', '123;313', 1],
  ['yingge', '123', 3],
  ['yingge', '313', 4],
  ['yingge', '232', 5],
  ['shetou', '232', 3],
  ['dajia', '232', 4],
];

const header =
  'id,enterprise,name,address,town_code,town,town_local,county,county_local,legal_form,status,registered_on,employees,longitude,latitude,precision,product';

/** A register of 69 invented plants in three towns, as a file that both the registry and the analysis read. */
export function smallRegister(): string {
  let number = 0;
  const lines = plants.flatMap(([town, product, count]) =>
    Array.from({ length: count }, () => {
      number += 1;
      const id = String(number).padStart(4, '0');
      const name = `Plant ${id}`;
      return [
        'P'.concat(id),
        `9000${id}`,
        name,
        'Mill Lane 1',
        ...towns[town],
        '',
        'active',
        '',
        '',
        '',
        '',
        '',
        product,
      ];
    }),
  );
  return `${[header, ...lines.map((cells) => cells.join(','))].join('\n')}\n`;
}

/** Roles whose readers the stage knows. */
const readers = {
  visitor,
  officer: lin,
  owner: mei,
  analyst: { ...lin, userId: 'ana', roles: ['analyst'] },
  association: { ...lin, userId: 'wen', organisationId: 'chamber', roles: ['association'] },
} as const satisfies Record<string, Actor>;
export type Reader = keyof typeof readers;

export interface ClusterStage {
  database: TestDatabase;
  folder: string;
  ctx: (actor?: Actor, economy?: string) => Context;
  /** The file that `importRegister` read. */
  file: string;
  importRegister: (file?: string, preset?: string, economy?: string) => Promise<string>;
  /** The room's own routes on a server, the reader named in a header. */
  get: (url: string, accept?: 'html' | 'json', as?: Reader) => Promise<{ status: number; body: string }>;
  post: (
    url: string,
    as: Reader,
    key: string,
    body?: object,
  ) => Promise<{ status: number; location: string | null; body: string }>;
  end: () => Promise<void>;
}

export async function setStage(): Promise<ClusterStage> {
  const database = await testDatabase();
  // A cloned database has the template's tables, not the rights granted on the database itself, which the queue needs.
  await migrate(database, migrationSources(projectRoot()));
  await prepareQueue(database.connection('queue') as QueueConnection);
  const queue = await openQueue(database.connection('app') as QueueConnection);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'toolroom-clusters-'));
  const file = path.join(folder, 'register.csv');
  writeFileSync(file, smallRegister());
  const ctx = (actor: Actor = operator, economy = 'XDM'): Context => ({
    actor,
    economy,
    today: '2026-11-22',
    now,
    random: () => 0.5,
    db: database,
    jobs: queue,
    ports: {},
    t: createTranslator('en'),
    requestId: randomUUID(),
  });
  const app = await buildApp({
    routes: clustersRoom.routes,
    panels: clustersRoom.panels,
    version: '0',
    secret: 'a secret of the tests, long enough to sign',
    publicUrl: 'http://localhost:0',
    logger: pino({ level: 'silent' }),
    assetsFolder: folder,
    requestsPerMinute: 10_000,
    secureCookies: false,
    behindProxy: false,
    identify: async ({ headers }) => readers[(headers['x-reader'] as Reader | undefined) ?? 'visitor'],
    economyOf: ({ query }) => (query as { economy?: string }).economy ?? 'XDM',
    contextFor: (facts) => ({ ...ctx(facts.actor, facts.economy), requestId: facts.requestId }),
    localeOf: () => 'en',
    pageFor: (of, facts) => pageOf(of, facts.url),
    renderProblem: ({ status }, page) => renderPage(page.frame({ title: String(status), children: null })),
    health: async () => ({}),
  });
  return {
    database,
    folder,
    ctx,
    file,
    async importRegister(path = file, preset = 'demonstration', economy = 'XDM') {
      const source = { path, fileName: 'register.csv', mapping: readPreset(preset) };
      const options = { dryRun: false, skipRejected: false };
      const { receipt } = await importFile(ctx(operator, economy), source, options);
      return receipt.importId as string;
    },
    async get(url, accept = 'html', as = 'visitor') {
      const type = accept === 'json' ? 'application/json' : 'text/html';
      const answer = await app.inject({ url, headers: { accept: type, 'x-reader': as } });
      return { status: answer.statusCode, body: answer.body };
    },
    async post(url, as, key, body = {}) {
      const headers = { 'x-reader': as, 'idempotency-key': key, 'content-type': 'application/json' };
      const answer = await app.inject({ method: 'POST', url, headers, payload: JSON.stringify(body) });
      const { location } = answer.json<{ location?: string }>();
      return { status: answer.statusCode, location: location ?? null, body: answer.body };
    },
    async end() {
      await app.close();
      await queue.stop();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A page in a frame that holds nothing but its title and what it says first. */
export function pageOf(ctx: Context, url: string): PageContext {
  return {
    t: ctx.t,
    actor: ctx.actor,
    economy: { code: ctx.economy, name: ctx.economy === 'XDM' ? 'Demonstration economy' : ctx.economy },
    economies: [],
    demonstration: true,
    today: ctx.today,
    url,
    csrfToken: 'token',
    idempotencyKey: randomUUID,
    panels: {},
    asset: (name) => `/assets/${name}`,
    frame: ({ title, lead, children }) => (
      <main>
        <h1>{title}</h1>
        <p>{lead}</p>
        {children}
      </main>
    ),
  };
}
