import { DownloadLinks, Pagination, Table } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { paginationWords } from '../../../../platform/html/words.ts';
import type { ClusterView } from '../views/found.ts';
import { percentText } from './words.ts';

/** Who belongs to it, for those who work with clusters. */
export function Members({ view, page: { t, economy } }: { view: ClusterView; page: PageContext }) {
  const { members, id } = view;
  if (members === null)
    return (
      <section>
        <h2>{t('clusters.found.members')}</h2>
        <p>{t('clusters.found.members.inside')}</p>
      </section>
    );
  const caption = t('clusters.found.members.caption', { total: members.total });
  return (
    <section id="members">
      <h2>{caption}</h2>
      <Table
        caption={caption}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty={t('clusters.ranking.pastEnd')}
        columns={[
          { label: t('clusters.found.members.firm') },
          { label: t('clusters.column.place'), named: true },
          { label: t('clusters.found.members.jobs'), numeric: true },
          { label: t('clusters.found.members.membership'), numeric: true },
          { label: t('clusters.found.members.part'), named: true },
        ]}
        rows={members.rows.map((row) => [
          row.name === null ? (
            t('clusters.found.members.left', { id: row.establishment })
          ) : (
            <a href={`/suppliers/${row.enterprise}?economy=${economy.code}`}>{row.name}</a>
          ),
          row.place ?? t('clusters.found.places.none'),
          row.employees === null ? t('html.absence.noData') : t.number(row.employees),
          percentText(t, row.membership),
          t(row.isCore ? 'clusters.found.core' : 'clusters.found.fringe'),
        ])}
        note={t('clusters.found.members.note')}
      />
      <Pagination
        page={members.page}
        pageCount={Math.ceil(members.total / members.pageSize)}
        hrefOf={(at) => `/clusters/found/${id}?economy=${economy.code}&page=${at}#members`}
        words={paginationWords(t)}
      />
      <DownloadLinks
        label={t('clusters.found.members.files')}
        files={[
          {
            href: `/clusters/found/${id}/members.csv?economy=${economy.code}`,
            text: t('clusters.found.members.csv'),
          },
        ]}
      />
    </section>
  );
}
