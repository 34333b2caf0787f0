import type { Transaction } from '../../../../platform/context.ts';

export interface VoucherRow {
  id: string;
  applicationId: string;
  programmeId: string;
  programmeTitle: string;
  /** Null where a group has it. */
  enterpriseId: string | null;
  groupId: string | null;
  /** Of the firm or the group. */
  enterpriseName: string;
  organisation: string | null;
  /** Of a group's firms those that share it; 1 for a firm. */
  firms: number;
  share: string;
  ceiling: string;
  currency: string;
  grantedOn: string;
  expiresOn: string;
  state: 'granted' | 'closed';
  simulated: boolean;
  /** Paid, and what waits for its decision beside it. */
  paid: string;
  claimed: string;
  version: number;
}

const columns = `v.id, v.application_id AS "applicationId", v.programme_id AS "programmeId", p.title AS "programmeTitle",
  v.enterprise_id AS "enterpriseId", v.group_id AS "groupId", coalesce(e.name, g.name, v.enterprise_id, '') AS "enterpriseName", v.organisation,
  v.firms, trim_scale(v.share)::text AS share,
  trim_scale(v.ceiling)::text AS ceiling, v.currency, v.granted_on::text AS "grantedOn", v.expires_on::text AS "expiresOn", v.state, v.simulated,
  trim_scale(coalesce(c.paid, 0))::text AS paid, trim_scale(coalesce(c.claimed, 0))::text AS claimed, v.version`;
const source = `programmes.voucher v
  JOIN programmes.programme p ON p.economy = v.economy AND p.id = v.programme_id AND p.is_current
  LEFT JOIN registry_api.enterprise e ON e.economy = v.economy AND e.id = v.enterprise_id
  LEFT JOIN registry_api.enterprise_group g ON g.economy = v.economy AND g.id = v.group_id
  LEFT JOIN LATERAL (SELECT sum(payable) FILTER (WHERE state = 'paid') AS paid, sum(payable) FILTER (WHERE state <> 'refused') AS claimed
    FROM programmes.claim WHERE economy = v.economy AND voucher_id = v.id) AS c ON true`;

export async function selectVoucher(tx: Transaction, id: string): Promise<VoucherRow | null> {
  const { rows } = await tx.client.query<VoucherRow>(
    `SELECT ${columns} FROM ${source} WHERE v.economy = $1 AND v.id = $2`,
    [tx.economy, id],
  );
  return rows[0] ?? null;
}

/** Held until the transaction ends, so that two claims on one voucher are counted one after the other. */
export async function lockVoucher(tx: Transaction, id: string): Promise<void> {
  await tx.client.query('SELECT FROM programmes.voucher WHERE economy = $1 AND id = $2 FOR UPDATE', [tx.economy, id]);
}

export async function selectVouchers(
  tx: Transaction,
  filter: {
    /** By themselves, or with a part of a group's. */
    enterpriseIds: readonly string[] | null;
    /** Beside them. */
    groupIds: readonly string[];
    applicationId: string | null;
  },
): Promise<VoucherRow[]> {
  const { rows } = await tx.client.query<VoucherRow>(
    `SELECT ${columns} FROM ${source} WHERE v.economy = $1 AND ($2::text[] IS NULL OR v.enterprise_id = ANY($2) OR v.group_id = ANY($4::uuid[])
         OR v.id IN (SELECT p.voucher_id FROM programmes.voucher_part p WHERE p.economy = $1 AND p.enterprise_id = ANY($2)))
       AND ($3::uuid IS NULL OR v.application_id = $3) ORDER BY v.granted_on DESC, v.id LIMIT 200`,
    [tx.economy, filter.enterpriseIds, filter.applicationId, filter.groupIds],
  );
  return rows;
}

export interface NewVoucher {
  id: string;
  applicationId: string;
  programmeId: string;
  enterpriseId: string | null;
  groupId: string | null;
  firms: number;
  organisation: string | null;
  share: string;
  ceiling: string;
  currency: string;
  grantedOn: string;
  expiresOn: string;
  simulated: boolean;
}

/** False where the application has a voucher already. */
export async function insertVoucher(tx: Transaction, one: NewVoucher): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `INSERT INTO programmes.voucher (economy, id, application_id, programme_id, enterprise_id, organisation, share, ceiling, currency, granted_on,
       expires_on, state, granted_by, simulated, group_id, firms)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'granted', $12, $13, $14, $15) ON CONFLICT DO NOTHING`,
    [
      tx.economy,
      one.id,
      one.applicationId,
      one.programmeId,
      one.enterpriseId,
      one.organisation,
      one.share,
      one.ceiling,
      one.currency,
      one.grantedOn,
      one.expiresOn,
      tx.actor.userId ?? 'anonymous',
      one.simulated,
      one.groupId,
      one.firms,
    ],
  );
  return rowCount === 1;
}

/** Budget of an application's round, and what its vouchers bind; null where the round has no budget. */
export async function selectBudget(
  tx: Transaction,
  applicationId: string,
): Promise<{ roundId: string; budget: string | null; bound: string; currency: string | null } | null> {
  const { rows } = await tx.client.query(
    `SELECT r.id AS "roundId", trim_scale(r.budget)::text AS budget, r.currency,
       (SELECT trim_scale(coalesce(sum(v.ceiling), 0))::text FROM programmes.voucher v JOIN programmes.application o ON o.economy = v.economy AND o.id = v.application_id
        WHERE v.economy = r.economy AND o.round_id = r.id) AS bound
     FROM programmes.application a JOIN programmes.round r ON r.economy = a.economy AND r.id = a.round_id
     WHERE a.economy = $1 AND a.id = $2 FOR UPDATE OF r`,
    [tx.economy, applicationId],
  );
  return rows[0] ?? null;
}

