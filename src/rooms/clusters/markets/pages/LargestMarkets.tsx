import { BarChart, ChartWithTable } from '../../../../platform/html/charts/index.ts';
import { figureWords } from '../../../../platform/html/words.ts';
import { hrefOf, type Part } from './hrefOf.ts';
import { money } from './words.tsx';

/** The largest markets as bars; their numbers below. */
export function LargestMarkets({ view, page }: Part) {
  const { t } = page;
  const [first] = view.largest;
  if (first === undefined || view.file === null) return null;
  const { currency } = view.file;
  const caption = t('clusters.markets.largest');
  const finding = t('clusters.markets.largest.finding', {
    ...{ market: first.market, demand: money(t, first.demand), own: money(t, first.own), currency },
  });
  return (
    <ChartWithTable
      id="largest-markets"
      finding={finding}
      unit={t('clusters.markets.largest.unit', { currency, year: String(view.year) })}
      draw={({ id, width }) => (
        <BarChart
          {...{ id, width }}
          description={finding}
          format={(value) => money(t, value)}
          rows={view.largest.map(({ market, demand }) => ({ label: market, value: demand }))}
        />
      )}
      table={{
        caption,
        scrollLabel: t('html.table.scroll', { caption }),
        empty: t('clusters.markets.table.none'),
        columns: [
          { label: t('clusters.markets.market') },
          { label: t('clusters.markets.demand'), numeric: true },
          { label: t('clusters.markets.own'), numeric: true },
        ],
        rows: view.largest.map(({ market, demand, own }) => [market, money(t, demand), money(t, own)]),
      }}
      words={figureWords(t)}
      csvHref={hrefOf({ view, page }, {}, '/clusters/markets.csv')}
    />
  );
}
