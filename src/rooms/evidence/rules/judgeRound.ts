import type { StudyState } from '../model.ts';
import { lastDayOf } from './periods.ts';

export interface RoundFacts {
  assignmentRule: string;
  unit: string;
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
  if (round.assignmentRule !== 'lottery') return { state: 'notIdentified', reason: round.assignmentRule };
  if (round.unit !== 'enterprise') return { state: 'notIdentified', reason: 'groups' };
  if (!round.hasSource) return { state: 'notIdentified', reason: 'noSource' };
  if (round.state !== 'assigned' || !round.drawn) return { state: 'notKnownYet', reason: 'notDrawn' };
  if (round.followUpPeriod === null) return { state: 'notKnownYet', reason: 'noPeriod' };
  return lastDayOf(round.followUpPeriod) >= today ? { state: 'notKnownYet', reason: 'beforeFollowUp' } : null;
}
