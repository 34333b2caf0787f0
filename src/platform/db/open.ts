import type { PoolConfig } from 'pg';
import pg from 'pg';
import { type ConnectionSource, embeddedConnections, externalConnections, parseDatabaseUrl } from './connections.ts';
import { type Lease, type LeaseOptions, leaseServer } from './embedded/lease.ts';
import type { SupervisorEntry } from './embedded/supervisorEntry.ts';
import type { Database } from './index.ts';
import { DatabaseProblem } from './problem.ts';
import type { ConnectionRole, DatabaseRole } from './roles.ts';
import { runWithActor } from './withActor.ts';

export type OpenOptions = (
  | ({ databaseUrl?: undefined } & Omit<LeaseOptions, 'supervisorEntry'>)
  | { databaseUrl: string; dataFolder?: undefined }
) & {
  as?: DatabaseRole;
  /** Size of each role's pool. */
  maxConnections?: number;
  /** Name of the database on the embedded server; tests use one each. */
  databaseName?: string;
  supervisorEntry?: SupervisorEntry;
};

export interface OpenedDatabase extends Database {
  readonly kind: 'embedded' | 'external';
  readonly role: DatabaseRole;
  readonly databaseName: string;
  /** Where the embedded server keeps its rows; null for a server of one's own. */
  readonly dataFolder: string | null;
  /** The same database under another role; its pool closes with this database. */
  as(role: DatabaseRole): Database;
  /** For what keeps a pool of its own: better-auth (`auth`), pg-boss (`queue`). */
  connection(role: ConnectionRole): PoolConfig;
  /** For the platform's own services, which no actor calls: a client outside any transaction. */
  withConnection<Result>(
    name: ConnectionRole | 'admin',
    work: (client: pg.PoolClient) => Promise<Result>,
    database?: string,
  ): Promise<Result>;
}

export async function openDatabase(options: OpenOptions): Promise<OpenedDatabase> {
  if (options.databaseUrl !== undefined) {
    const source = externalConnections(options.databaseUrl, process.env);
    const opened = new Opened('external', source, null, options);
    await assertServerVersion(opened);
    return opened;
  }
  const lease = await leaseServer(options);
  return new Opened('embedded', embeddedConnections(lease, options.databaseName ?? 'toolroom'), lease, options);
}

class Opened implements OpenedDatabase {
  readonly role: DatabaseRole;
  readonly databaseName: string;
  readonly dataFolder: string | null;
  private readonly pools = new Map<string, pg.Pool>();
  private closing: Promise<void> | null = null;

  constructor(
    readonly kind: 'embedded' | 'external',
    private readonly source: ConnectionSource,
    private readonly lease: Lease | null,
    private readonly options: OpenOptions,
  ) {
    this.role = options.as ?? 'app';
    this.dataFolder = options.dataFolder ?? null;
    const external = options.databaseUrl && decodeURIComponent(parseDatabaseUrl(options.databaseUrl).pathname.slice(1));
    this.databaseName = external || (options.databaseName ?? 'toolroom');
  }

  withActor: Database['withActor'] = (who, work, options) => runWithActor(this.poolOf(this.role), who, work, options);

  as(role: DatabaseRole): Database {
    return {
      withActor: (who, work, options) => runWithActor(this.poolOf(role), who, work, options),
      close: async () => {},
    };
  }

  connection(role: ConnectionRole): PoolConfig {
    return this.source(role);
  }

  async withConnection<Result>(
    name: ConnectionRole | 'admin',
    work: (client: pg.PoolClient) => Promise<Result>,
    database?: string,
  ): Promise<Result> {
    const pool = database ? this.makePool(this.source(name, database), 1) : this.poolOf(name);
    try {
      const client = await pool.connect();
      let failed = true;
      try {
        const result = await work(client);
        failed = false;
        return result;
      } finally {
        client.release(failed);
      }
    } finally {
      if (database) await pool.end();
    }
  }

  close(): Promise<void> {
    this.closing ??= this.closeAll();
    return this.closing;
  }

  private async closeAll(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.end()));
    await this.lease?.close();
  }

  private poolOf(name: ConnectionRole | 'admin'): pg.Pool {
    if (this.closing) throw new Error('the database has been closed');
    let pool = this.pools.get(name);
    if (!pool) {
      const rarelyUsed = name === 'admin' || name === 'owner' || name === 'backup';
      pool = this.makePool(this.source(name), rarelyUsed ? 2 : (this.options.maxConnections ?? 10));
      this.pools.set(name, pool);
    }
    return pool;
  }

  private makePool(config: PoolConfig, max: number): pg.Pool {
    const pool = new pg.Pool({ ...config, max, idleTimeoutMillis: 30_000, allowExitOnIdle: true });
    // The server may end a connection at any time; whoever uses it next hears of it, nobody else has to.
    pool.on('error', () => {});
    pool.on('connect', (client) => client.on('error', () => {}));
    return pool;
  }
}

async function assertServerVersion(opened: Opened): Promise<void> {
  try {
    const version = await opened.withConnection('admin', async (client) => {
      const { rows } = await client.query<{ number: number }>(
        `SELECT current_setting('server_version_num')::int AS number`,
      );
      return rows[0]!.number;
    });
    if (version >= 150000) return;
    throw new DatabaseProblem(
      'serverTooOld',
      `DATABASE_URL names a PostgreSQL ${Math.floor(version / 10_000)}, and 15 is the oldest that works.`,
      'Use a newer server, or unset DATABASE_URL to use the embedded one.',
    );
  } catch (error) {
    await opened.close();
    throw error;
  }
}
