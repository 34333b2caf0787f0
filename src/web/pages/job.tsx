import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Form,
  LinkButton,
  Notice,
  ProgressBar,
  SummaryList,
} from '../../platform/html/components/index.ts';
import type { PageContext } from '../../platform/html/page.ts';
import type { Translator } from '../../platform/i18n/index.ts';
import type { JobState } from '../../platform/jobs/index.ts';

export interface JobView {
  id: string;
  /** Key of the job's title in the message files. */
  titleKey: string;
  state: JobState;
  done: number;
  total: number | null;
  /** What is being worked on now, in words. */
  what: string | null;
  secondsLeft: number | null;
  /** Words of `progressText`; in the JSON for the script that moves the bar. */
  progressText: string;
  askedBy: string;
  atQueued: string;
  atStarted: string | null;
  atFinished: string | null;
  attempt: number;
  resultUrl: string | null;
  /** What went wrong, in words a person can act on. */
  faults: readonly JobFault[];
  canCancel: boolean;
}

/** A job belongs to an economy, which need not be the one that the reader has chosen. */
const jobHref = (view: Pick<JobView, 'id'>, page: PageContext) => `/jobs/${view.id}?economy=${page.economy.code}`;

export interface JobFault {
  message: string;
  remedy?: string;
  /** Where in the file that the job read. */
  row?: number | null;
  column?: string | null;
}

const isOver = (state: JobState) => state === 'done' || state === 'failed' || state === 'cancelled';

export function jobPage(view: JobView, page: PageContext): VNode {
  const { t } = page;
  const over = isOver(view.state);
  return page.frame({
    title: t(view.titleKey),
    breadcrumbs: [{ href: '/jobs', text: t('web.jobs.title') }],
    islands: over ? [] : ['progress'],
    head: over ? undefined : (
      <noscript>
        <meta http-equiv="refresh" content="5" />
      </noscript>
    ),
    children: (
      <>
        <Outcome view={view} page={page} />
        {!over && <Running view={view} page={page} />}
        <SummaryList rows={jobFacts(view, page)} />
      </>
    ),
  });
}

function Running({ view, page }: { view: JobView; page: PageContext }) {
  const { t } = page;
  return (
    <>
      <div data-island="progress" data-src={jobHref(view, page)}>
        <ProgressBar
          id="job-progress"
          label={view.what ?? t('web.job.progress')}
          text={view.progressText}
          done={view.done}
          total={view.total}
        />
      </div>
      <p class="muted">{t('web.job.leave')}</p>
      <Actions>
        <LinkButton kind="secondary" href={jobHref(view, page)}>
          {t('web.job.refresh')}
        </LinkButton>
        {view.canCancel && (
          <Form page={page} action={`/jobs/${view.id}/cancel?economy=${page.economy.code}`}>
            <Button kind="quiet">{t('web.job.cancel')}</Button>
          </Form>
        )}
      </Actions>
    </>
  );
}

/** How far the work is and how long it will take. */
export function progressText(view: Pick<JobView, 'state' | 'done' | 'total' | 'secondsLeft'>, t: Translator): string {
  if (view.state === 'queued') return t('web.job.state.queued');
  const { done, total, secondsLeft } = view;
  const amount = total ? t('web.job.share', { done, total, share: done / total }) : t('web.job.counted', { done });
  return `${amount}, ${timeLeftText(secondsLeft, t)}`;
}

function timeLeftText(seconds: number | null, t: Translator): string {
  if (seconds === null) return t('web.job.timeLeft.unknown');
  if (seconds < 60) return t('web.job.timeLeft.seconds', { count: Math.max(1, Math.ceil(seconds / 5) * 5) });
  return t('web.job.timeLeft.minutes', { count: Math.ceil(seconds / 60) });
}

function Outcome({ view, page }: { view: JobView; page: PageContext }) {
  const { t } = page;
  if (view.state === 'done')
    return (
      <Notice tone="good" title={t('web.job.done.title')} role="status">
        {view.resultUrl && (
          <p>
            <a href={view.resultUrl}>{t('web.job.result')}</a>
          </p>
        )}
      </Notice>
    );
  if (view.state === 'cancelled')
    return (
      <Notice title={t('web.job.cancelled.title')} role="status">
        {t('web.job.cancelled.text')}
      </Notice>
    );
  if (view.state !== 'failed') return null;
  return (
    <Notice tone="action" title={t('web.job.failed.title')} role="status">
      <p>{t('web.job.failed.text')}</p>
      <ul>
        {view.faults.map((fault) => (
          <li>{faultText(fault, t)}</li>
        ))}
      </ul>
    </Notice>
  );
}

function faultText({ message, remedy, row, column }: JobFault, t: Translator): string {
  const where = [row == null || row <= 1 ? null : t('web.job.fault.row', { row }), column].filter(Boolean).join(', ');
  return [where, remedy ? `${message}; ${remedy}` : message].filter(Boolean).join(': ');
}

function jobFacts(view: JobView, { t }: PageContext) {
  const instant = (iso: string | null) => (iso ? t.date(iso) : t('html.absence.notKnownYet'));
  return [
    { term: t('web.job.state'), description: t(`web.job.state.${view.state}`) },
    { term: t('web.jobs.by'), description: view.askedBy },
    { term: t('web.job.queued'), description: instant(view.atQueued) },
    { term: t('web.job.started'), description: instant(view.atStarted) },
    ...(isOver(view.state) ? [{ term: t('web.job.finished'), description: instant(view.atFinished) }] : []),
    ...(view.attempt > 1 ? [{ term: t('web.job.attempt'), description: t.number(view.attempt) }] : []),
  ];
}
