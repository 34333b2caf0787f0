import type { Transaction } from '../../../../platform/context.ts';
import { type ProgrammeDocument, type ProgrammeState, programmeDocumentSchema } from '../model.ts';
import { replaceParticipants, withoutFirms } from './participants.ts';

export interface ProgrammeRow {
  id: string;
  clusterId: string;
  groupId: string | null;
  organisation: string | null;
  state: ProgrammeState;
  currency: string;
  document: ProgrammeDocument;
  edition: number;
  simulated: boolean;
  changedAt: Date;
  version: number;
}

const columns = `id, cluster_id AS "clusterId", group_id AS "groupId", organisation, state, currency, document, edition, simulated,
  changed_at AS "changedAt", version,
  (SELECT jsonb_object_agg(f.action_id, f.firms) FROM (
     SELECT p.action_id, jsonb_agg(p.enterprise_id ORDER BY p.enterprise_id) AS firms FROM clusters.action_participant p
     WHERE p.economy = joint_programme.economy AND p.programme_id = joint_programme.id GROUP BY p.action_id) AS f) AS participants`;

/** With the firms of its actions as far as the actor may know of them: all for who leads it, itself for a firm, none for everybody. */
function readRow({
  participants,
  ...row
}: ProgrammeRow & { participants: Record<string, string[]> | null }): ProgrammeRow {
  const document = programmeDocumentSchema.parse(row.document);
  const actions = document.actions.map((action) => ({ ...action, participants: participants?.[action.id] ?? [] }));
  return { ...row, document: { ...document, actions } };
}

/** Programmes of a cluster that the actor may read, those under way first. */
export async function selectProgrammesOf(tx: Transaction, clusterId: string): Promise<ProgrammeRow[]> {
  const { rows } = await tx.client.query<ProgrammeRow & { participants: Record<string, string[]> | null }>(
    `SELECT ${columns} FROM clusters.joint_programme WHERE economy = $1 AND cluster_id = $2
     ORDER BY array_position(ARRAY['running', 'agreed', 'draft', 'closed'], state), changed_at DESC, id LIMIT 50`,
    [tx.economy, clusterId],
  );
  return rows.map(readRow);
}

/** Programmes that an organisation leads; of all organisations where none is named. */
export async function selectLed(tx: Transaction, organisation: string | null): Promise<ProgrammeRow[]> {
  const { rows } = await tx.client.query<ProgrammeRow & { participants: Record<string, string[]> | null }>(
    `SELECT ${columns} FROM clusters.joint_programme WHERE economy = $1 AND ($2::text IS NULL OR organisation = $2)
     ORDER BY state = 'closed', changed_at DESC, id LIMIT 200`,
    [tx.economy, organisation],
  );
  return rows.map(readRow);
}

/** Programmes that a group of the register leads. */
export async function selectProgrammesLedBy(tx: Transaction, groupId: string): Promise<ProgrammeRow[]> {
  const { rows } = await tx.client.query<ProgrammeRow & { participants: Record<string, string[]> | null }>(
    `SELECT ${columns} FROM clusters.joint_programme WHERE economy = $1 AND group_id = $2
     ORDER BY state = 'closed', changed_at DESC, id LIMIT 20`,
    [tx.economy, groupId],
  );
  return rows.map(readRow);
}

export async function selectProgramme(tx: Transaction, id: string): Promise<ProgrammeRow | null> {
  const { rows } = await tx.client.query<ProgrammeRow & { participants: Record<string, string[]> | null }>(
    `SELECT ${columns} FROM clusters.joint_programme WHERE economy = $1 AND id = $2`,
    [tx.economy, id],
  );
  return rows[0] === undefined ? null : readRow(rows[0]);
}

export async function insertProgramme(
  tx: Transaction,
  one: Pick<ProgrammeRow, 'id' | 'clusterId' | 'groupId' | 'organisation' | 'currency' | 'document' | 'simulated'>,
  at: Date,
): Promise<void> {
  await tx.client.query(
    `INSERT INTO clusters.joint_programme (economy, id, cluster_id, group_id, organisation, currency, document, simulated, created_by, created_at, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)`,
    [
      ...[tx.economy, one.id, one.clusterId, one.groupId, one.organisation, one.currency],
      ...[JSON.stringify(withoutFirms(one.document)), one.simulated, tx.actor.userId ?? 'system', at],
    ],
  );
}

export interface NextEdition {
  id: string;
  state: ProgrammeState;
  document: ProgrammeDocument;
  version: number;
}

/** Null where somebody changed the programme since it was read, or it is not the actor's to change; else the new edition's number. */
export async function updateProgramme(tx: Transaction, next: NextEdition, at: Date): Promise<number | null> {
  const { rows } = await tx.client.query<{ edition: number; organisation: string | null }>(
    `UPDATE clusters.joint_programme SET state = $3, document = $4, edition = edition + 1, version = version + 1, changed_at = $5
     WHERE economy = $1 AND id = $2 AND version = $6 RETURNING edition, organisation`,
    [tx.economy, next.id, next.state, JSON.stringify(withoutFirms(next.document)), at, next.version],
  );
  const [updated] = rows;
  if (updated === undefined) return null;
  await replaceParticipants(tx, { programmeId: next.id, organisation: updated.organisation }, next.document);
  return updated.edition;
}

export interface EditionRow {
  number: number;
  state: ProgrammeState;
  document: ProgrammeDocument;
  verb: string;
  madeAt: Date;
}

export async function insertEdition(
  tx: Transaction,
  edition: Omit<EditionRow, 'madeAt'> & { programmeId: string; organisation: string | null },
  at: Date,
): Promise<void> {
  await tx.client.query(
    `INSERT INTO clusters.joint_programme_edition (economy, programme_id, number, organisation, state, document, verb, made_by, made_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[tx.economy, edition.programmeId, edition.number, edition.organisation, edition.state],
      ...[JSON.stringify(edition.document), edition.verb, tx.actor.userId ?? 'system', at],
    ],
  );
}

/** Without their documents, the latest first. */
export async function selectEditions(tx: Transaction, programmeId: string): Promise<Omit<EditionRow, 'document'>[]> {
  const { rows } = await tx.client.query<Omit<EditionRow, 'document'>>(
    `SELECT number, state, verb, made_at AS "madeAt" FROM clusters.joint_programme_edition
     WHERE economy = $1 AND programme_id = $2 ORDER BY number DESC LIMIT 200`,
    [tx.economy, programmeId],
  );
  return rows;
}

export async function selectEdition(tx: Transaction, programmeId: string, number: number): Promise<EditionRow | null> {
  const { rows } = await tx.client.query<EditionRow>(
    `SELECT number, state, verb, document, made_at AS "madeAt" FROM clusters.joint_programme_edition
     WHERE economy = $1 AND programme_id = $2 AND number = $3`,
    [tx.economy, programmeId, number],
  );
  return rows[0] ?? null;
}
