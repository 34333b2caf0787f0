import type { VNode } from 'preact';
import { DownloadLinks, Empty, Pagination, Table } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { paginationWords } from '../../../../platform/html/words.ts';
import type { ReachList } from '../views/reach.ts';
import { Basis, Count, deskCrumb } from './parts.tsx';

const measures = ['eligible', 'unknown', 'applied', 'served', 'unreached'] as const;

export function reachPage(view: ReachList, page: PageContext): VNode {
  const { t } = page;
  const caption = t('reach.title');
  const [first] = view.programmes;
  return page.frame({
    title: caption,
    lead:
      first !== undefined && view.sort === 'unreached' && view.order === 'desc' && view.page === 1
        ? t('reach.lead.most', { programme: first.title, firms: first.unreached })
        : t('reach.lead'),
    breadcrumbs: [deskCrumb(page)],
    wide: true,
    children: (
      <>
        <Basis basis={view.basis} page={page} />
        <Table
          caption={caption}
          captionHidden
          stack
          scrollLabel={t('html.table.scroll', { caption })}
          empty={
            <Empty title={t('reach.empty')}>
              <p>{t('reach.empty.text')}</p>
            </Empty>
          }
          columns={[
            { label: t('reach.column.title'), ...sorting(view, 'title') },
            ...measures.map((measure) => ({
              label: t(`reach.column.${measure}`),
              numeric: true,
              ...sorting(view, measure),
            })),
          ]}
          rows={view.programmes.map((one) => [
            <a href={`/desk/reach/${one.id}`}>{one.title}</a>,
            ...measures.map((measure) => <Count value={one[measure]} page={page} />),
          ])}
          note={t('reach.note')}
        />
        <Pagination
          page={view.page}
          pageCount={Math.ceil(view.total / view.pageSize)}
          hrefOf={(at) => `/desk/reach?sort=${view.sort}&order=${view.order}&page=${at}`}
          words={paginationWords(t)}
        />
        <p>
          <a href="/desk/reach/overlap">{t('reach.panel.overlap')}</a>
        </p>
        <DownloadLinks label={t('reach.files')} files={[{ href: '/desk/reach.csv', text: t('reach.file') }]} />
      </>
    ),
  });
}

/** The same column again turns the order round; names begin with the first, numbers with the largest. */
function sorting({ sort, order }: ReachList, column: ReachList['sort']) {
  const isSorted = sort === column;
  const next = isSorted ? (order === 'asc' ? 'desc' : 'asc') : column === 'title' ? 'asc' : 'desc';
  return {
    sortHref: `/desk/reach?sort=${column}&order=${next}`,
    ...(isSorted ? { sorted: order === 'asc' ? ('ascending' as const) : ('descending' as const) } : {}),
  };
}
