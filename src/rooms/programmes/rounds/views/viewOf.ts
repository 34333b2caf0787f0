import { factTitle } from '../../catalogue/rules/criteriaWords.ts';
import { plainRule } from '../../groups/model.ts';
import type { RoundDesign } from '../model.ts';
import { learnsBy, phaseOf } from '../rules/describeRound.ts';
import type { ApplicationEvent, ApplicationRow, RoundRow } from '../services/readRounds.ts';
import type { ApplicationView, RoundView } from './rounds.ts';

export function roundViewOf(round: RoundRow, today: string): RoundView {
  const {
    rule,
    design,
    budget,
    currency,
    drawnAt,
    programmeVersion: _,
    programmeInstrument: __,
    state: ___,
    ...plain
  } = round;
  return {
    ...plain,
    phase: phaseOf(round, today),
    stratifyBy: rule.stratifyBy ?? 'none',
    waveDays: [...(rule.waveDays ?? [])],
    groupRule: round.unit === 'group' ? (rule.group ?? plainRule) : null,
    learnsBy: learnsBy[round.assignmentRule],
    design: 'outcome' in design ? (design as RoundDesign) : null,
    drawnAt: drawnAt?.toISOString() ?? null,
    budget: budget === null || currency === null ? null : { amount: budget, currency },
  };
}

export function applicationViewOf(row: ApplicationRow): ApplicationView {
  const {
    organisation: _,
    decidedAt: __,
    simulated: ___,
    groupRule: ____,
    submittedAt,
    programmeInstrument,
    toJudge,
    ...plain
  } = row;
  const judged = toJudge.map((fact) => ({ fact, title: factTitle(fact) }));
  return { ...plain, toJudge: judged, instrument: programmeInstrument, submittedAt: submittedAt.toISOString() };
}

export const eventViewOf = ({ happenedAt, assessments, ...event }: ApplicationEvent) => ({
  ...event,
  assessments: assessments.map((one) => ({ ...one, title: factTitle(one.fact) })),
  happenedAt: happenedAt.toISOString(),
});
