import { type Column, Table, Tag } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { qText } from '../../pages/numbers.ts';
import type { FoundRowView, FoundView } from '../views/found.ts';
import { placesText, strengthText } from './words.ts';

type Sort = FoundView['query']['sort'];

/** Clusters, each with its strength, its size and what kind it is. */
export function ClusterTable({
  rows,
  caption,
  empty,
  sorted,
  page: { t, economy },
}: {
  rows: readonly FoundRowView[];
  caption: string;
  empty: string;
  sorted?: { sort: Sort; hrefOf: (sort: Sort) => string };
  page: PageContext;
}) {
  const column = (label: string, sort: Sort, direction: 'ascending' | 'descending'): Column => ({
    label: t(label),
    numeric: true,
    ...(sorted && { sortHref: sorted.hrefOf(sort), sorted: sorted.sort === sort ? direction : undefined }),
  });
  return (
    <>
      <h2>{caption}</h2>
      <Table
        caption={caption}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty={empty}
        columns={[
          { label: t('clusters.found.column.cluster') },
          { label: t('clusters.found.column.places') },
          column('clusters.found.column.strength', 'strength', 'descending'),
          column('clusters.found.column.plants', 'size', 'descending'),
          column('clusters.column.q', 'evidence', 'ascending'),
          { label: t('clusters.found.column.type'), named: true },
          { label: t('clusters.found.column.functioning'), named: true },
        ]}
        rows={rows.map((row) => [
          <>
            <a href={`/clusters/found/${row.id}?economy=${economy.code}`}>{row.title}</a>
            {row.routes !== 'both' && <Tag tone="caution">{t(`clusters.found.routes.${row.routes}`)}</Tag>}
          </>,
          placesText(t, row.places),
          strengthText(t, row),
          t.number(row.establishments),
          qText(t, row.qValue),
          t(`clusters.found.type.${row.type}`),
          t(`clusters.found.functioning.${row.functioning}`),
        ])}
        note={t('clusters.found.list.note')}
      />
    </>
  );
}
