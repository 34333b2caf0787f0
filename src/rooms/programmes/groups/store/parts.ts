import type { Transaction } from '../../../../platform/context.ts';
import { insertRows } from '../../../../platform/db/index.ts';

export interface PartRow {
  enterpriseId: string;
  name: string;
  weight: string;
  amount: string;
  paid: string;
}

/** A voucher by firm, as far as the reader may know of it. */
export async function selectParts(tx: Transaction, voucherId: string): Promise<PartRow[]> {
  const { rows } = await tx.client.query<PartRow>(
    `SELECT p.enterprise_id AS "enterpriseId", coalesce(e.name, p.enterprise_id) AS name, trim_scale(p.weight)::text AS weight,
       round(p.amount, 2)::text AS amount,
       round(coalesce((SELECT sum(c.amount) FROM programmes.claim_part c
         WHERE c.economy = p.economy AND c.voucher_id = p.voucher_id AND c.enterprise_id = p.enterprise_id), 0), 2)::text AS paid
     FROM programmes.voucher_part p
     LEFT JOIN registry_api.enterprise e ON e.economy = p.economy AND e.id = p.enterprise_id
     WHERE p.economy = $1 AND p.voucher_id = $2 ORDER BY name, p.enterprise_id`,
    [tx.economy, voucherId],
  );
  return rows;
}

export async function insertParts(
  tx: Transaction,
  { voucherId, organisation }: { voucherId: string; organisation: string | null },
  parts: readonly { enterpriseId: string; weight: string; amount: string }[],
): Promise<void> {
  await insertRows(
    tx,
    'programmes.voucher_part',
    ['economy', 'voucher_id', 'organisation', 'enterprise_id', 'weight', 'amount'],
    parts.map(({ enterpriseId, weight, amount }) => ({
      ...{ economy: tx.economy, voucher_id: voucherId, organisation, enterprise_id: enterpriseId, weight, amount },
    })),
  );
}

export async function insertClaimParts(
  tx: Transaction,
  of: { claimId: string; voucherId: string; organisation: string | null },
  parts: readonly { enterpriseId: string; amount: string }[],
): Promise<void> {
  await insertRows(
    tx,
    'programmes.claim_part',
    ['economy', 'claim_id', 'voucher_id', 'organisation', 'enterprise_id', 'amount'],
    parts.map(({ enterpriseId, amount }) => ({
      ...{ economy: tx.economy, claim_id: of.claimId, voucher_id: of.voucherId, organisation: of.organisation },
      ...{ enterprise_id: enterpriseId, amount },
    })),
  );
}

/** What vouchers of a programme promise each of these firms: its own, and its parts of those of groups. Merged firms count together. */
export async function selectPromised(
  tx: Transaction,
  programmeId: string,
  firms: readonly string[],
  currency: string,
): Promise<Map<string, string>> {
  const { rows } = await tx.client.query<{ id: string; amount: string }>(
    `SELECT coalesce(d.new_id, o.id) AS id, sum(o.amount)::text AS amount FROM (
       SELECT v.enterprise_id AS id, v.ceiling AS amount FROM programmes.voucher v
       WHERE v.economy = $1 AND v.programme_id = $2 AND v.currency = $4 AND v.enterprise_id IS NOT NULL
       UNION ALL
       SELECT p.enterprise_id, p.amount FROM programmes.voucher_part p
       JOIN programmes.voucher v ON v.economy = p.economy AND v.id = p.voucher_id
       WHERE p.economy = $1 AND v.programme_id = $2 AND v.currency = $4) AS o
     LEFT JOIN programmes.known_redirect d ON d.economy = $1 AND d.old_id = o.id
     WHERE coalesce(d.new_id, o.id) = ANY ($3) GROUP BY 1`,
    [tx.economy, programmeId, firms, currency],
  );
  return new Map(rows.map(({ id, amount }) => [id, amount]));
}
