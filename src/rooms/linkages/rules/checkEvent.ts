import type { Side } from '../model.ts';

export interface Issue {
  field: string;
  key: string;
  /** What of the answer is meant. */
  what?: string;
}

export interface EventAnswers {
  title: string;
  description: string;
  onDate: string;
  startsAt: string;
  place: string;
  slots: string;
  tables: string;
  minutes: string;
}

export interface CheckedFacts extends Omit<EventAnswers, 'slots' | 'tables' | 'minutes'> {
  slots: number;
  tables: number;
  minutes: number;
}

const limits = { slots: [1, 200], tables: [1, 2000], minutes: [5, 240] } as const;

export function checkNewEvent(
  answers: EventAnswers,
): { facts: CheckedFacts; issues: [] } | { facts: null; issues: Issue[] } {
  const issues: Issue[] = [];
  if (answers.title === '') issues.push({ field: 'title', key: 'linkages.event.title.missing' });
  if (answers.place === '') issues.push({ field: 'place', key: 'linkages.event.place.missing' });
  if (!isDay(answers.onDate)) issues.push({ field: 'onDate', key: 'linkages.event.onDate.wrong' });
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(answers.startsAt))
    issues.push({ field: 'startsAt', key: 'linkages.event.startsAt.wrong' });
  const count = (field: 'slots' | 'tables' | 'minutes') => {
    const [least, most] = limits[field];
    const value = /^\d+$/.test(answers[field]) ? Number(answers[field]) : Number.NaN;
    if (!(value >= least && value <= most)) issues.push({ field, key: `linkages.event.${field}.wrong` });
    return value;
  };
  const counts = { slots: count('slots'), tables: count('tables'), minutes: count('minutes') };
  return issues.length > 0 ? { facts: null, issues } : { facts: { ...answers, ...counts }, issues: [] };
}

function isDay(text: string): boolean {
  if (!/^[12]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(text);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

export interface WantedParticipants {
  side: Side;
  enterpriseIds: string[];
  maxMeetings: number | null;
  unavailable: number[];
}

/** Ids one below the other or with commas; slots as people count them, from 1. */
export function checkParticipants(answers: { side: Side; firms: string; maxMeetings: string; unavailable: string }): {
  wanted: WantedParticipants | null;
  issues: Issue[];
} {
  const issues: Issue[] = [];
  const enterpriseIds = answers.firms.split(/[\s,;]+/).filter(Boolean);
  const wrong = enterpriseIds.filter((id) => !/^[A-Z]{3}-[0-9A-HJKMNP-TV-Z]{12}$/.test(id));
  if (enterpriseIds.length === 0) issues.push({ field: 'firms', key: 'linkages.manage.firms.missing' });
  if (wrong.length > 0)
    issues.push({
      field: 'firms',
      key: 'linkages.manage.firms.wrong',
      what: wrong.slice(0, 20).join(', ').slice(0, 500),
    });
  const times = checkTimes(answers);
  issues.push(...times.issues);
  const { side } = answers;
  return { wanted: issues.length > 0 ? null : { side, enterpriseIds, ...times }, issues };
}

export function checkTimes(answers: { maxMeetings: string; unavailable: string }): {
  maxMeetings: number | null;
  unavailable: number[];
  issues: Issue[];
} {
  const issues: Issue[] = [];
  if (!/^\d{0,3}$/.test(answers.maxMeetings))
    issues.push({ field: 'maxMeetings', key: 'linkages.manage.maxMeetings.wrong' });
  const slots = answers.unavailable.split(/[\s,;]+/).filter(Boolean);
  if (slots.some((slot) => !/^[1-9]\d{0,2}$/.test(slot)))
    issues.push({ field: 'unavailable', key: 'linkages.manage.unavailable.wrong' });
  return {
    maxMeetings: answers.maxMeetings === '' ? null : Number(answers.maxMeetings),
    unavailable: [...new Set(slots.map((slot) => Number(slot) - 1))].sort((p, q) => p - q),
    issues,
  };
}
