export const reportSubjects = ['name', 'number', 'place', 'industry', 'closed', 'duplicate', 'size', 'other'] as const;
export type ReportSubject = (typeof reportSubjects)[number];
export const reportStates = ['open', 'mended', 'refused'] as const;
export type ReportState = (typeof reportStates)[number];

export interface Report {
  id: string;
  enterpriseId: string;
  enterpriseName: string;
  subject: ReportSubject;
  text: string;
  contact: string | null;
  state: ReportState;
  reportedAt: string;
  decidedAt: string | null;
  outcome: string | null;
  version: number;
}
