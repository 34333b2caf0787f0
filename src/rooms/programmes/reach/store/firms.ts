import type { Transaction } from '../../../../platform/context.ts';

const batchSize = 20_000;

/** Id of the firm, people, since when, place, kind of the source and the day that it is of, industries with a space between, whether it has a number. */
export type PlantRow = [
  enterpriseId: string,
  employees: number | null,
  since: string | null,
  placeCode: string | null,
  kind: string | null,
  asOf: string | null,
  isicCodes: string | null,
  isNumbered: boolean,
];

/**
 * Every plant of the economy, those of one firm together, the largest first; firms by name. A firm without plants has one row.
 * @param only ids of firms; null for all
 */
export function readPlants(tx: Transaction, only: Only): AsyncGenerator<PlantRow[]> {
  return readBatches<PlantRow>(
    tx,
    'reach_plants',
    `WITH source AS MATERIALIZED (SELECT import_id, kind FROM programmes.known_source WHERE economy = $1)
     SELECT e.id, t.employees, t.since::text, t.place_code, s.kind, r.as_of, array_to_string(q.isic_codes, ' '),
       n.enterprise_id IS NOT NULL
     FROM registry_api.enterprise e
     LEFT JOIN programmes.known_establishment t ON t.economy = e.economy AND t.enterprise_id = e.id
     LEFT JOIN source s ON s.import_id = t.import_id
     LEFT JOIN programmes.known_register r ON r.economy = t.economy AND r.name = t.source
     LEFT JOIN programmes.known_industry q ON q.economy = t.economy AND q.establishment_id = t.id
     LEFT JOIN programmes.known_number n ON n.economy = e.economy AND n.enterprise_id = e.id
     WHERE e.economy = $1 ${among(only, 'e.id', 2)}
     ORDER BY e.name COLLATE "C", e.id, t.employees DESC NULLS LAST, t.id`,
    [tx.economy, ...listOf(only)],
  );
}

/** Ids of the firms that are wanted; null for all. */
export type Only = readonly string[] | null;
const listOf = (only: Only) => (only === null ? [] : [only]);
/** Nothing for all firms: a condition that could hold for all would be planned for few. */
const among = (only: Only, column: string, place: number) => (only === null ? '' : `AND ${column} = ANY($${place})`);

/** Fact, id of the firm, value, how much weight whoever says so has, when it was said, and of what day it is. */
export type StatementRow = [
  fact: string,
  enterpriseId: string,
  value: unknown,
  kind: string,
  at: Date,
  observedOn: string | null,
];

export interface Listener {
  today: string;
  now: Date;
  /** Weight of what the reader's own organisation says of a firm. */
  ownKind: string;
}

/** What is said of firms beside the register and holds today, fact by fact, all of one firm together; as `readProfile` hears it. */
export function readStatements(
  tx: Transaction,
  { today, now, ownKind }: Listener,
  only: Only,
): AsyncGenerator<StatementRow[]> {
  return readBatches<StatementRow>(
    tx,
    'reach_statements',
    `WITH source AS MATERIALIZED (SELECT import_id, kind FROM programmes.known_source WHERE economy = $1),
     speaker AS MATERIALIZED (SELECT DISTINCT enterprise_id, organisation FROM registry_api.representative
       WHERE economy = $1 AND valid_from <= $2::date AND coalesce(valid_to, 'infinity') >= $2::date),
     heard AS (
       SELECT f.fact, f.enterprise_id, f.value, f.recorded_at, f.observed_on, f.organisation, f.id,
         CASE WHEN f.import_id IS NOT NULL THEN coalesce(s.kind, 'register')
           WHEN f.organisation IS NULL THEN 'correction'
           WHEN p.organisation IS NOT NULL THEN 'claim'
           WHEN f.organisation = $3 THEN $4::text END AS kind
       FROM programmes.known_statement f
       LEFT JOIN source s ON s.import_id = f.import_id
       LEFT JOIN speaker p ON p.enterprise_id = f.enterprise_id AND p.organisation = f.organisation
       WHERE f.economy = $1 ${among(only, 'f.enterprise_id', 6)} AND f.recorded_at <= $5 AND (f.superseded_at IS NULL OR f.superseded_at > $5)
         AND coalesce(f.valid_from, '-infinity') <= $2::date AND coalesce(f.valid_to, 'infinity') >= $2::date)
     SELECT fact, enterprise_id, value, kind, recorded_at, observed_on::text FROM heard WHERE kind IS NOT NULL
     ORDER BY fact, enterprise_id, organisation NULLS FIRST, recorded_at, id`,
    [tx.economy, today, tx.actor.organisationId, ownKind, now, ...listOf(only)],
  );
}

