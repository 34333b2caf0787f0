export const entryStates = ['suggested', 'shortlisted', 'contacted', 'dropped'] as const;
export type EntryState = (typeof entryStates)[number];

export const sides = ['buyer', 'supplier'] as const;
export type Side = (typeof sides)[number];

export const meetingResults = ['nothing', 'followUp', 'quotation', 'orderExpected', 'order'] as const;
export type MeetingResult = (typeof meetingResults)[number];

export const unmetReasons = ['noCommonSlot', 'maximumReached', 'tablesTaken', 'slotsTaken'] as const;
export type Unmet = (typeof unmetReasons)[number];
