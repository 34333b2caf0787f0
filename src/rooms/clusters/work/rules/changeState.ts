import { leastFirms, type ProgrammeDocument, type ProgrammeState } from '../model.ts';

const next: Record<ProgrammeState, readonly ProgrammeState[]> = {
  draft: ['agreed'],
  agreed: ['running', 'draft'],
  running: ['closed'],
  closed: [],
};

export const nextStates = (state: ProgrammeState): readonly ProgrammeState[] => next[state];

/** Why a programme can't go on to a state yet; null where it can. */
export function whyNot(
  from: ProgrammeState,
  to: ProgrammeState,
  { vision, goals, actions }: ProgrammeDocument,
  agreedMembers: number,
): 'notNext' | 'noVision' | 'noGoal' | 'noAction' | 'fewMembers' | null {
  if (!next[from].includes(to)) return 'notNext';
  if (to !== 'agreed' && to !== 'running') return null;
  if (vision.trim() === '') return 'noVision';
  if (goals.length === 0) return 'noGoal';
  if (actions.every(({ state }) => state === 'dropped')) return 'noAction';
  return agreedMembers < leastFirms ? 'fewMembers' : null;
}

/** A closed programme stays as it was closed. */
export const isOpen = (state: ProgrammeState): boolean => state !== 'closed';
