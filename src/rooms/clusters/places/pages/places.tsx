import type { VNode } from 'preact';
import { Empty, Filters, Input, Select, Table } from '../../../../platform/html/components/index.ts';
import {
  type AreaValue,
  ChoroplethMap,
  hasBoundaries,
  loadBoundaries,
  MapFigure,
  quantileBreaks,
  RampLegend,
} from '../../../../platform/html/maps/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { legendWords, mapWords } from '../../../../platform/html/words.ts';
import type { PlacesView } from '../views/places.ts';

type Part = { view: PlacesView; page: PageContext };

export function placesPage(view: PlacesView, page: PageContext): VNode {
  const { t, economy } = page;
  const [best] = view.places.toSorted((a, b) => a.meanRank - b.meanRank);
  return page.frame({
    title: t('clusters.places.title'),
    lead:
      best === undefined
        ? t('clusters.places.lead')
        : t('clusters.places.finding', {
            place: best.name,
            first: percent(page, best.first),
            low: best.highestRank,
            high: best.lowestRank,
            count: view.places.length,
          }),
    wide: true,
    children:
      view.file === null ? (
        <Empty title={t('clusters.places.none')}>
          <p>{t('clusters.places.none.text')}</p>
          {view.canChange && (
            <p>
              <a href={`/places/indicators?economy=${economy.code}`}>{t('clusters.places.files.link')}</a>
            </p>
          )}
        </Empty>
      ) : (
        <>
          <p class="muted">
            {t('clusters.places.basis', {
              indicators: view.indicators.length,
              file: view.file.fileName,
              on: t.date(view.file.uploadedAt.slice(0, 10)),
            })}{' '}
            {view.file.simulated && t('clusters.places.simulated')}
          </p>
          <p>
            <a href={`/places/portfolio?economy=${economy.code}`}>{t('clusters.places.portfolio.link')}</a>{' '}
            <a href={`/places/projects?economy=${economy.code}`}>{t('clusters.places.projects.link')}</a>
          </p>
          <Filters open action="/places" title={t('clusters.places.choose')} submit={t('clusters.found.apply')}>
            <input type="hidden" name="economy" value={economy.code} />
            <Select
              id="indicator"
              name="indicator"
              label={t('clusters.places.indicator')}
              value={view.query.indicator}
              options={view.indicators.map(({ code, title }) => ({ value: code, text: title }))}
            />
            <Input
              id="order"
              name="order"
              width="full"
              label={t('clusters.places.order')}
              hint={t('clusters.places.order.hint')}
              value={view.query.order}
            />
            <Select
              id="sort"
              name="sort"
              label={t('clusters.found.sort')}
              value={view.query.sort}
              options={[
                { value: 'rank', text: t('clusters.places.sort.rank') },
                { value: 'name', text: t('clusters.places.sort.name') },
              ]}
            />
          </Filters>
          <Ranks view={view} page={page} />
          <OneMap view={view} page={page} />
          {view.canChange && (
            <p>
              <a href={`/places/indicators?economy=${economy.code}`}>{t('clusters.places.files.link')}</a>
            </p>
          )}
        </>
      ),
  });
}

const percent = ({ t }: PageContext, share: number) => t.number(share, { style: 'percent', maximumFractionDigits: 0 });

function Ranks({ view, page }: Part) {
  const { t, economy } = page;
  const caption = t('clusters.places.ranks');
  return (
    <Table
      caption={caption}
      scrollLabel={t('html.table.scroll', { caption })}
      empty={t('clusters.places.none')}
      note={t('clusters.places.ranks.note')}
      columns={[
        { label: t('clusters.column.place') },
        { label: t('clusters.places.first'), numeric: true },
        { label: t('clusters.places.rank'), numeric: true },
        { label: t('clusters.places.known'), numeric: true },
        { label: t('clusters.places.dominated'), named: true },
      ]}
      rows={view.places.map((one) => [
        <a href={`/places/${one.place}?economy=${economy.code}`}>{one.name}</a>,
        percent(page, one.first),
        t('clusters.places.rank.band', { low: one.highestRank, high: one.lowestRank }),
        t('clusters.places.known.of', { known: one.known, of: one.of }),
        one.dominatedByName ?? t('clusters.places.dominated.none'),
      ])}
    />
  );
}

function OneMap({ view, page: { t, economy } }: Part) {
  const indicator = view.indicators.find(({ code }) => code === view.query.indicator);
  if (indicator === undefined || !hasBoundaries(economy.code) || view.shown.length === 0) return null;
  const boundaries = loadBoundaries(economy.code, 'counties');
  const values = new Map(view.shown.map((one) => [one.place, one]));
  const breaks = quantileBreaks(
    view.shown.map(({ value }) => value),
    4,
  );
  const areas = new Map<string, AreaValue>(
    boundaries.features.map(({ properties: { code, name } }) => {
      const own = values.get(code);
      if (own === undefined)
        return [code, { value: null, absence: 'noData', title: t('clusters.places.map.none', { place: name }) }];
      return [
        code,
        {
          value: own.value,
          title: t('clusters.places.map.area', { place: name, value: t.number(own.value), unit: indicator.unit }),
        },
      ];
    }),
  );
  const caption = indicator.title;
  const sorted = view.shown.toSorted((a, b) =>
    indicator.direction === 'higher' ? b.value - a.value : a.value - b.value,
  );
  const [best] = sorted;
  return (
    <MapFigure
      id="places-map"
      finding={t('clusters.places.map.finding', {
        indicator: indicator.title,
        place: best!.name,
        value: t.number(best!.value),
        unit: indicator.unit,
      })}
      unit={t('clusters.places.map.unit', { unit: indicator.unit, source: indicator.source, on: indicator.knownOn })}
      map={
        <ChoroplethMap
          id="places-map-areas"
          description={indicator.title}
          boundaries={boundaries}
          areas={areas}
          breaks={breaks}
          ramp="sequential"
        />
      }
      legend={
        <RampLegend
          id="places-map-legend"
          label={indicator.unit}
          breaks={breaks}
          ramp="sequential"
          format={(value) => t.number(value, { maximumFractionDigits: 2 })}
          words={{ ...legendWords(t), noData: t('html.absence.noData') }}
        />
      }
      note={t('html.map.insets')}
      table={{
        caption,
        scrollLabel: t('html.table.scroll', { caption }),
        empty: t('html.absence.noData'),
        columns: [
          { label: t('clusters.column.place') },
          { label: indicator.unit, numeric: true },
          { label: t('clusters.places.range'), numeric: true },
        ],
        rows: sorted.map((one) => [
          one.name,
          t.number(one.value),
          one.low === null || one.high === null ? '–' : `${t.number(one.low)} – ${t.number(one.high)}`,
        ]),
      }}
      words={mapWords(t)}
    />
  );
}
