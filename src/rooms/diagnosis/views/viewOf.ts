import { findGap } from '../../../codes/index.ts';
import { currentQuestionnaire } from '../catalogue/questionnaires.ts';
import { interpret } from '../rules/interpret.ts';
import type { CheckRow } from '../services/readChecks.ts';
import type { ResultView } from './checks.ts';

export function resultViewOf(check: CheckRow): ResultView {
  const questionnaire = currentQuestionnaire();
  const { standings, gaps, ...whole } = interpret(questionnaire, check.answers);
  const questionOf = (id: string) => questionnaire.questions.find((one) => one.id === id);
  return {
    id: check.id,
    enterpriseId: check.enterpriseId,
    enterpriseName: check.enterpriseName,
    evidence: check.evidence,
    doneAt: (check.doneAt ?? check.startedAt).toISOString(),
    standings: standings.map((standing) => ({
      ...standing,
      text: questionOf(standing.question)?.text ?? standing.question,
      statement:
        typeof standing.answer === 'number' ? (questionOf(standing.question)?.levels[standing.answer] ?? null) : null,
    })),
    gaps: gaps.map((one) => ({ ...one, title: findGap(one.gap)?.title ?? one.gap })),
    ...whole,
    source: questionnaire.source,
  };
}
