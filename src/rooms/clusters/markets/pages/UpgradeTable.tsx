import { type Column, Table, Tag } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { Upgrade } from '../views/markets.ts';
import { decimal, money, percent, productName, signed } from './words.tsx';

interface UpgradeTableProps {
  upgrades: readonly Upgrade[];
  currency: string;
  page: PageContext;
  columnsOf?: (name: 'near' | 'density' | 'complexity' | 'gain' | 'growth' | 'demand') => Partial<Column>;
}

export function UpgradeTable({ upgrades, currency, page: { t }, columnsOf = () => ({}) }: UpgradeTableProps) {
  const caption = t('clusters.markets.upgrade.table');
  return (
    <Table
      stack
      caption={caption}
      scrollLabel={t('html.table.scroll', { caption })}
      empty={t('clusters.markets.upgrade.none')}
      note={t('clusters.markets.upgrade.note', { currency })}
      columns={[
        { label: t('clusters.markets.upgrade.product') },
        { label: t('clusters.markets.upgrade.nearest'), named: true, ...columnsOf('near') },
        { label: t('clusters.markets.upgrade.density'), numeric: true, ...columnsOf('density') },
        { label: t('clusters.markets.upgrade.complexity'), numeric: true, ...columnsOf('complexity') },
        { label: t('clusters.markets.upgrade.gain'), numeric: true, ...columnsOf('gain') },
        { label: t('clusters.markets.upgrade.growth'), numeric: true, ...columnsOf('growth') },
        { label: t('clusters.markets.demand'), numeric: true, ...columnsOf('demand') },
      ]}
      rows={upgrades.map((one) => [
        <>
          {productName(one)} {one.isUndominated && <Tag tone="brand">{t('clusters.markets.upgrade.undominated')}</Tag>}
        </>,
        one.nearest === null
          ? t('clusters.markets.upgrade.nearest.none')
          : t('clusters.markets.upgrade.nearest.value', {
              product: productName(one.nearest),
              proximity: percent(t, one.nearest.proximity),
            }),
        one.density === null ? t('html.absence.notKnownYet') : percent(t, one.density),
        decimal(t, one.complexity),
        decimal(t, one.gain),
        signed(t, one.growth),
        money(t, one.demand),
      ])}
    />
  );
}
