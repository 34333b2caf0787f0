import { ChartWithTable, LineChart } from '../../../../platform/html/charts/index.ts';
import { Table } from '../../../../platform/html/components/index.ts';
import { figureWords } from '../../../../platform/html/words.ts';
import type { Part } from './hrefOf.ts';
import { money, percent } from './words.tsx';

/** One market: what it bought year by year, and from whom. */
export function ChosenMarket({ view, page: { t } }: Part) {
  const { chosen, file } = view;
  if (chosen === null || file === null) return null;
  const { market, years, suppliers } = chosen;
  const caption = t('clusters.markets.chosen.suppliers', { market, year: String(view.year) });
  const yearsCaption = t('clusters.markets.chosen.years', { market });
  const [first, last] = [years[0], years.at(-1)];
  return (
    <section aria-labelledby="market-chosen">
      <h2 id="market-chosen">{market}</h2>
      {years.length > 1 && first !== undefined && last !== undefined && (
        <ChartWithTable
          id="market-years"
          finding={t('clusters.markets.chosen.finding', {
            ...{ market, currency: file.currency, from: String(first.year), to: String(last.year) },
            ...{ before: money(t, first.demand), after: money(t, last.demand) },
          })}
          unit={t('clusters.markets.chosen.unit', { currency: file.currency })}
          draw={({ id, width }) => (
            <LineChart
              {...{ id, width }}
              description={yearsCaption}
              format={(value) => money(t, value)}
              formatX={String}
              ticksX={years.map(({ year }) => year)}
              series={[
                {
                  label: t('clusters.markets.demand'),
                  points: years.map(({ year, demand }) => ({ x: year, y: Number(demand) })),
                },
                {
                  label: t('clusters.markets.own.short'),
                  points: years.map(({ year, own }) => ({ x: year, y: Number(own) })),
                  category: 2,
                },
              ]}
            />
          )}
          table={{
            caption: yearsCaption,
            scrollLabel: t('html.table.scroll', { caption: yearsCaption }),
            empty: t('clusters.markets.table.none'),
            columns: [
              { label: t('clusters.markets.year') },
              { label: t('clusters.markets.demand'), numeric: true },
              { label: t('clusters.markets.own'), numeric: true },
            ],
            rows: years.map(({ year, demand, own }) => [String(year), money(t, demand), money(t, own)]),
          }}
          words={figureWords(t)}
        />
      )}
      <Table
        caption={caption}
        scrollLabel={t('html.table.scroll', { caption })}
        empty={t('clusters.markets.table.none')}
        columns={[
          { label: t('clusters.markets.supplier') },
          { label: t('clusters.markets.sales'), numeric: true },
          { label: t('clusters.markets.share.of'), numeric: true },
        ]}
        rows={suppliers.map(({ exporter, value, share }) => [
          exporter === file.reporter ? t('clusters.markets.supplier.own', { exporter }) : exporter,
          money(t, value),
          share === null ? t('html.absence.notKnownYet') : percent(t, share, 1),
        ])}
      />
    </section>
  );
}
