export const complaintSubjects = ['delay', 'staff', 'advice', 'payment', 'decision', 'other'] as const;
export type ComplaintSubject = (typeof complaintSubjects)[number];
export const outcomeKinds = ['corrected', 'partlyCorrected', 'notCorrected'] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

/** Days in which a complaint must have its outcome. */
export const daysToAnswer = 30;
/** Days in which a feedback link works. */
export const daysOfLink = 90;
