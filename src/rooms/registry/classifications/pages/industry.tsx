import type { VNode } from 'preact';
import { LinkButton, Table } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { IndustryPageView } from '../view.ts';
import { IndustryTable } from './IndustryTable.tsx';

export function industryPage(view: IndustryPageView, page: PageContext): VNode {
  const { t } = page;
  const { entry, above, below, linked } = view;
  const caption = t('registry.industry.linked');
  return page.frame({
    title: `${entry.code} ${entry.title}`,
    lead: t('registry.industry.lead', { count: entry.establishments }),
    breadcrumbs: [
      { href: '/industries', text: t('registry.industries.title') },
      ...above.map(({ code, title }) => ({ href: `/industries/${code}`, text: `${code} ${title}` })),
    ],
    wide: true,
    children: (
      <>
        {entry.establishments > 0 && (
          <p>
            <LinkButton href={`/suppliers?isic=${entry.code}`}>{t('registry.industry.suppliers')}</LinkButton>
          </p>
        )}
        {below.length > 0 && <IndustryTable caption={t('registry.industry.below')} industries={below} page={page} />}
        {linked.length > 0 && (
          <Table
            caption={caption}
            stack
            scrollLabel={t('html.table.scroll', { caption })}
            columns={[
              { label: t('registry.concordance.scheme') },
              { label: t('registry.industry.code'), named: true },
              { label: t('registry.industry.title'), named: true },
              { label: t('registry.concordance.weight'), named: true, numeric: true },
            ]}
            rows={linked.map(({ scheme, code, title, weight }) => [
              scheme,
              <span class="tabular">{code}</span>,
              title ?? '–',
              t.number(weight, { maximumFractionDigits: 3 }),
            ])}
            empty={null}
          />
        )}
      </>
    ),
  });
}
