import type { Transaction } from '../../../../platform/context.ts';
import type { UpdateContent, UpdateKind, UpdateState } from '../model.ts';

export interface UpdateRow extends UpdateContent {
  id: string;
  state: UpdateState;
  publishedOn: string | null;
  simulated: boolean;
  version: number;
}

const columns = `id, kind, state, title, summary, body, publisher, url, language, gaps, industries, starts_on::text AS "startsOn",
  ends_on::text AS "endsOn", place, published_on::text AS "publishedOn", last_verified_on::text AS "lastVerifiedOn", simulated, version`;

export async function selectUpdate(tx: Transaction, id: string): Promise<UpdateRow | null> {
  const { rows } = await tx.client.query<UpdateRow>(
    `SELECT ${columns} FROM programmes.update_item WHERE economy = $1 AND id = $2`,
    [tx.economy, id],
  );
  return rows[0] ?? null;
}

export interface UpdateFilter {
  kind: UpdateKind | null;
  gap: string | null;
  /** An ISIC code: items for it, for what it lies in, and for what lies in it. */
  industry: string | null;
  words: string;
  /** Workshops that are over too. */
  past: boolean;
}

/** Published ones: workshops to come by their day, then the rest, newest first. */
export async function searchUpdates(
  tx: Transaction,
  { kind, gap, industry, words, past }: UpdateFilter,
  today: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ total: number; rows: UpdateRow[] }> {
  const { rows } = await tx.client.query<UpdateRow & { total: number }>(
    `SELECT ${columns}, (count(*) OVER ())::int AS total FROM programmes.update_item
     WHERE economy = $1 AND state = 'published' AND ($2::text IS NULL OR kind = $2) AND ($3::text IS NULL OR $3 = ANY (gaps))
       AND ($4::text IS NULL OR EXISTS (SELECT FROM unnest(industries) AS i WHERE starts_with($4, i) OR starts_with(i, $4)))
       AND ($5 = '' OR position(lower($5) IN lower(concat_ws(' ', title, summary, publisher))) > 0)
       AND ($6 OR kind <> 'workshop' OR coalesce(ends_on, starts_on) >= $7::date)
     ORDER BY coalesce(ends_on, starts_on) >= $7::date AND kind = 'workshop' DESC,
       CASE WHEN kind = 'workshop' AND coalesce(ends_on, starts_on) >= $7::date THEN starts_on END, published_on DESC, id
     LIMIT $8 OFFSET $9`,
    [tx.economy, kind, gap, industry, words, past, today, limit, offset],
  );
  return { total: rows[0]?.total ?? 0, rows };
}

/** For a firm by its gaps and industries: those that name most of them first, then those for everybody. Where no gap is known, gaps do not count. */
export async function selectFitting(
  tx: Transaction,
  { gaps, industries }: { gaps: readonly string[]; industries: readonly string[] },
  today: string,
  limit: number,
): Promise<UpdateRow[]> {
  const { rows } = await tx.client.query<UpdateRow>(
    `SELECT ${columns} FROM programmes.update_item u,
       LATERAL (SELECT count(*) AS shared FROM unnest(u.gaps) AS g WHERE g = ANY ($2::text[])) AS of_gaps,
       LATERAL (SELECT count(*) AS shared FROM unnest(u.industries) AS i, unnest($3::text[]) AS own WHERE starts_with(own, i)) AS of_industries
     WHERE u.economy = $1 AND u.state = 'published' AND (u.kind <> 'workshop' OR coalesce(u.ends_on, u.starts_on) >= $4::date)
       AND (cardinality(u.industries) = 0 OR of_industries.shared > 0)
       AND (cardinality(u.gaps) = 0 OR cardinality($2::text[]) = 0 OR of_gaps.shared > 0)
     ORDER BY of_gaps.shared + of_industries.shared DESC, u.starts_on, u.published_on DESC, u.id LIMIT $5`,
    [tx.economy, gaps, industries, today, limit],
  );
  return rows;
}

export async function selectAllUpdates(
  tx: Transaction,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ total: number; rows: UpdateRow[] }> {
  const { rows } = await tx.client.query<UpdateRow & { total: number }>(
    `SELECT ${columns}, (count(*) OVER ())::int AS total FROM programmes.update_item WHERE economy = $1
     ORDER BY array_position(ARRAY['draft', 'published', 'withdrawn'], state), coalesce(published_on, created_at::date) DESC, id
     LIMIT $2 OFFSET $3`,
    [tx.economy, limit, offset],
  );
  return { total: rows[0]?.total ?? 0, rows };
}

/** Gaps of the latest capability check of each of these firms. */
export async function selectGapsOf(tx: Transaction, firms: readonly string[]): Promise<string[]> {
  const { rows } = await tx.client.query<{ gap: string }>(
    `SELECT DISTINCT g.gap FROM diagnosis_api.gap g
     WHERE g.economy = $1 AND g.enterprise_id = ANY ($2)
       AND g.done_at = (SELECT max(done_at) FROM diagnosis_api.gap l WHERE l.economy = g.economy AND l.enterprise_id = g.enterprise_id)`,
    [tx.economy, firms],
  );
  return rows.map(({ gap }) => gap);
}

const values = (one: UpdateContent) => [
  one.kind,
  one.title,
  one.summary,
  one.body,
  one.publisher,
  one.url,
  one.language,
  one.gaps,
  one.industries,
  one.startsOn,
  one.endsOn,
  one.place,
  one.lastVerifiedOn,
];

export async function insertUpdate(
  tx: Transaction,
  {
    id,
    content,
    state,
    publishedOn,
    simulated,
  }: { id: string; content: UpdateContent } & Pick<UpdateRow, 'state' | 'publishedOn' | 'simulated'>,
): Promise<void> {
  await tx.client.query(
    `INSERT INTO programmes.update_item (economy, id, state, published_on, simulated, created_by, kind, title, summary, body, publisher, url,
       language, gaps, industries, starts_on, ends_on, place, last_verified_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`,
    [tx.economy, id, state, publishedOn, simulated, tx.actor.userId ?? 'operator', ...values(content)],
  );
}

/** False where somebody has changed it since. */
export async function changeUpdate(
  tx: Transaction,
  {
    id,
    version,
    content,
    state,
    publishedOn,
  }: { id: string; version: number; content: UpdateContent } & Pick<UpdateRow, 'state' | 'publishedOn'>,
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `UPDATE programmes.update_item SET state = $4, published_on = $5, kind = $6, title = $7, summary = $8, body = $9, publisher = $10, url = $11,
       language = $12, gaps = $13, industries = $14, starts_on = $15, ends_on = $16, place = $17, last_verified_on = $18, version = version + 1
     WHERE economy = $1 AND id = $2 AND version = $3`,
    [tx.economy, id, version, state, publishedOn, ...values(content)],
  );
  return rowCount === 1;
}

export async function deleteSimulatedUpdates(tx: Transaction): Promise<void> {
  await tx.client.query('DELETE FROM programmes.update_item WHERE economy = $1 AND simulated', [tx.economy]);
}
