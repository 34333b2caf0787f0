import {
  type AreaValue,
  ChoroplethMap,
  MapFigure,
  quantileBreaks,
  RampLegend,
} from '../../../../platform/html/maps/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { legendWords, mapWords } from '../../../../platform/html/words.ts';
import type { PlacesView } from '../views/places.ts';
import { boundariesOf } from './boundariesOf.ts';

/** The indicator that was chosen, place by place. */
export function OneMap({ view, page: { t, economy } }: { view: PlacesView; page: PageContext }) {
  const indicator = view.indicators.find(({ code }) => code === view.query.indicator);
  const boundaries = boundariesOf(
    economy.code,
    view.shown.map(({ place }) => place),
  );
  if (indicator === undefined || boundaries === null) return null;
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
          { label: t('clusters.places.place') },
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
