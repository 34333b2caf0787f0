import type { Transaction } from '../../../platform/context.ts';

export interface FirmRow {
  enterpriseId: string;
  name: string;
  employees: number | null;
  establishments: number;
  place: string | null;
  region: string | null;
  simulated: boolean;
}

/** Firms of the register as lists show them; ids that it does not know are left out. */
export async function listProfiles(tx: Transaction, ids: readonly string[]): Promise<FirmRow[]> {
  const { rows } = await tx.client.query<FirmRow>(
    `SELECT f.enterprise_id AS "enterpriseId", f.name, f.employees, f.establishments, f.simulated, p.name AS place, r.name AS region
     FROM registry_api.enterprise_profile f
     LEFT JOIN registry_api.place p ON p.economy = f.economy AND p.code = f.place_codes[1]
     LEFT JOIN registry_api.place r ON r.economy = f.economy AND r.code = p.parent_code
     WHERE f.economy = $1 AND f.enterprise_id = ANY($2) ORDER BY f.enterprise_id COLLATE "C"`,
    [tx.economy, ids],
  );
  return rows;
}

/** The firms for which an organisation speaks today. */
export async function listFirmsOf(tx: Transaction, organisation: string, today: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>(
    `SELECT enterprise_id AS id FROM registry_api.representative WHERE economy = $1 AND organisation = $2
       AND valid_from <= $3::date AND coalesce(valid_to, 'infinity') >= $3::date ORDER BY 1`,
    [tx.economy, organisation, today],
  );
  return rows.map(({ id }) => id);
}
