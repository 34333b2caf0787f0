import type { StudyMethod, StudyState } from '../model.ts';
import { lastDayOf } from './periods.ts';

export interface RoundFacts {
  assignmentRule: string;
  /** Of a round of groups whether it was written down for which firms they applied; true for firms. */
  firmsKnown: boolean;
  state: string;
  drawn: boolean;
  followUpPeriod: string | null;
  hasSource: boolean;
}

export interface Judgement {
  state: StudyState;
  reason: string;
}

/** What can be said of a round before any outcome is looked at; null: go on and look. */
export function judgeRound(round: RoundFacts, today: string): Judgement | null {
  if (round.assignmentRule === 'firstCome') return { state: 'notIdentified', reason: 'firstCome' };
  if (methodOf(round.assignmentRule) === null) return { state: 'notIdentified', reason: 'unknownRule' };
  if (!round.firmsKnown) return { state: 'notIdentified', reason: 'groups' };
  if (!round.hasSource) return { state: 'notIdentified', reason: 'noSource' };
  if (round.state !== 'assigned' || !round.drawn) return { state: 'notKnownYet', reason: 'notDrawn' };
  if (round.followUpPeriod === null) return { state: 'notKnownYet', reason: 'noPeriod' };
  return lastDayOf(round.followUpPeriod) >= today ? { state: 'notKnownYet', reason: 'beforeFollowUp' } : null;
}

const methods: ReadonlyMap<string, StudyMethod> = new Map([
  ['lottery', 'experiment'],
  ['scoreCutoff', 'regressionDiscontinuity'],
  ['waves', 'groupTimeAtt'],
]);

/** The method that a rule of assignment fixes; null: none. */
export const methodOf = (assignmentRule: string): StudyMethod | null => methods.get(assignmentRule) ?? null;
