import type { Transaction } from '../../../../platform/context.ts';

export type ReviewOutcome = 'published' | 'returned' | 'takenBack';

export interface ReviewRow {
  programmeId: string;
  version: number;
  note: string;
  askedBy: string;
  askedName: string;
  askedAt: Date;
  outcome: ReviewOutcome | null;
  reason: string | null;
  decidedName: string | null;
  decidedAt: Date | null;
}

const columns = `programme_id AS "programmeId", programme_version AS version, note, asked_by AS "askedBy", asked_name AS "askedName",
  asked_at AS "askedAt", outcome, reason, decided_name AS "decidedName", decided_at AS "decidedAt"`;

/** Whether a second person has to look before a programme is published. */
export async function selectNeedsReview(tx: Transaction): Promise<boolean> {
  const { rows } = await tx.client.query<{ needed: boolean }>(
    'SELECT is_needed AS needed FROM programmes.review_rule WHERE economy = $1',
    [tx.economy],
  );
  return rows[0]?.needed ?? false;
}

export async function writeNeedsReview(tx: Transaction, isNeeded: boolean): Promise<void> {
  await tx.client.query(
    `INSERT INTO programmes.review_rule (economy, is_needed, changed_by) VALUES ($1, $2, $3)
     ON CONFLICT (economy) DO UPDATE SET is_needed = $2, changed_by = $3, changed_at = clock_timestamp()`,
    [tx.economy, isNeeded, tx.actor.userId ?? 'anonymous'],
  );
}

export async function insertReview(tx: Transaction, id: string, version: number, note: string): Promise<void> {
  await tx.client.query(
    `INSERT INTO programmes.review (economy, programme_id, programme_version, note, asked_by, asked_name) VALUES ($1, $2, $3, $4, $5, $6)`,
    [tx.economy, id, version, note, tx.actor.userId ?? 'anonymous', tx.actor.name],
  );
}

export async function closeReview(
  tx: Transaction,
  id: string,
  outcome: ReviewOutcome,
  reason: string | null,
): Promise<void> {
  await tx.client.query(
    `UPDATE programmes.review SET outcome = $3, reason = $4, decided_by = $5, decided_name = $6, decided_at = clock_timestamp()
     WHERE economy = $1 AND programme_id = $2 AND outcome IS NULL`,
    [tx.economy, id, outcome, reason, tx.actor.userId ?? 'anonymous', tx.actor.name],
  );
}

/** Reviews of a programme, newest first. */
export async function selectReviews(tx: Transaction, id: string): Promise<ReviewRow[]> {
  const { rows } = await tx.client.query<ReviewRow>(
    `SELECT ${columns} FROM programmes.review WHERE economy = $1 AND programme_id = $2 ORDER BY position DESC LIMIT 100`,
    [tx.economy, id],
  );
  return rows;
}

/** The last review of every version that is not on the shelf yet. */
export async function selectReviewsOfDrafts(tx: Transaction): Promise<ReviewRow[]> {
  const { rows } = await tx.client.query<ReviewRow>(
    `SELECT DISTINCT ON (programme_id) ${columns} FROM programmes.review
     WHERE economy = $1 AND (programme_id, programme_version) IN (
       SELECT id, version FROM programmes.programme WHERE economy = $1 AND state IN ('draft', 'inReview'))
     ORDER BY programme_id, position DESC`,
    [tx.economy],
  );
  return rows;
}
