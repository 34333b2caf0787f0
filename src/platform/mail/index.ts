import { randomUUID } from 'node:crypto';
import type { OpenedDatabase, Transaction } from '../db/index.ts';
import { inTransaction } from '../db/inTransaction.ts';

export interface Letter {
  recipient: string;
  subject: string;
  body: string;
}

export interface MailTransport {
  name: string;
  send(letter: Letter & { id: string }): Promise<void>;
}

/** Goes out if and only if the transaction is committed. */
export async function queueMail(tx: Transaction, letter: Letter): Promise<string> {
  const id = randomUUID();
  await tx.client.query('INSERT INTO platform.mail (id, recipient, subject, body) VALUES ($1, $2, $3, $4)', [
    id,
    letter.recipient,
    letter.subject,
    letter.body,
  ]);
  return id;
}

/** Sends nothing: says in the log that there is a letter, without what it says or to whom. */
export const logTransport = (log: (line: string) => void): MailTransport => ({
  name: 'log',
  send: async ({ id, body }) => log(`mail ${id}: ${body.length} characters, written to the log and not sent`),
});

/** A letter that was sent in the moment of a crash is sent again: at least once. */
export async function deliverMail(
  opened: OpenedDatabase,
  transport: MailTransport,
): Promise<{ sent: number; failed: number }> {
  return opened.withConnection('job', async (client) => {
    const counts = { sent: 0, failed: 0 };
    for (;;) {
      const outcome = await inTransaction(client, async () => {
        const { rows } = await client.query<Letter & { economy: string; id: string }>(
          `SELECT economy, id, recipient, subject, body FROM platform.mail
           WHERE delivered_at IS NULL AND due_at <= clock_timestamp() ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
        );
        const letter = rows[0];
        if (!letter) return null;
        const error = await transport.send(letter).then(
          () => null,
          (reason: unknown) => String(reason).slice(0, 1_000),
        );
        await client.query(error === null ? delivered : postponed, [
          letter.economy,
          letter.id,
          error ?? transport.name,
        ]);
        return error === null ? 'sent' : 'failed';
      });
      if (outcome === null) return counts;
      counts[outcome] += 1;
    }
  });
}

const delivered = `UPDATE platform.mail SET delivered_at = clock_timestamp(), delivered_by = $3, attempts = attempts + 1, last_error = NULL
  WHERE economy = $1 AND id = $2`;
const postponed = `UPDATE platform.mail SET attempts = attempts + 1, last_error = $3,
  due_at = clock_timestamp() + least(3600, 2 ^ least(attempts, 12)) * interval '1 second' WHERE economy = $1 AND id = $2`;
