import type { Transaction } from '../../../../platform/context.ts';
import { effectTopic } from '../../model.ts';

export interface TableRow {
  id: string;
  topic: string;
  subject: string;
  title: string;
  as_of: string;
  method: string | null;
  cells: number;
  hidden: number;
  simulated: boolean;
}

/** A library of more would need a search of its own. */
const mostTables = 1000;

/** Tables that hold now, of every room; effects are told by their studies. */
export async function listTables(tx: Transaction): Promise<TableRow[]> {
  const { rows } = await tx.client.query<TableRow>(
    `SELECT id, topic, subject, title, as_of::text AS as_of, manifest->>'method' AS method, jsonb_array_length(cells) AS cells,
       hidden, simulated
     FROM publication_api.release WHERE economy = $1 AND topic <> $2 ORDER BY released_at DESC, id LIMIT $3`,
    [tx.economy, effectTopic, mostTables],
  );
  return rows;
}

/** Titles of programmes, by id. */
export async function readTitles(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await tx.client.query<{ id: string; title: string }>(
    'SELECT id, title FROM programmes_api.programme WHERE economy = $1 AND id = ANY ($2)',
    [tx.economy, ids],
  );
  return new Map(rows.map(({ id, title }) => [id, title]));
}
