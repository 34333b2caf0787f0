import type { Transaction } from '../../../../platform/context.ts';
import type { Shelf, Unit } from '../model.ts';

export type ProgrammeState = 'draft' | 'published' | 'withdrawn';

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
}

const columns = `id, version, revision, shelf, state, is_current AS "isCurrent", title, instrument, unit, opens_on::text AS "opensOn",
  closes_on::text AS "closesOn", last_verified_on::text AS "lastVerifiedOn", document, hash, simulated, created_by AS "createdBy",
  created_at AS "createdAt"`;

/** The version in force, or the draft of a programme that has none yet. */
export async function selectCurrent(tx: Transaction, id: string): Promise<ProgrammeRow | null> {
  const { rows } = await tx.client.query<ProgrammeRow>(
    `SELECT ${columns} FROM programmes.programme WHERE economy = $1 AND id = $2 AND is_current`,
    [tx.economy, id],
  );
  return rows[0] ?? null;
}

export async function selectVersion(tx: Transaction, id: string, version: number): Promise<ProgrammeRow | null> {
  const { rows } = await tx.client.query<ProgrammeRow>(
    `SELECT ${columns} FROM programmes.programme WHERE economy = $1 AND id = $2 AND version = $3`,
    [tx.economy, id, version],
  );
  return rows[0] ?? null;
}

/** All versions, newest first; locked until the transaction ends where they are about to change. */
export async function selectVersions(tx: Transaction, id: string, isLocked = false): Promise<ProgrammeRow[]> {
  const { rows } = await tx.client.query<ProgrammeRow>(
    `SELECT ${columns} FROM programmes.programme WHERE economy = $1 AND id = $2 ORDER BY version DESC${isLocked ? ' FOR UPDATE' : ''}`,
    [tx.economy, id],
  );
  return rows;
}

export async function selectProgrammes(
  tx: Transaction,
  { shelf = null, state = null }: { shelf?: Shelf | null; state?: ProgrammeState | null },
): Promise<ProgrammeRow[]> {
  const { rows } = await tx.client.query<ProgrammeRow>(
    `SELECT ${columns} FROM programmes.programme
     WHERE economy = $1 AND (is_current OR state = 'draft') AND ($2::text IS NULL OR shelf = $2) AND ($3::text IS NULL OR state = $3)
     ORDER BY title COLLATE "C", id, version`,
    [tx.economy, shelf, state],
  );
  return rows;
}

export interface CatalogueFilter {
  shelf: Shelf;
  words: string;
  instrument: string | null;
  gap: string | null;
}

const published = `economy = $1 AND is_current AND state = 'published' AND shelf = $2`;

export async function searchPublished(
  tx: Transaction,
  { shelf, words, instrument, gap }: CatalogueFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ total: number; rows: ProgrammeRow[] }> {
  const where = `${published} AND ($3 = '' OR position(lower($3) IN lower(concat_ws(' ', title, document->>'summary', document->>'provider'))) > 0)
    AND ($4::text IS NULL OR instrument = $4) AND ($5::text IS NULL OR document->'gaps' ? $5)`;
  const values = [tx.economy, shelf, words, instrument, gap];
  const { rows: counted } = await tx.client.query<{ total: number }>(
    `SELECT count(*)::int AS total FROM programmes.programme WHERE ${where}`,
    values,
  );
  const { rows } = await tx.client.query<ProgrammeRow>(
    `SELECT ${columns} FROM programmes.programme WHERE ${where} ORDER BY title COLLATE "C", id LIMIT $6 OFFSET $7`,
    [...values, limit, offset],
  );
  return { total: counted[0]?.total ?? 0, rows };
}

/** Of one shelf: instruments and gaps that occur, with how many programmes have them. */
export async function countFacets(
  tx: Transaction,
  shelf: Shelf,
): Promise<{ kind: 'instrument' | 'gap'; code: string; programmes: number }[]> {
  const { rows } = await tx.client.query(
    `SELECT 'instrument' AS kind, instrument AS code, count(*)::int AS programmes FROM programmes.programme WHERE ${published} GROUP BY instrument
     UNION ALL
     SELECT 'gap', g, count(*)::int FROM programmes.programme, jsonb_array_elements_text(coalesce(document->'gaps', '[]')) AS g
     WHERE ${published} GROUP BY g
     ORDER BY 1, 2`,
    [tx.economy, shelf],
  );
  return rows;
}

export async function countPublished(tx: Transaction): Promise<{ shelf: Shelf; programmes: number }[]> {
  const { rows } = await tx.client.query(
    `SELECT shelf, count(*)::int AS programmes FROM programmes.programme
     WHERE economy = $1 AND is_current AND state = 'published' GROUP BY shelf`,
    [tx.economy],
  );
  return rows;
}
