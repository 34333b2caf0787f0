import { createHash } from 'node:crypto';

export interface AuditRow {
  id: string;
  at: string;
  kind: string;
  user_id: string | null;
  organisation: string | null;
  verb: string;
  subject: string;
  detail: string;
  request_id: string | null;
}

/** Instants and documents are taken as the database's own text: passing through numbers or dates would hide an edit. */
export const auditColumns = (entry: string) =>
  `${entry}.id::text AS id, to_char(${entry}.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, ${entry}.kind,
   ${entry}.user_id, ${entry}.organisation, ${entry}.verb, ${entry}.subject, ${entry}.detail::text AS detail, ${entry}.request_id`;

export const firstHash = (economy: string) => sha256(`toolroom audit of ${economy}`);

export function chainHash(previous: string, economy: string, row: AuditRow): string {
  const { id, at, kind, user_id, organisation, verb, subject, detail, request_id } = row;
  return sha256(
    `${previous}\n${JSON.stringify([economy, id, at, kind, user_id, organisation, verb, subject, detail, request_id])}`,
  );
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
