import type { Transaction } from '../../../platform/context.ts';
import { insertRows } from '../../../platform/db/index.ts';
import type { EntryState } from '../model.ts';
import type { Reason } from '../rules/scoreCandidate.ts';

export interface ShortListRow {
  id: string;
  title: string;
  need: string;
  quantity: string;
  text: string;
  place: string | null;
  isic: string | null;
  considered: number;
  createdAt: Date;
  version: number;
  organisation: string;
}

export interface EntryRow {
  enterpriseId: string;
  position: number;
  score: number | null;
  reasons: Reason[];
  state: EntryState;
  note: string;
  version: number;
}

const listColumns = `id, title, need, quantity, search_text AS text, place_code AS place, isic, considered, created_at AS "createdAt",
  version, organisation`;
const entryColumns = 'enterprise_id AS "enterpriseId", position, score, reasons, state, note, version';

export async function insertShortList(
  tx: Transaction,
  list: Omit<ShortListRow, 'createdAt' | 'version'> & { simulated: boolean },
): Promise<void> {
  await tx.client.query(
    `INSERT INTO linkages.short_list (economy, id, organisation, title, need, quantity, search_text, place_code, isic, considered, simulated, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      tx.economy,
      list.id,
      list.organisation,
      list.title,
      list.need,
      list.quantity,
      list.text,
      list.place,
      list.isic,
      list.considered,
      list.simulated,
      tx.actor.userId ?? 'anonymous',
    ],
  );
}

export async function insertEntries(
  tx: Transaction,
  list: { id: string; organisation: string },
  entries: readonly Pick<EntryRow, 'enterpriseId' | 'position' | 'score' | 'reasons' | 'state'>[],
): Promise<void> {
  const columns = [
    'economy',
    'short_list_id',
    'enterprise_id',
    'organisation',
    'position',
    'score',
    'reasons',
    'state',
    'note',
    'added_by',
  ];
  const rows = entries.map(({ enterpriseId, position, score, reasons, state }) => ({
    ...{ economy: tx.economy, short_list_id: list.id, enterprise_id: enterpriseId, organisation: list.organisation },
    ...{ position, score, reasons, state, note: '', added_by: tx.actor.userId ?? 'anonymous' },
  }));
  await insertRows(tx, 'linkages.short_list_entry', columns, rows);
}

/** Those of the actor's own organisation, the newest first. */
export async function listShortLists(tx: Transaction): Promise<(ShortListRow & { firms: number; kept: number })[]> {
  const { rows } = await tx.client.query<ShortListRow & { firms: number; kept: number }>(
    `SELECT ${listColumns}, e.firms, e.kept FROM linkages.short_list s
     CROSS JOIN LATERAL (SELECT count(*)::int AS firms, count(*) FILTER (WHERE state IN ('shortlisted', 'contacted'))::int AS kept
       FROM linkages.short_list_entry e WHERE e.economy = s.economy AND e.short_list_id = s.id) AS e
     WHERE economy = $1 AND organisation = $2 ORDER BY created_at DESC, id LIMIT 200`,
    [tx.economy, tx.actor.organisationId],
  );
  return rows;
}

/** Of the actor's own organisation; null for others', whoever asks. */
export async function findShortList(tx: Transaction, id: string, forUpdate = false): Promise<ShortListRow | null> {
  const { rows } = await tx.client.query<ShortListRow>(
    `SELECT ${listColumns} FROM linkages.short_list WHERE economy = $1 AND id = $2 AND organisation = $3 ${forUpdate ? 'FOR UPDATE' : ''}`,
    [tx.economy, id, tx.actor.organisationId],
  );
  return rows[0] ?? null;
}

export async function listEntries(tx: Transaction, id: string): Promise<EntryRow[]> {
  const { rows } = await tx.client.query<EntryRow>(
    `SELECT ${entryColumns} FROM linkages.short_list_entry WHERE economy = $1 AND short_list_id = $2 ORDER BY position, enterprise_id`,
    [tx.economy, id],
  );
  return rows;
}

/** False where somebody changed the entry since. */
export async function updateEntry(
  tx: Transaction,
  id: string,
  entry: { enterpriseId: string; state: EntryState; note: string; version: number },
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `UPDATE linkages.short_list_entry SET state = $4, note = $5, version = version + 1, changed_at = clock_timestamp()
     WHERE economy = $1 AND short_list_id = $2 AND enterprise_id = $3 AND version = $6`,
    [tx.economy, id, entry.enterpriseId, entry.state, entry.note, entry.version],
  );
  return rowCount === 1;
}

export async function deleteEntry(
  tx: Transaction,
  id: string,
  enterpriseId: string,
  version: number,
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    'DELETE FROM linkages.short_list_entry WHERE economy = $1 AND short_list_id = $2 AND enterprise_id = $3 AND version = $4',
    [tx.economy, id, enterpriseId, version],
  );
  return rowCount === 1;
}

/** Numbers the entries anew, in the order given. */
export async function reorderEntries(tx: Transaction, id: string, enterpriseIds: readonly string[]): Promise<void> {
  await tx.client.query(
    `UPDATE linkages.short_list_entry e SET position = o.position
     FROM unnest($3::text[]) WITH ORDINALITY AS o (enterprise_id, position)
     WHERE e.economy = $1 AND e.short_list_id = $2 AND e.enterprise_id = o.enterprise_id`,
    [tx.economy, id, enterpriseIds],
  );
}

export async function deleteSimulatedShortLists(tx: Transaction): Promise<void> {
  await tx.client.query('DELETE FROM linkages.short_list WHERE economy = $1 AND simulated', [tx.economy]);
}
