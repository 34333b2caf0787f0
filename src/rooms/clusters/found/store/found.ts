import type { Transaction } from '../../../../platform/context.ts';
import { insertRows } from '../../../../platform/db/index.ts';
import type { ClusterFeature, ClusterProperties } from '../../analyses/detect/detectOutput.ts';
import type { IndicatorEvidence } from '../../rules/functioning.ts';
import type { FoundQuery } from '../model.ts';

export interface FoundRow {
  id: string;
  run_id: string;
  group_code: string;
  group_title: string;
  traded: boolean | null;
  isic_prefixes: string[];
  rank: number;
  establishments: number;
  strength: number;
  q_value: number;
  type: ClusterProperties['type'];
  functioning: ClusterProperties['functioning'];
  places: string[];
  disclosed: ClusterProperties;
  outline: ClusterFeature['geometry'];
}

export type Working = Pick<
  ClusterProperties,
  'functioning' | 'functioningObserved' | 'functioningShare' | 'functioningWorst' | 'functioningBest' | 'evidence'
>;

const foundColumns = [
  'run_id',
  'id',
  'group_code',
  'group_title',
  'traded',
  'isic_prefixes',
  'rank',
  'establishments',
  'strength',
  'q_value',
  'type',
  'functioning',
  'places',
  'disclosed',
  'outline',
] as const satisfies readonly (keyof FoundRow)[];
const listed = foundColumns.map((name) => `f.${name}`).join(', ');

export async function insertFound(tx: Transaction, rows: readonly FoundRow[]): Promise<void> {
  const withEconomy = rows.map((row) => ({ economy: tx.economy, ...row }));
  await insertRows(tx, 'clusters.found', ['economy', ...foundColumns], withEconomy);
}

/** Cards with every number; row security keeps them from whoever does not work with clusters. */
export async function insertCards(
  tx: Transaction,
  run: string,
  cards: readonly { id: string; card: ClusterProperties }[],
): Promise<void> {
  const rows = cards.map((row) => ({ economy: tx.economy, run_id: run, ...row }));
  await insertRows(tx, 'clusters.found_card', ['economy', 'run_id', 'id', 'card'], rows);
}

/** Null to those who may not see it. */
export async function selectCard(tx: Transaction, run: string, id: string): Promise<ClusterProperties | null> {
  const { rows } = await tx.client.query<{ card: ClusterProperties }>(
    'SELECT card FROM clusters.found_card WHERE economy = $1 AND run_id = $2 AND id = $3',
    [tx.economy, run, id],
  );
  return rows[0]?.card ?? null;
}

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const orders: Record<FoundQuery['sort'], string> = {
  evidence: 'f.q_value, f.strength DESC, f.group_code, f.rank',
  strength: 'f.strength DESC, f.group_code, f.rank',
  size: 'f.establishments DESC, f.group_code, f.rank',
};

export async function selectFound(
  tx: Transaction,
  run: string,
  query: Omit<FoundQuery, 'economy' | 'page'>,
  part: { limit: number; offset: number } | null,
): Promise<{ total: number; rows: FoundRow[] }> {
  const values = [
    tx.economy,
    run,
    query.group ?? null,
    query.traded === undefined ? null : query.traded === 'yes',
    query.place ?? null,
    query.type ?? null,
    query.functioning ?? null,
    query.least,
  ];
  const where = `f.economy = $1 AND f.run_id = $2 AND ($3::text IS NULL OR f.group_code = $3) AND ($4::boolean IS NULL OR f.traded = $4)
    AND ($5::text IS NULL OR $5 = ANY(f.places)) AND ($6::text IS NULL OR f.type = $6)
    AND ($7::text IS NULL OR f.functioning = $7) AND f.establishments >= $8`;
  const { rows: counted } = await tx.client.query<{ total: number }>(
    `SELECT count(*)::int AS total FROM clusters.found f WHERE ${where}`,
    values,
  );
  const { rows } = await tx.client.query<FoundRow>(
    `SELECT ${listed} FROM clusters.found f WHERE ${where} ORDER BY ${orders[query.sort]} LIMIT $9 OFFSET $10`,
    [...values, part?.limit ?? null, part?.offset ?? 0],
  );
  return { total: counted[0]!.total, rows };
}

