import type { Transaction } from '../../../../platform/context.ts';
import { insertRows } from '../../../../platform/db/index.ts';
import type { Indicator, PlaceValue } from '../rules/comparePlaces.ts';

export interface PlaceFileRow {
  id: string;
  fileName: string;
  rows: number;
  simulated: boolean;
  uploadedAt: Date;
  undoneAt: Date | null;
}

const columns = `id, file_name AS "fileName", rows, simulated, uploaded_at AS "uploadedAt", undone_at AS "undoneAt"`;

export async function insertPlaceFile(
  tx: Transaction,
  file: { id: string; fileName: string; sha256: string; simulated: boolean },
  indicators: readonly Indicator[],
  values: readonly PlaceValue[],
): Promise<void> {
  await tx.client.query(
    `INSERT INTO clusters.place_file (economy, id, file_name, sha256, rows, simulated, uploaded_by) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [tx.economy, file.id, file.fileName, file.sha256, values.length, file.simulated, tx.actor.userId ?? 'system'],
  );
  const key = { economy: tx.economy, file_id: file.id };
  await insertRows(
    tx,
    'clusters.place_indicator',
    ['economy', 'file_id', 'code', 'title', 'theme', 'unit', 'direction', 'source', 'known_on'],
    indicators.map(({ knownOn, ...one }) => ({ ...key, ...one, known_on: knownOn })),
  );
  await insertRows(
    tx,
    'clusters.place_value',
    ['economy', 'file_id', 'code', 'place_code', 'value', 'low', 'high'],
    values.map(({ place, ...one }) => ({ ...key, ...one, place_code: place })),
  );
}

export async function selectCurrentFile(tx: Transaction): Promise<PlaceFileRow | null> {
  const { rows } = await tx.client.query<PlaceFileRow>(
    `SELECT ${columns} FROM clusters.place_file WHERE economy = $1 AND undone_at IS NULL ORDER BY uploaded_at DESC LIMIT 1`,
    [tx.economy],
  );
  return rows[0] ?? null;
}

export async function selectFiles(tx: Transaction): Promise<PlaceFileRow[]> {
  const { rows } = await tx.client.query<PlaceFileRow>(
    `SELECT ${columns} FROM clusters.place_file WHERE economy = $1 ORDER BY uploaded_at DESC LIMIT 50`,
    [tx.economy],
  );
  return rows;
}

/** False where it was taken back before, or is not there. */
export async function undoFile(tx: Transaction, id: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `UPDATE clusters.place_file SET undone_at = clock_timestamp() WHERE economy = $1 AND id = $2 AND undone_at IS NULL`,
    [tx.economy, id],
  );
  return rowCount === 1;
}

export async function selectIndicators(tx: Transaction, fileId: string): Promise<Indicator[]> {
  const { rows } = await tx.client.query<Indicator>(
    `SELECT code, title, theme, unit, direction, source, known_on AS "knownOn" FROM clusters.place_indicator
     WHERE economy = $1 AND file_id = $2 ORDER BY theme, code`,
    [tx.economy, fileId],
  );
  return rows;
}

export async function selectValues(tx: Transaction, fileId: string): Promise<PlaceValue[]> {
  const { rows } = await tx.client.query<PlaceValue>(
    `SELECT code, place_code AS place, value, low, high FROM clusters.place_value WHERE economy = $1 AND file_id = $2 ORDER BY place_code, code`,
    [tx.economy, fileId],
  );
  return rows;
}

export interface ProjectRow {
  id: string;
  title: string;
  place: string;
  cluster: string | null;
  kind: 'soft' | 'hard';
  theme: string;
  costLow: string;
  costLikely: string;
  costHigh: string;
  benefitLow: number;
  benefitLikely: number;
  benefitHigh: number;
  benefitUnit: string;
  benefitSource: string;
  activation: number;
  needs: string | null;
  helpsGroup: boolean;
  simulated: boolean;
}

export async function insertProject(tx: Transaction, project: ProjectRow): Promise<void> {
  await tx.client.query(
    `INSERT INTO clusters.project (economy, id, title, place_code, cluster_id, kind, theme, cost_low, cost_likely, cost_high, benefit_low, benefit_likely,
       benefit_high, benefit_unit, benefit_source, activation, needs, helps_group, simulated, recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
    [
      ...[tx.economy, project.id, project.title, project.place, project.cluster, project.kind, project.theme],
      ...[
        project.costLow,
        project.costLikely,
        project.costHigh,
        project.benefitLow,
        project.benefitLikely,
        project.benefitHigh,
      ],
      ...[
        project.benefitUnit,
        project.benefitSource,
        project.activation,
        project.needs,
        project.helpsGroup,
        project.simulated,
      ],
      tx.actor.userId ?? 'system',
    ],
  );
}

export async function selectProjects(tx: Transaction): Promise<ProjectRow[]> {
  const { rows } = await tx.client.query<ProjectRow>(
    `SELECT id, title, place_code AS place, cluster_id AS cluster, kind, theme, cost_low::text AS "costLow", cost_likely::text AS "costLikely",
       cost_high::text AS "costHigh", benefit_low AS "benefitLow", benefit_likely AS "benefitLikely", benefit_high AS "benefitHigh", benefit_unit AS "benefitUnit",
       benefit_source AS "benefitSource", activation, needs, helps_group AS "helpsGroup", simulated
     FROM clusters.project WHERE economy = $1 AND withdrawn_at IS NULL ORDER BY recorded_at, id LIMIT 200`,
    [tx.economy],
  );
  return rows;
}

export async function withdrawProject(tx: Transaction, id: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `UPDATE clusters.project SET withdrawn_at = clock_timestamp() WHERE economy = $1 AND id = $2 AND withdrawn_at IS NULL`,
    [tx.economy, id],
  );
  return rowCount === 1;
}

/** What is said of how clusters work, by their id: the latest of each indicator that stands. */
export async function selectFunctioning(
  tx: Transaction,
): Promise<{ cluster: string; indicator: string; holds: boolean; on: string | null }[]> {
  const { rows } = await tx.client.query<{ cluster: string; indicator: string; holds: boolean; on: string | null }>(
    `SELECT cluster_id AS cluster, indicator, holds, known_on::text AS on FROM clusters_api.functioning_statement WHERE economy = $1`,
    [tx.economy],
  );
  return rows;
}

export async function deleteSimulated(tx: Transaction): Promise<void> {
  await tx.client.query('DELETE FROM clusters.project WHERE economy = $1 AND simulated', [tx.economy]);
  await tx.client.query('DELETE FROM clusters.place_file WHERE economy = $1 AND simulated', [tx.economy]);
}
