import type { Transaction } from '../../../platform/context.ts';
import { documentSchema, type PlanDocument } from '../model.ts';

export interface EditionRow {
  planId: string;
  number: number;
  reason: string | null;
  document: PlanDocument;
  publishedOn: string;
  simulated: boolean;
}

const columns = 'plan_id AS "planId", number, reason, document, published_on::text AS "publishedOn", simulated';
const read = (row: EditionRow): EditionRow => ({ ...row, document: documentSchema.parse(row.document) });

export async function findEdition(tx: Transaction, planId: string): Promise<EditionRow | null> {
  const { rows } = await tx.client.query<EditionRow>(
    `SELECT ${columns} FROM plans.edition WHERE economy = $1 AND plan_id = $2 AND is_current`,
    [tx.economy, planId],
  );
  return rows[0] === undefined ? null : read(rows[0]);
}

/** The edition that holds of every plan. */
export async function selectEditions(tx: Transaction): Promise<EditionRow[]> {
  const { rows } = await tx.client.query<EditionRow>(
    `SELECT ${columns} FROM plans.edition WHERE economy = $1 AND is_current
     ORDER BY document->>'startsOn' DESC, document->>'title' COLLATE "C", plan_id LIMIT 500`,
    [tx.economy],
  );
  return rows.map(read);
}

export type EditionNote = Pick<EditionRow, 'number' | 'reason' | 'publishedOn'>;

export async function selectHistory(tx: Transaction, planId: string): Promise<EditionNote[]> {
  const { rows } = await tx.client.query<EditionNote>(
    `SELECT number, reason, published_on::text AS "publishedOn" FROM plans.edition
     WHERE economy = $1 AND plan_id = $2 ORDER BY number DESC`,
    [tx.economy, planId],
  );
  return rows;
}

export async function insertEdition(tx: Transaction, edition: EditionRow): Promise<void> {
  await tx.client.query(
    'UPDATE plans.edition SET is_current = false WHERE economy = $1 AND plan_id = $2 AND is_current',
    [tx.economy, edition.planId],
  );
  await tx.client.query(
    `INSERT INTO plans.edition (economy, plan_id, number, reason, document, published_by, published_on, simulated)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      tx.economy,
      edition.planId,
      edition.number,
      edition.reason,
      JSON.stringify(edition.document),
      tx.actor.userId ?? 'system',
      edition.publishedOn,
      edition.simulated,
    ],
  );
}
