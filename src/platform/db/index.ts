import type { Kysely } from 'kysely';
import type { PoolClient } from 'pg';
import type { Actor } from '../context.ts';

/** One transaction under one actor's rights. Stores narrow `sql` to their own tables. */
export interface Transaction {
  // biome-ignore lint/suspicious/noExplicitAny: each store narrows this to the tables that it owns.
  sql: Kysely<any>;
  /** For COPY, which no query builder speaks. */
  client: PoolClient;
  actor: Actor;
  economy: string;
}

export interface Database {
  /** The one way to SQL in rooms: opens a transaction, tells the policies who acts and in which economy, runs `work`. */
  withActor<Result>(
    who: { actor: Actor; economy: string },
    work: (tx: Transaction) => Promise<Result>,
    options?: { readOnly?: boolean; statementTimeoutMs?: number },
  ): Promise<Result>;
  close(): Promise<void>;
}

export { type BackupReport, backupTo } from './backup/backupTo.ts';
export { inspectBackup, type RestoreReport, restoreFrom } from './backup/restoreFrom.ts';
export { type CopyValue, copyBatches, copyRows } from './copy.ts';
export { type Diagnosis, diagnose } from './doctor.ts';
export { type SupervisorEntry, supervisorEntry } from './embedded/supervisorEntry.ts';
export { insertRows } from './insertRows.ts';
export { type MigrationReport, migrate, readMigrationLevel } from './migrate.ts';
export { fingerprintMigrations, type MigrationSource, migrationSources } from './migrationFiles.ts';
export { type OpenedDatabase, type OpenOptions, openDatabase } from './open.ts';
export { DatabaseProblem, type DatabaseProblemCode } from './problem.ts';
export type { ConnectionRole, DatabaseRole } from './roles.ts';
