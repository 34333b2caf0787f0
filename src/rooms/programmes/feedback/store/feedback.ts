import type { Transaction } from '../../../../platform/context.ts';

export interface RequestRow {
  id: string;
  programmeId: string;
  programmeTitle: string;
  enterpriseId: string;
  organisation: string | null;
  deliveryId: string;
  startedOn: string | null;
  expiresOn: string;
  answered: boolean;
  simulated: boolean;
}

const columns = `id, programme_id AS "programmeId", programme_title AS "programmeTitle", enterprise_id AS "enterpriseId", organisation,
  delivery_id AS "deliveryId", started_on::text AS "startedOn", expires_on::text AS "expiresOn", answered_at IS NOT NULL AS answered, simulated`;

/** The holder of a link acts by it alone: policies read it for the rest of this transaction. */
export async function showToken(tx: Transaction, tokenHash: string): Promise<void> {
  await tx.client.query(`SELECT set_config('toolroom.feedback_token', $1, true)`, [tokenHash]);
}

export async function selectRequestByToken(tx: Transaction, tokenHash: string): Promise<RequestRow | null> {
  const { rows } = await tx.client.query<RequestRow>(
    `SELECT ${columns} FROM programmes.feedback_request WHERE economy = $1 AND token_hash = $2`,
    [tx.economy, tokenHash],
  );
  return rows[0] ?? null;
}

export async function selectRequest(tx: Transaction, id: string): Promise<RequestRow | null> {
  const { rows } = await tx.client.query<RequestRow>(
    `SELECT ${columns} FROM programmes.feedback_request WHERE economy = $1 AND id = $2`,
    [tx.economy, id],
  );
  return rows[0] ?? null;
}

export async function selectOpenRequests(
  tx: Transaction,
  enterpriseIds: readonly string[],
  today: string,
): Promise<RequestRow[]> {
  const { rows } = await tx.client.query<RequestRow>(
    `SELECT ${columns} FROM programmes.feedback_request
     WHERE economy = $1 AND enterprise_id = ANY($2) AND answered_at IS NULL AND expires_on >= $3 ORDER BY created_at DESC, id LIMIT 20`,
    [tx.economy, enterpriseIds, today],
  );
  return rows;
}

export interface NewRequest {
  id: string;
  tokenHash: string;
  deliveryId: string;
  programmeId: string;
  enterpriseId: string;
  organisation: string | null;
  programmeTitle: string;
  startedOn: string | null;
  expiresOn: string;
  simulated: boolean;
}

export async function insertRequest(tx: Transaction, one: NewRequest): Promise<void> {
  await tx.client.query(
    `INSERT INTO programmes.feedback_request (economy, id, token_hash, delivery_id, programme_id, enterprise_id, organisation, programme_title,
       started_on, expires_on, simulated) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      tx.economy,
      one.id,
      one.tokenHash,
      one.deliveryId,
      one.programmeId,
      one.enterpriseId,
      one.organisation,
      one.programmeTitle,
      one.startedOn,
      one.expiresOn,
      one.simulated,
    ],
  );
}

/** False where the link has been used. */
export async function markAnswered(tx: Transaction, id: string, at: Date): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    'UPDATE programmes.feedback_request SET answered_at = $3 WHERE economy = $1 AND id = $2 AND answered_at IS NULL',
    [tx.economy, id, at],
  );
  return rowCount === 1;
}

export interface NewFeedback {
  id: string;
  request: RequestRow;
  usefulness: number;
  competence: number;
  specificity: number;
  changed: 'yes' | 'planned' | 'no';
  comment: string | null;
  givenOn: string;
}

export async function insertFeedback(tx: Transaction, one: NewFeedback): Promise<void> {
  await tx.client.query(
    `INSERT INTO programmes.feedback (economy, id, request_id, programme_id, enterprise_id, organisation, usefulness, competence, specificity,
       changed, comment, given_on, simulated) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      tx.economy,
      one.id,
      one.request.id,
      one.request.programmeId,
      one.request.enterpriseId,
      one.request.organisation,
      one.usefulness,
      one.competence,
      one.specificity,
      one.changed,
      one.comment,
      one.givenOn,
      one.request.simulated,
    ],
  );
}
