import { Empty, Table } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { IndustryView } from '../view.ts';

export function IndustryTable({
  caption,
  industries,
  page: { t },
}: {
  caption: string;
  industries: readonly IndustryView[];
  page: PageContext;
}) {
  return (
    <Table
      caption={caption}
      stack
      scrollLabel={t('html.table.scroll', { caption })}
      columns={[
        { label: t('registry.industry.code') },
        { label: t('registry.industry.title') },
        { label: t('registry.industry.level'), named: true },
        { label: t('registry.industry.establishments'), named: true, numeric: true },
      ]}
      rows={industries.map(({ code, title, level, establishments }) => [
        <span class="tabular">{code}</span>,
        <a href={`/industries/${code}`}>{title}</a>,
        t(`registry.industry.level.${level}`),
        establishments === 0 ? '0' : <a href={`/suppliers?isic=${code}`}>{t.number(establishments)}</a>,
      ])}
      empty={
        <Empty title={t('registry.industry.none')}>
          <p>{t('registry.industry.none.text')}</p>
        </Empty>
      }
    />
  );
}
