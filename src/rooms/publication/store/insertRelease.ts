import type { Transaction } from '../../../platform/context.ts';
import { insertRows } from '../../../platform/db/insertRows.ts';
import type { CheckedTable, Layout } from '../model.ts';
import type { DecidedCell } from '../rules/decideCells.ts';
import type { DecisionSummary } from '../rules/summariseDecision.ts';

export interface NewRelease {
  id: string;
  table: CheckedTable;
  layout: Layout;
  cells: readonly DecidedCell[];
  summary: DecisionSummary;
}

/** Enters a release into the register, in the place of the one before. */
export async function insertRelease(tx: Transaction, release: NewRelease): Promise<void> {
  const { id, table, layout, cells } = release;
  await tx.client.query(
    'UPDATE publication.release SET is_current = false WHERE economy = $1 AND topic = $2 AND subject = $3 AND is_current',
    [tx.economy, table.topic, table.subject],
  );
  await tx.client.query(
    `INSERT INTO publication.release
       (economy, id, topic, subject, title, as_of, layout, cells, manifest, rules, hidden, simulated, released_by, linkage)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      tx.economy,
      id,
      table.topic,
      table.subject,
      table.title,
      table.asOf,
      JSON.stringify(layout),
      JSON.stringify(cells.map(({ cell }) => cell)),
      JSON.stringify(table.manifest),
      JSON.stringify({ ...table.rules, groups: undefined }),
      cells.filter(({ cell }) => cell.status === 'hidden').length,
      table.simulated,
      tx.actor.userId ?? 'system',
      JSON.stringify({ universe: table.universe ?? null, within: table.within ?? null, links: table.links }),
    ],
  );
  await insertCells(tx, release);
  await insertDecision(tx, release);
}

async function insertCells(tx: Transaction, { id, table, cells }: NewRelease): Promise<void> {
  const first = table.measures[0]!;
  await insertRows(
    tx,
    'publication.release_cell',
    [
      'economy',
      'release_id',
      'position',
      'key',
      'contributors',
      'value',
      'hidden_by',
      'measured',
      'quantities',
      'told',
    ],
    cells.map(({ cell, contributors, hiddenBy, values, quantities, told }, position) => ({
      economy: tx.economy,
      release_id: id,
      position,
      key: cell.key,
      contributors,
      value: (hiddenBy === null ? cell.values[first] : values[first]) ?? null,
      hidden_by: hiddenBy,
      measured: values,
      quantities,
      told,
    })),
  );
}

async function insertDecision(tx: Transaction, { id, summary }: NewRelease): Promise<void> {
  await tx.client.query(
    `INSERT INTO publication.release_decision (economy, release_id, method, versions, linked, cost)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [tx.economy, id, summary.method, summary.versions, JSON.stringify(summary.linked), JSON.stringify(summary.cost)],
  );
}
