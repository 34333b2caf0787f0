import type { Transaction } from '../../../platform/context.ts';
import { type CopyValue, insertRows } from '../../../platform/db/index.ts';

/** What each refers to comes before it. */
const tables = [
  'round',
  'lottery_seed',
  'application',
  'application_event',
  'draw_entry',
  'delivery',
  'suggestion',
  'voucher',
  'claim',
  'outcome',
  'feedback_request',
  'feedback',
  'complaint',
  'corrective_action',
] as const;
export type SimulatedTable = (typeof tables)[number];

/** Rows by table, in the columns of the migration but for `economy` and `simulated`. */
export type SimulatedRows = Partial<Record<SimulatedTable, readonly Readonly<Record<string, CopyValue>>[]>>;

/** Tables whose rows have no mark of their own; they go with the round or the application that they belong to. */
const unmarked: Partial<Record<SimulatedTable, string>> = {
  lottery_seed: 'round_id IN (SELECT id FROM programmes.round WHERE economy = $1 AND simulated)',
  draw_entry: 'round_id IN (SELECT id FROM programmes.round WHERE economy = $1 AND simulated)',
  application_event: 'application_id IN (SELECT id FROM programmes.application WHERE economy = $1 AND simulated)',
};

export async function insertSimulatedRows(tx: Transaction, rows: SimulatedRows): Promise<void> {
  for (const table of tables) {
    const given = rows[table] ?? [];
    const isMarked = unmarked[table] === undefined;
    const fixed = { economy: tx.economy, ...(isMarked ? { simulated: true } : {}) };
    const columns = [...new Set([...given.flatMap((row) => Object.keys(row)), ...Object.keys(fixed)])];
    await insertRows(
      tx,
      `programmes.${table}`,
      columns,
      given.map((row) => ({ ...row, ...fixed })),
    );
  }
}

export async function clearSimulatedRows(tx: Transaction): Promise<void> {
  for (const table of [...tables].reverse()) {
    await tx.client.query(`DELETE FROM programmes.${table} WHERE economy = $1 AND ${unmarked[table] ?? 'simulated'}`, [
      tx.economy,
    ]);
  }
  await tx.client.query(
    `DELETE FROM programmes.decision_record d WHERE economy = $1
     AND EXISTS (SELECT FROM programmes.programme p WHERE p.economy = d.economy AND p.id = d.programme_id AND p.simulated)`,
    [tx.economy],
  );
}

export async function sumVouchers(
  tx: Transaction,
): Promise<{ programmeId: string; currency: string; committed: string; paid: string }[]> {
  const { rows } = await tx.client.query(
    `SELECT v.programme_id AS "programmeId", v.currency, trim_scale(sum(v.ceiling))::text AS committed,
       trim_scale(coalesce(sum((SELECT sum(c.payable) FROM programmes.claim c WHERE c.economy = v.economy AND c.voucher_id = v.id AND c.state = 'paid')), 0))::text AS paid
     FROM programmes.voucher v WHERE v.economy = $1 AND v.simulated GROUP BY v.programme_id, v.currency ORDER BY v.programme_id`,
    [tx.economy],
  );
  return rows;
}
