import { hasBoundaries, MapFigure } from '../../../platform/html/maps/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import { mapWords } from '../../../platform/html/words.ts';
import type { SearchView } from '../views/search.ts';
import { searchHref } from './searchHref.ts';

/** Where what was found stands: gathered into circles, so that no single plant is drawn. */
export function SearchMap({ view, page }: { view: SearchView; page: PageContext }) {
  const { t, economy } = page;
  if (view.grid.length === 0 || !hasBoundaries(economy.code)) return null;
  const counties = view.places.filter((place) => place.level === 'county');
  const top = counties[0];
  const caption = t('registry.search.map.table');
  return (
    <MapFigure
      id="search-map"
      finding={
        top === undefined || top.count >= view.total || view.query.place.length > 0
          ? t('registry.search.map.finding.plain', { located: view.located })
          : t(view.hasMore ? 'registry.search.map.findingOfMore' : 'registry.search.map.finding', {
              located: view.located,
              total: view.total,
              place: top.title,
              share: top.count / view.total,
            })
      }
      unit={t('registry.search.map.unit')}
      map={
        <img
          src={searchHref(view, economy.code, {}, '/suppliers.svg')}
          alt={t('registry.search.map.description', { located: view.located, economy: economy.name })}
          loading="lazy"
          width="520"
          height="640"
        />
      }
      note={`${t('registry.search.map.note', { unlocated: view.total - view.located })} ${t('html.map.insets')}`}
      table={{
        caption,
        scrollLabel: t('html.table.scroll', { caption }),
        empty: t('registry.search.none'),
        columns: [{ label: t('registry.search.place') }, { label: t('registry.search.establishments'), numeric: true }],
        rows: counties.map((place) => [
          <a href={searchHref(view, economy.code, { place: [place.code] })}>{place.title}</a>,
          t.number(place.count),
        ]),
      }}
      words={mapWords(t)}
      csvHref={searchHref(view, economy.code, {}, '/suppliers.csv')}
      geoJsonHref={searchHref(view, economy.code, {}, '/suppliers.geojson')}
    />
  );
}
