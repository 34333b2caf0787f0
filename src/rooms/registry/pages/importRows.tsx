import type { VNode } from 'preact';
import { Actions, DownloadLinks, Empty, LinkButton, Table } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { ImportRowsView } from '../views/importRows.ts';

export function importRowsPage(view: ImportRowsView, page: PageContext): VNode {
  const { t, economy } = page;
  const query = `economy=${economy.code}&list=${view.list}`;
  const caption = t('registry.import.rows.caption', { count: view.count });
  return page.frame({
    title: t(`registry.import.rows.title.${view.list}`, { file: view.fileName }),
    lead: t(`registry.import.rows.lead.${view.list}`),
    breadcrumbs: [
      { href: '/imports', text: t('registry.import.list.title') },
      { href: `/imports/${view.id}?economy=${economy.code}`, text: view.fileName },
    ],
    wide: true,
    children: (
      <>
        {view.rows.length === 0 ? (
          <Empty title={t('html.absence.noData')}>
            {t(view.waiting || view.list === 'rejected' ? 'registry.import.rows.none' : 'registry.import.rows.decided')}
          </Empty>
        ) : (
          <Rows view={view} page={page} caption={caption} />
        )}
        <Actions>
          {view.next !== null && (
            <LinkButton href={`/imports/${view.id}/rows?${query}&from=${view.next}`}>
              {t('registry.import.rows.next', { row: view.next })}
            </LinkButton>
          )}
          {view.from > 1 && (
            <LinkButton kind="quiet" href={`/imports/${view.id}/rows?${query}`}>
              {t('registry.import.rows.first')}
            </LinkButton>
          )}
        </Actions>
        {view.rows.length > 0 && (
          <DownloadLinks
            label={caption}
            files={[{ href: `/imports/${view.id}/rows.csv?${query}`, text: t('registry.import.rows.csv') }]}
          />
        )}
      </>
    ),
  });
}

function Rows({ view, page, caption }: { view: ImportRowsView; page: PageContext; caption: string }) {
  const { t } = page;
  return (
    <Table
      caption={caption}
      stack
      scrollLabel={t('html.table.scroll', { caption })}
      empty=""
      columns={[
        { label: t('registry.import.fault.row'), named: true },
        { label: t('registry.establishment.key'), named: true },
        { label: t('registry.search.name'), named: true },
        { label: t(`registry.import.rows.what.${view.list === 'rejected' ? 'wrong' : 'change'}`), named: true },
      ]}
      rows={view.rows.map((one) => [
        t.number(one.row),
        one.key ?? one.cells?.[0] ?? '–',
        one.name ?? one.cells?.[1] ?? '–',
        one.about.length === 0 ? '–' : <About about={one.about} page={page} />,
      ])}
    />
  );
}

function About({ about, page: { t } }: { about: ImportRowsView['rows'][number]['about']; page: PageContext }) {
  return (
    <ul>
      {about.map(({ field, before, after, message }) => (
        <li>
          {message === null
            ? t('registry.import.rows.change', { field: field ?? '', before: before ?? '–', after: after ?? '–' })
            : `${field ?? '–'}: ${message}`}
        </li>
      ))}
    </ul>
  );
}
