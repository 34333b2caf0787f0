import type { JointAction, ProgrammeDocument, ProgrammeState } from '../model.ts';

export interface DueAction extends Pick<JointAction, 'id' | 'title' | 'owner' | 'dueOn' | 'state'> {
  programmeId: string;
  programmeTitle: string;
  isLate: boolean;
}

const withinDays = 30;

/** Open actions of programmes that are not closed: the latest overdue first, then what is due within thirty days. */
export function dueActions(
  programmes: readonly { id: string; state: ProgrammeState; document: ProgrammeDocument }[],
  today: string,
): DueAction[] {
  const limit = new Date(`${today}T00:00:00Z`);
  limit.setUTCDate(limit.getUTCDate() + withinDays);
  const last = limit.toISOString().slice(0, 10);
  return programmes
    .filter(({ state }) => state !== 'closed')
    .flatMap(({ id: programmeId, document }) =>
      document.actions
        .filter(({ state, dueOn }) => (state === 'planned' || state === 'underway') && dueOn <= last)
        .map(({ id, title, owner, dueOn, state }) => ({
          ...{ id, title, owner, dueOn, state, programmeId, programmeTitle: document.title },
          isLate: dueOn < today,
        })),
    )
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}
