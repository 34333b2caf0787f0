import type { Transaction } from '../../../platform/context.ts';
import { settleTouched } from './derive.ts';
import { refreshSearchRows } from './searchRows.ts';

export interface Merge {
  from: string;
  to: string;
  reason: string;
}

/** What a firm has, and by what a row of it is known again beside the firm. */
const owned: readonly { table: string; key: readonly string[]; once?: readonly string[]; onlyWhere?: string }[] = [
  { table: 'establishment', key: ['id'] },
  { table: 'identifier', key: ['scheme', 'value'], once: ['scheme', 'value'] },
  { table: 'fact', key: ['id'] },
  { table: 'correction', key: ['id'] },
  { table: 'membership', key: ['id'], once: ['kind', 'body', 'valid_from'], onlyWhere: 'superseded_at IS NULL' },
  { table: 'representative', key: ['organisation', 'valid_from'], once: ['organisation', 'valid_from'] },
  { table: 'capability', key: ['id'] },
  { table: 'report', key: ['id'] },
  { table: 'other_name', key: ['id'] },
  { table: 'placement', key: ['establishment_id'] },
];

type Rows = Record<string, Record<string, unknown>[]>;

export interface Moved {
  /** The firm that went, as its row was. */
  enterprise: Record<string, unknown>;
  moved: Rows;
  /** Said of both firms in the same way: it can't be said twice of the one that remains. */
  dropped: Rows;
  /** Older ids that led to the firm that went. */
  redirects: string[];
}

/** Moves all that belongs to one firm to the other; says what moved, so that it can be moved back. */
export async function moveToEnterprise(tx: Transaction, { from, to }: Merge): Promise<Moved> {
  const moved: Rows = {};
  const dropped: Rows = {};
  for (const one of owned) {
    if (one.once !== undefined)
      dropped[one.table] = await dropSaidOfBoth(tx, one.table, one.once, one.onlyWhere, from, to);
    const { rows } = await tx.client.query<Record<string, unknown>>(
      `UPDATE registry.${one.table} SET enterprise_id = $3 WHERE economy = $1 AND enterprise_id = $2
       RETURNING ${one.key.map((column) => `${column}::text`).join(', ')}`,
      [tx.economy, from, to],
    );
    moved[one.table] = rows;
  }
  await tx.client.query(
    'UPDATE registry.public_search SET enterprise_id = $3 WHERE economy = $1 AND establishment_id = ANY($2)',
    [tx.economy, idsOf(moved.establishment), to],
  );
  const { rows } = await tx.client.query<{ row: Record<string, unknown> }>(
    'DELETE FROM registry.enterprise e WHERE economy = $1 AND id = $2 RETURNING to_jsonb(e) AS row',
    [tx.economy, from],
  );
  await raiseVersion(tx, to);
  const redirects = await writeRedirect(tx, from, to);
  return { enterprise: rows[0]?.row ?? {}, moved, dropped, redirects };
}

const idsOf = (rows: Rows[string] | undefined) => (rows ?? []).map(({ id }) => id as string);

async function dropSaidOfBoth(
  tx: Transaction,
  table: string,
  once: readonly string[],
  onlyWhere: string | undefined,
  from: string,
  to: string,
): Promise<Rows[string]> {
  const alike = once.map((column) => `kept.${column} IS NOT DISTINCT FROM gone.${column}`).join(' AND ');
  const where = onlyWhere === undefined ? '' : `AND gone.${onlyWhere} AND kept.${onlyWhere}`;
  const { rows } = await tx.client.query<{ row: Record<string, unknown> }>(
    `DELETE FROM registry.${table} gone USING registry.${table} kept
     WHERE gone.economy = $1 AND gone.enterprise_id = $2 AND kept.economy = $1 AND kept.enterprise_id = $3 AND ${alike} ${where}
     RETURNING to_jsonb(gone) AS row`,
    [tx.economy, from, to],
  );
  return rows.map(({ row }) => row);
}

/** Moves back what an earlier merge moved, as far as it is still where it went. */
export async function moveBack(
  tx: Transaction,
  { from, to }: Pick<Merge, 'from' | 'to'>,
  before: Moved,
): Promise<void> {
  await insertRowsOf(tx, 'enterprise', [before.enterprise]);
  for (const { table, key } of owned) {
    const rows = before.moved[table] ?? [];
    const alike = key.map((column) => `t.${column}::text = k.${column}`).join(' AND ');
    await tx.client.query(
      `UPDATE registry.${table} t SET enterprise_id = $3
       FROM jsonb_to_recordset($4::jsonb) AS k(${key.map((column) => `${column} text`).join(', ')})
       WHERE t.economy = $1 AND t.enterprise_id = $2 AND ${alike}`,
      [tx.economy, to, from, JSON.stringify(rows)],
    );
    await insertRowsOf(tx, table, before.dropped[table] ?? []);
  }
  await tx.client.query(
    'UPDATE registry.public_search SET enterprise_id = $3 WHERE economy = $1 AND establishment_id = ANY($2) AND enterprise_id = $4',
    [tx.economy, idsOf(before.moved.establishment), from, to],
  );
  await raiseVersion(tx, from);
  await raiseVersion(tx, to);
  await tx.client.query('DELETE FROM registry.redirect WHERE economy = $1 AND old_id = $2', [tx.economy, from]);
  await tx.client.query(
    'UPDATE registry.redirect SET new_id = $3 WHERE economy = $1 AND old_id = ANY($2) AND new_id = $4',
    [tx.economy, before.redirects, from, to],
  );
}

