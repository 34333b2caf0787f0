import type { VNode } from 'preact';
import { Empty, Pagination, Table, Tabs } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { paginationWords } from '../../../../platform/html/words.ts';
import type { DeliveryListView } from '../views/deliveries.ts';
import { DeliveryTag } from './DeliveryTag.tsx';

export function deliveryListPage(view: DeliveryListView, page: PageContext): VNode {
  const { t } = page;
  return page.frame({
    title: t('programmes.delivery.list'),
    lead: t('programmes.delivery.list.lead', { count: view.total }),
    breadcrumbs: [{ href: '/desk', text: t('programmes.desk.title') }],
    wide: true,
    children: (
      <>
        <Tabs
          label={t('programmes.delivery.whose')}
          tabs={[
            { href: '/desk/visits', text: t('programmes.delivery.all'), current: !view.mine },
            { href: '/desk/visits?mine=yes', text: t('programmes.delivery.mine'), current: view.mine },
          ]}
        />
        <Table
          caption={t('programmes.delivery.list')}
          captionHidden
          stack
          scrollLabel={t('html.table.scroll', { caption: t('programmes.delivery.list') })}
          columns={[
            { label: t('programmes.delivery.firm') },
            { label: t('programmes.delivery.kind'), named: true },
            { label: t('programmes.delivery.state'), named: true },
            { label: t('programmes.delivery.day'), named: true },
            { label: t('programmes.delivery.programme'), named: true },
          ]}
          rows={view.deliveries.map((one) => {
            const day = one.completedOn ?? one.startedOn ?? one.plannedOn;
            return [
              <a href={`/visits/${one.id}`}>{one.enterpriseName}</a>,
              t(`programmes.delivery.kind.${one.kind}`),
              <DeliveryTag t={t} state={one.state} />,
              day === null ? '–' : t.date(day, 'short'),
              one.programmeTitle,
            ];
          })}
          empty={
            <Empty title={t('programmes.delivery.nothing')}>
              <p>{t('programmes.delivery.nothing.text')}</p>
            </Empty>
          }
        />
        <Pagination
          page={view.page}
          pageCount={Math.ceil(view.total / view.pageSize)}
          hrefOf={(at) => `/desk/visits?mine=${view.mine ? 'yes' : ''}&page=${at}`}
          words={paginationWords(t)}
        />
      </>
    ),
  });
}
