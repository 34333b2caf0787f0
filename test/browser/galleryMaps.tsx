import type { AreaValue } from '../../src/platform/html/maps/index.ts';
import {
  areasAsGeoJson,
  ChoroplethMap,
  loadBoundaries,
  locationQuotientBreaks,
  MapFigure,
  PointMap,
  quantileBreaks,
  RampLegend,
} from '../../src/platform/html/maps/index.ts';
import type { PageContext } from '../../src/platform/html/page.ts';
import { absenceWords, legendWords, mapWords } from '../../src/platform/html/words.ts';

const towns = loadBoundaries('XDM', 'towns');

/** Numbers that look like a register's, the same at every run. */
const draw = (i: number) => {
  const wave = Math.sin(i * 12.9898) * 43758.5453;
  return wave - Math.floor(wave);
};

export const quotients = new Map<string, AreaValue>(
  towns.features.map(({ properties }, i) => {
    const value = Math.exp((draw(i) - 0.5) * 4);
    const absence = i % 31 === 0 ? ('hidden' as const) : i % 29 === 0 ? ('noData' as const) : undefined;
    return [
      properties.code,
      {
        value: absence ? null : value,
        absence,
        title: `${properties.name} ${properties.nameLocal}, ${properties.county}: ${value.toFixed(2)}`,
        href: `/clusters/${properties.code}`,
      },
    ];
  }),
);
const counts = new Map<string, AreaValue>(
  towns.features.map(({ properties }, i) => {
    const value = Math.round(draw(i) ** 4 * 2000);
    return [properties.code, { value, title: `${properties.name}: ${value}` }];
  }),
);

export const galleryGeoJson = () =>
  JSON.stringify(areasAsGeoJson(towns, quotients, locationQuotientBreaks, 'diverging'));

const points = Array.from({ length: 6000 }, (_, i) => {
  const { geometry } = towns.features[Math.floor(draw(i + 7) ** 3 * towns.features.length)]!;
  const ring = geometry.type === 'Polygon' ? geometry.coordinates[0]! : geometry.coordinates[0]![0]!;
  const [x, y] = ring[Math.floor(draw(i) * ring.length)]!;
  return [x! + (draw(i + 1) - 0.5) / 40, y! + (draw(i + 2) - 0.5) / 40] as const;
});

export function GalleryMaps({ page }: { page: PageContext }) {
  const { t } = page;
  const words = mapWords(t);
  const absence = absenceWords(t);
  const breaks = quantileBreaks(
    [...counts.values()].map((area) => area.value!),
    6,
  );
  const format = (value: number) => t.number(value, { maximumFractionDigits: 2 });
  const table = {
    caption: 'Location quotient by town',
    scrollLabel: 'Location quotient by town, table',
    columns: [{ label: 'Town' }, { label: 'Location quotient', numeric: true }],
    rows: towns.features
      .slice(0, 8)
      .map((town) => [town.properties.name, format(quotients.get(town.properties.code)!.value ?? 0)]),
    empty: 'none',
  };
  return (
    <div class="columns columns-half">
      <MapFigure
        id="map-quotient"
        finding="Stone products gather in Hualien, at four times their share of the economy"
        unit="Location quotient of plants by town, 31 December 2016; 1 is the share in the whole economy"
        map={
          <ChoroplethMap
            id="quotient"
            description="Towns by location quotient of stone products; the table has every value"
            boundaries={towns}
            areas={quotients}
            breaks={locationQuotientBreaks}
            ramp="diverging"
          />
        }
        legend={
          <RampLegend
            id="quotient"
            label="Location quotient"
            breaks={locationQuotientBreaks}
            ramp="diverging"
            format={format}
            words={{ ...legendWords(t), hidden: absence.hidden, noData: absence.noData }}
          />
        }
        note={t('html.map.insets')}
        table={table}
        words={words}
        csvHref="/quotient.csv"
        madeHref="/methods/location-quotient"
        geoJsonHref="/shapes.json"
        attribution="Ministry of the Interior"
      />
      <div>
        <MapFigure
          id="map-count"
          finding="Half of all plants stand in 41 of 368 towns"
          unit="Plants by town, 31 December 2016"
          map={
            <ChoroplethMap
              id="count"
              description="Towns by number of plants"
              boundaries={towns}
              areas={counts}
              breaks={breaks}
              ramp="sequential"
            />
          }
          legend={
            <RampLegend
              id="count"
              label="Plants"
              breaks={breaks}
              ramp="sequential"
              format={format}
              words={legendWords(t)}
            />
          }
          table={{ ...table, scrollLabel: 'Plants by town, table' }}
          words={words}
        />
        <MapFigure
          id="map-points"
          finding="Plants line the western plain"
          unit="6,000 plants, gathered into cells of 4 km"
          map={
            <PointMap
              description="Where the plants are"
              boundaries={loadBoundaries('XDM', 'counties')}
              points={points}
              titleOf={(count) => t('html.map.points', { count })}
            />
          }
          table={{ ...table, scrollLabel: 'Plants by cell, table' }}
          words={words}
        />
      </div>
    </div>
  );
}
