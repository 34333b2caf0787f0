import type { PoolClient } from 'pg';
import type { OpenedDatabase } from '../db/index.ts';
import { inTransaction } from '../db/inTransaction.ts';
import { type AuditRow, auditColumns, chainHash, firstHash } from './chain.ts';

const batchSize = 2_000;

/** Chains what has been written since; entries are chained in the order in which their transactions became visible. */
export async function sealAudit(opened: OpenedDatabase): Promise<number> {
  return opened.withConnection('owner', async (client) => {
    const { rows } = await client.query<{ economy: string }>(
      'SELECT DISTINCT economy FROM platform.audit_unsealed ORDER BY 1',
    );
    let sealed = 0;
    for (const { economy } of rows) {
      for (let count = batchSize; count === batchSize; sealed += count) {
        count = await inTransaction(client, () => sealBatch(client, economy));
      }
    }
    return sealed;
  });
}

async function sealBatch(client: PoolClient, economy: string): Promise<number> {
  await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('audit ' || $1, 0))`, [economy]);
  const { rows: heads } = await client.query<{ position: string; hash: string }>(
    'SELECT position, hash FROM platform.audit_head WHERE economy = $1',
    [economy],
  );
  let position = Number(heads[0]?.position ?? 0);
  let hash = heads[0]?.hash ?? firstHash(economy);
  const { rows: entries } = await client.query<AuditRow>(
    `SELECT ${auditColumns('e')} FROM platform.audit_unsealed u
     JOIN platform.audit_entry e ON e.economy = u.economy AND e.id = u.entry_id
     WHERE u.economy = $1 ORDER BY u.entry_id LIMIT ${batchSize}`,
    [economy],
  );
  if (entries.length === 0) return 0;
  const seals = entries.map((entry) => {
    position += 1;
    hash = chainHash(hash, economy, entry);
    return { position, entry_id: entry.id, hash };
  });
  await client.query(
    `INSERT INTO platform.audit_seal (economy, position, entry_id, hash)
     SELECT $1, * FROM unnest($2::bigint[], $3::bigint[], $4::text[])`,
    [economy, seals.map((seal) => seal.position), seals.map((seal) => seal.entry_id), seals.map((seal) => seal.hash)],
  );
  await client.query('DELETE FROM platform.audit_unsealed WHERE economy = $1 AND entry_id = ANY($2::bigint[])', [
    economy,
    seals.map((seal) => seal.entry_id),
  ]);
  await client.query(
    `INSERT INTO platform.audit_head VALUES ($1, $2, $3)
     ON CONFLICT (economy) DO UPDATE SET position = excluded.position, hash = excluded.hash`,
    [economy, position, hash],
  );
  return entries.length;
}

/** Any number of processes may run one: they take turns. */
export function startSealer(opened: OpenedDatabase, onError: (error: unknown) => void, everyMs = 700) {
  let stopped = false;
  let timer: NodeJS.Timeout;
  let running: Promise<void> = Promise.resolve();
  const next = () => {
    timer = setTimeout(() => {
      running = sealAudit(opened)
        .then(() => {}, onError)
        .then(() => {
          if (!stopped) next();
        });
    }, everyMs);
  };
  next();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
