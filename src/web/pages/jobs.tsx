import type { VNode } from 'preact';
import { Empty, Table, Tag, type Tone } from '../../platform/html/components/index.ts';
import type { PageContext } from '../../platform/html/page.ts';
import type { JobState } from '../../platform/jobs/index.ts';

export interface JobsView {
  jobs: readonly {
    id: string;
    titleKey: string;
    state: JobState;
    done: number;
    total: number | null;
    askedBy: string;
    atQueued: string;
  }[];
}

const tones: Record<JobState, Tone> = {
  queued: 'neutral',
  running: 'brand',
  done: 'good',
  failed: 'action',
  cancelled: 'neutral',
};

export function jobsPage(view: JobsView, page: PageContext): VNode {
  const { t } = page;
  const caption = t('web.jobs.caption');
  return page.frame({
    title: t('web.jobs.title'),
    lead: t('web.jobs.lead'),
    children:
      view.jobs.length === 0 ? (
        <Empty title={t('html.absence.noData')}>{t('web.jobs.empty')}</Empty>
      ) : (
        <Table
          caption={caption}
          captionHidden
          stack
          scrollLabel={t('html.table.scroll', { caption })}
          empty={t('web.jobs.empty')}
          columns={[
            { label: t('web.jobs.name') },
            { label: t('web.job.state') },
            { label: t('web.job.progress'), numeric: true },
            { label: t('web.jobs.by'), named: true },
            { label: t('web.job.queued'), named: true },
          ]}
          rows={view.jobs.map((job) => [
            <a href={`/jobs/${job.id}?economy=${page.economy.code}`}>{t(job.titleKey)}</a>,
            <Tag tone={tones[job.state]}>{t(`web.job.state.${job.state}`)}</Tag>,
            progressOf(job, page),
            job.askedBy,
            <span class="nowrap">{t.date(job.atQueued, 'short')}</span>,
          ])}
        />
      ),
  });
}

/** What ended without an amount has no progress to show. */
function progressOf({ state, done, total }: JobsView['jobs'][number], { t }: PageContext): string {
  if (total) return t.number(done / total, { style: 'percent', maximumFractionDigits: 0 });
  return state === 'running' ? t('web.job.counted', { done }) : '–';
}
