import type { ClientBase } from 'pg';
import { type AppliedMigration, type Migration, type MigrationSource, readMigrations } from './migrationFiles.ts';
import type { OpenedDatabase } from './open.ts';
import { prepareDatabase, underLock } from './prepareDatabase.ts';
import { DatabaseProblem } from './problem.ts';
import { roleName } from './roles.ts';

export interface MigrationReport {
  applied: readonly AppliedMigration[];
  /** How many had run before. */
  present: number;
}

/** Brings the database to the level of the sources. With `upTo`, to the level that a backup was made at. */
export async function migrate(
  opened: OpenedDatabase,
  sources: readonly MigrationSource[],
  upTo: readonly AppliedMigration[] | null = null,
): Promise<MigrationReport> {
  const known = sources.flatMap(readMigrations);
  const wanted = upTo ? known.filter((one) => upTo.some((other) => isSame(one, other))) : known;
  if (upTo) assertKnown(upTo, known);
  await prepareDatabase(
    opened,
    sources.map((source) => source.schema),
  );
  return opened.withConnection('owner', (client) =>
    underLock(client, async () => {
      await client.query(table);
      const present = await readApplied(client);
      assertKnown(present, known);
      const missing = wanted.filter((one) => !present.some((other) => isSame(one, other)));
      for (const migration of missing) await apply(client, migration);
      if (missing.length > 0) await letBackupRead(client);
      return {
        applied: missing.map(({ schema, name, checksum }) => ({ schema, name, checksum })),
        present: present.length,
      };
    }),
  );
}

/** Migrations that have run, in the order in which they ran; null on a database that was never migrated. */
export async function readMigrationLevel(opened: OpenedDatabase): Promise<AppliedMigration[] | null> {
  try {
    return await opened.withConnection('owner', readApplied);
  } catch (error) {
    // No such database, role, schema or table.
    if (
      ['3D000', '28000', '3F000', '42P01', '42704', '22023', '28P01'].includes((error as { code?: string }).code ?? '')
    )
      return null;
    throw error;
  }
}

const table = `
  CREATE TABLE IF NOT EXISTS platform.migration (
    place integer GENERATED ALWAYS AS IDENTITY,
    schema text NOT NULL,
    name text NOT NULL,
    checksum text NOT NULL,
    at_applied timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (schema, name))`;

async function readApplied(client: ClientBase): Promise<AppliedMigration[]> {
  return (await client.query('SELECT schema, name, checksum FROM platform.migration ORDER BY place')).rows;
}

const isSame = (a: AppliedMigration, b: AppliedMigration) => a.schema === b.schema && a.name === b.name;

function assertKnown(present: readonly AppliedMigration[], known: readonly Migration[]): void {
  for (const one of present) {
    const file = known.find((other) => isSame(one, other));
    if (!file) {
      throw new DatabaseProblem(
        'migrationsNewer',
        `The database was made by a newer Toolroom (it has ${one.schema}/${one.name}).`,
        'Update Toolroom, or use another data folder (--data DIR).',
      );
    }
    if (file.checksum !== one.checksum) {
      throw new DatabaseProblem(
        'migrationChanged',
        `The migration ${one.schema}/${one.name} has been changed since it ran.`,
        'Put the file back as it was, and write a new migration for the change.',
      );
    }
  }
}

async function apply(client: ClientBase, migration: Migration): Promise<void> {
  try {
    await client.query('BEGIN');
    await client.query(migration.sql);
    await client.query('INSERT INTO platform.migration (schema, name, checksum) VALUES ($1, $2, $3)', [
      migration.schema,
      migration.name,
      migration.checksum,
    ]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new Error(`migration ${migration.schema}/${migration.name}: ${describe(error, migration.sql)}`, {
      cause: error,
    });
  }
}

function describe(error: unknown, sql: string): string {
  const { message, position } = error as { message: string; position?: string };
  const line = position ? sql.slice(0, Number(position)).split('\n').length : null;
  return line ? `${message} (line ${line})` : message;
}

/** Where the backup's role may not bypass policies, a policy of its own shows it every row. */
async function letBackupRead(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.oid::regclass::text AS name FROM pg_class c
     JOIN platform.migration m ON c.relnamespace = to_regnamespace(m.schema)
     WHERE c.relrowsecurity AND NOT (SELECT rolbypassrls OR rolsuper FROM pg_roles WHERE rolname = $1)
       AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'backup_reads')
     GROUP BY c.oid`,
    [roleName('backup')],
  );
  for (const { name } of rows) {
    await client.query(`CREATE POLICY backup_reads ON ${name} FOR SELECT TO ${roleName('backup')} USING (true)`);
  }
}
