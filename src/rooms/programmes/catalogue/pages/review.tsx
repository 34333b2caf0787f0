import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Form,
  LinkButton,
  Notice,
  TextArea,
  Timeline,
  type TimelineEntry,
} from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { ReviewView } from '../views/life.ts';
import { Changes } from './Changes.tsx';
import { RuleWords } from './words.tsx';

type Part = { view: ReviewView; page: PageContext };

export function reviewPage(view: ReviewView, page: PageContext): VNode {
  const { t } = page;
  return page.frame({
    title: t('catalogue.review.title', { title: view.title }),
    lead: t(`catalogue.review.lead.${view.state}`, { version: view.version }),
    breadcrumbs: [{ href: '/desk/programmes', text: t('catalogue.desk.title') }],
    errors: view.faults.map(({ field, key, parameters }) => ({ fieldId: field, text: t(key, parameters) })),
    wide: true,
    children: (
      <>
        <Asked view={view} page={page} />
        <h2>{t('catalogue.rules')}</h2>
        <RuleWords rule={view.rule} />
        {view.notes.map((note) => (
          <Notice tone="caution">{t(`catalogue.form.note.${note}`)}</Notice>
        ))}
        {(view.state === 'draft' || view.state === 'inReview') && (
          <>
            <h2>{t('catalogue.review.changes')}</h2>
            {view.comparison === null ? (
              <p>{t('catalogue.review.first')}</p>
            ) : (
              <>
                <p>{t('catalogue.review.against', { version: view.inForce as number })}</p>
                <Changes t={t} comparison={view.comparison} heading="h3" />
              </>
            )}
            <h2>{t('catalogue.review.checks')}</h2>
            <Checks view={view} page={page} />
            <Decide view={view} page={page} />
          </>
        )}
        <History view={view} page={page} />
      </>
    ),
  });
}

function Asked({ view, page: { t } }: Part) {
  const [last] = view.reviews;
  if (last === undefined || last.version !== view.version) return null;
  if (view.state === 'inReview')
    return (
      <Notice title={t('catalogue.review.asked', { who: last.askedName, date: t.date(last.askedOn) })}>
        {last.note === '' ? t('catalogue.review.noNote') : last.note}
      </Notice>
    );
  if (view.state !== 'draft' || last.outcome !== 'returned') return null;
  const { decidedName, decidedOn, reason } = last;
  return (
    <Notice
      tone="caution"
      title={t('catalogue.review.returned', { who: decidedName ?? '', date: t.date(decidedOn ?? '') })}
    >
      {reason ?? ''}
    </Notice>
  );
}

function Checks({ view, page: { t } }: Part) {
  if (view.issues.length === 0) return <Notice tone="good">{t('catalogue.review.checks.none')}</Notice>;
  return (
    <Notice tone="action" title={t('catalogue.review.checks.found')}>
      <ul>
        {view.issues.map(({ key, parameters }) => (
          <li>{t(key, parameters)}</li>
        ))}
      </ul>
    </Notice>
  );
}

function Decide({ view, page }: Part) {
  const { t, economy } = page;
  const isAsked = view.state === 'inReview';
  const isBarred = isAsked && view.needsReview && view.isOwnWork;
  const fault = view.faults.find(({ field }) => field === 'reason');
  return (
    <>
      <h2>{t(isAsked ? 'catalogue.review.decide' : 'catalogue.review.ask')}</h2>
      {isBarred && <Notice>{t('catalogue.review.ownWork')}</Notice>}
      <Form
        page={page}
        action={`/desk/programmes/${view.id}/review?economy=${economy.code}`}
        version={view.basedOn}
        label={t('catalogue.review.decide')}
      >
        {!isBarred && (
          <TextArea
            id="reason"
            name="reason"
            rows={3}
            label={t(isAsked ? 'catalogue.review.reason' : 'catalogue.review.note')}
            hint={t(isAsked ? 'catalogue.review.reason.hint' : 'catalogue.review.note.hint')}
            value={view.reason}
            error={fault === undefined ? undefined : t(fault.key)}
          />
        )}
        <Actions>
          {isAsked && !isBarred && (
            <>
              <Button name="action" value="publish">
                {t('catalogue.review.publish')}
              </Button>
              <Button kind="secondary" name="action" value="return">
                {t('catalogue.review.return')}
              </Button>
            </>
          )}
          {isAsked && view.isOwnWork && (
            <Button kind="quiet" name="action" value="takeBack">
              {t('catalogue.review.takeBack')}
            </Button>
          )}
          {!isAsked && (
            <>
              <Button name="action" value="ask">
                {t('catalogue.review.ask')}
              </Button>
              <LinkButton kind="secondary" href={`/desk/programmes/${view.id}/edit`}>
                {t('catalogue.desk.change')}
              </LinkButton>
            </>
          )}
        </Actions>
      </Form>
    </>
  );
}

function History({ view, page: { t } }: Part) {
  if (view.reviews.length === 0) return null;
  const entries = view.reviews.flatMap((one): TimelineEntry[] => [
    ...(one.outcome === null || one.decidedOn === null
      ? []
      : [
          {
            iso: one.decidedOn,
            when: t.date(one.decidedOn),
            what: t(`catalogue.review.outcome.${one.outcome}`, { who: one.decidedName ?? '', version: one.version }),
            text: one.reason ?? undefined,
          },
        ]),
    {
      iso: one.askedOn,
      when: t.date(one.askedOn),
      what: t('catalogue.review.outcome.asked', { who: one.askedName, version: one.version }),
      text: one.note || undefined,
    },
  ]);
  return (
    <>
      <h2>{t('catalogue.review.history')}</h2>
      <Timeline entries={entries} />
    </>
  );
}
