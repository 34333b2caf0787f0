import type { Transaction } from '../../../../platform/context.ts';
import type { CountedAction } from '../model.ts';
import { countParticipantsOf } from '../store/participants.ts';
import type { ProgrammeRow } from '../store/programmes.ts';

/** Actions with the number of their firms, whoever reads; who has left a programme is not counted in what is still to be done. */
export async function countParticipants(
  tx: Transaction,
  { id, state: of, document }: Pick<ProgrammeRow, 'id' | 'state' | 'document'>,
): Promise<CountedAction[]> {
  const counts = await countParticipantsOf(tx, id);
  return document.actions.map(({ participants: _, ...action }) => {
    const isOpen = of !== 'closed' && (action.state === 'planned' || action.state === 'underway');
    const { agreed, named } = counts.get(action.id) ?? { agreed: 0, named: 0 };
    return { ...action, firms: isOpen ? agreed : named };
  });
}
