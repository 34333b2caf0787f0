import type { Transaction } from '../../../../platform/context.ts';
import { insertRows } from '../../../../platform/db/index.ts';
import type { GroupFinding } from '../../analyses/detect/model.ts';
import type { RunOptions } from '../model.ts';

export interface RunRow {
  id: string;
  groups: string;
  options: RunOptions;
  definition: string | null;
  state: 'waiting' | 'done' | 'failed';
  reason: string | null;
  asOf: string | null;
  establishments: number | null;
  placed: number | null;
  contiguity: string | null;
  islandsLinked: number | null;
  warnings: { code: string; message: string }[];
  findings: GroupFinding[];
  isCurrent: boolean;
  requestedAt: Date;
  finishedAt: Date | null;
}

const columns = `id, groups, options, definition, state, reason, as_of AS "asOf", establishments, placed, contiguity, islands_linked AS "islandsLinked",
  warnings, findings, is_current AS "isCurrent", requested_at AS "requestedAt", finished_at AS "finishedAt"`;

export async function insertRun(
  tx: Transaction,
  run: { id: string; groups: string; options: RunOptions },
): Promise<void> {
  await tx.client.query(
    `INSERT INTO clusters.run (economy, id, groups, options, state, requested_by) VALUES ($1, $2, $3, $4, 'waiting', $5)`,
    [tx.economy, run.id, run.groups, JSON.stringify(run.options), tx.actor.userId ?? 'system'],
  );
}

export async function selectRun(tx: Transaction, id: string): Promise<RunRow | null> {
  const { rows } = await tx.client.query<RunRow>(`SELECT ${columns} FROM clusters.run WHERE economy = $1 AND id = $2`, [
    tx.economy,
    id,
  ]);
  return rows[0] ?? null;
}

export async function selectCurrentRun(tx: Transaction): Promise<RunRow | null> {
  const { rows } = await tx.client.query<RunRow>(
    `SELECT ${columns} FROM clusters.run WHERE economy = $1 AND is_current`,
    [tx.economy],
  );
  return rows[0] ?? null;
}

export async function selectRuns(
  tx: Transaction,
  limit: number,
): Promise<(Omit<RunRow, 'findings'> & { clusters: number })[]> {
  const { rows } = await tx.client.query<Omit<RunRow, 'findings'> & { clusters: number }>(
    `SELECT ${columns}, (SELECT count(*)::int FROM clusters.found f WHERE f.economy = r.economy AND f.run_id = r.id AND f.is_confirmed) AS clusters
     FROM clusters.run r WHERE economy = $1 ORDER BY requested_at DESC LIMIT $2`,
    [tx.economy, limit],
  );
  return rows;
}

export async function markFailed(tx: Transaction, id: string, reason: string): Promise<void> {
  await tx.client.query(
    `UPDATE clusters.run SET state = 'failed', reason = $3, finished_at = clock_timestamp() WHERE economy = $1 AND id = $2 AND state = 'waiting'`,
    [tx.economy, id, reason],
  );
}

export interface FinishedRun {
  id: string;
  definition: string;
  asOf: string | null;
  establishments: number;
  placed: number;
  contiguity: string;
  islandsLinked: number;
  warnings: readonly { code: string; message: string }[];
  findings: readonly GroupFinding[];
}

/** The run is finished and is the one that is shown. */
export async function finishRun(tx: Transaction, run: FinishedRun): Promise<void> {
  await tx.client.query('UPDATE clusters.run SET is_current = false WHERE economy = $1 AND is_current', [tx.economy]);
  await tx.client.query(
    `UPDATE clusters.run SET state = 'done', is_current = true, definition = $3, as_of = $4, establishments = $5, placed = $6, contiguity = $7,
       islands_linked = $8, warnings = $9, findings = $10, reason = NULL, finished_at = clock_timestamp() WHERE economy = $1 AND id = $2`,
    [
      tx.economy,
      run.id,
      run.definition,
      run.asOf,
      run.establishments,
      run.placed,
      run.contiguity,
      run.islandsLinked,
      JSON.stringify(run.warnings),
      JSON.stringify(run.findings),
    ],
  );
}

