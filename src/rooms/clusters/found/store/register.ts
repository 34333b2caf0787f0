import type { Transaction } from '../../../../platform/context.ts';

export interface RegisterRow {
  id: string;
  enterprise: string;
  place: string | null;
  codes: string[];
  longitude: number | null;
  latitude: number | null;
  precision: string | null;
  employees: number | null;
  /** Year with its part. */
  since: number | null;
}

/** Every establishment of the register, in the order of its ids. `scheme` null: codes of ISIC Rev.4. */
export async function selectRegister(tx: Transaction, scheme: string | null): Promise<RegisterRow[]> {
  const codes =
    scheme === null
      ? 'ARRAY(SELECT c FROM unnest(p.isic_codes) AS c WHERE length(c) > 1)'
      : `ARRAY(SELECT substr(c, length($2) + 2) FROM unnest(p.national_codes) AS c WHERE starts_with(c, $2 || ':'))`;
  const { rows } = await tx.client.query<RegisterRow>(
    `SELECT p.establishment_id AS id, p.enterprise_id AS enterprise, p.place_code AS place, ${codes} AS codes,
       p.longitude, p.latitude, p.geo_precision AS precision, s.employees,
       (extract(year FROM s.since) + (extract(doy FROM s.since) - 1) / 366)::float8 AS since
     FROM registry_api.establishment_place p
     LEFT JOIN registry_api.establishment_size s ON s.economy = p.economy AND s.establishment_id = p.establishment_id
     WHERE p.economy = $1 ORDER BY p.establishment_id COLLATE "C"`,
    scheme === null ? [tx.economy] : [tx.economy, scheme],
  );
  return rows;
}
