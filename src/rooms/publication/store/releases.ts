import type { Transaction } from '../../../platform/context.ts';
import type { CheckedTable, Layout, PublishedCell } from '../model.ts';

export interface ReleaseRow {
  id: string;
  topic: string;
  subject: string;
  title: string;
  as_of: string;
  layout: Layout;
  cells: PublishedCell[];
  manifest: Record<string, unknown>;
  rules: CheckedTable['rules'];
  hidden: number;
  simulated: boolean;
  is_current: boolean;
  released_at: Date;
}

const columns =
  'id, topic, subject, title, as_of::text AS as_of, layout, cells, manifest, rules, hidden, simulated, is_current, released_at';

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
