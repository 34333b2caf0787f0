import type { Transaction } from '../../../platform/context.ts';
import type { Stated } from '../model.ts';

export interface ExportedRow {
  id: string;
  /** By which its source knows it. */
  key: string;
  enterpriseNumber: string | null;
  name: string;
  legalForm: string | null;
  address: string | null;
  village: string | null;
  status: string | null;
  establishedOn: string | null;
  registeredOn: string | null;
  products: string | null;
  materials: string | null;
  employees: number | null;
  stated: Stated | null;
}

/** What is public of establishments beyond what they are searched by. */
export async function selectForExport(tx: Transaction, ids: readonly string[]): Promise<ExportedRow[]> {
  const { rows } = await tx.client.query<ExportedRow>(
    `SELECT t.id, t.source_key AS key, t.name, t.legal_form AS "legalForm", t.address, t.village, t.status,
       t.established_on::text AS "establishedOn", t.registered_on::text AS "registeredOn", t.products, t.materials,
       t.employees, t.stated,
       (SELECT min(i.value) FROM registry.identifier i
        WHERE i.economy = t.economy AND i.enterprise_id = t.enterprise_id) AS "enterpriseNumber"
     FROM registry.establishment t WHERE t.economy = $1 AND t.id = ANY($2)`,
    [tx.economy, ids],
  );
  return rows;
}
