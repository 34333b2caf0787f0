import type { Transaction } from '../../../../platform/context.ts';
import { insertRows } from '../../../../platform/db/index.ts';
import type { Indicator, PlaceValue } from '../rules/comparePlaces.ts';

export interface PlaceFileRow {
  id: string;
  fileName: string;
  rows: number;
  simulated: boolean;
  uploadedAt: Date;
  keptAt: Date | null;
  undoneAt: Date | null;
}

const columns = `id, file_name AS "fileName", rows, simulated, uploaded_at AS "uploadedAt", kept_at AS "keptAt", undone_at AS "undoneAt"`;

export async function insertPlaceFile(
  tx: Transaction,
  file: { id: string; fileName: string; sha256: string; simulated: boolean; isKept: boolean },
  indicators: readonly Indicator[],
  values: readonly PlaceValue[],
): Promise<void> {
  await tx.client.query(
    `INSERT INTO clusters.place_file (economy, id, file_name, sha256, rows, simulated, uploaded_by, kept_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, CASE WHEN $8 THEN clock_timestamp() END)`,
    [
      ...[tx.economy, file.id, file.fileName, file.sha256, values.length, file.simulated, tx.actor.userId ?? 'system'],
      file.isKept,
    ],
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
    `SELECT ${columns} FROM clusters.place_file WHERE economy = $1 AND undone_at IS NULL AND kept_at IS NOT NULL ORDER BY kept_at DESC LIMIT 1`,
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

export async function selectFile(tx: Transaction, id: string): Promise<PlaceFileRow | null> {
  const { rows } = await tx.client.query<PlaceFileRow>(
    `SELECT ${columns} FROM clusters.place_file WHERE economy = $1 AND id = $2`,
    [tx.economy, id],
  );
  return rows[0] ?? null;
}

/** False where it is not there, counts already or was taken back. */
export async function keepFile(tx: Transaction, id: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `UPDATE clusters.place_file SET kept_at = clock_timestamp() WHERE economy = $1 AND id = $2 AND undone_at IS NULL AND kept_at IS NULL`,
    [tx.economy, id],
  );
  return rowCount === 1;
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
