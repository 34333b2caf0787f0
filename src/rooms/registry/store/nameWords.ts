import type { Transaction } from '../../../platform/context.ts';

export async function keepNameWords(tx: Transaction, words: ReadonlySet<string>): Promise<void> {
  if (words.size === 0) return;
  await tx.client.query(
    `INSERT INTO registry.name_word (economy, word) SELECT $1, word FROM unnest($2::text[]) AS word
     ON CONFLICT DO NOTHING`,
    [tx.economy, [...words].sort()],
  );
}

export async function readNameWords(tx: Transaction): Promise<string[]> {
  const { rows } = await tx.client.query<{ words: string | null }>(
    `SELECT string_agg(word, ' ') AS words FROM registry.name_word WHERE economy = $1`,
    [tx.economy],
  );
  return rows[0]?.words?.split(' ') ?? [];
}

/** Establishments that bear one of these numbers, themselves or by their firm. */
export async function findByNumber(
  tx: Transaction,
  { numbers, establishments }: { numbers: readonly string[]; establishments: readonly string[] },
): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>(
    `SELECT t.id FROM registry.establishment t WHERE t.economy = $1 AND t.id = ANY($3)
     UNION
     SELECT t.id FROM registry.identifier i JOIN registry.establishment t ON t.economy = i.economy AND t.enterprise_id = i.enterprise_id
     WHERE i.economy = $1 AND i.value = ANY($2)
     UNION
     SELECT t.id FROM registry.establishment t WHERE t.economy = $1 AND t.enterprise_id = ANY($2)
     LIMIT 200`,
    [tx.economy, numbers, establishments],
  );
  return rows.map(({ id }) => id);
}

/** The schemes of numbers by which sources know establishments. */
export async function selectKeySchemes(tx: Transaction): Promise<string[]> {
  const { rows } = await tx.client.query<{ scheme: string }>(
    'SELECT DISTINCT key_scheme AS scheme FROM registry.source WHERE economy = $1',
    [tx.economy],
  );
  return rows.map(({ scheme }) => scheme);
}
