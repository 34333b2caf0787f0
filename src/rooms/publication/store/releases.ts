import type { Transaction } from '../../../platform/context.ts';
import { insertRows } from '../../../platform/db/insertRows.ts';
import type { CheckedTable, Layout, PublishedCell } from '../model.ts';
import type { DecidedCell, EarlierCell } from '../rules/decideCells.ts';

export interface ReleaseRow {
  id: string;
  topic: string;
  subject: string;
  title: string;
  as_of: string;
  layout: Layout;
  cells: PublishedCell[];
  manifest: Record<string, unknown>;
  rules: { threshold: number };
  hidden: number;
  simulated: boolean;
  is_current: boolean;
  released_at: Date;
}

const columns =
  'id, topic, subject, title, as_of::text AS as_of, layout, cells, manifest, rules, hidden, simulated, is_current, released_at';

/** Two releases of one table at once would each be safe beside the one before, and not beside each other. */
export async function lockSubject(tx: Transaction, topic: string, subject: string): Promise<void> {
  await tx.client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7))', [
    JSON.stringify([tx.economy, topic, subject]),
  ]);
}

export async function findCurrent(tx: Transaction, topic: string, subject: string): Promise<ReleaseRow | null> {
  const { rows } = await tx.client.query<ReleaseRow>(
    `SELECT ${columns} FROM publication.release WHERE economy = $1 AND topic = $2 AND subject = $3 AND is_current`,
    [tx.economy, topic, subject],
  );
  return rows[0] ?? null;
}

export async function findRelease(tx: Transaction, id: string): Promise<ReleaseRow | null> {
  const { rows } = await tx.client.query<ReleaseRow>(
    `SELECT ${columns} FROM publication.release WHERE economy = $1 AND id = $2`,
    [tx.economy, id],
  );
  return rows[0] ?? null;
}

/** The cells of a release as published, in order, each with how many stand behind it. */
export async function readEarlierCells(tx: Transaction, release: ReleaseRow): Promise<EarlierCell[]> {
  const { rows } = await tx.client.query<{ position: number; contributors: number }>(
    'SELECT position, contributors FROM publication.release_cell WHERE economy = $1 AND release_id = $2 ORDER BY position',
    [tx.economy, release.id],
  );
  return rows.map(({ position, contributors }) => ({ published: release.cells[position]!, contributors }));
}

export async function insertRelease(
  tx: Transaction,
  id: string,
  table: CheckedTable,
  layout: Layout,
  decided: readonly DecidedCell[],
): Promise<void> {
  await tx.client.query(
    'UPDATE publication.release SET is_current = false WHERE economy = $1 AND topic = $2 AND subject = $3 AND is_current',
    [tx.economy, table.topic, table.subject],
  );
  await tx.client.query(
    `INSERT INTO publication.release
       (economy, id, topic, subject, title, as_of, layout, cells, manifest, rules, hidden, simulated, released_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      tx.economy,
      id,
      table.topic,
      table.subject,
      table.title,
      table.asOf,
      JSON.stringify(layout),
      JSON.stringify(decided.map(({ cell }) => cell)),
      JSON.stringify(table.manifest),
      JSON.stringify(table.rules),
      decided.filter(({ cell }) => cell.status === 'hidden').length,
      table.simulated,
      tx.actor.userId ?? 'system',
    ],
  );
  const first = table.measures[0]!;
  await insertRows(
    tx,
    'publication.release_cell',
    ['economy', 'release_id', 'position', 'key', 'contributors', 'value', 'hidden_by'],
    decided.map(({ cell, contributors, hiddenBy }, position) => ({
      economy: tx.economy,
      release_id: id,
      position,
      key: cell.key,
      contributors,
      value: hiddenBy === null ? (cell.values[first] ?? null) : (table.cells[position]!.values[first] ?? null),
      hidden_by: hiddenBy,
    })),
  );
}

export interface ReleaseFilter {
  topic: string | null;
  limit: number;
  offset: number;
}

export async function selectReleases(tx: Transaction, { topic, limit, offset }: ReleaseFilter) {
  const where = 'economy = $1 AND ($2::text IS NULL OR topic = $2)';
  const { rows } = await tx.client.query<ReleaseRow>(
    `SELECT ${columns} FROM publication.release WHERE ${where} ORDER BY released_at DESC, id LIMIT $3 OFFSET $4`,
    [tx.economy, topic, limit, offset],
  );
  const count = await tx.client.query<{ total: number }>(
    `SELECT count(*)::int AS total FROM publication.release WHERE ${where}`,
    [tx.economy, topic],
  );
  return { rows, total: count.rows[0]?.total ?? 0 };
}

export async function selectTopics(tx: Transaction): Promise<string[]> {
  const { rows } = await tx.client.query<{ topic: string }>(
    'SELECT DISTINCT topic FROM publication.release WHERE economy = $1 ORDER BY topic',
    [tx.economy],
  );
  return rows.map(({ topic }) => topic);
}

export async function clearSimulated(tx: Transaction): Promise<void> {
  await tx.client.query('SELECT publication.clear_simulated()');
}