/** Id of the firm, fact, and the day, where the last word of a firm’s own people is that the fact does not apply to it. */
export function readInapplicable(tx: Transaction): AsyncGenerator<[string, string, string][]> {
  return readBatches<[string, string, string]>(
    tx,
    'reach_inapplicable',
    `SELECT firm, fact, said_on::text FROM (
       SELECT DISTINCT ON (firm, u.fact) coalesce(r.new_id, u.enterprise_id) AS firm, u.fact, u.standing, u.said_on
       FROM programmes.unsaid_fact u
       LEFT JOIN programmes.known_redirect r ON r.economy = u.economy AND r.old_id = u.enterprise_id
       WHERE u.economy = $1 ORDER BY firm, u.fact, u.said_on DESC, u.standing) AS last WHERE standing = 'notApplicable'`,
    [tx.economy],
  );
}

/** Firms of the register. */
export async function countFirms(tx: Transaction): Promise<number> {
  const { rows } = await tx.client.query<{ firms: number }>(
    'SELECT count(*)::int AS firms FROM registry_api.enterprise WHERE economy = $1',
    [tx.economy],
  );
  return rows[0]?.firms ?? 0;
}

/** Which firm is in which cluster today. */
export function readClusterMembers(tx: Transaction, today: string): AsyncGenerator<[string, string, string][]> {
  return readBatches<[string, string, string]>(
    tx,
    'reach_members',
    `SELECT m.body, coalesce(g.name, m.body), m.enterprise_id FROM registry_api.membership m
     LEFT JOIN registry_api.enterprise_group g ON g.economy = m.economy AND g.id::text = m.body
     WHERE m.economy = $1 AND m.kind = 'cluster'
       AND coalesce(m.valid_from, '-infinity') <= $2::date AND coalesce(m.valid_to, 'infinity') >= $2::date
     ORDER BY 2, 1, 3`,
    [tx.economy, today],
  );
}

/**
 * Changes whenever something that is read here has; null where nothing was ever registered. Facts are added and ended: none goes
 * without an import that is undone, which makes a new revision.
 */
export async function selectState(tx: Transaction): Promise<string | null> {
  const last = (view: string, time: string) =>
    `(SELECT max(${time}) FROM programmes.${view} WHERE economy = $1 AND ${time} IS NOT NULL)`;
  const { rows } = await tx.client.query<{ state: string }>(
    `SELECT concat_ws(' ', revision, (SELECT count(*) FROM programmes.known_redirect WHERE economy = $1),
       ${last('known_statement', 'recorded_at')}, ${last('known_statement', 'superseded_at')},
       ${last('known_correction', 'corrected_at')}, ${last('known_correction', 'withdrawn_at')},
       ${last('known_speaker', 'decided_at')}, ${last('known_speaker', 'valid_to')},
       ${last('known_member', 'recorded_at')}, ${last('known_member', 'superseded_at')},
       (SELECT sum(hashtext(concat_ws(' ', enterprise_id, organisation, fact, standing, said_on))) FROM programmes.unsaid_fact WHERE economy = $1)) AS state
     FROM programmes.known_revision WHERE economy = $1`,
    [tx.economy],
  );
  return rows[0]?.state ?? null;
}

/** Through a cursor: a million rows are never here at once. */
async function* readBatches<Row extends unknown[]>(
  tx: Transaction,
  cursor: string,
  query: string,
  values: readonly unknown[],
): AsyncGenerator<Row[]> {
  // All rows are wanted, not the first of them soon: joined and sorted whole, in memory where they fit.
  await tx.client.query("SET LOCAL cursor_tuple_fraction = 1; SET LOCAL work_mem = '64MB'");
  await tx.client.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${query}`, [...values]);
  for (;;) {
    const { rows } = await tx.client.query<Row>({ text: `FETCH ${batchSize} FROM ${cursor}`, rowMode: 'array' });
    if (rows.length > 0) yield rows;
    if (rows.length < batchSize) break;
  }
  await tx.client.query(`CLOSE ${cursor}`);
}
