import type { Transaction } from '../../../../platform/context.ts';
import type { Mapping } from '../model.ts';

export interface SavedMappingRow {
  name: string;
  mapping: Mapping;
  savedAt: Date;
  version: number;
}

const shown = 'name, mapping, saved_at AS "savedAt", version';

export async function listSaved(tx: Transaction): Promise<SavedMappingRow[]> {
  const { rows } = await tx.client.query<SavedMappingRow>(
    `SELECT ${shown} FROM registry.saved_mapping WHERE economy = $1 ORDER BY name COLLATE "C"`,
    [tx.economy],
  );
  return rows;
}

export async function findSaved(tx: Transaction, name: string): Promise<SavedMappingRow | null> {
  const { rows } = await tx.client.query<SavedMappingRow>(
    `SELECT ${shown} FROM registry.saved_mapping WHERE economy = $1 AND name = $2`,
    [tx.economy, name],
  );
  return rows[0] ?? null;
}

export async function putSaved(tx: Transaction, mapping: Mapping): Promise<void> {
  await tx.client.query(
    `INSERT INTO registry.saved_mapping (economy, name, mapping, saved_by) VALUES ($1, $2, $3, $4)
     ON CONFLICT (economy, name) DO UPDATE SET mapping = excluded.mapping, saved_by = excluded.saved_by, saved_at = now(),
       version = registry.saved_mapping.version + 1`,
    [tx.economy, mapping.name, mapping, tx.actor.userId ?? 'anonymous'],
  );
}

/** False where it was changed after the form was filled, or has gone. */
export async function replaceSaved(tx: Transaction, mapping: Mapping, version: number): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `UPDATE registry.saved_mapping SET mapping = $3, saved_by = $5, saved_at = now(), version = version + 1
     WHERE economy = $1 AND name = $2 AND version = $4`,
    [tx.economy, mapping.name, mapping, version, tx.actor.userId ?? 'anonymous'],
  );
  return rowCount === 1;
}

export async function deleteSaved(tx: Transaction, name: string): Promise<boolean> {
  const { rowCount } = await tx.client.query('DELETE FROM registry.saved_mapping WHERE economy = $1 AND name = $2', [
    tx.economy,
    name,
  ]);
  return rowCount === 1;
}
