import {
  ChoroplethMap,
  loadBoundaries,
  locationQuotientBreaks,
  MapFigure,
  RampLegend,
} from '../../../platform/html/maps/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import { legendWords, mapWords } from '../../../platform/html/words.ts';
import type { ClustersView } from '../views/clusters.ts';
import { areaValues } from './areaValues.ts';
import { clustersHref } from './clustersHref.ts';
import { asOfText, placeText, qText, quotientText } from './numbers.ts';

/** The shrunk quotient of one industry in every town, around 1. */
export function IndustryMap({ view, page: { t, economy } }: { view: ClustersView; page: PageContext }) {
  const { chosen, measurement } = view;
  if (chosen === null || measurement === null) return null;
  const boundaries = loadBoundaries(economy.code, 'towns');
  const caption = t('clusters.map.table', { industry: chosen.title });
  const withPlants = view.areas.filter(({ plants }) => plants > 0);
  const industry = { industry: chosen.title };
  return (
    <MapFigure
      id="clusters-map"
      finding={t('clusters.map.finding', {
        ...industry,
        some: chosen.areasWithPlants,
        count: chosen.areasStandingOut,
        areas: measurement.areas,
      })}
      unit={t('clusters.map.unit', { plants: chosen.plants, asOf: asOfText(t, measurement.asOf) })}
      map={
        <ChoroplethMap
          id="clusters-map-areas"
          description={t('clusters.map.description', { ...industry, economy: economy.name })}
          boundaries={boundaries}
          areas={areaValues(view.areas, boundaries, t)}
          breaks={locationQuotientBreaks}
          ramp="diverging"
        />
      }
      legend={
        <RampLegend
          id="clusters-map-legend"
          label={t('clusters.map.legend')}
          breaks={locationQuotientBreaks}
          ramp="diverging"
          format={(value) => t.number(value, { maximumFractionDigits: 2 })}
          words={{ ...legendWords(t), noData: t('clusters.map.legend.none') }}
        />
      }
      note={`${t('clusters.map.note')} ${t('html.map.insets')}`}
      table={{
        caption,
        scrollLabel: t('html.table.scroll', { caption }),
        empty: t('clusters.ranking.empty'),
        columns: [
          { label: t('clusters.column.place') },
          { label: t('clusters.column.plants'), numeric: true },
          { label: t('clusters.column.shrunk.short'), numeric: true },
          { label: t('clusters.column.q'), numeric: true },
          { label: t('clusters.column.standsOut') },
        ],
        rows: withPlants.map((cell) => [
          placeText(t, cell),
          t.number(cell.plants),
          quotientText(t, cell.shrunk),
          qText(t, cell.q),
          t(cell.standsOut ? 'clusters.standsOut' : 'clusters.chance'),
        ]),
      }}
      words={mapWords(t)}
      csvHref={clustersHref(view, economy.code, { least: 0 }, '/clusters.csv')}
      madeHref="/clusters/method"
      geoJsonHref={clustersHref(view, economy.code, {}, '/clusters.geojson')}
    />
  );
}
