export const entryStates = ['suggested', 'shortlisted', 'contacted', 'dropped'] as const;
export type EntryState = (typeof entryStates)[number];
