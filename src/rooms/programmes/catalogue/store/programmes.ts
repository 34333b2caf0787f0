import type { Transaction } from '../../../../platform/context.ts';
import type { ProgrammeState, Shelf, Unit } from '../model.ts';

export type { ProgrammeState };

/** Work that is not on the shelf yet. */
export const isUnpublished = (state: ProgrammeState): boolean => state === 'draft' || state === 'inReview';

export interface ProgrammeRow {
  id: string;
  version: number;
  revision: number;
  shelf: Shelf;
  state: ProgrammeState;
  isCurrent: boolean;
  title: string;
  instrument: string;
  unit: Unit;
  opensOn: string | null;
  closesOn: string | null;
  lastVerifiedOn: string | null;
  document: unknown;
  hash: string;
  simulated: boolean;
  createdBy: string;
  createdAt: Date;
  authors: string[];
  publishedAt: Date | null;
  publishedBy: string | null;
}

export const programmeColumns = `id, version, revision, shelf, state, is_current AS "isCurrent", title, instrument, unit, opens_on::text AS "opensOn",
  closes_on::text AS "closesOn", last_verified_on::text AS "lastVerifiedOn", document, hash, simulated, created_by AS "createdBy",
  created_at AS "createdAt", authors, published_at AS "publishedAt", published_by AS "publishedBy"`;

/** The version in force, or the draft of a programme that has none yet. */
export async function selectCurrent(tx: Transaction, id: string): Promise<ProgrammeRow | null> {
  const { rows } = await tx.client.query<ProgrammeRow>(
    `SELECT ${programmeColumns} FROM programmes.programme WHERE economy = $1 AND id = $2 AND is_current`,
    [tx.economy, id],
  );
  return rows[0] ?? null;
}

export async function selectVersion(tx: Transaction, id: string, version: number): Promise<ProgrammeRow | null> {
  const { rows } = await tx.client.query<ProgrammeRow>(
    `SELECT ${programmeColumns} FROM programmes.programme WHERE economy = $1 AND id = $2 AND version = $3`,
    [tx.economy, id, version],
  );
  return rows[0] ?? null;
}

/** All versions, newest first; locked until the transaction ends where they are about to change. */
export async function selectVersions(tx: Transaction, id: string, isLocked = false): Promise<ProgrammeRow[]> {
  const { rows } = await tx.client.query<ProgrammeRow>(
    `SELECT ${programmeColumns} FROM programmes.programme WHERE economy = $1 AND id = $2 ORDER BY version DESC${isLocked ? ' FOR UPDATE' : ''}`,
    [tx.economy, id],
  );
  return rows;
}

export async function selectProgrammes(
  tx: Transaction,
  { shelf = null, state = null }: { shelf?: Shelf | null; state?: ProgrammeState | null },
): Promise<ProgrammeRow[]> {
  const { rows } = await tx.client.query<ProgrammeRow>(
    `SELECT ${programmeColumns} FROM programmes.programme
     WHERE economy = $1 AND (is_current OR state IN ('draft', 'inReview')) AND ($2::text IS NULL OR shelf = $2) AND ($3::text IS NULL OR state = $3)
     ORDER BY title COLLATE "C", id, version`,
    [tx.economy, shelf, state],
  );
  return rows;
}

/** Of what is on the shelf: the day since which its name and summary read as they do; those that never changed are left out. */
export async function selectWordingChanges(tx: Transaction): Promise<Map<string, string>> {
  const { rows } = await tx.client.query<{ id: string; since: string }>(
    `WITH word AS (
       SELECT id, version, is_current, coalesce(published_at, created_at)::date AS on_day, title, coalesce(document->>'summary', '') AS summary
       FROM programmes.programme WHERE economy = $1 AND shelf = 'live' AND state IN ('published', 'withdrawn')),
     other AS (
       SELECT w.id, max(w.version) AS version FROM word w JOIN word now ON now.id = w.id AND now.is_current
       WHERE w.version < now.version AND (w.title, w.summary) <> (now.title, now.summary) GROUP BY w.id)
     SELECT w.id, min(w.on_day)::text AS since FROM word w JOIN other o ON o.id = w.id AND w.version > o.version GROUP BY w.id`,
    [tx.economy],
  );
  return new Map(rows.map(({ id, since }) => [id, since]));
}
