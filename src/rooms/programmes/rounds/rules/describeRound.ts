import type { AssignmentRule } from '../model.ts';

export type RoundPhase = 'draft' | 'coming' | 'open' | 'closed' | 'assigned' | 'cancelled';

/** Where a round stands on a day: its state, and what the calendar makes of it. */
export function phaseOf(round: { state: string; opensOn: string; closesOn: string }, today: string): RoundPhase {
  if (round.state === 'draft' || round.state === 'assigned' || round.state === 'cancelled') return round.state;
  if (today < round.opensOn) return 'coming';
  return today <= round.closesOn ? 'open' : 'closed';
}

/** What the rule lets anybody learn of the programme's effect afterwards. */
export const learnsBy: Record<AssignmentRule, 'experiment' | 'discontinuity' | 'staggered' | 'nothing'> = {
  lottery: 'experiment',
  scoreCutoff: 'discontinuity',
  waves: 'staggered',
  firstCome: 'nothing',
};
