import type { VNode } from 'preact';
import { DownloadLinks, Empty, Filters, Pagination, Select, Tabs } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { paginationWords } from '../../../../platform/html/words.ts';
import type { UnreachedView } from '../views/reach.ts';
import { FirmTable } from './FirmTable.tsx';
import { Basis, programmeCrumb, reachCrumb } from './parts.tsx';

const filters = ['size', 'region', 'cluster'] as const;

export function firmsPage(view: UnreachedView, page: PageContext): VNode {
  const { t } = page;
  const { programme, query } = view;
  const address = `/desk/reach/${programme.id}/firms`;
  const chosen = filters.filter((filter) => query[filter] !== '');
  return page.frame({
    title: t(`reach.firms.title.${query.show}`),
    lead: t(`reach.firms.lead.${query.show}`, { firms: view.total, programme: programme.title }),
    breadcrumbs: [reachCrumb(page), programmeCrumb(programme)],
    wide: true,
    children: (
      <>
        <Tabs
          label={t('reach.firms.tabs')}
          tabs={(['eligible', 'unknown'] as const).map((show) => ({
            href: hrefOf(address, { ...query, show, page: 1 }),
            text: t(`reach.firms.tab.${show}`),
            current: show === query.show,
          }))}
        />
        <Filters
          action={address}
          title={t('reach.firms.filter')}
          submit={t('reach.firms.filter.do')}
          open={chosen.length > 0}
          {...(chosen.length > 0
            ? { reset: { href: `${address}?show=${query.show}`, text: t('reach.firms.filter.reset') } }
            : {})}
        >
          <input type="hidden" name="show" value={query.show} />
          {filters.map((filter) => (
            <Select
              id={filter}
              name={filter}
              label={t(`reach.by.${filter}`)}
              value={query[filter]}
              options={[{ value: '', text: t('reach.firms.filter.all') }, ...view.options[filter]]}
            />
          ))}
        </Filters>
        <FirmTable
          caption={t(`reach.firms.title.${query.show}`)}
          firms={view.firms}
          withMissing={query.show === 'unknown'}
          empty={
            <Empty title={t('reach.firms.none')}>
              <p>{t('reach.firms.none.text')}</p>
            </Empty>
          }
          page={page}
        />
        <Pagination
          page={query.page}
          pageCount={Math.ceil(view.total / view.pageSize)}
          hrefOf={(at) => hrefOf(address, { ...query, page: at })}
          words={paginationWords(t)}
        />
        <DownloadLinks
          label={t('reach.files')}
          files={[{ href: hrefOf(`${address}.csv`, { ...query, page: 1 }), text: t('reach.firms.file') }]}
        />
        <Basis basis={view.basis} page={page} />
      </>
    ),
  });
}

function hrefOf(address: string, { show, page, ...rest }: UnreachedView['query']): string {
  const query = new URLSearchParams({ show });
  for (const filter of filters) if (rest[filter] !== '') query.set(filter, rest[filter]);
  if (page > 1) query.set('page', String(page));
  return `${address}?${query}`;
}
