import type { Transaction } from '../../../../platform/context.ts';
import { insertRows } from '../../../../platform/db/index.ts';
import type { ProgrammeDocument } from '../model.ts';

/** By action, for everybody: numbers, never ids. */
export async function countParticipantsOf(
  tx: Transaction,
  programmeId: string,
): Promise<Map<string, { named: number; agreed: number }>> {
  const { rows } = await tx.client.query<{ id: string; named: number; agreed: number }>(
    'SELECT action_id AS id, named, agreed FROM clusters.count_participants($1, $2)',
    [tx.economy, programmeId],
  );
  return new Map(rows.map(({ id, named, agreed }) => [id, { named, agreed }]));
}

/** A document as its public row keeps it: without the firms of its actions. */
export const withoutFirms = (document: ProgrammeDocument): ProgrammeDocument => ({
  ...document,
  actions: document.actions.map((action) => ({ ...action, participants: [] })),
});

/** The firms of all actions, in place of those before. */
export async function replaceParticipants(
  tx: Transaction,
  { programmeId, organisation }: { programmeId: string; organisation: string | null },
  { actions }: ProgrammeDocument,
): Promise<void> {
  await tx.client.query('DELETE FROM clusters.action_participant WHERE economy = $1 AND programme_id = $2', [
    tx.economy,
    programmeId,
  ]);
  await insertRows(
    tx,
    'clusters.action_participant',
    ['economy', 'programme_id', 'action_id', 'enterprise_id', 'organisation'],
    actions.flatMap(({ id, participants }) =>
      [...new Set(participants)].map((enterpriseId) => ({
        ...{ economy: tx.economy, programme_id: programmeId, action_id: id, enterprise_id: enterpriseId, organisation },
      })),
    ),
  );
}
