import { createHash, randomBytes } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PoolClient } from 'pg';
import {
  type DatabaseRole,
  fingerprintMigrations,
  type MigrationSource,
  migrate,
  migrationSources,
  type OpenedDatabase,
  openDatabase,
} from '../db/index.ts';

const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const templatesKept = 6;

export interface TestDatabase extends OpenedDatabase {
  /** Ends the connections, removes the database, and gives back the lease on the shared server. */
  drop(): Promise<void>;
}

export interface TestDatabaseOptions {
  as?: DatabaseRole;
  maxConnections?: number;
  /** Instead of the project's own migrations. */
  sources?: readonly MigrationSource[];
  /** An empty database that was never migrated. */
  empty?: boolean;
}

/**
 * A database of one's own, cloned from a template that the first test process of a run has migrated. All processes share
 * one server, which stops by itself soon after the last has gone.
 */
export async function testDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const sources = options.sources ?? migrationSources(projectRoot);
  const databaseName = `test_${process.pid}_${randomBytes(5).toString('hex')}`;
  const opened = await openDatabase({ ...server(), ...options, databaseName });
  await atServer(opened, async (client) => {
    await dropAbandoned(client);
    if (options.empty) return;
    const template = `template_${fingerprintMigrations(sources)}`;
    await underTemplateLock(client, () => makeTemplate(client, template, sources));
    await client.query(`CREATE DATABASE ${databaseName} TEMPLATE ${template}`);
  });
  const drop = async () => {
    await atServer(opened, (client) => client.query(`DROP DATABASE IF EXISTS ${databaseName} WITH (FORCE)`));
    await opened.close();
  };
  return Object.assign(opened, { drop });
}

/** One server for this checkout's tests; its rows are thrown away, so it need not wait for the disk. */
function server() {
  const place = createHash('sha256').update(projectRoot).digest('hex').slice(0, 10);
  return {
    dataFolder: path.join(os.tmpdir(), `toolroom-test-${process.getuid?.() ?? 0}-${place}`),
    graceMs: 3_000,
    waitForEnd: false,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  };
}

const atServer = <Result>(opened: OpenedDatabase, work: (client: PoolClient) => Promise<Result>) =>
  opened.withConnection('admin', work, 'postgres');

async function underTemplateLock(client: PoolClient, work: () => Promise<void>): Promise<void> {
  await client.query('SELECT pg_advisory_lock(58210347)');
  try {
    await work();
  } finally {
    await client.query('SELECT pg_advisory_unlock(58210347)');
  }
}

/** Migrated under a passing name, so that a template that has its name is a whole one. */
async function makeTemplate(client: PoolClient, template: string, sources: readonly MigrationSource[]): Promise<void> {
  const { rows } = await client.query('SELECT FROM pg_database WHERE datname = $1', [template]);
  if (rows.length > 0) return;
  const building = `building_${template}`;
  await client.query(`DROP DATABASE IF EXISTS ${building} WITH (FORCE)`);
  const opened = await openDatabase({ ...server(), databaseName: building });
  try {
    await migrate(opened, sources);
  } finally {
    await opened.close();
  }
  await client.query(`ALTER DATABASE ${building} RENAME TO ${template}`);
  const { rows: templates } = await client.query<{ datname: string }>(
    `SELECT datname FROM pg_database WHERE datname LIKE 'template\\_%' AND length(datname) > 20 ORDER BY oid DESC OFFSET $1`,
    [templatesKept],
  );
  for (const { datname } of templates) await client.query(`DROP DATABASE IF EXISTS ${datname}`).catch(() => {});
}

/** Left by test processes that were killed. */
async function dropAbandoned(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    `SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%'`,
  );
  for (const { datname } of rows) {
    const pid = Number(datname.split('_')[1]);
    if (!isAlive(pid)) await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`).catch(() => {});
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
