import type { VNode } from 'preact';
import { Empty, Pagination, Table } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { paginationWords } from '../../../../platform/html/words.ts';
import type { RunListView } from '../view.ts';

export function runListPage(view: RunListView, page: PageContext): VNode {
  const { t } = page;
  const title = t('registry.duplicate.runs');
  return page.frame({
    title,
    lead: t('registry.duplicate.runs.lead', { count: view.total }),
    breadcrumbs: [
      { href: '/desk', text: t('registry.desk') },
      { href: '/desk/duplicates', text: t('registry.duplicate.title') },
    ],
    wide: true,
    children: (
      <>
        <Table
          caption={title}
          captionHidden
          stack
          scrollLabel={t('html.table.scroll', { caption: title })}
          empty={<Empty title={t('registry.duplicate.none.never')}>{t('registry.duplicate.none.search')}</Empty>}
          columns={[
            { label: t('registry.duplicate.run.when') },
            { label: t('registry.duplicate.run.kind'), named: true },
            { label: t('registry.duplicate.run.firms'), numeric: true },
            { label: t('registry.duplicate.run.compared'), numeric: true },
            { label: t('registry.duplicate.run.found'), numeric: true },
            { label: t('registry.duplicate.run.merged'), numeric: true },
            { label: t('registry.duplicate.run.seconds'), numeric: true },
          ]}
          rows={view.runs.map((run) => [
            <a href={`/desk/duplicates/runs/${run.id}`}>
              {t('registry.duplicate.run.by', { date: t.date(run.finishedAt), who: run.startedBy })}
            </a>,
            t(`registry.duplicate.run.kind.${run.kind}`),
            t.number(run.figures.firms),
            t.number(run.figures.compared),
            t.number(run.figures.found),
            t.number(run.figures.merged),
            t.number(run.figures.seconds),
          ])}
        />
        <Pagination
          page={view.page}
          pageCount={Math.ceil(view.total / view.pageSize)}
          hrefOf={(number) => `/desk/duplicates/runs?page=${number}`}
          words={paginationWords(t)}
        />
      </>
    ),
  });
}
