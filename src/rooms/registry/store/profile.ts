import type { Transaction } from '../../../platform/context.ts';
import type { SourceKind } from '../mapping/model.ts';

export interface ProfileRow {
  enterpriseId: string;
  name: string;
  simulated: boolean;
  employees: number | null;
  since: string | null;
  establishments: number;
  placeCode: string | null;
  placeName: string | null;
  parentCode: string | null;
  parentName: string | null;
  registered: boolean;
  /** Classes and what contains them, of all establishments. */
  isicCodes: string[];
  asOf: string | null;
  /** Of the source that speaks of its largest establishment; null where that is not to be seen. */
  kind: SourceKind | null;
}

/** What the register says of a firm as a whole; the place is that of its largest establishment. */
export async function selectProfile(tx: Transaction, enterpriseId: string): Promise<ProfileRow | null> {
  const { rows } = await tx.client.query<ProfileRow>(
    `SELECT e.id AS "enterpriseId", e.name, e.simulated, s.employees, s.since::text AS since, s.establishments,
       main.place_code AS "placeCode", p.name AS "placeName", p.parent_code AS "parentCode", r.name AS "parentName",
       EXISTS (SELECT FROM registry.identifier i WHERE i.enterprise_id = e.id AND i.economy = e.economy) AS registered,
       ARRAY(SELECT DISTINCT c FROM registry.public_search q, unnest(q.isic_codes) AS c
             WHERE q.economy = e.economy AND q.establishment_id IN (SELECT t.id FROM registry.establishment t WHERE t.enterprise_id = e.id AND t.economy = e.economy)
             ORDER BY c) AS "isicCodes",
       (SELECT max(o.as_of) FROM registry.source o WHERE o.economy = e.economy AND o.name = main.source) AS "asOf",
       (SELECT i.mapping->'source'->>'kind' FROM registry.import i WHERE i.economy = e.economy AND i.id = main.import_id) AS kind
     FROM registry.enterprise e
     CROSS JOIN LATERAL (SELECT sum(t.employees)::int AS employees, min(coalesce(t.established_on, t.registered_on)) AS since, count(*)::int AS establishments
       FROM registry.establishment t WHERE t.enterprise_id = e.id AND t.economy = e.economy) AS s
     LEFT JOIN LATERAL (SELECT t.place_code, t.source, t.import_id FROM registry.establishment t WHERE t.enterprise_id = e.id AND t.economy = e.economy
       ORDER BY t.employees DESC NULLS LAST, t.id LIMIT 1) AS main ON true
     LEFT JOIN registry.place p ON p.economy = e.economy AND p.code = main.place_code
     LEFT JOIN registry.place r ON r.economy = e.economy AND r.code = p.parent_code
     WHERE e.economy = $1 AND e.id = $2`,
    [tx.economy, enterpriseId],
  );
  return rows[0] ?? null;
}

/** Firms for which the actor's organisation speaks today, by name. */
export async function selectRepresented(tx: Transaction, today: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await tx.client.query<{ id: string; name: string }>(
    `SELECT DISTINCT e.name, e.id FROM registry.representative r
     JOIN registry.enterprise e ON e.economy = r.economy AND e.id = r.enterprise_id
     WHERE r.economy = $1 AND r.organisation = $2 AND r.valid_from <= $3::date AND coalesce(r.valid_to, 'infinity') >= $3::date
     ORDER BY e.name, e.id`,
    [tx.economy, tx.actor.organisationId, today],
  );
  return rows;
}

/** The organisation that speaks for a firm, as far as the actor may know; null where none does. */
export async function selectRepresentative(
  tx: Transaction,
  enterpriseId: string,
  today: string,
): Promise<string | null> {
  const { rows } = await tx.client.query<{ organisation: string }>(
    `SELECT organisation FROM registry.representative
     WHERE economy = $1 AND enterprise_id = $2 AND valid_from <= $3::date AND coalesce(valid_to, 'infinity') >= $3::date
     ORDER BY valid_from DESC, organisation LIMIT 1`,
    [tx.economy, enterpriseId, today],
  );
  return rows[0]?.organisation ?? null;
}

/** All organisations that speak for a firm today, as far as the actor may know. */
export async function selectSpeakers(tx: Transaction, enterpriseId: string, today: string): Promise<Set<string>> {
  const { rows } = await tx.client.query<{ organisation: string }>(
    `SELECT DISTINCT organisation FROM registry.representative
     WHERE economy = $1 AND enterprise_id = $2 AND valid_from <= $3::date AND coalesce(valid_to, 'infinity') >= $3::date`,
    [tx.economy, enterpriseId, today],
  );
  return new Set(rows.map(({ organisation }) => organisation));
}

/** Of the facts that a file states, what kind of source it is, by the fact's id; facts that people state are not among them. */
export async function selectKindsOfFacts(tx: Transaction, enterpriseId: string): Promise<Map<string, SourceKind>> {
  const { rows } = await tx.client.query<{ id: string; kind: SourceKind }>(
    `SELECT f.id, coalesce(i.mapping->'source'->>'kind', 'register') AS kind
     FROM registry.fact f LEFT JOIN registry.import i ON i.economy = f.economy AND i.id = f.import_id
     WHERE f.economy = $1 AND f.enterprise_id = $2 AND f.import_id IS NOT NULL`,
    [tx.economy, enterpriseId],
  );
  return new Map(rows.map(({ id, kind }) => [id, kind]));
}

export interface NewRepresentative {
  enterpriseId: string;
  organisation: string;
  evidence: string;
  validFrom: string;
}

export async function insertRepresentative(tx: Transaction, one: NewRepresentative): Promise<void> {
  await tx.client.query(
    `INSERT INTO registry.representative (economy, enterprise_id, organisation, evidence, valid_from, decided_by)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [tx.economy, one.enterpriseId, one.organisation, one.evidence, one.validFrom, tx.actor.userId ?? 'anonymous'],
  );
}

export interface NewMembership {
  enterpriseId: string;
  kind: 'cluster' | 'association' | 'consortium' | 'programme';
  body: string;
  source: string;
  validFrom: string | null;
  validTo: string | null;
  organisation: string | null;
}

export async function insertMembership(tx: Transaction, one: NewMembership): Promise<void> {
  await tx.client.query(
    `INSERT INTO registry.membership (economy, enterprise_id, kind, body, source, valid_from, valid_to, organisation, recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
    [
      tx.economy,
      one.enterpriseId,
      one.kind,
      one.body,
      one.source,
      one.validFrom,
      one.validTo,
      one.organisation,
      tx.actor.userId ?? 'anonymous',
    ],
  );
}
