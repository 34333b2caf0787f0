import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Logger, pino } from 'pino';
import { type Auth, migrateAuth, openAuth, readSecret } from './platform/auth/index.ts';
import type { Actor, Context, Ports, RandomSource } from './platform/context.ts';
import { migrate, migrationSources, type OpenedDatabase, openDatabase } from './platform/db/index.ts';
import { createTranslator } from './platform/i18n/createTranslator.ts';
import { type JobQueue, openQueue, prepareQueue, type QueueConnection } from './platform/jobs/index.ts';
import { projectRoot } from './platform/projectRoot.ts';
import type { Room } from './platform/room/define.ts';
import { clustersRoom, listMeasurements } from './rooms/clusters/index.ts';
import { diagnosisRoom } from './rooms/diagnosis/index.ts';
import { evidenceRoom } from './rooms/evidence/index.ts';
import { linkagesRoom } from './rooms/linkages/index.ts';
import { plansRoom } from './rooms/plans/index.ts';
import { programmesRoom } from './rooms/programmes/index.ts';
import { publicationRoom } from './rooms/publication/index.ts';
import { registryRoom } from './rooms/registry/index.ts';

/** In rank order. */
export const rooms: readonly Room[] = [
  publicationRoom,
  registryRoom,
  diagnosisRoom,
  programmesRoom,
  linkagesRoom,
  clustersRoom,
  evidenceRoom,
  plansRoom,
];

export interface ComposeOptions {
  /** Folder of the embedded server; left out where `databaseUrl` names a server of one's own. */
  dataFolder?: string | undefined;
  databaseUrl?: string | undefined;
  /** A database that is open and migrated already; tests bring their own. */
  opened?: OpenedDatabase;
  role: 'app' | 'job';
  /** Where people reach the portal. */
  baseUrl: string;
  trustedOrigins?: readonly string[];
  logger: Logger;
  /** How often a sign-in may be tried is not limited; for tests that sign in again and again. */
  unlimitedSignIn?: boolean;
  clock?: () => Date;
  environment: NodeJS.ProcessEnv;
}

export interface ContextFacts {
  actor: Actor;
  economy: string;
  requestId: string;
  locale: string;
  signal?: AbortSignal;
  progress?: Context['progress'];
  random?: RandomSource;
}

export interface Composition {
  opened: OpenedDatabase;
  auth: Auth;
  queue: JobQueue;
  secret: string;
  logger: Logger;
  version: string;
  ports: Ports;
  contextFor: (facts: ContextFacts) => Context;
  close: () => Promise<void>;
}

/** The one place that opens database, clock, queue and sign-in, and hands them out. */
export async function compose(options: ComposeOptions): Promise<Composition> {
  const clock = options.clock ?? (() => new Date());
  const opened = options.opened ?? (await openDatabase(sourceOf(options)));
  try {
    await prepare(opened);
    const secret = await readSecret(opened.connection('auth'), options.environment);
    const auth = openAuth({
      connection: opened.connection('auth'),
      secret,
      baseUrl: options.baseUrl,
      trustedOrigins: [options.baseUrl, ...(options.trustedOrigins ?? [])],
      rateLimit: options.unlimitedSignIn !== true,
    });
    const queue = await openQueue(opened.connection(options.role === 'app' ? 'app' : 'job') as QueueConnection);
    const contextFor = (facts: ContextFacts): Context => ({
      actor: facts.actor,
      economy: facts.economy,
      today: clock().toISOString().slice(0, 10),
      now: clock,
      random: facts.random ?? Math.random,
      db: opened,
      jobs: queue,
      ports,
      t: createTranslator(facts.locale),
      requestId: facts.requestId,
      ...(facts.progress === undefined ? {} : { progress: facts.progress }),
      ...(facts.signal === undefined ? {} : { signal: facts.signal }),
    });
    return {
      opened,
      auth,
      queue,
      secret,
      logger: options.logger,
      version: readVersion(),
      ports,
      contextFor,
      async close() {
        await queue.stop();
        await auth.pool.end();
        await opened.close();
      },
    };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

function sourceOf(options: ComposeOptions): Parameters<typeof openDatabase>[0] {
  const { databaseUrl, dataFolder, role } = options;
  if (databaseUrl !== undefined) return { databaseUrl, as: role };
  if (dataFolder === undefined) throw new Error('compose: neither a data folder nor a server was named');
  return { dataFolder, as: role };
}

/** What rooms ask of rooms above or beside them. */
const ports: Ports = {
  'registry.computedFromRegister': listMeasurements,
};

async function prepare(opened: OpenedDatabase): Promise<void> {
  await migrate(opened, migrationSources(projectRoot()));
  await migrateAuth(opened.connection('auth'));
  await prepareQueue(opened.connection('queue') as QueueConnection);
}

function readVersion(): string {
  return JSON.parse(readFileSync(path.join(projectRoot(), 'package.json'), 'utf8')).version;
}

export function createLogger(level: string): Logger {
  return pino(
    { level, base: null, redact: ['headers.cookie', 'headers.authorization', 'password'] },
    pino.destination({ fd: 2, sync: false }),
  );
}
