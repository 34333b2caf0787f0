import { SummaryList, Timeline } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { ApplicationPageView } from '../views/rounds.ts';
import { StateTag } from './words.tsx';

type Part = { view: ApplicationPageView; page: PageContext };

export function ApplicationFacts({ view: { application: one }, page: { t } }: Part) {
  const row = (key: string, description: string) => ({ term: t(`programmes.application.${key}`), description });
  return (
    <SummaryList
      rows={[
        { term: t('programmes.application.state'), description: <StateTag t={t} state={one.state} /> },
        {
          term: t('programmes.application.applicant'),
          description:
            one.enterpriseId === null ? one.applicant : <a href={`/suppliers/${one.enterpriseId}`}>{one.applicant}</a>,
        },
        row('need', one.need),
        row(
          'consent',
          t(one.consentsFollowUp ? 'programmes.application.consents' : 'programmes.application.consentsNot'),
        ),
        ...(one.eligibility === null ? [] : [row('eligibility', t(`programmes.eligibility.${one.eligibility}`))]),
        ...(one.score === null ? [] : [row('score', t.number(one.score))]),
        ...(one.rank === null ? [] : [row('rank', t.number(one.rank))]),
        ...(one.wave === null ? [] : [row('wave', t.number(one.wave))]),
        ...(one.assignmentProbability === null
          ? []
          : [row('chance', t.number(one.assignmentProbability, { style: 'percent', maximumFractionDigits: 1 }))]),
      ]}
    />
  );
}

/** Who decided what, when, on what grounds. */
export function History({ view, page: { t } }: Part) {
  return (
    <>
      <h2>{t('programmes.application.history')}</h2>
      <Timeline
        entries={view.events.map(({ state, reasonCode, reason, happenedAt, assessments }) => ({
          iso: happenedAt,
          when: t.date(happenedAt),
          what: t(`programmes.application.event.${state}`),
          text:
            [
              [reasonCode === null ? null : t(`programmes.reason.${reasonCode}`), reason]
                .filter((part) => part !== null)
                .join(': '),
              ...assessments.map(({ title, holds }) =>
                t('catalogue.atom', { fact: title, limit: t(holds ? 'catalogue.value.yes' : 'catalogue.value.no') }),
              ),
            ]
              .filter((part) => part !== '')
              .join(' · ') || undefined,
        }))}
      />
    </>
  );
}
