import type { Transaction } from '../../../platform/context.ts';
import { copyRows } from '../../../platform/db/index.ts';

export interface MeasurementRow {
  id: string;
  scheme: string;
  plants: number;
  areas: number;
  industries: number;
  as_of: string | null;
  computed_at: Date;
}

/** Plants of the register with their town and their codes of one scheme; those without a town or a code are left out. */
export async function readPlants(tx: Transaction, scheme: string): Promise<{ area: string; codes: string[] }[]> {
  const { rows } = await tx.client.query<{ area: string; codes: string[] }>(
    scheme === 'ISIC4'
      ? `SELECT place_code AS area, ARRAY(SELECT c FROM unnest(isic_codes) AS c WHERE length(c) = 2) AS codes
         FROM registry_api.establishment_place WHERE economy = $1 AND place_code IS NOT NULL`
      : `SELECT place_code AS area, ARRAY(SELECT substr(c, length($2) + 2) FROM unnest(national_codes) AS c WHERE starts_with(c, $2 || ':')) AS codes
         FROM registry_api.establishment_place WHERE economy = $1 AND place_code IS NOT NULL`,
    scheme === 'ISIC4' ? [tx.economy] : [tx.economy, scheme],
  );
  return rows.filter((row) => row.codes.length > 0);
}

/** Schemes in which the register's establishments are classified. */
export async function listSchemes(tx: Transaction): Promise<string[]> {
  const { rows } = await tx.client.query<{ scheme: string }>(
    `SELECT DISTINCT split_part(c, ':', 1) AS scheme FROM registry_api.establishment_place, unnest(national_codes) AS c
     WHERE economy = $1 ORDER BY 1`,
    [tx.economy],
  );
  return rows.map((row) => row.scheme);
}

export async function replaceMeasurement(
  tx: Transaction,
  measurement: Omit<MeasurementRow, 'computed_at'>,
  rows: Iterable<readonly (string | number | null)[]>,
): Promise<void> {
  await tx.client.query(
    `DELETE FROM clusters.measurement WHERE economy = $1 AND statistic = 'locationQuotient' AND scheme = $2`,
    [tx.economy, measurement.scheme],
  );
  await tx.client.query(
    `INSERT INTO clusters.measurement (economy, id, statistic, scheme, plants, areas, industries, as_of, computed_by)
     VALUES ($1, $2, 'locationQuotient', $3, $4, $5, $6, $7, $8)`,
    [
      tx.economy,
      measurement.id,
      measurement.scheme,
      measurement.plants,
      measurement.areas,
      measurement.industries,
      measurement.as_of,
      tx.actor.userId ?? 'system',
    ],
  );
  await copyRows(
    tx,
    'clusters.location_quotient',
    [
      'economy',
      'measurement_id',
      'area',
      'industry',
      'observed',
      'expected',
      'location_quotient',
      'p_upper',
      'log_p_upper',
      'q_bh',
      'q_by',
      'shrunk',
      'lower',
      'upper',
    ],
    withKey(tx.economy, measurement.id, rows),
  );
}

function* withKey(economy: string, id: string, rows: Iterable<readonly (string | number | null)[]>) {
  for (const row of rows) yield [economy, id, ...row];
}

/** Takes away measurements in every scheme but these; returns the schemes that went. */
export async function removeOtherMeasurements(tx: Transaction, kept: readonly string[]): Promise<string[]> {
  const { rows } = await tx.client.query<{ scheme: string }>(
    'DELETE FROM clusters.measurement WHERE economy = $1 AND NOT scheme = ANY($2) RETURNING scheme',
    [tx.economy, kept],
  );
  return rows.map((row) => row.scheme);
}

/** What was measured, the register's own classifications first, the finest of them before the others. */
export async function listCurrent(tx: Transaction): Promise<MeasurementRow[]> {
  const { rows } = await tx.client.query<MeasurementRow>(
    `SELECT id, scheme, plants, areas, industries, as_of, computed_at FROM clusters.measurement
     WHERE economy = $1 AND is_current ORDER BY scheme = 'ISIC4', scheme DESC`,
    [tx.economy],
  );
  return rows;
}