async function insertRowsOf(tx: Transaction, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.client.query(
    `INSERT INTO registry.${table} SELECT r.* FROM jsonb_populate_recordset(NULL::registry.${table}, $1::jsonb) AS r ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows)],
  );
}

async function raiseVersion(tx: Transaction, id: string): Promise<void> {
  await tx.client.query('UPDATE registry.enterprise SET version = version + 1 WHERE economy = $1 AND id = $2', [
    tx.economy,
    id,
  ]);
}

/** The old id leads to the new one from now on, and so does every id that led to the old one; returns these. */
async function writeRedirect(tx: Transaction, from: string, to: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ old_id: string }>(
    'UPDATE registry.redirect SET new_id = $3 WHERE economy = $1 AND new_id = $2 RETURNING old_id',
    [tx.economy, from, to],
  );
  await tx.client.query(
    `INSERT INTO registry.redirect (economy, old_id, new_id, reason, decided_by) VALUES ($1, $2, $3, 'merged', $4)`,
    [tx.economy, from, to, tx.actor.userId ?? 'anonymous'],
  );
  return rows.map(({ old_id }) => old_id);
}

/** Names firms anew, and finds them, by what they have now. */
export async function settleFirms(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.client.query('CREATE TEMPORARY TABLE IF NOT EXISTS touched_enterprise (id text NOT NULL) ON COMMIT DROP');
  await tx.client.query('INSERT INTO touched_enterprise SELECT unnest($1::text[])', [ids]);
  await settleTouched(tx);
  for (const id of ids) await refreshSearchRows(tx, id);
}

/** Gives establishments of one firm to a new one, and lets later imports know. */
export async function moveToNewEnterprise(
  tx: Transaction,
  one: { from: string; to: string; establishments: readonly string[]; eventId: string },
): Promise<void> {
  await tx.client.query(
    `INSERT INTO registry.enterprise (economy, id, name, legal_form, simulated)
     SELECT $1, $2, coalesce(t.enterprise_name, t.name), t.legal_form, e.simulated
     FROM registry.establishment t JOIN registry.enterprise e ON e.economy = t.economy AND e.id = t.enterprise_id
     WHERE t.economy = $1 AND t.id = ANY($3)
     ORDER BY length(coalesce(t.enterprise_name, t.name)), coalesce(t.enterprise_name, t.name) COLLATE "C", t.id LIMIT 1`,
    [tx.economy, one.to, one.establishments],
  );
  for (const [table, column] of [
    ['establishment', 'id'],
    ['public_search', 'establishment_id'],
  ] as const)
    await tx.client.query(
      `UPDATE registry.${table} SET enterprise_id = $3 WHERE economy = $1 AND ${column} = ANY($4) AND enterprise_id = $2`,
      [tx.economy, one.from, one.to, one.establishments],
    );
  await tx.client.query(
    `INSERT INTO registry.placement (economy, establishment_id, enterprise_id, event_id) SELECT $1, unnest($2::text[]), $3, $4
     ON CONFLICT (establishment_id, economy) DO UPDATE SET enterprise_id = excluded.enterprise_id, event_id = excluded.event_id`,
    [tx.economy, one.establishments, one.to, one.eventId],
  );
  await raiseVersion(tx, one.from);
}

export async function removePlacements(tx: Transaction, eventId: string): Promise<void> {
  await tx.client.query('DELETE FROM registry.placement WHERE economy = $1 AND event_id = $2', [tx.economy, eventId]);
}

/** Which of these establishments are the firm's own. */
export async function selectOwn(tx: Transaction, enterpriseId: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>(
    'SELECT id FROM registry.establishment WHERE economy = $1 AND enterprise_id = $2 AND id = ANY($3) ORDER BY id',
    [tx.economy, enterpriseId, ids],
  );
  return rows.map(({ id }) => id);
}

/** A firm of which nothing was left has gone: it comes back with what returns to it. */
export async function ensureEnterprise(tx: Transaction, id: string, like: string): Promise<void> {
  await tx.client.query(
    `INSERT INTO registry.enterprise (economy, id, name, legal_form, simulated)
     SELECT economy, $2, name, legal_form, simulated FROM registry.enterprise WHERE economy = $1 AND id = $3 ON CONFLICT DO NOTHING`,
    [tx.economy, id, like],
  );
}