export interface NewFound {
  id: string;
  groupCode: string;
  groupTitle: string;
  traded: boolean | null;
  isicPrefixes: readonly string[];
  title: string;
  rank: number;
  isConfirmed: boolean;
  routes: string;
  placeCodes: readonly string[];
  establishments: number;
  core: number;
  strength: number;
  qValue: number;
  stability: number;
  type: string;
  stage: string;
  change: string;
  cameFrom: readonly string[];
  properties: object;
  detail: object;
  outline: object | null;
  members: readonly { establishment: string; enterprise: string; membership: number }[];
}

export async function insertFound(tx: Transaction, runId: string, clusters: readonly NewFound[]): Promise<void> {
  await tx.client.query('DELETE FROM clusters.found WHERE economy = $1 AND run_id = $2', [tx.economy, runId]);
  for (const one of clusters) {
    await tx.client.query(
      `INSERT INTO clusters.found (economy, run_id, id, group_code, group_title, traded, isic_prefixes, title, rank, is_confirmed, routes, place_codes,
         establishments, core, strength, q_value, stability, type, stage, change, came_from, properties, outline)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)`,
      [
        ...[
          tx.economy,
          runId,
          one.id,
          one.groupCode,
          one.groupTitle,
          one.traded,
          one.isicPrefixes,
          one.title,
          one.rank,
          one.isConfirmed,
        ],
        ...[
          one.routes,
          one.placeCodes,
          one.establishments,
          one.core,
          one.strength,
          one.qValue,
          one.stability,
          one.type,
          one.stage,
        ],
        ...[
          one.change,
          one.cameFrom,
          JSON.stringify(one.properties),
          one.outline === null ? null : JSON.stringify(one.outline),
        ],
      ],
    );
    await tx.client.query(
      'INSERT INTO clusters.found_detail (economy, run_id, cluster_id, properties) VALUES ($1, $2, $3, $4)',
      [tx.economy, runId, one.id, JSON.stringify(one.detail)],
    );
  }
  await insertRows(
    tx,
    'clusters.found_member',
    ['economy', 'run_id', 'cluster_id', 'establishment_id', 'enterprise_id', 'membership'],
    clusters.flatMap(({ id, members }) =>
      members.map(({ establishment, enterprise, membership }) => ({
        ...{ economy: tx.economy, run_id: runId, cluster_id: id },
        ...{ establishment_id: establishment, enterprise_id: enterprise, membership },
      })),
    ),
  );
}

export async function selectRunMembers(
  tx: Transaction,
  runId: string,
): Promise<{ id: string; group: string; members: string[] }[]> {
  const { rows } = await tx.client.query<{ id: string; group: string; members: string[] }>(
    `SELECT f.id, f.group_code AS "group", array_agg(m.establishment_id ORDER BY m.establishment_id) AS members
     FROM clusters.found f JOIN clusters.found_member m ON m.economy = f.economy AND m.run_id = f.run_id AND m.cluster_id = f.id
     WHERE f.economy = $1 AND f.run_id = $2 AND f.is_confirmed GROUP BY f.id, f.group_code`,
    [tx.economy, runId],
  );
  return rows;
}

export interface PlantRow {
  id: string;
  enterprise: string;
  place: string | null;
  longitude: number | null;
  latitude: number | null;
  precision: string | null;
  employees: number | null;
  since: number | null;
  codes: string[];
}

/** Every plant of the register with what detection needs of it; ISIC codes, or those of a national scheme. */
export async function selectPlants(tx: Transaction, scheme: string | null): Promise<PlantRow[]> {
  const codes =
    scheme === null
      ? 'p.isic_codes'
      : `ARRAY(SELECT substr(c, length($2) + 2) FROM unnest(p.national_codes) AS c WHERE starts_with(c, $2 || ':'))`;
  const { rows } = await tx.client.query<PlantRow>(
    `SELECT p.establishment_id AS id, p.enterprise_id AS enterprise, p.place_code AS place, p.longitude, p.latitude, p.geo_precision AS precision,
       s.employees, extract(year FROM s.since)::float8 + (extract(doy FROM s.since)::float8 - 1) / 366 AS since, ${codes} AS codes
     FROM registry_api.establishment_place p
     JOIN registry_api.establishment_size s ON s.economy = p.economy AND s.establishment_id = p.establishment_id
     WHERE p.economy = $1 ORDER BY p.establishment_id`,
    scheme === null ? [tx.economy] : [tx.economy, scheme],
  );
  return rows;
}

/** Detections over a register that is invented are invented too. */
export async function deleteRuns(tx: Transaction): Promise<void> {
  await tx.client.query('DELETE FROM clusters.run WHERE economy = $1', [tx.economy]);
}
