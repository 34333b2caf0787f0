import type { VNode } from 'preact';
import {
  DownloadLinks,
  Empty,
  Filters,
  Input,
  Pagination,
  Select,
  Table,
} from '../../../../platform/html/components/index.ts';
import {
  type AreaValue,
  ChoroplethMap,
  hasBoundaries,
  loadBoundaries,
  MapFigure,
  RampLegend,
} from '../../../../platform/html/maps/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { legendWords, mapWords, paginationWords } from '../../../../platform/html/words.ts';
import type { FoundList } from '../views/found.ts';
import { basisText, chance, percent, times } from './words.ts';

type Part = { view: FoundList; page: PageContext };

export function foundListPage(view: FoundList, page: PageContext): VNode {
  const { t, economy } = page;
  return page.frame({
    title: t('clusters.found.title'),
    lead:
      view.run === null
        ? t('clusters.found.lead')
        : t('clusters.found.finding', {
            total: view.total,
            groups: new Set(view.clusters.map(({ groupCode }) => groupCode)).size,
          }),
    wide: true,
    breadcrumbs: [{ href: `/clusters?economy=${economy.code}`, text: t('clusters.title') }],
    children:
      view.run === null ? (
        <Nothing view={view} page={page} />
      ) : (
        <>
          <p class="muted">
            {basisText(t, view.run)} <a href="/clusters/method">{t('html.chart.made')}</a>
          </p>
          <div class="columns columns-side">
            <aside aria-label={t('clusters.found.filters')}>
              <Choice view={view} page={page} />
            </aside>
            <div>
              {hasBoundaries(economy.code) && <TownMap view={view} page={page} />}
              <List view={view} page={page} />
            </div>
          </div>
          {view.canRun && (
            <p>
              <a href={`/clusters/runs?economy=${economy.code}`}>{t('clusters.found.runs.link')}</a>
            </p>
          )}
        </>
      ),
  });
}

function Nothing({ view, page: { t, economy } }: Part) {
  return (
    <Empty title={t('clusters.found.none')}>
      <p>{t('clusters.found.none.text')}</p>
      {view.canRun && (
        <p>
          <a href={`/clusters/runs?economy=${economy.code}`}>{t('clusters.found.runs.link')}</a>
        </p>
      )}
    </Empty>
  );
}

function hrefOf({ view, page }: Part, change: Partial<FoundList['query']>, path = '/clusters/found'): string {
  const query = { ...view.query, page: 1, ...change };
  const parts = new URLSearchParams({ economy: page.economy.code });
  for (const [name, value] of Object.entries(query))
    if (value !== '' && value !== 0 && !(name === 'page' && value === 1)) parts.set(name, String(value));
  return `${path}?${parts}`;
}

function Choice({ view, page }: Part) {
  const { t, economy } = page;
  const any = { value: '', text: t('clusters.found.any') };
  const { query } = view;
  const isSet = query.group !== '' || query.place !== '' || query.type !== '' || query.traded !== '' || query.least > 0;
  return (
    <Filters
      side
      open={isSet}
      action="/clusters/found"
      title={t('clusters.found.filters')}
      submit={t('clusters.found.apply')}
      {...(isSet
        ? { reset: { href: `/clusters/found?economy=${economy.code}`, text: t('clusters.found.reset') } }
        : {})}
    >
      <input type="hidden" name="economy" value={economy.code} />
      <Select
        id="group"
        name="group"
        label={t('clusters.found.group')}
        value={query.group}
        options={[
          any,
          ...view.groups.map(({ code, title, clusters }) => ({ value: code, text: `${title} (${clusters})` })),
        ]}
      />
      <Select
        id="place"
        name="place"
        label={t('clusters.found.region')}
        value={query.place}
        options={[any, ...view.regions.map(({ code, name }) => ({ value: code, text: name }))]}
      />
      <Select
        id="type"
        name="type"
        label={t('clusters.found.type')}
        value={query.type}
        options={[
          any,
          ...(['micro', 'traditional', 'highTech', 'unknown'] as const).map((value) => ({
            value,
            text: t(`clusters.found.type.${value}`),
          })),
        ]}
      />
      <Select
        id="traded"
        name="traded"
        label={t('clusters.found.traded')}
        value={query.traded}
        options={[
          any,
          { value: 'yes', text: t('clusters.found.traded.yes') },
          { value: 'no', text: t('clusters.found.traded.no') },
        ]}
      />
      <Input id="least" name="least" type="number" width={4} label={t('clusters.found.least')} value={query.least} />
      <Select
        id="sort"
        name="sort"
        label={t('clusters.found.sort')}
        value={query.sort}
        options={(['strength', 'establishments', 'group'] as const).map((value) => ({
          value,
          text: t(`clusters.found.sort.${value}`),
        }))}
      />
    </Filters>
  );
}

