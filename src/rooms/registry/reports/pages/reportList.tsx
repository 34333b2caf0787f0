import type { VNode } from 'preact';
import { Empty, Pagination, Table, Tabs, Tag } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { paginationWords } from '../../../../platform/html/words.ts';
import { reportStates } from '../model.ts';
import type { ReportListView, ReportView } from '../view.ts';

const toneOf = { open: 'brand', mended: 'good', refused: 'neutral' } as const;

export const ReportTag = ({ report, page: { t } }: { report: ReportView; page: PageContext }) => (
  <Tag tone={toneOf[report.state]}>{t(`registry.report.state.${report.state}`)}</Tag>
);

export function reportListPage(view: ReportListView, page: PageContext): VNode {
  const { t } = page;
  const title = t('registry.report.list.title');
  const hrefOf = (state: string | null, number = 1) => {
    const query = new URLSearchParams({ ...(state && { state }), ...(number > 1 && { page: String(number) }) });
    return query.size === 0 ? '/desk/reports' : `/desk/reports?${query}`;
  };
  return page.frame({
    title,
    lead: t('registry.report.list.lead', { count: view.total }),
    breadcrumbs: [{ href: '/desk', text: t('registry.desk') }],
    wide: true,
    children: (
      <>
        <Tabs
          label={t('registry.report.state')}
          tabs={[null, ...reportStates].map((state) => ({
            href: hrefOf(state),
            text: state === null ? t('registry.all') : t(`registry.report.state.${state}`),
            current: view.state === state,
          }))}
        />
        <Table
          caption={title}
          captionHidden
          stack
          scrollLabel={t('html.table.scroll', { caption: title })}
          columns={[
            { label: t('registry.claim.firm') },
            { label: t('registry.report.subject.short'), named: true },
            { label: t('registry.report.text'), named: true },
            { label: t('registry.report.state'), named: true },
            { label: t('registry.report.reportedOn'), named: true },
          ]}
          rows={view.reports.map((report) => [
            <a href={`/desk/reports/${report.id}`}>{report.enterpriseName}</a>,
            t(`registry.report.subject.${report.subject}`),
            report.text.length > 140 ? `${report.text.slice(0, 140)}…` : report.text,
            <ReportTag report={report} page={page} />,
            t.date(report.reportedAt, 'short'),
          ])}
          empty={
            <Empty title={t('registry.report.none')}>
              <p>{t('registry.report.none.text')}</p>
            </Empty>
          }
        />
        <Pagination
          page={view.page}
          pageCount={Math.ceil(view.total / view.pageSize)}
          hrefOf={(number) => hrefOf(view.state, number)}
          words={paginationWords(t)}
        />
      </>
    ),
  });
}