/** What is known of how a cluster works belongs to the cluster, whichever run found it. */
export async function updateWorking(tx: Transaction, id: string, working: Working): Promise<number> {
  const { rowCount } = await tx.client.query(
    `UPDATE clusters.found SET functioning = $3, disclosed = disclosed || $4::jsonb WHERE economy = $1 AND id = $2`,
    [tx.economy, id, working.functioning, JSON.stringify(working)],
  );
  await tx.client.query('UPDATE clusters.found_card SET card = card || $3::jsonb WHERE economy = $1 AND id = $2', [
    ...[tx.economy, id],
    JSON.stringify(working),
  ]);
  return rowCount ?? 0;
}

/** What earlier runs' clusters of the same ids carry. */
export async function selectEvidence(
  tx: Transaction,
  run: string,
): Promise<{ id: string; evidence: IndicatorEvidence[] }[]> {
  const { rows } = await tx.client.query<{ id: string; evidence: IndicatorEvidence[] }>(
    `SELECT DISTINCT ON (f.id) f.id, e.disclosed->'evidence' AS evidence
     FROM clusters.found f JOIN clusters.found e ON e.economy = f.economy AND e.id = f.id AND e.run_id <> f.run_id
     WHERE f.economy = $1 AND f.run_id = $2 AND jsonb_array_length(e.disclosed->'evidence') > 0 ORDER BY f.id`,
    [tx.economy, run],
  );
  return rows;
}

/** A cluster in the run that is shown, else in the latest that found it. */
export async function selectOneFound(tx: Transaction, id: string): Promise<FoundRow | null> {
  if (!uuidPattern.test(id)) return null;
  const { rows } = await tx.client.query<FoundRow>(
    `SELECT ${listed} FROM clusters.found f JOIN clusters.run r ON r.economy = f.economy AND r.id = f.run_id
     WHERE f.economy = $1 AND f.id = $2 ORDER BY r.is_current DESC, r.finished_at DESC, r.requested_at DESC LIMIT 1`,
    [tx.economy, id],
  );
  return rows[0] ?? null;
}

export interface TrendRow {
  run_id: string;
  finished_at: Date;
  as_of: string | null;
  establishments: number;
  strength: number;
  strength_lower: number;
  strength_upper: number;
}

/** The same cluster in every run that found it, the oldest first. */
export async function selectTrend(tx: Transaction, id: string): Promise<TrendRow[]> {
  const { rows } = await tx.client.query<TrendRow>(
    `SELECT f.run_id, r.finished_at, r.as_of, f.establishments, f.strength,
       (f.disclosed->>'strengthLower')::float8 AS strength_lower, (f.disclosed->>'strengthUpper')::float8 AS strength_upper
     FROM clusters.found f JOIN clusters.run r ON r.economy = f.economy AND r.id = f.run_id
     WHERE f.economy = $1 AND f.id = $2 ORDER BY r.finished_at, r.requested_at`,
    [tx.economy, id],
  );
  return rows;
}

/** Clusters of the run that is shown to which a firm belongs. */
export async function selectFoundOfFirm(
  tx: Transaction,
  firm: string,
): Promise<(Pick<FoundRow, 'id' | 'group_title' | 'places' | 'disclosed'> & { is_core: boolean })[]> {
  const { rows } = await tx.client.query(
    `SELECT f.id, f.group_title, f.places, f.disclosed, bool_or(m.is_core) AS is_core
     FROM clusters.found_member m JOIN clusters.run r ON r.economy = m.economy AND r.id = m.run_id AND r.is_current
     JOIN clusters.found f ON f.economy = m.economy AND f.run_id = m.run_id AND f.id = m.cluster_id
     WHERE m.economy = $1 AND m.enterprise_id = $2 GROUP BY f.economy, f.run_id, f.id ORDER BY f.strength DESC`,
    [tx.economy, firm],
  );
  return rows;
}

export async function listGroupsOfRun(
  tx: Transaction,
  run: string,
): Promise<{ code: string; title: string; count: number }[]> {
  const { rows } = await tx.client.query<{ code: string; title: string; count: number }>(
    `SELECT group_code AS code, min(group_title) AS title, count(*)::int AS count FROM clusters.found
     WHERE economy = $1 AND run_id = $2 GROUP BY group_code ORDER BY title`,
    [tx.economy, run],
  );
  return rows;
}
