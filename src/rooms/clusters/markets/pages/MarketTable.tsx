import { type Column, Table } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { FileShown, Market } from '../views/markets.ts';
import { concentrationText, growthText, money, percent, tariffText } from './words.tsx';

interface MarketTableProps {
  markets: readonly Market[];
  file: FileShown;
  page: PageContext;
  columnsOf?: (name: 'demand' | 'growth' | 'share' | 'tariff' | 'concentration') => Partial<Column>;
  hrefOf: (market: string) => string;
}

export function MarketTable({ markets, file, page: { t }, columnsOf = () => ({}), hrefOf }: MarketTableProps) {
  const caption = t('clusters.markets.table');
  return (
    <Table
      stack
      caption={caption}
      scrollLabel={t('html.table.scroll', { caption })}
      empty={t('clusters.markets.table.none')}
      note={t('clusters.markets.table.note', { currency: file.currency })}
      columns={[
        { label: t('clusters.markets.market') },
        { label: t('clusters.markets.demand'), numeric: true, ...columnsOf('demand') },
        { label: t('clusters.markets.growth'), named: true, ...columnsOf('growth') },
        { label: t('clusters.markets.own'), numeric: true },
        { label: t('clusters.markets.share'), numeric: true, ...columnsOf('share') },
        ...(file.hasTariff ? [{ label: t('clusters.markets.tariff'), named: true, ...columnsOf('tariff') }] : []),
        { label: t('clusters.markets.suppliers'), numeric: true },
        { label: t('clusters.markets.concentration'), named: true, ...columnsOf('concentration') },
      ]}
      rows={markets.map((one) => [
        <a href={hrefOf(one.market)}>{one.market}</a>,
        money(t, one.demand),
        growthText(t, one.growth),
        money(t, one.own),
        one.share === null ? t('html.absence.notKnownYet') : percent(t, one.share, 1),
        ...(file.hasTariff ? [tariffText(t, one)] : []),
        t.number(one.suppliers),
        concentrationText(t, one.concentration),
      ])}
    />
  );
}
