import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { PoolClient } from 'pg';
import pg from 'pg';
import { type CopyStreamQuery, from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { inTransaction } from '../inTransaction.ts';
import type { OpenedDatabase } from '../open.ts';
import { type CatalogueTable, copyOut, nameOf, plainText, readTables } from './catalogue.ts';
import { type BackupHeader, damaged, readFrames, type TableEnd, type TableStart } from './frames.ts';

/** Loads everything in one transaction, and reads it back before that is committed. */
export async function loadArchive(file: string, opened: OpenedDatabase, header: BackupHeader) {
  return opened.withConnection('owner', (client) =>
    inTransaction(client, async () => {
      await client.query(plainText);
      const tables = await readTables(client);
      const restore = await setRulesAside(client, tables);
      const loaded = await loadTables(client, file, tables);
      await verifyTables(client, file, loaded);
      await verifyHeads(client, file, header);
      await restore();
      await refreshViews(client);
      return { tables: loaded.length, rows: loaded.reduce((sum, { end }) => sum + end.rows, 0) };
    }),
  );
}

type Loaded = { table: CatalogueTable; columns: readonly string[]; end: TableEnd };

/**
 * Without a superuser's rights triggers and foreign keys can't be switched off for a session: they are set aside table by
 * table and put back, which checks every row. Force is lifted so that the owner's COPY isn't refused.
 */
async function setRulesAside(client: PoolClient, tables: readonly CatalogueTable[]): Promise<() => Promise<void>> {
  const { rows: keys } = await client.query<{ target: string; name: string; definition: string }>(
    `SELECT conrelid::regclass::text AS target, conname::text AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND conparentid = 0 AND conrelid = ANY($1::text[]::regclass[])`,
    [tables.map(nameOf)],
  );
  for (const { target, name } of keys)
    await client.query(`ALTER TABLE ${target} DROP CONSTRAINT ${pg.escapeIdentifier(name)}`);
  for (const table of tables) {
    await client.query(`ALTER TABLE ${nameOf(table)} DISABLE TRIGGER USER, NO FORCE ROW LEVEL SECURITY`);
  }
  return async () => {
    for (const { target, name, definition } of keys) {
      await client.query(`ALTER TABLE ${target} ADD CONSTRAINT ${pg.escapeIdentifier(name)} ${definition}`);
    }
    for (const table of tables) {
      const force = table.forced ? ', FORCE ROW LEVEL SECURITY' : '';
      await client.query(`ALTER TABLE ${nameOf(table)} ENABLE TRIGGER USER${force}`);
    }
  };
}

async function loadTables(client: PoolClient, file: string, tables: readonly CatalogueTable[]): Promise<Loaded[]> {
  const loaded: Loaded[] = [];
  let current: { start: TableStart; table: CatalogueTable; stream: CopyStreamQuery } | null = null;
  for await (const frame of readFrames(file)) {
    if (frame.type === 'T') {
      const table = findTable(file, tables, frame.content);
      await client.query(`TRUNCATE ${nameOf(table)}`);
      const columns = frame.content.columns.map(pg.escapeIdentifier).join(', ');
      current = {
        start: frame.content,
        table,
        stream: client.query(copyFrom(`COPY ${nameOf(table)} (${columns}) FROM STDIN`)),
      };
      current.stream.on('error', () => {});
    } else if (frame.type === 'D' && current) {
      const { stream } = current;
      if (stream.errored) throw stream.errored;
      // The frame is a window on a buffer that is used again.
      if (!stream.write(Buffer.from(frame.content))) await once(stream, 'drain');
    } else if (frame.type === 'E' && current) {
      current.stream.end();
      if (!current.stream.writableFinished) await once(current.stream, 'finish');
      loaded.push({ table: current.table, columns: current.start.columns, end: frame.content });
      current = null;
    } else if (frame.type === 'S') {
      for (const { schema, name, value } of frame.content) {
        await client.query('SELECT setval($1::text::regclass, $2::bigint)', [nameOf({ schema, name }), value]);
      }
    }
  }
  return loaded;
}

function findTable(file: string, tables: readonly CatalogueTable[], wanted: TableStart): CatalogueTable {
  const table = tables.find((one) => one.schema === wanted.schema && one.name === wanted.name);
  if (!table) throw damaged(file, `it fills ${wanted.schema}.${wanted.name}, which no migration has made`);
  const unknown = wanted.columns.find((column) => !table.columns.includes(column));
  if (unknown) throw damaged(file, `it fills ${wanted.schema}.${wanted.name}.${unknown}, which no migration has made`);
  return table;
}

async function refreshViews(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT oid::regclass::text AS name FROM pg_class WHERE relkind = 'm' AND relispopulated
       AND relowner = (SELECT oid FROM pg_roles WHERE rolname = current_user) ORDER BY oid`,
  );
  for (const { name } of rows) await client.query(`REFRESH MATERIALIZED VIEW ${name}`);
}

async function verifyTables(client: PoolClient, file: string, loaded: readonly Loaded[]): Promise<void> {
  for (const { table, columns, end } of loaded) {
    const hash = createHash('sha256');
    const stream = client.query(copyTo(copyOut({ ...table, columns })));
    for await (const piece of stream as AsyncIterable<Buffer>) hash.update(piece);
    const sameOrder = !table.partitioned;
    if (stream.rowCount !== end.rows || (sameOrder && hash.digest('hex') !== end.sha256)) {
      throw damaged(file, `${table.schema}.${table.name} did not come back as it was`);
    }
  }
}

async function verifyHeads(client: PoolClient, file: string, header: BackupHeader): Promise<void> {
  const { rows } = await client.query(
    'SELECT economy, position::float8 AS position, hash FROM platform.audit_head ORDER BY economy COLLATE "C"',
  );
  if (JSON.stringify(rows) !== JSON.stringify(header.auditHeads))
    throw damaged(file, 'its audit log is not the one it names');
}
