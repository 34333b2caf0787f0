import type { Transaction } from '../../../../platform/context.ts';

export interface PortfolioRow {
  id: string;
  name: string;
  question: unknown;
  basis: string;
  answer: unknown;
  simulated: boolean;
  keptBy: string;
  keptAt: Date;
}

const columns = `id, name, question, basis, answer, simulated, kept_by AS "keptBy", kept_at AS "keptAt"`;

export async function insertPortfolio(tx: Transaction, kept: Omit<PortfolioRow, 'keptBy' | 'keptAt'>): Promise<void> {
  await tx.client.query(
    `INSERT INTO clusters.portfolio (economy, id, name, question, basis, answer, simulated, kept_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[tx.economy, kept.id, kept.name, JSON.stringify(kept.question), kept.basis],
      kept.answer === null ? null : JSON.stringify(kept.answer),
      ...[kept.simulated, tx.actor.userId ?? 'system'],
    ],
  );
}

export async function selectPortfolios(tx: Transaction): Promise<PortfolioRow[]> {
  const { rows } = await tx.client.query<PortfolioRow>(
    `SELECT ${columns} FROM clusters.portfolio WHERE economy = $1 AND deleted_at IS NULL ORDER BY kept_at DESC LIMIT 50`,
    [tx.economy],
  );
  return rows;
}

export async function selectPortfolio(tx: Transaction, id: string): Promise<PortfolioRow | null> {
  const { rows } = await tx.client.query<PortfolioRow>(
    `SELECT ${columns} FROM clusters.portfolio WHERE economy = $1 AND id = $2 AND deleted_at IS NULL`,
    [tx.economy, id],
  );
  return rows[0] ?? null;
}

export async function answerPortfolio(tx: Transaction, id: string, basis: string, answer: unknown): Promise<void> {
  await tx.client.query(
    `UPDATE clusters.portfolio SET basis = $3, answer = $4 WHERE economy = $1 AND id = $2 AND answer IS NULL`,
    [tx.economy, id, basis, JSON.stringify(answer)],
  );
}

/** Of its maker, or whoever it is of. False where it is not there or somebody else kept it. */
export async function deletePortfolio(tx: Transaction, id: string, by: string | null): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `UPDATE clusters.portfolio SET deleted_at = clock_timestamp()
     WHERE economy = $1 AND id = $2 AND deleted_at IS NULL AND ($3::text IS NULL OR kept_by = $3)`,
    [tx.economy, id, by],
  );
  return rowCount === 1;
}
