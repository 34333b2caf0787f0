import type { Transaction } from '../../../../platform/context.ts';
import type { ClusterProperties } from '../../analyses/detect/detectOutput.ts';
import { type FoundQuery, pageSize } from '../model.ts';

export interface FoundRow {
  id: string;
  runId: string;
  groupCode: string;
  groupTitle: string;
  traded: boolean | null;
  isicPrefixes: string[];
  title: string;
  rank: number;
  isConfirmed: boolean;
  routes: string;
  placeCodes: string[];
  establishments: number;
  core: number;
  strength: number;
  qValue: number;
  stability: number;
  type: 'micro' | 'traditional' | 'highTech' | 'unknown';
  stage: string;
  change: string;
  cameFrom: string[];
}

const columns = `f.id, f.run_id AS "runId", f.group_code AS "groupCode", f.group_title AS "groupTitle", f.traded, f.isic_prefixes AS "isicPrefixes", f.title,
  f.rank, f.is_confirmed AS "isConfirmed", f.routes, f.place_codes AS "placeCodes", f.establishments, f.core, f.strength, f.q_value AS "qValue", f.stability, f.type,
  f.stage, f.change, f.came_from AS "cameFrom"`;
const ofCurrent = `clusters.found f JOIN clusters.run r ON r.economy = f.economy AND r.id = f.run_id AND r.is_current`;

const orders = {
  strength: 'f.strength DESC, f.id',
  establishments: 'f.establishments DESC, f.id',
  group: 'f.group_title, f.rank, f.id',
} as const;

const conditions = `f.economy = $1 AND f.is_confirmed AND ($2 = '' OR f.group_code = $2) AND ($3 = '' OR EXISTS (SELECT 1 FROM unnest(f.place_codes) c WHERE starts_with(c, $3)))
  AND ($4 = '' OR f.type = $4) AND ($5 = '' OR f.traded = ($5 = 'yes')) AND f.establishments >= $6`;
const valuesOf = (tx: Transaction, { group, place, type, traded, least }: FoundQuery) => [
  tx.economy,
  group,
  place,
  type,
  traded,
  least,
];

export async function selectFoundPage(
  tx: Transaction,
  query: FoundQuery,
): Promise<{ total: number; rows: FoundRow[] }> {
  const { rows } = await tx.client.query<FoundRow & { total: number }>(
    `SELECT ${columns}, count(*) OVER ()::int AS total FROM ${ofCurrent} WHERE ${conditions} ORDER BY ${orders[query.sort]} LIMIT $7 OFFSET $8`,
    [...valuesOf(tx, query), pageSize, (query.page - 1) * pageSize],
  );
  return { total: rows[0]?.total ?? 0, rows };
}

const mostInFile = 20_000;

/** All that the query selects, with outline and published numbers. */
export async function selectFoundAll(
  tx: Transaction,
  query: FoundQuery,
): Promise<(FoundRow & { properties: ClusterProperties; outline: object | null })[]> {
  const { rows } = await tx.client.query<FoundRow & { properties: ClusterProperties; outline: object | null }>(
    `SELECT ${columns}, f.properties, f.outline FROM ${ofCurrent} WHERE ${conditions} ORDER BY ${orders[query.sort]} LIMIT ${mostInFile}`,
    valuesOf(tx, query),
  );
  return rows;
}

export async function selectGroups(tx: Transaction): Promise<{ code: string; title: string; clusters: number }[]> {
  const { rows } = await tx.client.query<{ code: string; title: string; clusters: number }>(
    `SELECT f.group_code AS code, min(f.group_title) AS title, count(*)::int AS clusters FROM ${ofCurrent}
     WHERE f.economy = $1 AND f.is_confirmed GROUP BY f.group_code ORDER BY 2`,
    [tx.economy],
  );
  return rows;
}

export type FoundWhole = FoundRow & { properties: ClusterProperties; outline: object | null; isCurrent: boolean };

