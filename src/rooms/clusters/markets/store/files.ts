import type { Transaction } from '../../../../platform/context.ts';
import { copyRows } from '../../../../platform/db/index.ts';
import type { MappingForm, ProductTable, TradeFacts, TradeFile } from '../model.ts';
import type { Flow } from '../rules/checkFlow.ts';
import type { ProductIndustry } from '../rules/shareProducts.ts';

const columns = `id, stored_id AS "storedId", file_name AS "fileName", columns, source, known_on::text AS "knownOn", currency, simulated,
  uploaded_at AS "uploadedAt", reporter, mapping, facts, applied_at AS "appliedAt", undone_at AS "undoneAt"`;
const tableColumns = `id, file_name AS "fileName", rows, simulated, uploaded_at AS "uploadedAt", undone_at AS "undoneAt"`;

export type NewTradeFile = Pick<
  TradeFile,
  'id' | 'storedId' | 'fileName' | 'columns' | 'source' | 'knownOn' | 'currency' | 'simulated'
> & { sha256: string };

export async function insertTradeFile(tx: Transaction, file: NewTradeFile): Promise<void> {
  await tx.client.query(
    `INSERT INTO clusters.trade_file (economy, id, stored_id, file_name, sha256, columns, source, known_on, currency, simulated, uploaded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[tx.economy, file.id, file.storedId, file.fileName, file.sha256, file.columns],
      ...[file.source, file.knownOn, file.currency, file.simulated, tx.actor.userId ?? 'system'],
    ],
  );
}

export async function selectTradeFile(tx: Transaction, id: string): Promise<TradeFile | null> {
  const { rows } = await tx.client.query<TradeFile>(
    `SELECT ${columns} FROM clusters.trade_file WHERE economy = $1 AND id = $2`,
    [tx.economy, id],
  );
  return rows[0] ?? null;
}

export async function selectTradeFiles(tx: Transaction): Promise<TradeFile[]> {
  const { rows } = await tx.client.query<TradeFile>(
    `SELECT ${columns} FROM clusters.trade_file WHERE economy = $1 ORDER BY uploaded_at DESC LIMIT 50`,
    [tx.economy],
  );
  return rows;
}

export async function selectCurrentTrade(tx: Transaction): Promise<TradeFile | null> {
  const { rows } = await tx.client.query<TradeFile>(
    `SELECT ${columns} FROM clusters.trade_file WHERE economy = $1 AND applied_at IS NOT NULL AND undone_at IS NULL
     ORDER BY applied_at DESC LIMIT 1`,
    [tx.economy],
  );
  return rows[0] ?? null;
}

/** False where the file is in use already or was taken back. */
export async function clearReading(tx: Transaction, id: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `UPDATE clusters.trade_file SET reporter = NULL, mapping = NULL, facts = NULL, read_at = NULL
     WHERE economy = $1 AND id = $2 AND applied_at IS NULL AND undone_at IS NULL`,
    [tx.economy, id],
  );
  if (rowCount !== 1) return false;
  await tx.client.query('DELETE FROM clusters.trade_product WHERE economy = $1 AND file_id = $2', [tx.economy, id]);
  await tx.client.query('DELETE FROM clusters.trade_flow WHERE economy = $1 AND file_id = $2', [tx.economy, id]);
  return true;
}

export async function recordReading(
  tx: Transaction,
  id: string,
  mapping: MappingForm,
  facts: TradeFacts,
): Promise<void> {
  await tx.client.query(
    `UPDATE clusters.trade_file SET reporter = $3, mapping = $4, facts = $5, read_at = clock_timestamp() WHERE economy = $1 AND id = $2`,
    [tx.economy, id, mapping.reporter, JSON.stringify(mapping), JSON.stringify(facts)],
  );
}

export async function applyTradeFile(tx: Transaction, id: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `UPDATE clusters.trade_file SET applied_at = clock_timestamp()
     WHERE economy = $1 AND id = $2 AND read_at IS NOT NULL AND applied_at IS NULL AND undone_at IS NULL`,
    [tx.economy, id],
  );
  return rowCount === 1;
}

export async function undoTradeFile(tx: Transaction, id: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `UPDATE clusters.trade_file SET undone_at = clock_timestamp() WHERE economy = $1 AND id = $2 AND undone_at IS NULL`,
    [tx.economy, id],
  );
  return rowCount === 1;
}

export async function copyFlows(tx: Transaction, id: string, flows: readonly Flow[]): Promise<void> {
  await copyRows(
    tx,
    'clusters.trade_flow',
    ['economy', 'file_id', 'hs', 'year', 'importer', 'exporter', 'value', 'tariff'],
    keyed(tx.economy, id, flows),
  );
}

function* keyed(economy: string, id: string, flows: readonly Flow[]) {
  for (const { hs, year, importer, exporter, value, tariff } of flows)
    yield [economy, id, hs, year, importer, exporter, value, tariff];
}

export async function insertProductTable(
  tx: Transaction,
  table: { id: string; fileName: string; sha256: string; simulated: boolean },
  rows: readonly ProductIndustry[],
): Promise<void> {
  await tx.client.query(
    `INSERT INTO clusters.product_table (economy, id, file_name, sha256, rows, simulated, uploaded_by) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [tx.economy, table.id, table.fileName, table.sha256, rows.length, table.simulated, tx.actor.userId ?? 'system'],
  );
  await copyRows(
    tx,
    'clusters.product_industry',
    ['economy', 'table_id', 'hs', 'isic'],
    rows.map(({ hs, isic }) => [tx.economy, table.id, hs, isic]),
  );
}

export async function selectProductTables(tx: Transaction): Promise<ProductTable[]> {
  const { rows } = await tx.client.query<ProductTable>(
    `SELECT ${tableColumns} FROM clusters.product_table WHERE economy = $1 ORDER BY uploaded_at DESC LIMIT 50`,
    [tx.economy],
  );
  return rows;
}

/** The rows of the last table that was not taken back. */
export async function selectProductIndustries(tx: Transaction): Promise<ProductIndustry[]> {
  const { rows } = await tx.client.query<ProductIndustry>(
    `SELECT hs, isic FROM clusters.product_industry WHERE economy = $1 AND table_id =
       (SELECT id FROM clusters.product_table WHERE economy = $1 AND undone_at IS NULL ORDER BY uploaded_at DESC LIMIT 1)`,
    [tx.economy],
  );
  return rows;
}

export async function undoProductTable(tx: Transaction, id: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `UPDATE clusters.product_table SET undone_at = clock_timestamp() WHERE economy = $1 AND id = $2 AND undone_at IS NULL`,
    [tx.economy, id],
  );
  return rowCount === 1;
}

export async function deleteSimulated(tx: Transaction): Promise<void> {
  await tx.client.query('DELETE FROM clusters.trade_file WHERE economy = $1 AND simulated', [tx.economy]);
  await tx.client.query('DELETE FROM clusters.product_table WHERE economy = $1 AND simulated', [tx.economy]);
}
