import type { Transaction } from '../../../platform/context.ts';
import type { Report, ReportState, ReportSubject } from './model.ts';

const selected = `SELECT r.id, r.enterprise_id AS "enterpriseId", coalesce(e.name, r.enterprise_id) AS "enterpriseName", r.subject, r.text, r.contact,
    r.state, r.reported_at AS "reportedAt", r.decided_at AS "decidedAt", r.outcome, r.version
  FROM registry.report r
  LEFT JOIN registry.redirect d ON d.economy = r.economy AND d.old_id = r.enterprise_id
  LEFT JOIN registry.enterprise e ON e.economy = r.economy AND e.id = coalesce(d.new_id, r.enterprise_id)`;

type Row = Omit<Report, 'reportedAt' | 'decidedAt'> & { reportedAt: Date; decidedAt: Date | null };
const asReport = (row: Row): Report => ({
  ...row,
  reportedAt: row.reportedAt.toISOString(),
  decidedAt: row.decidedAt?.toISOString() ?? null,
});

export async function selectReport(tx: Transaction, id: string): Promise<Report | null> {
  const { rows } = await tx.client.query<Row>(`${selected} WHERE r.economy = $1 AND r.id = $2`, [tx.economy, id]);
  return rows[0] === undefined ? null : asReport(rows[0]);
}

/** Those that wait come first, the oldest at the top. */
export async function selectReports(
  tx: Transaction,
  { state, enterpriseId }: { state: ReportState | null; enterpriseId: string | null },
  { limit, offset }: { limit: number; offset: number },
): Promise<{ total: number; reports: Report[] }> {
  const where = 'r.economy = $1 AND ($2::text IS NULL OR r.state = $2) AND ($3::text IS NULL OR r.enterprise_id = $3)';
  const values = [tx.economy, state, enterpriseId];
  const { rows } = await tx.client.query<Row>(
    `${selected} WHERE ${where} ORDER BY r.state <> 'open', CASE WHEN r.state = 'open' THEN r.reported_at END, r.reported_at DESC, r.id
     LIMIT $4 OFFSET $5`,
    [...values, limit, offset],
  );
  const counted = await tx.client.query<{ total: number }>(
    `SELECT count(*)::int AS total FROM registry.report r WHERE ${where}`,
    values,
  );
  return { total: (counted.rows[0] as { total: number }).total, reports: rows.map(asReport) };
}

export async function insertReport(
  tx: Transaction,
  one: {
    id: string;
    enterpriseId: string;
    subject: ReportSubject;
    text: string;
    contact: string | null;
    simulated: boolean;
  },
): Promise<void> {
  await tx.client.query(
    `INSERT INTO registry.report (economy, id, enterprise_id, subject, text, contact, user_id, simulated) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tx.economy, one.id, one.enterpriseId, one.subject, one.text, one.contact, tx.actor.userId, one.simulated],
  );
}

/** False where somebody decided in the meantime. */
export async function settleReport(
  tx: Transaction,
  one: { id: string; version: number; state: ReportState; outcome: string },
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `UPDATE registry.report SET state = $3, outcome = $4, decided_by = $5, decided_at = clock_timestamp(), version = version + 1
     WHERE economy = $1 AND id = $2 AND version = $6 AND state = 'open'`,
    [tx.economy, one.id, one.state, one.outcome, tx.actor.userId ?? 'anonymous', one.version],
  );
  return rowCount === 1;
}
