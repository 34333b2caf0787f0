import type { PoolClient } from 'pg';
import type { OpenedDatabase } from '../db/index.ts';
import { type AuditRow, auditColumns, chainHash, firstHash } from './chain.ts';

export interface AuditHead {
  economy: string;
  position: number;
  hash: string;
}

export interface AuditFault {
  kind: 'changed' | 'deleted' | 'gap' | 'truncated' | 'missingBeforeSeal' | 'unchained' | 'headDiffers';
  position: number | null;
  entryId: string | null;
}

export interface AuditReport {
  economy: string;
  entries: number;
  /** Entries written since are not chained yet. */
  sealedUpTo: { position: number; entryId: string; at: string } | null;
  head: AuditHead | null;
  faults: AuditFault[];
}

const batchSize = 5_000;

/**
 * Goes through every chain. A chain that was cut short and its head with it looks whole from inside: heads that were
 * written down earlier, elsewhere (`readAuditHeads`), show it.
 */
export async function verifyAudit(
  opened: OpenedDatabase,
  knownHeads: readonly AuditHead[] = [],
): Promise<AuditReport[]> {
  return opened.withConnection('owner', async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    try {
      const { rows } = await client.query<{ economy: string }>(
        `SELECT economy FROM platform.audit_head UNION SELECT economy FROM platform.audit_seal
         UNION SELECT economy FROM platform.audit_entry UNION SELECT unnest($1::text[]) ORDER BY 1`,
        [knownHeads.map((head) => head.economy)],
      );
      const reports: AuditReport[] = [];
      for (const { economy } of rows) {
        const known = knownHeads.filter((head) => head.economy === economy);
        reports.push(await verifyEconomy(client, economy, known));
      }
      return reports;
    } finally {
      await client.query('ROLLBACK');
    }
  });
}

export async function readAuditHeads(client: Pick<PoolClient, 'query'>): Promise<AuditHead[]> {
  const { rows } = await client.query(
    'SELECT economy, position::float8 AS position, hash FROM platform.audit_head ORDER BY 1',
  );
  return rows;
}

async function verifyEconomy(client: PoolClient, economy: string, known: readonly AuditHead[]): Promise<AuditReport> {
  const faults: AuditFault[] = [];
  const head = (await readAuditHeads(client)).find((one) => one.economy === economy) ?? null;
  const last = await walkChain(client, economy, known, faults);
  if ((head?.position ?? 0) !== last.position || (head && head.hash !== last.hash)) {
    faults.push({ kind: 'truncated', position: last.position, entryId: null });
  }
  await findUnchained(client, economy, faults);
  const { rows } = await client.query<{ count: number }>(
    'SELECT count(*)::float8 AS count FROM platform.audit_entry WHERE economy = $1',
    [economy],
  );
  const sealedUpTo = last.position ? { position: last.position, entryId: last.entryId, at: last.at } : null;
  return { economy, entries: rows[0]!.count, sealedUpTo, head, faults };
}

type SealedRow = Omit<AuditRow, 'id'> & { id: string | null; position: number; entry_id: string; hash: string };

async function walkChain(client: PoolClient, economy: string, known: readonly AuditHead[], faults: AuditFault[]) {
  const last = { position: 0, hash: firstHash(economy), entryId: '', at: '' };
  const expected = new Map(known.map((head) => [head.position, head.hash]));
  for (;;) {
    const { rows } = await client.query<SealedRow>(
      `SELECT s.position::float8 AS position, s.entry_id::text AS entry_id, s.hash, ${auditColumns('e')}
       FROM platform.audit_seal s LEFT JOIN platform.audit_entry e ON e.economy = s.economy AND e.id = s.entry_id
       WHERE s.economy = $1 AND s.position > $2 ORDER BY s.position LIMIT ${batchSize}`,
      [economy, last.position],
    );
    for (const row of rows) {
      const where = { position: row.position, entryId: row.entry_id };
      if (row.position !== last.position + 1) faults.push({ kind: 'gap', ...where });
      else if (row.id === null) faults.push({ kind: 'deleted', ...where });
      else if (chainHash(last.hash, economy, row as AuditRow) !== row.hash) faults.push({ kind: 'changed', ...where });
      Object.assign(last, { position: row.position, hash: row.hash, entryId: row.entry_id, at: row.at });
      const exported = expected.get(row.position);
      if (exported !== undefined && exported !== row.hash) faults.push({ kind: 'headDiffers', ...where });
      expected.delete(row.position);
    }
    if (rows.length < batchSize) break;
  }
  for (const [position, hash] of expected) {
    const empty = position === 0 && hash === firstHash(economy);
    if (!empty) faults.push({ kind: 'headDiffers', position, entryId: null });
  }
  return last;
}

async function findUnchained(client: PoolClient, economy: string, faults: AuditFault[]): Promise<void> {
  const { rows: lost } = await client.query<{ id: string }>(
    `SELECT u.entry_id::text AS id FROM platform.audit_unsealed u WHERE u.economy = $1
       AND NOT EXISTS (SELECT FROM platform.audit_entry e WHERE e.economy = u.economy AND e.id = u.entry_id)`,
    [economy],
  );
  for (const { id } of lost) faults.push({ kind: 'missingBeforeSeal', position: null, entryId: id });
  const { rows: stray } = await client.query<{ id: string }>(
    `SELECT e.id::text AS id FROM platform.audit_entry e WHERE e.economy = $1
       AND NOT EXISTS (SELECT FROM platform.audit_seal s WHERE s.economy = e.economy AND s.entry_id = e.id)
       AND NOT EXISTS (SELECT FROM platform.audit_unsealed u WHERE u.economy = e.economy AND u.entry_id = e.id)`,
    [economy],
  );
  for (const { id } of stray) faults.push({ kind: 'unchained', position: null, entryId: id });
}
