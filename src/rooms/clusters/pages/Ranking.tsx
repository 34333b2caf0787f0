import { type Column, DownloadLinks, Pagination, Table, Tag } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import { paginationWords } from '../../../platform/html/words.ts';
import type { Cell, ClustersView } from '../views/clusters.ts';
import { clustersHref } from './clustersHref.ts';
import { decimalText, intervalText, qText, quotientText } from './numbers.ts';

type Part = { view: ClustersView; page: PageContext };

/** Towns of one industry, or the strongest cells of all industries, with the firms behind each. */
export function Ranking({ view, page }: Part) {
  const { t, economy } = page;
  const caption = captionOf(view, page);
  return (
    <>
      <h2>{caption}</h2>
      <Table
        caption={caption}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty={t(view.query.page > 1 ? 'clusters.ranking.pastEnd' : 'clusters.ranking.empty')}
        columns={columnsOf(view, page)}
        rows={view.cells.map((cell) => rowOf(cell, view, page))}
        note={t('clusters.ranking.note')}
      />
      <Pagination
        page={view.query.page}
        pageCount={Math.ceil(view.total / view.pageSize)}
        hrefOf={(at) => clustersHref(view, economy.code, { page: at })}
        words={paginationWords(t)}
      />
      <DownloadLinks
        label={t('clusters.downloads')}
        files={[{ href: clustersHref(view, economy.code, {}, '/clusters.csv'), text: t('clusters.downloads.csv') }]}
      />
    </>
  );
}

function captionOf({ query, total, cells, pageSize, chosen }: ClustersView, { t }: PageContext): string {
  const first = cells.length === 0 ? 0 : (query.page - 1) * pageSize + 1;
  const range = { total, first, last: cells.length === 0 ? 0 : first + cells.length - 1, least: query.least };
  return chosen === null
    ? t('clusters.ranking.all', range)
    : t('clusters.ranking.industry', { ...range, industry: chosen.title });
}

function columnsOf(view: ClustersView, { t, economy }: PageContext): Column[] {
  const sortable = (label: string, sort: ClustersView['query']['sort'], direction: 'ascending' | 'descending') => ({
    label,
    numeric: true,
    sortHref: clustersHref(view, economy.code, { sort }),
    ...(view.query.sort === sort ? { sorted: direction } : {}),
  });
  return [
    { label: t('clusters.column.place') },
    ...(view.chosen === null ? [{ label: t('clusters.column.industry') }] : []),
    sortable(t('clusters.column.plants'), 'plants', 'descending'),
    { label: t('clusters.column.expected'), numeric: true },
    { label: t('clusters.column.quotient'), numeric: true },
    sortable(t('clusters.column.shrunk'), 'quotient', 'descending'),
    sortable(t('clusters.column.q'), 'evidence', 'ascending'),
    ...(view.query.show === 'all' ? [] : [{ label: t('clusters.column.standsOut') }]),
  ];
}

function rowOf(cell: Cell, view: ClustersView, page: PageContext) {
  const { t, economy } = page;
  const { scheme } = view.query;
  return [
    <Town cell={cell} />,
    ...(view.chosen === null
      ? [
          <a
            href={clustersHref(view, economy.code, {
              show: 'industry',
              industry: `${scheme}:${cell.industry}`,
              sort: 'evidence',
            })}
          >
            {cell.industryTitle}
          </a>,
        ]
      : []),
    cell.firms === null ? t.number(0) : <a href={cell.firms}>{t('clusters.firms', { count: cell.plants })}</a>,
    decimalText(t, cell.expected),
    quotientText(t, cell.locationQuotient),
    `${quotientText(t, cell.shrunk)} ${intervalText(t, cell)}`,
    qText(t, cell.q),
    ...(view.query.show === 'all' ? [] : [<Finding cell={cell} page={page} />]),
  ];
}

const Finding = ({ cell, page: { t } }: { cell: Cell; page: PageContext }) =>
  cell.standsOut ? <Tag tone="brand">{t('clusters.standsOut')}</Tag> : t('clusters.chance');

/** The name in one piece, what tells it from others of that name below it. */
function Town({ cell: { place, placeLocal, region } }: { cell: Cell }) {
  const local = placeLocal === place ? null : placeLocal;
  const more = [local, region].filter((one) => one !== null);
  return (
    <>
      {place.replaceAll(' ', '\u00a0')}
      {more.length > 0 && (
        <>
          <br />
          <span class="muted small">{more.join(', ')}</span>
        </>
      )}
    </>
  );
}
