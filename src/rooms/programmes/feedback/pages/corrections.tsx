import type { VNode } from 'preact';
import { Absence, Empty, KeyFigures, Pagination, Tag, Timeline } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { paginationWords } from '../../../../platform/html/words.ts';
import type { CorrectionsPageView } from '../views/feedback.ts';

type Complaint = CorrectionsPageView['complaints'][number];

export function correctionsPage(view: CorrectionsPageView, page: PageContext): VNode {
  const { t } = page;
  const { counts } = view;
  const facts = [t('programmes.corrections.asOf', { date: t.date(page.today) })];
  return page.frame({
    title: t('programmes.corrections.title'),
    lead: t('programmes.corrections.lead'),
    breadcrumbs: [{ href: '/programmes', text: t('programmes.breadcrumb') }],
    children: (
      <>
        <KeyFigures
          figures={[
            { label: t('programmes.corrections.received'), value: t.number(counts.received), facts },
            {
              label: t('programmes.corrections.late'),
              value: t.number(counts.late),
              facts: [t('programmes.corrections.ofOpen', { open: counts.open }), ...facts],
            },
            {
              label: t('programmes.corrections.median'),
              value:
                counts.medianDays === null ? (
                  <Absence kind="notKnownYet" text={t('html.absence.notKnownYet')} />
                ) : (
                  t.number(counts.medianDays)
                ),
              facts: [t('programmes.corrections.ofClosed', { closed: counts.closed }), ...facts],
            },
          ]}
        />
        {view.programme !== null && (
          <p>
            <a href="/corrections">{t('programmes.corrections.all')}</a>
          </p>
        )}
        {view.complaints.length === 0 ? (
          <Empty title={t('programmes.corrections.none')}>
            <p>{t('programmes.corrections.none.text')}</p>
          </Empty>
        ) : (
          view.complaints.map((one) => <Outcome complaint={one} page={page} />)
        )}
        <Pagination
          page={view.page}
          pageCount={Math.ceil(view.total / view.pageSize)}
          hrefOf={(at) => `/corrections?programme=${view.programme ?? ''}&page=${at}`}
          words={paginationWords(t)}
        />
      </>
    ),
  });
}

const toneOfOutcome = { corrected: 'good', partlyCorrected: 'caution', notCorrected: 'neutral' } as const;

function Outcome({ complaint: one, page }: { complaint: Complaint; page: PageContext }) {
  const { t } = page;
  const late = one.state !== 'closed' && one.dueOn < page.today;
  return (
    <article id={one.id} class="card">
      <h2 class="card-title">
        {t('programmes.corrections.about', {
          subject: t(`programmes.complaint.subject.${one.subject}`),
          programme: one.programmeTitle,
        })}
      </h2>
      <p>
        <Tag tone={late ? 'action' : one.outcomeKind === null ? 'brand' : toneOfOutcome[one.outcomeKind]}>
          {one.outcomeKind === null
            ? t(late ? 'programmes.corrections.overdue' : 'programmes.corrections.waiting')
            : t(`programmes.complaint.kind.${one.outcomeKind}`)}
        </Tag>
      </p>
      {one.publicOutcome !== null && <p>{one.publicOutcome}</p>}
      <Timeline
        entries={[
          { iso: one.receivedOn, when: t.date(one.receivedOn), what: t('programmes.corrections.receivedOn') },
          ...one.corrections.map(({ action, dueOn, doneOn }) => ({
            iso: doneOn ?? dueOn,
            when: t.date(doneOn ?? dueOn),
            what: action,
            text: t(doneOn === null ? 'programmes.correctiveAction.due' : 'programmes.correctiveAction.isDone'),
            coming: doneOn === null,
          })),
          one.closedOn === null
            ? { iso: one.dueOn, when: t.date(one.dueOn), what: t('programmes.corrections.deadline'), coming: true }
            : { iso: one.closedOn, when: t.date(one.closedOn), what: t('programmes.corrections.closedOn') },
        ]}
      />
    </article>
  );
}
