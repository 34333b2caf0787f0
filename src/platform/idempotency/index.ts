import type { OpenedDatabase, Transaction } from '../db/index.ts';

export interface KeyClaim {
  key: string;
  /** User id; for visitors something of their session. */
  actor: string;
  /** `POST /registry/imports` */
  route: string;
  requestHash: string;
}

export interface StoredResponse {
  status: number;
  headers?: Readonly<Record<string, string>>;
  body: unknown;
}

/**
 * `new`: do the work and store its response in this same transaction. A response: the work was done before, answer this.
 * `mismatch`: the key was used for a different request. A second request with the key waits until the first has ended.
 */
export async function claimKey(tx: Transaction, claim: KeyClaim): Promise<'new' | 'mismatch' | StoredResponse> {
  const place = [claim.actor, claim.route, claim.key];
  const { rowCount } = await tx.client.query(
    `INSERT INTO platform.idempotency_key (economy, actor, route, key, request_hash) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING`,
    [tx.economy, ...place, claim.requestHash],
  );
  if (rowCount === 1) return 'new';
  const { rows } = await tx.client.query<{ request_hash: string; response: StoredResponse | null }>(
    `SELECT request_hash, response FROM platform.idempotency_key
     WHERE economy = $1 AND actor = $2 AND route = $3 AND key = $4`,
    [tx.economy, ...place],
  );
  const found = rows[0];
  if (!found || found.request_hash !== claim.requestHash) return 'mismatch';
  return found.response ?? { status: 204, body: null };
}

export async function storeResponse(tx: Transaction, claim: KeyClaim, response: StoredResponse): Promise<void> {
  const { rowCount } = await tx.client.query(
    `UPDATE platform.idempotency_key SET response = $5 WHERE economy = $1 AND actor = $2 AND route = $3 AND key = $4`,
    [tx.economy, claim.actor, claim.route, claim.key, JSON.stringify(response)],
  );
  if (rowCount !== 1) throw new Error(`no claim of ${claim.route} to store a response with`);
}

/** Clients that come back after so long have to be asked again. */
export async function forgetKeys(opened: OpenedDatabase, olderThanHours = 48): Promise<number> {
  return opened.withConnection('owner', async (client) => {
    const { rowCount } = await client.query(
      `DELETE FROM platform.idempotency_key WHERE claimed_at < clock_timestamp() - $1 * interval '1 hour'`,
      [olderThanHours],
    );
    return rowCount ?? 0;
  });
}