export interface ClaimRow {
  id: string;
  voucherId: string;
  enterpriseName: string;
  organisation: string | null;
  supplier: string;
  invoiceNumber: string;
  invoicedOn: string;
  invoiceAmount: string;
  payable: string;
  currency: string;
  evidenceFile: string | null;
  evidenceName: string | null;
  state: 'submitted' | 'refused' | 'paid';
  reason: string | null;
  submittedAt: Date;
  decidedAt: Date | null;
  version: number;
}

const claimColumns = `c.id, c.voucher_id AS "voucherId", coalesce(e.name, g.name, v.enterprise_id, '') AS "enterpriseName", c.organisation, c.supplier,
  c.invoice_number AS "invoiceNumber", c.invoiced_on::text AS "invoicedOn", trim_scale(c.invoice_amount)::text AS "invoiceAmount",
  trim_scale(c.payable)::text AS payable, c.currency, c.evidence_file AS "evidenceFile", c.evidence_name AS "evidenceName", c.state, c.reason,
  c.submitted_at AS "submittedAt", c.decided_at AS "decidedAt", c.version`;
const claimSource = `programmes.claim c JOIN programmes.voucher v ON v.economy = c.economy AND v.id = c.voucher_id
  LEFT JOIN registry_api.enterprise e ON e.economy = v.economy AND e.id = v.enterprise_id
  LEFT JOIN registry_api.enterprise_group g ON g.economy = v.economy AND g.id = v.group_id`;

export async function selectClaims(tx: Transaction, voucherId: string): Promise<ClaimRow[]> {
  const { rows } = await tx.client.query<ClaimRow>(
    `SELECT ${claimColumns} FROM ${claimSource} WHERE c.economy = $1 AND c.voucher_id = $2 ORDER BY c.submitted_at, c.id`,
    [tx.economy, voucherId],
  );
  return rows;
}

/** Claims that wait, the oldest first. */
export async function selectWaitingClaims(tx: Transaction, limit: number): Promise<ClaimRow[]> {
  const { rows } = await tx.client.query<ClaimRow>(
    `SELECT ${claimColumns} FROM ${claimSource} WHERE c.economy = $1 AND c.state = 'submitted' ORDER BY c.submitted_at, c.id LIMIT $2`,
    [tx.economy, limit],
  );
  return rows;
}

export async function selectClaim(tx: Transaction, id: string, lock = false): Promise<ClaimRow | null> {
  const { rows } = await tx.client.query<ClaimRow>(
    `SELECT ${claimColumns} FROM ${claimSource} WHERE c.economy = $1 AND c.id = $2 ${lock ? 'FOR UPDATE OF c' : ''}`,
    [tx.economy, id],
  );
  return rows[0] ?? null;
}

export interface NewClaim {
  id: string;
  voucherId: string;
  organisation: string | null;
  supplier: string;
  invoiceNumber: string;
  invoicedOn: string;
  invoiceAmount: string;
  payable: string;
  currency: string;
  evidenceFile: string | null;
  evidenceName: string | null;
  simulated: boolean;
}

/** False where the same invoice was claimed before. */
export async function insertClaim(tx: Transaction, one: NewClaim, at: Date): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `INSERT INTO programmes.claim (economy, id, voucher_id, organisation, supplier, invoice_number, invoiced_on, invoice_amount, payable, currency,
       evidence_file, evidence_name, state, submitted_by, submitted_at, simulated)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'submitted', $13, $14, $15) ON CONFLICT DO NOTHING`,
    [
      tx.economy,
      one.id,
      one.voucherId,
      one.organisation,
      one.supplier,
      one.invoiceNumber,
      one.invoicedOn,
      one.invoiceAmount,
      one.payable,
      one.currency,
      one.evidenceFile,
      one.evidenceName,
      tx.actor.userId ?? 'anonymous',
      at,
      one.simulated,
    ],
  );
  return rowCount === 1;
}

export async function settleClaim(
  tx: Transaction,
  claim: { id: string; state: 'paid' | 'refused'; reason: string | null; ledgerEntry: string | null; version: number },
  at: Date,
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `UPDATE programmes.claim SET state = $3, reason = $4, ledger_entry = $5, decided_by = $6, decided_at = $7, version = version + 1
     WHERE economy = $1 AND id = $2 AND version = $8 AND state = 'submitted'`,
    [
      tx.economy,
      claim.id,
      claim.state,
      claim.reason,
      claim.ledgerEntry,
      tx.actor.userId ?? 'anonymous',
      at,
      claim.version,
    ],
  );
  return rowCount === 1;
}

export async function selectRoundBudgets(
  tx: Transaction,
): Promise<{ roundId: string; title: string; budget: string; bound: string; currency: string }[]> {
  const { rows } = await tx.client.query(
    `SELECT r.id AS "roundId", r.title, trim_scale(r.budget)::text AS budget, r.currency,
       trim_scale(coalesce(sum(v.ceiling), 0))::text AS bound
     FROM programmes.round r
     LEFT JOIN programmes.application a ON a.economy = r.economy AND a.round_id = r.id
     LEFT JOIN programmes.voucher v ON v.economy = a.economy AND v.application_id = a.id
     WHERE r.economy = $1 AND r.budget IS NOT NULL AND r.state <> 'cancelled'
     GROUP BY r.economy, r.id ORDER BY r.opens_on DESC, r.id LIMIT 20`,
    [tx.economy],
  );
  return rows;
}
