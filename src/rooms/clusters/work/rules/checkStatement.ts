import { isIndicatorOf, type SourceKind, type Subject, sourceKinds, subjects } from '../model.ts';
import { gather, type Issue, isDay } from './gather.ts';

export interface StatementAnswers {
  subject: string;
  indicator: string;
  holds: string;
  sourceKind: string;
  source: string;
  knownOn: string;
  link: string;
  note: string;
}

export interface StatementFields {
  subject: Subject;
  indicator: string;
  holds: boolean;
  sourceKind: SourceKind;
  source: string;
  knownOn: string;
  link: string | null;
  note: string;
}

/** A statement as its form says it; what is counted from records can't be typed in, so it is no kind to choose. */
export function checkStatement(
  answers: StatementAnswers,
  today: string,
): { fields: StatementFields | null; issues: Issue[] } {
  const { issues, refuse } = gather('statement');
  const subject = subjects.find((one) => one === answers.subject);
  const sourceKind = sourceKinds.find((one) => one === answers.sourceKind);
  if (subject === undefined) refuse('subject', 'missing');
  if (subject === undefined || !isIndicatorOf(subject, answers.indicator)) refuse('indicator', 'missing');
  if (answers.holds !== 'yes' && answers.holds !== 'no') refuse('holds', 'missing');
  if (sourceKind === undefined) refuse('sourceKind', 'missing');
  if (answers.source.trim() === '') refuse('source', 'missing');
  if (!isDay(answers.knownOn)) refuse('knownOn', 'invalid');
  else if (answers.knownOn > today) refuse('knownOn', 'future');
  const link = readLink(answers.link);
  if (link === undefined) refuse('link', 'invalid');
  if (issues.length > 0 || subject === undefined || sourceKind === undefined || link === undefined)
    return { fields: null, issues };
  const { indicator, holds, knownOn } = answers;
  const words = { source: answers.source.trim(), note: answers.note.trim() };
  return { fields: { subject, indicator, holds: holds === 'yes', sourceKind, knownOn, link, ...words }, issues };
}

/** Undefined where what is there is no address of the web. */
function readLink(text: string): string | null | undefined {
  if (text.trim() === '') return null;
  try {
    const url = new URL(text.trim());
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
  } catch {
    return undefined;
  }
}
