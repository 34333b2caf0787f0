import type { Transaction } from '../../../platform/context.ts';
import { collectWords, nameTokens } from '../rules/nameTokens.ts';
import { hashTerm } from '../rules/termHash.ts';

const termsOf = (names: readonly string[]) => [...new Set(names.flatMap(nameTokens))].map(hashTerm);

/** A firm is found by the names that people stated of it; no longer by one that they took back and that is no other name of its. */
export async function refreshNameTerms(tx: Transaction, enterpriseId: string, gone: readonly string[]): Promise<void> {
  const { rows } = await tx.client.query<{ id: string; name: string; stated: { text: string }[] | null }>(
    `SELECT t.id, t.name, t.stated->'names' AS stated FROM registry.establishment t WHERE t.economy = $1 AND t.enterprise_id = $2`,
    [tx.economy, enterpriseId],
  );
  const { rows: others } = await tx.client.query<{ text: string }>(
    'SELECT text FROM registry.other_name WHERE economy = $1 AND enterprise_id = $2 AND ended_at IS NULL',
    [tx.economy, enterpriseId],
  );
  const added = termsOf(others.map(({ text }) => text));
  for (const { id, name, stated } of rows) {
    const own = new Set([...termsOf([name, ...(stated ?? []).map(({ text }) => text)]), ...added]);
    const removed = termsOf(gone).filter((term) => !own.has(term));
    await tx.client.query(
      `UPDATE registry.public_search SET terms = ARRAY(
         SELECT DISTINCT term FROM unnest(terms || $3::bigint[]) AS term WHERE term <> ALL ($4::bigint[]))
       WHERE economy = $1 AND establishment_id = $2`,
      [tx.economy, id, added, removed],
    );
  }
  await addWords(
    tx,
    others.map(({ text }) => text),
  );
}

/** Names that people stated of firms are found, whatever an import says of them. */
export async function addNamesToStaged(tx: Transaction, importId: string): Promise<void> {
  const { rows } = await tx.client.query<{ id: string; names: string[] }>(
    `SELECT s.establishment_id AS id, array_agg(n.text) AS names
     FROM registry.other_name n JOIN registry.staged_record s ON s.enterprise_id = n.enterprise_id
     WHERE n.economy = $1 AND n.ended_at IS NULL AND s.import_id = $2 GROUP BY 1`,
    [tx.economy, importId],
  );
  for (const { id, names } of rows) {
    await tx.client.query(
      `UPDATE registry.staged_record SET terms = ARRAY(SELECT DISTINCT term FROM unnest(terms || $3::bigint[]) AS term)
       WHERE import_id = $1 AND establishment_id = $2`,
      [importId, id, termsOf(names)],
    );
  }
}

async function addWords(tx: Transaction, names: readonly string[]): Promise<void> {
  const words = new Set<string>();
  for (const name of names) collectWords(words, nameTokens(name));
  await tx.client.query(
    'INSERT INTO registry.name_word (economy, word) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING',
    [tx.economy, [...words]],
  );
}
