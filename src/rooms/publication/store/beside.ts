import type { Transaction } from '../../../platform/context.ts';
import type { CheckedTable, Layout, Linkage, PublishedCell, Quantities } from '../model.ts';
import type { HiddenBy, Told } from '../rules/decideCells.ts';

/** A release with what only the publisher may know. */
export interface KnownRelease {
  id: string;
  topic: string;
  subject: string;
  title: string;
  layout: Layout;
  linkage: Linkage;
  cells: PublishedCell[];
  isCurrent: boolean;
  behind: KnownCell[];
}

export interface KnownCell {
  contributors: number;
  hiddenBy: HiddenBy | null;
  measured: Record<string, number | null> | null;
  quantities: Quantities | null;
  told: Record<string, Told> | null;
}

/** Two releases at once would each be safe beside those before, and not beside each other: an economy publishes one at a time. */
export async function lockRegister(tx: Transaction): Promise<void> {
  await tx.client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7))', [tx.economy]);
}

/** Who can't read what stands behind cells would take every table for the first. */
export async function canReadCells(tx: Transaction): Promise<boolean> {
  const { rows } = await tx.client.query<{ may: boolean }>(
    "SELECT platform.actor_reads_confidential() OR platform.actor_has_role('analyst') AS may",
  );
  return rows[0]?.may === true;
}

const columns = 'r.id, r.topic, r.subject, r.title, r.layout, r.linkage, r.cells, r.is_current AS "isCurrent"';
const behind = `(
  SELECT coalesce(jsonb_agg(jsonb_build_object('contributors', c.contributors, 'hiddenBy', c.hidden_by,
    'measured', c.measured, 'quantities', c.quantities, 'told', c.told) ORDER BY c.position), '[]')
  FROM publication.release_cell c WHERE c.economy = r.economy AND c.release_id = r.id) AS behind`;

/** Every release of a table, newest first. */
export async function readVersions(tx: Transaction, topic: string, subject: string): Promise<KnownRelease[]> {
  const { rows } = await tx.client.query<KnownRelease>(
    `SELECT ${columns}, ${behind} FROM publication.release r
     WHERE r.economy = $1 AND r.topic = $2 AND r.subject = $3 ORDER BY r.is_current DESC, r.released_at DESC, r.id`,
    [tx.economy, topic, subject],
  );
  return rows;
}

export async function readKnownRelease(tx: Transaction, id: string): Promise<KnownRelease | null> {
  const { rows } = await tx.client.query<KnownRelease>(
    `SELECT ${columns}, ${behind} FROM publication.release r WHERE r.economy = $1 AND r.id = $2`,
    [tx.economy, id],
  );
  return rows[0] ?? null;
}

type Seeker = Pick<CheckedTable, 'topic' | 'subject' | 'universe' | 'within' | 'links'>;

/** Current releases of other tables that share cells with this one: by universe, or because one of the two names the other. */
export async function findLinked(tx: Transaction, table: Seeker): Promise<{ topic: string; subject: string }[]> {
  const self = JSON.stringify([{ topic: table.topic, subject: table.subject }]);
  const { rows } = await tx.client.query<{ topic: string; subject: string }>(
    `SELECT r.topic, r.subject FROM publication.release r
     WHERE r.economy = $1 AND r.is_current AND NOT (r.topic = $2 AND r.subject = $3)
       AND (r.linkage->>'universe' IN ($4, $5) OR r.linkage->>'within' = $4 OR r.linkage->'links' @> $6::jsonb
         OR EXISTS (SELECT FROM jsonb_to_recordset($7::jsonb) AS l(topic text, subject text)
           WHERE l.topic = r.topic AND l.subject = r.subject))
     ORDER BY r.topic, r.subject`,
    [
      tx.economy,
      table.topic,
      table.subject,
      table.universe ?? null,
      table.within ?? null,
      self,
      JSON.stringify(table.links.map(({ topic, subject }) => ({ topic, subject }))),
    ],
  );
  return rows;
}

export interface DecisionRow {
  method: 'optimal' | 'heuristic';
  versions: number;
  linked: { id: string; topic: string; subject: string; title: string; relation: string; cells: number }[];
  cost: Record<string, { hidden: number; whole: number }>;
}

export async function readDecision(tx: Transaction, id: string): Promise<DecisionRow | null> {
  const { rows } = await tx.client.query<DecisionRow>(
    'SELECT method, versions, linked, cost FROM publication.release_decision WHERE economy = $1 AND release_id = $2',
    [tx.economy, id],
  );
  return rows[0] ?? null;
}
