import type { VNode } from 'preact';
import { DownloadLinks, Table } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { DictionaryView } from '../views/dictionary.ts';

export function dictionaryPage(view: DictionaryView, page: PageContext): VNode {
  const { t } = page;
  const caption = t('registry.dictionary.caption');
  return page.frame({
    title: t('registry.dictionary.title'),
    lead: t('registry.dictionary.lead'),
    breadcrumbs: [{ href: '/imports', text: t('registry.import.list.title') }],
    wide: true,
    children: (
      <>
        <DownloadLinks
          label={t('registry.dictionary.downloads')}
          files={[
            { href: '/imports/template.csv', text: t('registry.dictionary.template') },
            { href: '/imports/columns.csv', text: t('registry.dictionary.csv') },
          ]}
        />
        <Table
          caption={caption}
          stack
          scrollLabel={t('html.table.scroll', { caption })}
          empty=""
          columns={[
            { label: t('registry.dictionary.column') },
            { label: t('registry.dictionary.meaning') },
            { label: t('registry.dictionary.type'), named: true },
            { label: t('registry.dictionary.example'), named: true },
            { label: t('registry.dictionary.required'), named: true },
          ]}
          rows={view.columns.map(({ name, meaning, type, example, required }) => [
            <code>{name}</code>,
            meaning,
            t(`registry.dictionary.type.${type}`),
            example,
            t(required ? 'registry.dictionary.yes' : 'registry.dictionary.no'),
          ])}
        />
      </>
    ),
  });
}
