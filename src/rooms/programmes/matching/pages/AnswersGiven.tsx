import type { PageContext } from '../../../../platform/html/page.ts';
import { notApplicableAnswer, refusedAnswer } from '../rules/readAnswers.ts';
import type { AssessedView, Question } from '../views/results.ts';

/** By what the results stand: the form above can be closed or, on paper, not there. */
export function AnswersGiven({ view, page: { t } }: { view: AssessedView; page: PageContext }) {
  const { corrections, answers, goals, cost, currency } = view;
  const wanted = goals.filter(({ isChosen }) => isChosen).map(({ title }) => title);
  const given = [
    ...(wanted.length === 0 ? [] : [t('matching.given.goals', { goals: t.list(wanted) })]),
    ...corrections.map((question) =>
      t('matching.given.answer', {
        fact: question.title,
        answer: answerText(question, answers[question.fact] ?? '', t),
      }),
    ),
    ...(cost === '' ? [] : [t('matching.given.cost', { cost: `${cost} ${currency}` })]),
  ];
  if (given.length === 0) return null;
  return <p class="muted">{t('matching.given', { answers: given.join('; ') })}</p>;
}

function answerText({ options, suffix, kind }: Question, answer: string, t: PageContext['t']): string {
  if (answer === refusedAnswer) return t('matching.question.refused');
  if (answer === notApplicableAnswer) return t('matching.question.notApplicable');
  if (kind === 'boolean') return t(`catalogue.value.${answer === 'yes' ? 'yes' : 'no'}`);
  if (kind === 'choice') return options.find(({ value }) => value === answer)?.text ?? answer;
  return suffix === null ? answer : `${answer} ${suffix}`;
}
