import type { VNode } from 'preact';
import { Filters, Pagination, Select, Table } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import { paginationWords } from '../../../platform/html/words.ts';
import type { ReleaseListView } from '../views/releases.ts';
import { stateTag, topicText } from './releaseWords.tsx';

export function releasesPage(view: ReleaseListView, page: PageContext): VNode {
  const { t, economy } = page;
  const caption = t('publication.releases.title');
  const hrefOf = (number: number) =>
    `/data/releases?${new URLSearchParams({
      economy: economy.code,
      ...(view.topic === null ? {} : { topic: view.topic }),
      ...(number === 1 ? {} : { page: String(number) }),
    })}`;
  return page.frame({
    title: caption,
    lead: t('publication.releases.lead'),
    breadcrumbs: [{ href: '/data', text: t('publication.data') }],
    wide: true,
    children: (
      <>
        {view.topics.length > 1 && (
          <Filters
            action="/data/releases"
            title={t('publication.releases.filter')}
            submit={t('publication.releases.show')}
            open={view.topic !== null}
          >
            <input type="hidden" name="economy" value={economy.code} />
            <Select
              id="topic"
              name="topic"
              label={t('publication.releases.topic')}
              value={view.topic ?? ''}
              options={[
                { value: '', text: t('publication.releases.all') },
                ...view.topics.map((topic) => ({ value: topic, text: topicText(t, topic) })),
              ]}
            />
          </Filters>
        )}
        <p>{t('html.results.count', { count: view.total })}</p>
        <Table
          caption={caption}
          captionHidden
          stack
          scrollLabel={t('html.table.scroll', { caption })}
          empty={t('publication.releases.empty')}
          columns={[
            { label: t('publication.releases.table') },
            { label: t('publication.releases.topic'), named: true },
            { label: t('publication.release.asOf'), named: true },
            { label: t('publication.release.releasedAt'), named: true },
            { label: t('publication.releases.cells'), numeric: true },
            { label: t('publication.releases.hidden'), numeric: true },
            { label: t('publication.release.state'), named: true },
          ]}
          rows={view.releases.map((release) => [
            <a href={`/data/releases/${release.id}?economy=${economy.code}`}>{release.title}</a>,
            topicText(t, release.topic),
            t.date(release.asOf),
            t.date(release.releasedAt),
            t.number(release.cells),
            t.number(release.hidden),
            stateTag(t, release),
          ])}
        />
        <Pagination
          page={view.page}
          pageCount={Math.ceil(view.total / view.pageSize)}
          hrefOf={hrefOf}
          words={paginationWords(t)}
        />
      </>
    ),
  });
}
