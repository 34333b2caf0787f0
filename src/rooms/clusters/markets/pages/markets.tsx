import type { VNode } from 'preact';
import { DownloadLinks, Filters, Pagination, Select } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { paginationWords } from '../../../../platform/html/words.ts';
import { sortsOfMarkets, sortsOfProducts } from '../model.ts';
import type { MarketsView } from '../views/markets.ts';
import { ChosenMarket } from './ChosenMarket.tsx';
import { hrefOf, type Part } from './hrefOf.ts';
import { LargestMarkets } from './LargestMarkets.tsx';
import { MarketTable } from './MarketTable.tsx';
import { Missing } from './Missing.tsx';
import { UpgradeTable } from './UpgradeTable.tsx';
import { basisText, money } from './words.tsx';

export function marketsPage(view: MarketsView, page: PageContext): VNode {
  const { t, economy } = page;
  return page.frame({
    title: t('clusters.markets.title'),
    lead: leadOf({ view, page }),
    wide: true,
    breadcrumbs: [{ href: `/clusters/found?economy=${economy.code}`, text: t('clusters.found.title') }],
    children: (
      <>
        {view.file !== null && view.year !== null && (
          <p class="muted">
            {basisText(page, view.file, view.year)} {view.file.simulated && t('clusters.markets.simulated')}
          </p>
        )}
        {view.file !== null && <Choice view={view} page={page} />}
        {view.missing !== null && <Missing missing={view.missing} canChange={view.canChange} page={page} />}
        {view.missing === null && <Told view={view} page={page} />}
        {view.missing === null && view.canChange && (
          <p>
            <a href={`/clusters/markets/files?economy=${economy.code}`}>{t('clusters.markets.files.link')}</a>
          </p>
        )}
      </>
    ),
  });
}

function leadOf({ view, page: { t } }: Part): string {
  const largest = view.largest[0];
  if (largest === undefined || view.file === null) return t('clusters.markets.lead');
  return t('clusters.markets.finding', {
    ...{ group: view.groupTitle ?? t('clusters.markets.all'), market: largest.market, currency: view.file.currency },
    ...{ demand: money(t, largest.demand), markets: view.total },
  });
}

function Choice({ view, page: { t, economy } }: Part) {
  const { query } = view;
  return (
    <Filters open action="/clusters/markets" title={t('clusters.markets.choose')} submit={t('clusters.found.apply')}>
      <input type="hidden" name="economy" value={economy.code} />
      <Select
        id="group"
        name="group"
        label={t('clusters.found.group')}
        value={query.group}
        options={[
          { value: '', text: t('clusters.markets.all') },
          ...view.groups.map(({ code, title }) => ({ value: code, text: title })),
        ]}
      />
      <Select
        id="market"
        name="market"
        label={t('clusters.markets.market')}
        value={query.market}
        options={[
          { value: '', text: t('clusters.found.any') },
          ...view.names.map((name) => ({ value: name, text: name })),
        ]}
      />
      <Select
        id="year"
        name="year"
        label={t('clusters.markets.year')}
        value={String(view.year ?? '')}
        options={(view.file?.years ?? []).toReversed().map((year) => ({ value: String(year), text: String(year) }))}
      />
      <Select
        id="sort"
        name="sort"
        label={t('clusters.markets.sort')}
        value={query.sort}
        options={sortsOfMarkets
          .filter((sort) => sort !== 'tariff' || view.file?.hasTariff)
          .map((value) => ({ value, text: t(`clusters.markets.${value}`) }))}
      />
      <Select
        id="order"
        name="order"
        label={t('clusters.markets.order')}
        value={query.order}
        options={sortsOfProducts.map((value) => ({ value, text: t(`clusters.markets.order.${value}`) }))}
      />
    </Filters>
  );
}

function Told({ view, page }: Part) {
  const { t } = page;
  const { sort, order } = view.query;
  const file = view.file!;
  return (
    <>
      <LargestMarkets view={view} page={page} />
      {view.chosen !== null && <ChosenMarket view={view} page={page} />}
      <MarketTable
        {...{ markets: view.markets, file, page }}
        hrefOf={(market) => `${hrefOf({ view, page }, { market })}#market-chosen`}
        columnsOf={(name) =>
          name === sort
            ? { sorted: name === 'tariff' || name === 'concentration' ? 'ascending' : 'descending' }
            : { sortHref: hrefOf({ view, page }, { sort: name }) }
        }
      />
      <Pagination
        page={view.query.page}
        pageCount={Math.ceil(view.total / view.pageSize)}
        hrefOf={(next) => hrefOf({ view, page }, { page: next })}
        words={paginationWords(t)}
      />
      <DownloadLinks
        label={t('clusters.found.download')}
        files={[{ href: hrefOf({ view, page }, {}, '/clusters/markets.csv'), text: 'CSV' }]}
      />
      {view.unknownProducts > 0 && (
        <p class="muted">{t('clusters.markets.unknown', { count: view.unknownProducts })}</p>
      )}
      <section aria-labelledby="upgrade">
        <h2 id="upgrade">{t('clusters.markets.upgrade.title')}</h2>
        <p>{t('clusters.markets.upgrade.lead')}</p>
        {file.status !== 'ok' && <p>{t(`clusters.markets.upgrade.${file.status}`)}</p>}
        <UpgradeTable
          {...{ upgrades: view.upgrades, currency: file.currency, page }}
          columnsOf={(name) =>
            name === order
              ? { sorted: 'descending' }
              : { sortHref: `${hrefOf({ view, page }, { order: name })}#upgrade` }
          }
        />
        <p class="muted">
          {t('clusters.markets.upgrade.shown', { shown: view.upgrades.length, count: view.upgradeCount })}
        </p>
      </section>
    </>
  );
}
