import type { Transaction } from '../../../../platform/context.ts';
import { insertRows } from '../../../../platform/db/insertRows.ts';
import type { ImportState, Layout, Receipt, SourceKind } from '../model.ts';

export interface SourceRow {
  id: string;
  name: string;
  kind: SourceKind;
  holder: string;
  simulated: boolean;
}

export async function listSources(tx: Transaction): Promise<SourceRow[]> {
  const { rows } = await tx.client.query<SourceRow>(
    'SELECT id, name, kind, holder, simulated FROM evidence.outcome_source WHERE economy = $1 ORDER BY name',
    [tx.economy],
  );
  return rows;
}

/** The source of that name, made where there is none. */
export async function ensureSource(
  tx: Transaction,
  source: { id: string; name: string; kind: SourceKind; holder: string },
): Promise<string> {
  const { rows } = await tx.client.query<{ id: string }>(
    `INSERT INTO evidence.outcome_source (economy, id, name, kind, holder, created_by) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (economy, name) DO UPDATE SET name = excluded.name RETURNING id`,
    [tx.economy, source.id, source.name, source.kind, source.holder, tx.actor.userId ?? 'system'],
  );
  return rows[0]!.id;
}

export interface CoverageRow {
  sourceId: string;
  indicator: string;
  period: string;
  firms: number;
}

/** Firms of which each source says something, by indicator and period. */
export async function readCoverage(tx: Transaction): Promise<CoverageRow[]> {
  const { rows } = await tx.client.query<CoverageRow>(
    `SELECT source_id AS "sourceId", indicator, period, count(*)::int AS firms FROM evidence.outcome_value
     WHERE economy = $1 AND superseded_by IS NULL GROUP BY 1, 2, 3 ORDER BY 1, 2, 3 DESC LIMIT 500`,
    [tx.economy],
  );
  return rows;
}

export interface ImportRow {
  id: string;
  source_id: string;
  source: string;
  kind: SourceKind;
  file_id: string;
  file_name: string;
  sha256: string;
  columns: string[];
  layout: Layout | null;
  receipt: Receipt | null;
  state: ImportState;
  received_at: Date;
  applied_at: Date | null;
  version: number;
}

const columns = `i.id, i.source_id, s.name AS source, s.kind, i.file_id, i.file_name, i.sha256, i.columns, i.layout, i.receipt, i.state,
  i.received_at, i.applied_at, i.version`;
const from = `evidence.outcome_import i JOIN evidence.outcome_source s ON s.economy = i.economy AND s.id = i.source_id`;

export async function insertImport(
  tx: Transaction,
  row: Pick<ImportRow, 'id' | 'source_id' | 'file_id' | 'file_name' | 'sha256' | 'columns'>,
): Promise<void> {
  await tx.client.query(
    `INSERT INTO evidence.outcome_import (economy, id, source_id, file_id, file_name, sha256, columns, state, imported_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'received', $8)`,
    [
      tx.economy,
      row.id,
      row.source_id,
      row.file_id,
      row.file_name,
      row.sha256,
      JSON.stringify(row.columns),
      tx.actor.userId ?? 'system',
    ],
  );
}

export async function findImport(tx: Transaction, id: string, lock = false): Promise<ImportRow | null> {
  const { rows } = await tx.client.query<ImportRow>(
    `SELECT ${columns} FROM ${from} WHERE i.economy = $1 AND i.id = $2 ${lock ? 'FOR UPDATE OF i' : ''}`,
    [tx.economy, id],
  );
  return rows[0] ?? null;
}

export async function listImports(tx: Transaction, limit: number): Promise<ImportRow[]> {
  const { rows } = await tx.client.query<ImportRow>(
    `SELECT ${columns} FROM ${from} WHERE i.economy = $1 ORDER BY i.received_at DESC, i.id LIMIT $2`,
    [tx.economy, limit],
  );
  return rows;
}

/** An applied file with the same bytes and layout; null: there is none. */
export async function findSameImport(
  tx: Transaction,
  { source_id, sha256 }: Pick<ImportRow, 'source_id' | 'sha256'>,
  layout: Layout,
): Promise<string | null> {
  const { rows } = await tx.client.query<{ id: string }>(
    `SELECT id FROM evidence.outcome_import WHERE economy = $1 AND source_id = $2 AND sha256 = $3 AND layout = $4::jsonb AND state = 'applied'`,
    [tx.economy, source_id, sha256, JSON.stringify(layout)],
  );
  return rows[0]?.id ?? null;
}

