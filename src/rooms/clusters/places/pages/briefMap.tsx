import type { MultiPolygon } from 'geojson';
import {
  type AreaValue,
  ChoroplethMap,
  MapFigure,
  quantileBreaks,
  RampLegend,
} from '../../../../platform/html/maps/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { legendWords, mapWords } from '../../../../platform/html/words.ts';
import type { BriefView } from '../views/brief.ts';
import { boundariesOf } from './boundariesOf.ts';

/** Places by their middle rank; those that get money have an edge of their own. */
export function BriefMap({ view, page: { t, economy } }: { view: BriefView; page: PageContext }) {
  const boundaries = boundariesOf(
    economy.code,
    view.places.map(({ place }) => place),
  );
  if (boundaries === null) return null;
  /** Share of the others that it is ahead of: the darker the better. */
  const ahead = (meanRank: number) =>
    view.places.length < 2 ? 1 : (view.places.length - meanRank) / (view.places.length - 1);
  const own = new Map(view.places.map((one) => [one.place, one]));
  const areas = new Map<string, AreaValue>(
    boundaries.features.map(({ properties: { code, name } }) => {
      const place = own.get(code);
      if (place === undefined)
        return [code, { value: null, absence: 'noData', title: t('clusters.places.map.none', { place: name }) }];
      const title = t('clusters.brief.map.area', { place: place.name, low: place.highestRank, high: place.lowestRank });
      return [code, { value: ahead(place.meanRank), title }];
    }),
  );
  const edges = boundaries.features
    .filter(({ properties: { code } }) => view.places.some(({ place, spent }) => spent > 0 && place === code))
    .map(
      ({ geometry }): MultiPolygon =>
        geometry.type === 'MultiPolygon' ? geometry : { type: 'MultiPolygon', coordinates: [geometry.coordinates] },
    );
  const breaks = quantileBreaks(
    view.places.map(({ meanRank }) => ahead(meanRank)),
    4,
  );
  const paid = view.places.filter(({ spent }) => spent > 0).map(({ name }) => name);
  const finding = t('clusters.brief.map', {
    ...{ count: paid.length, names: paid.slice(0, 2).join(', ') },
    more: Math.max(0, paid.length - 2),
  });
  const caption = t('clusters.brief.map.caption');
  const share = (value: number) => t.number(value, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <MapFigure
      id="brief-map"
      finding={finding}
      unit={t('clusters.brief.map.unit')}
      map={
        <ChoroplethMap
          id="brief-map-areas"
          description={finding}
          {...{ boundaries, areas, breaks, edges }}
          ramp="sequential"
        />
      }
      legend={
        <RampLegend
          id="brief-map-legend"
          label={t('clusters.brief.map.legend')}
          breaks={breaks}
          ramp="sequential"
          format={share}
          words={{ ...legendWords(t), noData: t('html.absence.noData') }}
        />
      }
      table={{
        caption,
        scrollLabel: t('html.table.scroll', { caption }),
        empty: '',
        columns: [{ label: t('clusters.places.place') }, { label: t('clusters.brief.map.legend'), numeric: true }],
        rows: view.places.map((one) => [one.name, share(ahead(one.meanRank))]),
      }}
      words={mapWords(t)}
    />
  );
}
