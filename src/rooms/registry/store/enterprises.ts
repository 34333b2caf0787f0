import type { Transaction } from '../../../platform/context.ts';
import type { Stated } from '../model.ts';

export interface EnterpriseRow {
  id: string;
  name: string;
  legal_form: string | null;
  simulated: boolean;
  recorded_at: Date;
  version: number;
}

export interface EstablishmentRow {
  id: string;
  name: string;
  address: string | null;
  place_code: string | null;
  place_name: string | null;
  place_local: string | null;
  parent_name: string | null;
  village: string | null;
  longitude: number | null;
  latitude: number | null;
  geo_precision: string | null;
  established_on: string | null;
  registered_on: string | null;
  status: string | null;
  products: string | null;
  materials: string | null;
  employees: number | null;
  classifications: StoredClassification[];
  stated: Stated | null;
  source: string;
  source_key: string;
  recorded_at: Date;
}

/** [scheme, code] as declared; [scheme, code, certainty, weight] as converted. */
export type StoredClassification = [string, string] | [string, string, 'certain' | 'doubtful', number | null];

export interface SourceRow {
  name: string;
  title: string;
  publisher: string;
  dataset: string;
  licence: string;
  as_of: string;
  key_scheme: string;
  notes: string | null;
}

/** The id that an id leads to now: itself, or the firm that it was merged into. */
export async function resolveId(tx: Transaction, id: string): Promise<string> {
  const { rows } = await tx.client.query<{ new_id: string }>(
    'SELECT new_id FROM registry.redirect WHERE economy = $1 AND old_id = $2',
    [tx.economy, id],
  );
  return rows[0]?.new_id ?? id;
}

export async function findEnterprise(tx: Transaction, id: string): Promise<EnterpriseRow | null> {
  const { rows } = await tx.client.query<EnterpriseRow>(
    'SELECT id, name, legal_form, simulated, recorded_at, version FROM registry.enterprise WHERE economy = $1 AND id = $2',
    [tx.economy, id],
  );
  return rows[0] ?? null;
}

export async function listEstablishments(tx: Transaction, enterpriseId: string): Promise<EstablishmentRow[]> {
  const { rows } = await tx.client.query<EstablishmentRow>(
    `SELECT t.*, p.name AS place_name, p.name_local AS place_local, c.name AS parent_name
     FROM registry.establishment t
     LEFT JOIN registry.place p ON p.economy = t.economy AND p.code = t.place_code
     LEFT JOIN registry.place c ON c.economy = t.economy AND c.code = p.parent_code
     WHERE t.economy = $1 AND t.enterprise_id = $2 ORDER BY t.name, t.id`,
    [tx.economy, enterpriseId],
  );
  return rows;
}

export async function listIdentifiers(
  tx: Transaction,
  enterpriseId: string,
): Promise<{ scheme: string; value: string }[]> {
  const { rows } = await tx.client.query(
    `SELECT scheme, value FROM registry.identifier
     WHERE economy = $1 AND enterprise_id = $2 ORDER BY scheme, value`,
    [tx.economy, enterpriseId],
  );
  return rows;
}

export async function listSources(tx: Transaction, names: readonly string[]): Promise<SourceRow[]> {
  const { rows } = await tx.client.query<SourceRow>(
    'SELECT name, title, publisher, dataset, licence, as_of, key_scheme, notes FROM registry.source WHERE economy = $1 AND name = ANY($2) ORDER BY name',
    [tx.economy, names],
  );
  return rows;
}

export async function countRegister(
  tx: Transaction,
): Promise<{ enterprises: number; establishments: number; places: number; asOf: string | null }> {
  const { rows } = await tx.client.query(
    `SELECT (SELECT count(*)::int FROM registry.enterprise WHERE economy = $1) AS enterprises,
            (SELECT count(*)::int FROM registry.public_search WHERE economy = $1) AS establishments,
            (SELECT count(*)::int FROM registry.place WHERE economy = $1 AND level = 'town') AS places,
            (SELECT max(as_of) FROM registry.source WHERE economy = $1) AS "asOf"`,
    [tx.economy],
  );
  return rows[0];
}

export async function listPlaces(
  tx: Transaction,
): Promise<{ code: string; level: string; name: string; nameLocal: string | null; parentCode: string | null }[]> {
  const { rows } = await tx.client.query(
    `SELECT code, level, name, name_local AS "nameLocal", parent_code AS "parentCode"
     FROM registry.place WHERE economy = $1 ORDER BY level, name, code`,
    [tx.economy],
  );
  return rows;
}

/** Asked outside any one economy: the sources are public. */
export async function selectEconomies(tx: Transaction): Promise<string[]> {
  const { rows } = await tx.client.query<{ economy: string }>(
    'SELECT DISTINCT economy FROM registry.source ORDER BY economy',
  );
  return rows.map((row) => row.economy);
}

export async function countSources(tx: Transaction): Promise<(SourceRow & { records: number })[]> {
  const { rows } = await tx.client.query<SourceRow & { records: number }>(
    `SELECT s.*, (SELECT count(*)::int FROM registry.establishment e WHERE e.economy = s.economy AND e.source = s.name) AS records
     FROM registry.source s WHERE s.economy = $1 ORDER BY s.title`,
    [tx.economy],
  );
  return rows;
}
