import type { Transaction } from '../db/index.ts';

export interface AuditNote {
  /** `registry.import.apply` */
  verb: string;
  /** Id of what it was done to. */
  subject: string;
  detail?: Readonly<Record<string, unknown>>;
  requestId?: string | null;
}

/** Who, where and when are filled in by the database from what withActor told it. */
export async function recordAudit(tx: Pick<Transaction, 'client'>, note: AuditNote): Promise<void> {
  await tx.client.query(
    'INSERT INTO platform.audit_entry (verb, subject, detail, request_id) VALUES ($1, $2, $3, $4)',
    [note.verb, note.subject, JSON.stringify(note.detail ?? {}), note.requestId ?? null],
  );
}