export async function keepLayout(tx: Transaction, id: string, layout: Layout): Promise<void> {
  await tx.client.query(
    `UPDATE evidence.outcome_import SET layout = $3, state = 'received', receipt = NULL, version = version + 1
     WHERE economy = $1 AND id = $2 AND state IN ('received', 'refused')`,
    [tx.economy, id, JSON.stringify(layout)],
  );
}

export async function markImport(
  tx: Transaction,
  id: string,
  { state, receipt, at }: { state: ImportState; receipt: Receipt | null; at: Date },
): Promise<void> {
  await tx.client.query(
    `UPDATE evidence.outcome_import SET state = $3, receipt = coalesce($4::jsonb, receipt), version = version + 1,
       applied_at = CASE WHEN $3 = 'applied' THEN $5::timestamptz ELSE applied_at END,
       undone_at = CASE WHEN $3 = 'undone' THEN $5::timestamptz ELSE undone_at END
     WHERE economy = $1 AND id = $2`,
    [tx.economy, id, state, receipt === null ? null : JSON.stringify(receipt), at],
  );
}

export interface NewValue {
  enterprise_id: string;
  indicator: string;
  period: string;
  value: number;
  unit: string;
}

/** Sets aside what earlier files said otherwise or the same, then adds the new values. Returns how many said otherwise. */
export async function addValues(
  tx: Transaction,
  { id, source_id }: Pick<ImportRow, 'id' | 'source_id'>,
  values: readonly NewValue[],
): Promise<number> {
  let changed = 0;
  for (let at = 0; at < values.length; at += 2000) {
    const part = values.slice(at, at + 2000);
    const { rows } = await tx.client.query<{ changed: number }>(
      `WITH given AS (SELECT * FROM jsonb_to_recordset($4::jsonb) AS g(enterprise_id text, indicator text, period text, value float8)),
       aside AS (UPDATE evidence.outcome_value v SET superseded_by = $3 FROM given g
         WHERE v.economy = $1 AND v.source_id = $2 AND v.superseded_by IS NULL AND v.enterprise_id = g.enterprise_id
           AND v.indicator = g.indicator AND v.period = g.period RETURNING v.value <> g.value AS other)
       SELECT count(*) FILTER (WHERE other)::int AS changed FROM aside`,
      [tx.economy, source_id, id, JSON.stringify(part)],
    );
    changed += rows[0]?.changed ?? 0;
    await insertRows(
      tx,
      'evidence.outcome_value',
      ['economy', 'source_id', 'import_id', 'enterprise_id', 'indicator', 'period', 'value', 'unit'],
      part.map((value) => ({ economy: tx.economy, source_id, import_id: id, ...value })),
    );
  }
  return changed;
}

/** Lets the planner know of many new values. */
export async function analyzeValues(tx: Transaction): Promise<void> {
  await tx.client.query('SELECT evidence.analyze_outcomes()');
}

/** Takes the values of a file away, and puts back what they had set aside. False where a later file stands on them. */
export async function removeValues(tx: Transaction, id: string): Promise<boolean> {
  const later = await tx.client.query(
    `SELECT FROM evidence.outcome_value WHERE economy = $1 AND import_id = $2 AND superseded_by IS NOT NULL LIMIT 1`,
    [tx.economy, id],
  );
  if (later.rowCount !== 0) return false;
  await tx.client.query('DELETE FROM evidence.outcome_value WHERE economy = $1 AND import_id = $2', [tx.economy, id]);
  await tx.client.query(
    'UPDATE evidence.outcome_value SET superseded_by = NULL WHERE economy = $1 AND superseded_by = $2',
    [tx.economy, id],
  );
  return true;
}

/** Studies that wait for what the file tells: of this source and of one of its indicators. */
export async function listStudiesOfSource(
  tx: Transaction,
  source: string,
  indicators: readonly string[],
): Promise<string[]> {
  const { rows } = await tx.client.query<{ round_id: string }>(
    'SELECT round_id FROM evidence.study WHERE economy = $1 AND source = $2 AND indicator = ANY ($3) ORDER BY registered_at LIMIT 200',
    [tx.economy, source, indicators],
  );
  return rows.map(({ round_id }) => round_id);
}