const breaks = [2, 3, 5, 8];

function TownMap({ view, page }: Part) {
  const { t, economy } = page;
  const boundaries = loadBoundaries(economy.code, 'towns');
  const towns = new Map(view.towns.map((town) => [town.code, town]));
  const areas = new Map<string, AreaValue>(
    boundaries.features.map(({ properties: { code, name, county } }) => {
      const town = towns.get(code);
      const place = t('clusters.place', { place: name, region: county });
      if (town === undefined)
        return [code, { value: null, absence: 'noData', title: t('clusters.found.map.area.none', { place }) }];
      const title = t('clusters.found.map.area', {
        place,
        clusters: town.clusters,
        first: town.titles.slice(0, 3).join('; '),
      });
      return [code, { value: town.clusters, title }];
    }),
  );
  const caption = t('clusters.found.map.table');
  const shown = boundaries.features.flatMap(({ properties: { code, name, county } }) => {
    const town = towns.get(code);
    return town === undefined ? [] : [{ ...town, place: t('clusters.place', { place: name, region: county }) }];
  });
  return (
    <MapFigure
      id="found-map"
      finding={t('clusters.found.map.finding', { towns: shown.length, all: boundaries.features.length })}
      unit={t('clusters.found.map.unit')}
      map={
        <ChoroplethMap
          id="found-map-areas"
          description={t('clusters.found.map.description', { economy: economy.name })}
          boundaries={boundaries}
          areas={areas}
          breaks={breaks}
          ramp="sequential"
        />
      }
      legend={
        <RampLegend
          id="found-map-legend"
          label={t('clusters.found.map.legend')}
          breaks={breaks}
          ramp="sequential"
          format={(value) => t.number(value)}
          words={{ ...legendWords(t), noData: t('clusters.found.map.legend.none') }}
        />
      }
      note={t('html.map.insets')}
      table={{
        caption,
        scrollLabel: t('html.table.scroll', { caption }),
        empty: t('clusters.found.none.selected'),
        columns: [
          { label: t('clusters.column.place') },
          { label: t('clusters.found.clusters'), numeric: true },
          { label: t('clusters.found.which') },
        ],
        rows: shown
          .sort((a, b) => b.clusters - a.clusters)
          .map(({ place, clusters, titles }) => [place, t.number(clusters), titles.join('; ')]),
      }}
      words={mapWords(t)}
      csvHref={hrefOf({ view, page }, {}, '/clusters/found.csv')}
      madeHref="/clusters/method"
    />
  );
}

function List({ view, page }: Part) {
  const { t, economy } = page;
  const caption = t('clusters.found.caption', { total: view.total });
  const named = true;
  return (
    <>
      <Table
        caption={caption}
        scrollLabel={t('html.table.scroll', { caption })}
        empty={t('clusters.found.none.selected')}
        columns={[
          { label: t('clusters.found.cluster') },
          { label: t('clusters.found.establishments'), numeric: true },
          { label: t('clusters.found.strength'), numeric: true },
          { label: t('clusters.found.stability'), numeric: true },
          { label: t('clusters.column.q'), numeric: true },
          { label: t('clusters.found.type'), named },
        ]}
        rows={view.clusters.map((one) => [
          <a href={`/clusters/found/${encodeURIComponent(one.id)}?economy=${economy.code}`}>{one.title}</a>,
          t.number(one.establishments),
          times(t, one.strength),
          percent(t, one.stability),
          chance(t, one.qValue),
          t(`clusters.found.type.${one.type}`),
        ])}
      />
      <Pagination
        page={view.query.page}
        pageCount={Math.ceil(view.total / view.pageSize)}
        hrefOf={(number) => hrefOf({ view, page }, { page: number })}
        words={paginationWords(t)}
      />
      <DownloadLinks
        label={t('clusters.found.download')}
        files={[
          { href: hrefOf({ view, page }, {}, '/clusters/found.csv'), text: 'CSV' },
          { href: hrefOf({ view, page }, {}, '/clusters/found.geojson'), text: 'GeoJSON' },
        ]}
      />
    </>
  );
}
