import type { ClientBase } from 'pg';
import type { OpenedDatabase } from './open.ts';
import { DatabaseProblem } from './problem.ts';
import { type ConnectionRole, connectionRoles, ensureRoles, roleName } from './roles.ts';

const extensions = ['pg_trgm', 'unaccent'] as const;

/** What comes before the first migration: database, roles, extensions, and a schema for each room with its grants. */
export async function prepareDatabase(opened: OpenedDatabase, schemas: readonly string[]): Promise<void> {
  if (opened.kind === 'embedded') await createDatabase(opened);
  await opened.withConnection('admin', async (client) => {
    await ensureRoles(client, opened.kind === 'embedded').catch(explainRefusal);
    await underLock(client, async () => {
      await grantDatabase(client);
      await createExtensions(client);
      for (const schema of schemas) await createRoomSchemas(client, schema);
      await createOwnedSchema(client, 'auth', 'auth', ['app', 'job']);
      await createOwnedSchema(client, 'pgboss', 'queue', ['app', 'job']);
    });
  });
}

function explainRefusal(error: Error & { code?: string }): never {
  if (error.code !== '42501') throw error;
  throw new DatabaseProblem(
    'rolesMissing',
    `The login of DATABASE_URL may not make the roles that Toolroom needs (${error.message}).`,
    'Give it CREATEROLE and make it the owner of the database; toolroom doctor shows what is missing.',
  );
}

const migrationLock = 7_316_402_958n;

/** Held by the session, so that only one migrates a database at a time, however many transactions it takes. */
export async function underLock<Result>(client: ClientBase, work: () => Promise<Result>): Promise<Result> {
  await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
  try {
    return await work();
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [migrationLock]);
  }
}

async function createDatabase(opened: OpenedDatabase): Promise<void> {
  const create = async (client: ClientBase) => {
    const { rows } = await client.query('SELECT FROM pg_database WHERE datname = $1', [opened.databaseName]);
    if (rows.length === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(opened.databaseName)}`);
  };
  await opened.withConnection('admin', (client) => underLock(client, () => create(client)), 'postgres');
}

async function grantDatabase(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string; granted: boolean }>(
    `SELECT current_database() AS name, has_database_privilege($1, current_database(), 'CREATE') AS granted`,
    [roleName('queue')],
  );
  if (rows[0]!.granted) return;
  const database = client.escapeIdentifier(rows[0]!.name);
  const all = connectionRoles.map(roleName).join(', ');
  await client.query(`GRANT CONNECT, TEMPORARY ON DATABASE ${database} TO ${all}`);
  const makers = (['owner', 'auth', 'queue'] satisfies ConnectionRole[]).map(roleName).join(', ');
  await client.query(`GRANT CREATE ON DATABASE ${database} TO ${makers}`);
  const { rows: check } = await client.query<{ granted: boolean }>(
    `SELECT has_database_privilege($1, current_database(), 'CREATE') AS granted`,
    [roleName('owner')],
  );
  if (check[0]!.granted) return;
  throw new DatabaseProblem(
    'rolesMissing',
    'The login of DATABASE_URL may not grant rights on its database.',
    'Make it the owner of the database.',
  );
}

/** An extension that the server's keeper has put elsewhere is left there; `public` is on the search path too. */
async function createExtensions(client: ClientBase): Promise<void> {
  await client.query(
    `CREATE SCHEMA IF NOT EXISTS extensions; GRANT USAGE ON SCHEMA extensions TO PUBLIC;
     ${extensions.map((name) => `CREATE EXTENSION IF NOT EXISTS ${name} WITH SCHEMA extensions;`).join(' ')}`,
  );
}

async function createRoomSchemas(client: ClientBase, schema: string): Promise<void> {
  const { rows } = await client.query(`SELECT FROM pg_namespace WHERE nspname = $1`, [`${schema}_api`]);
  if (rows.length > 0) return;
  const names = (roles: readonly ConnectionRole[]) => roles.map(roleName).join(', ');
  const everyone = names(['app', 'job', 'publisher', 'reader', 'backup']);
  // The platform's tables hold audit, keys and mail: who may do what is granted there table by table.
  const readers = schema === 'platform' ? names(['backup']) : everyone;
  const writers = names(schema === 'publication' ? ['app', 'job', 'publisher'] : ['app', 'job']);
  const owner = roleName('owner');
  await client.query(
    `BEGIN;
     CREATE SCHEMA IF NOT EXISTS ${schema} AUTHORIZATION ${owner};
     CREATE SCHEMA ${schema}_api AUTHORIZATION ${owner};
     GRANT USAGE ON SCHEMA ${schema}, ${schema}_api TO ${everyone};
     ${byDefault(owner, schema, `SELECT ON TABLES TO ${readers}`)}
     ${byDefault(owner, `${schema}_api`, `SELECT ON TABLES TO ${everyone}`)}
     ${byDefault(owner, schema, `SELECT ON SEQUENCES TO ${roleName('backup')}`)}
     ${byDefault(owner, schema, `USAGE ON SEQUENCES TO ${writers}`)}
     ${schema === 'platform' ? '' : byDefault(owner, schema, `INSERT, UPDATE, DELETE ON TABLES TO ${writers}`)}
     COMMIT`,
  );
}

async function createOwnedSchema(
  client: ClientBase,
  schema: string,
  owner: ConnectionRole,
  users: readonly ConnectionRole[],
): Promise<void> {
  const { rows } = await client.query(`SELECT FROM pg_namespace WHERE nspname = $1`, [schema]);
  if (rows.length > 0) return;
  const name = roleName(owner);
  const user = users.map(roleName).join(', ');
  await client.query(
    `BEGIN;
     CREATE SCHEMA ${schema} AUTHORIZATION ${name};
     GRANT USAGE ON SCHEMA ${schema} TO ${user}, ${roleName('backup')};
     ${byDefault(name, schema, `SELECT ON TABLES TO ${roleName('backup')}`)}
     ${byDefault(name, schema, `SELECT ON SEQUENCES TO ${roleName('backup')}`)}
     ${owner === 'queue' ? byDefault(name, schema, `SELECT, INSERT, UPDATE ON TABLES TO ${user}`) : ''}
     COMMIT`,
  );
}

const byDefault = (owner: string, schema: string, grant: string) =>
  `ALTER DEFAULT PRIVILEGES FOR ROLE ${owner} IN SCHEMA ${schema} GRANT ${grant};`;
