import {
  type AreaValue,
  ChoroplethMap,
  loadBoundaries,
  MapFigure,
  RampLegend,
} from '../../../../platform/html/maps/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { mapWords } from '../../../../platform/html/words.ts';
import { asOfText, placeText } from '../../pages/numbers.ts';
import type { FoundView } from '../views/found.ts';
import { foundHref } from './words.ts';

/** Classes of whole numbers: a class that holds one number is named by it. */
function countWords({ t }: PageContext) {
  const range = (low: number, high: number) =>
    low === high ? t.number(low) : t('clusters.found.map.legend.range', { low, high });
  return {
    below: (high: string) => range(1, Number(high) - 1),
    between: (low: string, high: string) => range(Number(low), Number(high) - 1),
    from: (low: string) => t('clusters.found.map.legend.from', { low }),
  };
}

/** In how many clusters each town has a part. */
export function FoundMap({ view, page }: { view: FoundView; page: PageContext }) {
  const { t, economy } = page;
  const { areas, query, run, total } = view;
  const boundaries = loadBoundaries(economy.code, 'towns');
  const most = Math.max(1, ...areas.map(({ clusters }) => clusters));
  const breaks = [2, 3, 5, 8].filter((limit) => limit <= most);
  const caption = t('clusters.found.map.table');
  const known = new Map(areas.map((area) => [area.code, area]));
  const values = new Map<string, AreaValue>(
    boundaries.features.map(({ properties: { code, name, county } }) => {
      const area = known.get(code);
      const place = t('clusters.place', { place: name, region: county });
      if (area === undefined)
        return [code, { value: null, absence: 'noData', title: t('clusters.found.map.none', { place }) }];
      const title = t('clusters.found.map.area', { place, clusters: area.clusters });
      return [code, { value: area.clusters, title, href: foundHref(query, economy.code, { place: code }) }];
    }),
  );
  return (
    <MapFigure
      id="found-map"
      finding={t('clusters.found.map.finding', { clusters: total, towns: areas.length })}
      unit={t('clusters.found.map.unit', { asOf: asOfText(t, run?.asOf ?? null) })}
      map={
        <ChoroplethMap
          id="found-map-areas"
          description={t('clusters.found.map.description', { economy: economy.name })}
          boundaries={boundaries}
          areas={values}
          breaks={breaks}
          ramp="sequential"
          current={query.place ?? undefined}
        />
      }
      legend={
        <RampLegend
          id="found-map-legend"
          label={t('clusters.found.map.legend')}
          breaks={breaks}
          ramp="sequential"
          format={String}
          words={{ ...countWords(page), noData: t('clusters.found.map.legend.none') }}
        />
      }
      note={`${t('clusters.found.map.note')} ${t('html.map.insets')}`}
      table={{
        caption,
        scrollLabel: t('html.table.scroll', { caption }),
        empty: t('clusters.found.empty'),
        columns: [{ label: t('clusters.column.place') }, { label: t('clusters.found.column.clusters'), numeric: true }],
        rows: areas.map((area) => [
          <a href={foundHref(query, economy.code, { place: area.code })}>
            {placeText(t, { place: area.name, region: area.region })}
          </a>,
          t.number(area.clusters),
        ]),
      }}
      words={mapWords(t)}
      csvHref={foundHref(query, economy.code, {}, '/clusters/found.csv')}
    />
  );
}
