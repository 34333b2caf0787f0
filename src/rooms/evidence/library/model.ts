import type { StudyState } from '../model.ts';

/** What a programme changed; what an analyst's survey says; what was printed elsewhere or released by another room. */
export const entryKinds = ['effect', 'survey', 'published'] as const;
export type EntryKind = (typeof entryKinds)[number];

/** As readers ask for them: a plan that was not run yet is not known yet. */
export const entryStates = ['estimated', 'notKnownYet', 'notIdentified', 'hidden'] as const;
export type EntryState = (typeof entryStates)[number];

export const entrySorts = ['newest', 'title', 'outcome', 'doubt'] as const;
export type EntrySort = (typeof entrySorts)[number];

export const entryStateOf = (state: StudyState): EntryState => (state === 'registered' ? 'notKnownYet' : state);

export interface LibraryQuery {
  q: string;
  kind: EntryKind | null;
  topic: string | null;
  programme: string | null;
  state: EntryState | null;
  sort: EntrySort;
  page: number;
}

export const pageSize = 20;
