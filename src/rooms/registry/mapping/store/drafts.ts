import type { Transaction } from '../../../../platform/context.ts';
import type { Profile, Settings } from '../profile.ts';
import type { Choice } from '../rules/buildMapping.ts';

export interface DraftRow {
  id: string;
  fileId: string;
  fileName: string;
  encoding: string | null;
  delimiter: string | null;
  sheet: string | null;
  profile: Profile;
  choices: Record<string, Choice>;
  settings: Partial<Settings>;
  version: number;
}

export type NewDraft = Pick<DraftRow, 'id' | 'fileId' | 'fileName' | 'encoding' | 'delimiter' | 'sheet' | 'profile'>;

/** A file that is looked at again under another encoding or sheet keeps the choices made for columns of the same name. */
export async function putDraft(tx: Transaction, draft: NewDraft, choices: Record<string, Choice>): Promise<void> {
  await tx.client.query(
    `INSERT INTO registry.import_draft (economy, id, file_id, file_name, encoding, delimiter, sheet, profile, choices, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     ON CONFLICT (economy, id) DO UPDATE SET encoding = excluded.encoding, delimiter = excluded.delimiter,
       sheet = excluded.sheet, profile = excluded.profile, choices = excluded.choices, version = registry.import_draft.version + 1`,
    [
      tx.economy,
      draft.id,
      draft.fileId,
      draft.fileName,
      draft.encoding,
      draft.delimiter,
      draft.sheet,
      draft.profile,
      choices,
      tx.actor.userId ?? 'anonymous',
    ],
  );
}

export async function findDraft(tx: Transaction, id: string, lock = false): Promise<DraftRow | null> {
  const { rows } = await tx.client.query<DraftRow>(
    `SELECT id, file_id AS "fileId", file_name AS "fileName", encoding, delimiter, sheet, profile, choices, settings, version
     FROM registry.import_draft WHERE economy = $1 AND id = $2 ${lock ? 'FOR UPDATE' : ''}`,
    [tx.economy, id],
  );
  return rows[0] ?? null;
}

export async function updateDraft(
  tx: Transaction,
  id: string,
  { choices, settings }: Pick<DraftRow, 'choices' | 'settings'>,
): Promise<void> {
  await tx.client.query(
    `UPDATE registry.import_draft SET choices = $3, settings = $4, version = version + 1 WHERE economy = $1 AND id = $2`,
    [tx.economy, id, choices, settings],
  );
}

/** Nobody comes back to a file after a week. */
export async function clearOldDrafts(tx: Transaction): Promise<void> {
  await tx.client.query(
    `DELETE FROM registry.import_draft WHERE economy = $1 AND created_at < now() - interval '7 days'`,
    [tx.economy],
  );
}
