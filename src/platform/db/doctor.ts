import { statfsSync } from 'node:fs';
import type { ClientBase } from 'pg';
import type { OpenedDatabase } from './open.ts';
import { connectionRoles, roleName } from './roles.ts';

export interface Diagnosis {
  name: string;
  ok: boolean;
  /** What was found. */
  detail: string;
  /** What to do; empty where nothing is wrong. */
  remedy: string;
}

const smallestFreeBytes = 1_073_741_824;
const largestClockGapMs = 2_000;

/** What the server lacks, before anything depends on it. Asks as the login that makes roles and schemas. */
export async function diagnose(opened: OpenedDatabase, now: () => number = Date.now): Promise<Diagnosis[]> {
  let database: Diagnosis[];
  try {
    database = await opened.withConnection('admin', (client) => examine(client, now));
  } catch (error) {
    const remedy =
      'Check that the server runs, that the login of DATABASE_URL is right, and that the database has been migrated.';
    database = [{ name: 'connection', ok: false, detail: String(error), remedy }];
  }
  return opened.dataFolder === null ? database : [...database, examineDisk(opened.dataFolder)];
}

async function examine(client: ClientBase, now: () => number): Promise<Diagnosis[]> {
  return [
    await examineVersion(client),
    await examineEncoding(client),
    await examineExtensions(client),
    await examineRights(client),
    await examineRoles(client),
    await examineProtection(client),
    await examineClock(client, now),
  ];
}

const found = (name: string, ok: boolean, detail: string, remedy: string): Diagnosis => ({
  name,
  ok,
  detail,
  remedy: ok ? '' : remedy,
});

async function examineVersion(client: ClientBase): Promise<Diagnosis> {
  const { number, version } = await one<{ number: number; version: string }>(
    client,
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version`,
  );
  return found('version', number >= 150000, version, 'Use PostgreSQL 15 or newer.');
}

async function examineEncoding(client: ClientBase): Promise<Diagnosis> {
  const { encoding } = await one<{ encoding: string }>(client, `SELECT current_setting('server_encoding') AS encoding`);
  return found('encoding', encoding === 'UTF8', encoding, `Make the database anew with ENCODING 'UTF8'.`);
}

async function examineExtensions(client: ClientBase): Promise<Diagnosis> {
  const { missing } = await one<{ missing: string[] }>(
    client,
    `SELECT coalesce(array_agg(wanted), '{}') AS missing FROM unnest(ARRAY['pg_trgm', 'unaccent']) AS wanted
     WHERE wanted NOT IN (SELECT name FROM pg_available_extensions)`,
  );
  const detail = missing.length === 0 ? 'pg_trgm, unaccent' : `missing: ${missing.join(', ')}`;
  return found(
    'extensions',
    missing.length === 0,
    detail,
    "Install the server's contrib package (Debian: postgresql-contrib).",
  );
}

async function examineRights(client: ClientBase): Promise<Diagnosis> {
  const rights = await one<{ login: string; roles: boolean; schemas: boolean; present: number }>(
    client,
    `SELECT current_user::text AS login, (SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user) AS roles,
       has_database_privilege(current_database(), 'CREATE') AS schemas,
       (SELECT count(*)::int FROM pg_roles WHERE rolname = ANY($1)) AS present`,
    [connectionRoles.map(roleName)],
  );
  const ok = rights.schemas && (rights.roles || rights.present === connectionRoles.length);
  const detail = `${rights.login}: roles ${rights.roles ? 'yes' : 'no'}, schemas ${rights.schemas ? 'yes' : 'no'}`;
  return found('rights', ok, detail, `ALTER ROLE ${rights.login} CREATEROLE; and make it the owner of the database.`);
}

async function examineRoles(client: ClientBase): Promise<Diagnosis> {
  const { rows } = await client.query<{ name: string; superuser: boolean; bypasses: boolean }>(
    `SELECT rolname::text AS name, rolsuper AS superuser, rolbypassrls AS bypasses FROM pg_roles WHERE rolname = ANY($1)`,
    [connectionRoles.map(roleName)],
  );
  const missing = connectionRoles.map(roleName).filter((name) => !rows.some((row) => row.name === name));
  const tooStrong = rows.filter((row) => row.superuser || (row.bypasses && row.name !== roleName('backup')));
  const faults = [
    ...missing.map((name) => `${name} is missing`),
    ...tooStrong.map(({ name }) => `${name} passes over policies`),
  ];
  const names = tooStrong.map((row) => row.name);
  const weaken = names.map((name) => `ALTER ROLE ${name} NOSUPERUSER NOBYPASSRLS;`).join(' ');
  return found(
    'roles',
    faults.length === 0,
    faults.join(', ') || 'all present',
    `${missing.length > 0 ? 'Run toolroom migrate. ' : ''}${weaken}`,
  );
}

/** A table of ours that says it is confidential or personal and isn't held by policies, or says nothing of its class. */
async function examineProtection(client: ClientBase): Promise<Diagnosis> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND n.nspowner = (SELECT oid FROM pg_roles WHERE rolname = $1)
       AND coalesce(obj_description(c.oid, 'pg_class'), '') ~ '^class: (confidential|personal)'
       AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid))
     ORDER BY 1`,
    [roleName('owner')],
  );
  const names = rows.map((row) => row.name).join(', ');
  return found(
    'protection',
    rows.length === 0,
    names || 'row security is forced on every confidential table',
    'Call platform.protect for these tables in a new migration.',
  );
}

async function examineClock(client: ClientBase, now: () => number): Promise<Diagnosis> {
  const before = now();
  const { at } = await one<{ at: Date }>(client, 'SELECT clock_timestamp() AS at');
  const gap = Math.abs(at.getTime() - (before + now()) / 2);
  return found(
    'clock',
    gap < largestClockGapMs,
    `${Math.round(gap)} ms apart`,
    'Set the clocks of this machine and of the server by NTP.',
  );
}

function examineDisk(folder: string): Diagnosis {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  return found(
    'disk',
    free >= smallestFreeBytes,
    `${(free / 1e9).toFixed(1)} GB free`,
    `Make room on the disk of ${folder}: 1 GB is the least.`,
  );
}

async function one<Row extends object>(client: ClientBase, sql: string, values: unknown[] = []): Promise<Row> {
  return (await client.query<Row>(sql, values)).rows[0]!;
}
