import type { VNode } from 'preact';
import { Empty, Table } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { MappingListView } from '../views/draft.ts';

export function mappingListPage(view: MappingListView, page: PageContext): VNode {
  const { t, economy } = page;
  const caption = t('registry.mapping.list.caption', { economy: economy.name });
  return page.frame({
    title: t('registry.mapping.list.title'),
    lead: t('registry.mapping.list.lead'),
    breadcrumbs: [{ href: '/imports', text: t('registry.import.list.title') }],
    children: (
      <>
        {view.mappings.length === 0 ? (
          <Empty title={t('html.absence.noData')}>{t('registry.mapping.list.empty')}</Empty>
        ) : (
          <Table
            caption={caption}
            stack
            scrollLabel={t('html.table.scroll', { caption })}
            empty=""
            columns={[
              { label: t('registry.mapping.save.title') },
              { label: t('registry.mapping.save.publisher'), named: true },
              { label: t('registry.mapping.save.asOf'), named: true },
              { label: t('registry.mapping.list.columns'), numeric: true },
              { label: t('registry.mapping.list.savedAt'), named: true },
            ]}
            rows={view.mappings.map(({ name, title, publisher, asOf, columns, savedAt }) => [
              <a href={`/imports/mappings/${name}?economy=${economy.code}`}>{title}</a>,
              publisher,
              asOf,
              t.number(columns),
              <span class="nowrap">{t.date(savedAt, 'short')}</span>,
            ])}
          />
        )}
        <h2>{t('registry.mapping.list.presets')}</h2>
        <ul>
          {view.presets.map(({ name, title }) => (
            <li>
              {title} <code>{name}</code>
            </li>
          ))}
        </ul>
      </>
    ),
  });
}