/** As it stands in the current run, or else in the last one that had it. */
export async function selectFound(tx: Transaction, id: string): Promise<FoundWhole | null> {
  const { rows } = await tx.client.query<FoundWhole>(
    `SELECT ${columns}, f.properties, f.outline, r.is_current AS "isCurrent"
     FROM clusters.found f JOIN clusters.run r ON r.economy = f.economy AND r.id = f.run_id
     WHERE f.economy = $1 AND f.id = $2 ORDER BY r.is_current DESC, r.finished_at DESC NULLS LAST LIMIT 1`,
    [tx.economy, id],
  );
  return rows[0] ?? null;
}

export async function selectDetail(tx: Transaction, runId: string, id: string): Promise<ClusterProperties | null> {
  const { rows } = await tx.client.query<{ properties: ClusterProperties }>(
    'SELECT properties FROM clusters.found_detail WHERE economy = $1 AND run_id = $2 AND cluster_id = $3',
    [tx.economy, runId, id],
  );
  return rows[0]?.properties ?? null;
}

export async function selectTrend(
  tx: Transaction,
  id: string,
): Promise<{ runId: string; finishedAt: Date; establishments: number; strength: number }[]> {
  const { rows } = await tx.client.query<{ runId: string; finishedAt: Date; establishments: number; strength: number }>(
    `SELECT f.run_id AS "runId", r.finished_at AS "finishedAt", f.establishments, f.strength
     FROM clusters.found f JOIN clusters.run r ON r.economy = f.economy AND r.id = f.run_id
     WHERE f.economy = $1 AND f.id = $2 AND r.finished_at IS NOT NULL ORDER BY r.finished_at DESC LIMIT 12`,
    [tx.economy, id],
  );
  return rows;
}

export interface MemberRow {
  establishment: string;
  enterprise: string;
  name: string;
  place: string | null;
  membership: number;
  longitude: number | null;
  latitude: number | null;
}

export async function selectMembers(
  tx: Transaction,
  runId: string,
  id: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<MemberRow[]> {
  const { rows } = await tx.client.query<MemberRow>(
    `SELECT m.establishment_id AS establishment, m.enterprise_id AS enterprise, coalesce(e.name, m.enterprise_id) AS name, p.place_code AS place, m.membership,
       p.longitude, p.latitude
     FROM clusters.found_member m
     LEFT JOIN registry_api.enterprise e ON e.economy = m.economy AND e.id = m.enterprise_id
     LEFT JOIN registry_api.establishment_place p ON p.economy = m.economy AND p.establishment_id = m.establishment_id
     WHERE m.economy = $1 AND m.run_id = $2 AND m.cluster_id = $3 ORDER BY m.membership DESC, m.establishment_id LIMIT $4 OFFSET $5`,
    [tx.economy, runId, id, limit, offset],
  );
  return rows;
}

export async function selectEnterprises(tx: Transaction, runId: string, id: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>(
    `SELECT DISTINCT enterprise_id AS id FROM clusters.found_member WHERE economy = $1 AND run_id = $2 AND cluster_id = $3 ORDER BY 1`,
    [tx.economy, runId, id],
  );
  return rows.map((row) => row.id);
}

/** Found clusters of the current run that a firm belongs to. */
export async function selectFoundOfFirm(
  tx: Transaction,
  enterpriseId: string,
): Promise<{ id: string; title: string; isCore: boolean }[]> {
  const { rows } = await tx.client.query<{ id: string; title: string; isCore: boolean }>(
    `SELECT f.id, f.title, bool_or(m.membership >= 0.8) AS "isCore" FROM ${ofCurrent}
     JOIN clusters.found_member m ON m.economy = f.economy AND m.run_id = f.run_id AND m.cluster_id = f.id
     WHERE f.economy = $1 AND f.is_confirmed AND m.enterprise_id = $2 GROUP BY f.id, f.title ORDER BY f.title`,
    [tx.economy, enterpriseId],
  );
  return rows;
}
