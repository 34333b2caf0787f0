import type { VNode } from 'preact';
import { SearchBox } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { IndustriesView } from '../view.ts';
import { IndustryTable } from './IndustryTable.tsx';

export function industriesPage({ query, industries }: IndustriesView, page: PageContext): VNode {
  const { t } = page;
  return page.frame({
    title: t('registry.industries.title'),
    lead: t('registry.industries.lead'),
    wide: true,
    children: (
      <>
        <SearchBox
          action="/industries"
          name="q"
          value={query}
          label={t('registry.industries.search')}
          submit={t('registry.industries.find')}
        />
        <IndustryTable
          caption={
            query === ''
              ? t('registry.industries.sections')
              : t('registry.industries.found', { count: industries.length })
          }
          industries={industries}
          page={page}
        />
        <p>
          <a href="/concordances">{t('registry.concordances.title')}</a>
        </p>
      </>
    ),
  });
}
