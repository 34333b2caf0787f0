import type { PoolClient } from 'pg';
import pg from 'pg';
import { type Actor, roles as allRoles } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { Database, Transaction } from './index.ts';
import { kyselyOnClient } from './kyselyOnClient.ts';

type Options = Parameters<Database['withActor']>[2];

export async function runWithActor<Result>(
  pool: pg.Pool,
  { actor, economy }: { actor: Actor; economy: string },
  work: (tx: Transaction) => Promise<Result>,
  options: Options = {},
): Promise<Result> {
  if (actor.economies.length > 0 && !actor.economies.includes(economy)) {
    throw new DomainError('notAllowed', 'platform.economyNotAllowed', { economy });
  }
  return runInTransaction(pool, beginStatement(actor, economy, options), (client) =>
    work({ sql: kyselyOnClient(client), client, actor, economy }),
  );
}

export async function runInTransaction<Result>(
  pool: pg.Pool,
  begin: string,
  work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query(begin);
    const result = await work(client);
    const { command } = await client.query('COMMIT');
    if (command !== 'COMMIT') throw new Error('a failed statement was passed over: the transaction was rolled back');
    return result;
  } catch (error) {
    broken = await client.query('ROLLBACK').then(
      () => false,
      () => true,
    );
    throw error;
  } finally {
    client.release(broken);
  }
}

/** One round trip begins the transaction and tells the policies who acts; all of it ends with the transaction. */
function beginStatement(actor: Actor, economy: string, { readOnly, statementTimeoutMs }: NonNullable<Options>): string {
  const settings: Record<string, string> = {
    'toolroom.user': actor.userId ?? '',
    'toolroom.economy': economy,
    'toolroom.organisation': actor.organisationId ?? '',
    'toolroom.roles': (actor.kind === 'operator' ? allRoles : actor.roles).join(','),
    'toolroom.kind': actor.kind,
    statement_timeout: String(statementTimeoutMs ?? 60_000),
  };
  const calls = Object.entries(settings).map(
    ([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`,
  );
  return `BEGIN${readOnly ? ' READ ONLY' : ''}; SELECT ${calls.join(', ')}`;
}
