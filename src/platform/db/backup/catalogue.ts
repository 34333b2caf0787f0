import type { ClientBase } from 'pg';
import pg from 'pg';
import { roleName } from '../roles.ts';
import type { SequenceValue, TableStart } from './frames.ts';

export interface CatalogueTable extends TableStart {
  partitioned: boolean;
  forced: boolean;
}

const ours = `n.nspowner IN (SELECT oid FROM pg_roles WHERE rolname IN ('${roleName('owner')}', '${roleName('auth')}'))`;

/** Makes the text that COPY writes the same everywhere, so that its hash can be compared. */
export const plainText = `SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'postgres'; SET LOCAL timezone = 'UTC';
  SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'; SET LOCAL synchronize_seqscans = off;
  SET LOCAL client_encoding = 'UTF8'; SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0`;

/** Our tables, those of better-auth too; unlogged ones are passing by their nature, and the migrator fills its own. */
export async function readTables(client: ClientBase): Promise<CatalogueTable[]> {
  const { rows } = await client.query<CatalogueTable>(
    `SELECT n.nspname::text AS schema, c.relname::text AS name, c.relkind = 'p' AS partitioned, c.relforcerowsecurity AS forced,
       (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE ${ours} AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence = 'p'
       AND NOT (n.nspname = 'platform' AND c.relname = 'migration')
     ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C"`,
  );
  return rows;
}

export async function readSequences(client: ClientBase): Promise<SequenceValue[]> {
  const { rows } = await client.query<SequenceValue>(
    `SELECT s.schemaname::text AS schema, s.sequencename::text AS name, s.last_value::text AS value
     FROM pg_sequences s JOIN pg_namespace n ON n.nspname = s.schemaname
     WHERE ${ours} AND s.last_value IS NOT NULL AND NOT (s.schemaname = 'platform' AND s.sequencename LIKE 'migration\\_%')
     ORDER BY 1, 2`,
  );
  return rows;
}

export const nameOf = ({ schema, name }: { schema: string; name: string }) =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;

export function copyOut({
  partitioned,
  columns,
  ...table
}: Pick<CatalogueTable, 'schema' | 'name' | 'columns' | 'partitioned'>) {
  const list = columns.map(pg.escapeIdentifier).join(', ');
  return partitioned
    ? `COPY (SELECT ${list} FROM ${nameOf(table)}) TO STDOUT`
    : `COPY ${nameOf(table)} (${list}) TO STDOUT`;
}
