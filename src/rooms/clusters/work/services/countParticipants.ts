import type { Transaction } from '../../../../platform/context.ts';
import type { CountedAction } from '../model.ts';
import { countAgreed } from '../store/members.ts';
import type { ProgrammeRow } from '../store/programmes.ts';

/** Actions with the number of their firms; who has left a programme is not counted in what is still to be done. */
export async function countParticipants(
  tx: Transaction,
  { id, state: of, document }: Pick<ProgrammeRow, 'id' | 'state' | 'document'>,
): Promise<CountedAction[]> {
  const today = await countAgreed(
    tx,
    id,
    document.actions.map(({ participants }) => participants),
  );
  return document.actions.map(({ participants, ...action }, i) => {
    const isOpen = of !== 'closed' && (action.state === 'planned' || action.state === 'underway');
    return { ...action, firms: isOpen ? (today[i] ?? 0) : participants.length };
  });
}
