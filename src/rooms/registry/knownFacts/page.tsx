import type { VNode } from 'preact';
import { findFirmFact } from '../../../codes/index.ts';
import { Empty, Table, Tag } from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { KnownFactsView } from './view.ts';

export function knownFactsPage(view: KnownFactsView, page: PageContext): VNode {
  const { t } = page;
  const caption = t('registry.knownFact.title');
  return page.frame({
    title: caption,
    lead: t('registry.knownFact.lead', { name: view.name }),
    breadcrumbs: [
      { href: '/suppliers', text: t('registry.search.title') },
      { href: `/suppliers/${view.id}`, text: view.name },
    ],
    wide: true,
    children: (
      <Table
        caption={caption}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        columns={[
          { label: t('registry.knownFact.what') },
          { label: t('registry.knownFact.value'), named: true },
          { label: t('registry.knownFact.valid'), named: true },
          { label: t('registry.knownFact.source'), named: true },
          { label: t('registry.knownFact.recorded'), named: true },
          { label: t('registry.knownFact.class'), named: true },
        ]}
        rows={view.facts.map((one) => [
          findFirmFact(one.fact)?.title ?? one.fact,
          valueText(one.fact, one.value, page),
          [one.validFrom, one.validTo].map((day) => (day === null ? '…' : t.date(day, 'short'))).join(' – '),
          one.observedOn === null ? one.source : `${one.source}, ${t.date(one.observedOn, 'short')}`,
          t.date(one.recordedAt, 'short'),
          <Tag tone="neutral">{t(`registry.knownFact.class.${one.class}`)}</Tag>,
        ])}
        empty={
          <Empty title={t('registry.knownFact.none')}>
            <p>{t('registry.knownFact.none.text')}</p>
          </Empty>
        }
      />
    ),
  });
}

function valueText(fact: string, value: unknown, { t }: PageContext): string {
  if (typeof value === 'boolean') return t(value ? 'registry.knownFact.yes' : 'registry.knownFact.no');
  if (typeof value === 'number')
    return findFirmFact(fact)?.unit === 'share'
      ? t.number(value, { style: 'percent', maximumFractionDigits: 1 })
      : t.number(value);
  if (typeof value === 'string') return value;
  const { amount, currency } = (value ?? {}) as { amount?: unknown; currency?: unknown };
  return typeof amount === 'string' ? `${amount} ${String(currency ?? '')}`.trim() : JSON.stringify(value);
}
