import type { VNode } from 'preact';
import {
  Absence,
  DownloadLinks,
  Empty,
  Filters,
  Notice,
  Pagination,
  SearchBox,
  Select,
  Table,
  Tag,
} from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import { paginationWords } from '../../../platform/html/words.ts';
import type { SearchView } from '../views/search.ts';
import { SearchMap } from './SearchMap.tsx';
import { searchHref } from './searchHref.ts';

export function searchPage(view: SearchView, page: PageContext): VNode {
  const { t, economy } = page;
  return page.frame({
    title: t('registry.search.title'),
    lead: t('registry.search.lead', { economy: economy.name }),
    wide: true,
    islands: view.grid.length > 0 ? ['map'] : [],
    children: (
      <>
        <SearchBox
          action="/suppliers"
          name="q"
          label={t('registry.search.label')}
          hint={t('registry.search.hint')}
          value={view.query.q}
          submit={t('registry.search.submit')}
        >
          <Kept view={view} without="q" economy={economy.code} />
        </SearchBox>
        <Chosen view={view} page={page} />
        <div class="columns columns-side">
          <aside aria-label={t('registry.search.filters')}>
            <PlaceAndIndustry view={view} page={page} />
          </aside>
          <div>
            <Results view={view} page={page} />
            <SearchMap view={view} page={page} />
          </div>
        </div>
      </>
    ),
  });
}

type Part = { view: SearchView; page: PageContext };

/** Hidden fields that keep the rest of the search when one part of it changes. */
function Kept({ view, without, economy }: { view: SearchView; without: string; economy: string }) {
  const kept = Object.entries({ ...view.query, economy }).filter(
    ([name, value]) => name !== without && name !== 'page' && value !== null && value !== '' && value !== 'relevance',
  );
  return (
    <>
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={String(value)} />
      ))}
    </>
  );
}

/** What narrows the list, each with a way to take it off. */
function Chosen({ view, page }: Part) {
  const { t, economy } = page;
  const { place, isic, industry } = view.query;
  const isicTitle = view.isic.find((value) => value.code === isic)?.title ?? isic;
  const chosen = [
    { code: place, text: view.placeTitle, href: searchHref(view, economy.code, { place: null }) },
    { code: isic, text: `${isic} ${isicTitle}`, href: searchHref(view, economy.code, { isic: null }) },
    { code: industry, text: view.industryTitle, href: searchHref(view, economy.code, { industry: null }) },
  ].filter(({ code }) => code !== null);
  if (chosen.length === 0) return null;
  return (
    <ul class="chosen" aria-label={t('registry.search.chosen')}>
      {chosen.map((one) => (
        <li>
          <a href={one.href}>
            <Tag tone="brand">{one.text}</Tag> <span>{t('registry.search.remove')}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function PlaceAndIndustry({ view, page }: Part) {
  const { t, economy } = page;
  const any = { value: '', text: t('registry.search.any') };
  const counted = (title: string, count: number) => `${title} (${t.number(count)})`;
  const counties = view.places.filter((place) => place.level === 'county');
  const towns = view.places.filter((place) => place.level === 'town').slice(0, 60);
  const places = [...counties, ...towns].map((place) => ({
    value: place.code,
    text: counted(place.level === 'county' ? place.title : `– ${place.title}`, place.count),
  }));
  const chosenPlace = view.query.place;
  if (chosenPlace !== null && !places.some((place) => place.value === chosenPlace)) {
    places.unshift({ value: chosenPlace, text: view.placeTitle ?? chosenPlace });
  }
  const isic = view.isic.map((value) => ({
    value: value.code,
    text: counted(
      value.level === 'section' ? `${value.code} ${value.title}` : `– ${value.code} ${value.title}`,
      value.count,
    ),
  }));
  const chosenIsic = view.query.isic;
  if (chosenIsic !== null && !isic.some((value) => value.value === chosenIsic))
    isic.unshift({ value: chosenIsic, text: chosenIsic });
  return (
    <Filters
      action="/suppliers"
      title={t('registry.search.filters')}
      submit={t('registry.search.apply')}
      reset={{ href: `/suppliers?economy=${economy.code}`, text: t('registry.search.reset') }}
      side
      open={view.query.place !== null || view.query.isic !== null}
    >
      <input type="hidden" name="economy" value={economy.code} />
      <input type="hidden" name="q" value={view.query.q} />
      {view.query.industry !== null && <input type="hidden" name="industry" value={view.query.industry} />}
      <Select
        id="place"
        name="place"
        label={t('registry.search.place')}
        hint={t('registry.search.place.hint')}
        value={view.query.place ?? ''}
        options={[any, ...places]}
      />
      <Select
        id="isic"
        name="isic"
        label={t('registry.search.isic')}
        value={view.query.isic ?? ''}
        options={[any, ...isic]}
      />
      <Select
        id="sort"
        name="sort"
        label={t('registry.search.sort')}
        value={view.query.sort}
        options={[
          { value: 'relevance', text: t('registry.search.sort.relevance') },
          { value: 'name', text: t('registry.search.sort.name') },
        ]}
      />
    </Filters>
  );
}

function Results({ view, page }: Part) {
  const { t, economy } = page;
  if (view.total === 0) {
    return (
      <Empty title={t('registry.search.none')}>
        <div>
          <p>{t('registry.search.none.text')}</p>
          <p>
            <a href={`/suppliers?economy=${economy.code}`}>{t('registry.search.reset')}</a>
          </p>
        </div>
      </Empty>
    );
  }
  const first = (view.query.page - 1) * view.pageSize + 1;
  const last = Math.min(view.total, first + view.hits.length - 1);
  const caption = t(view.hasMore ? 'registry.search.countOfMore' : 'registry.search.count', {
    total: view.total,
    first,
    last,
  });
  return (
    <>
      {view.hasMore && (
        <Notice tone="caution" title={t('registry.search.more.title', { total: view.total })}>
          {t('registry.search.more.text', { total: view.total })}
        </Notice>
      )}
      <Table
        caption={caption}
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty={t('registry.search.pastEnd')}
        columns={[
          { label: t('registry.search.name') },
          { label: t('registry.search.place') },
          { label: t('registry.search.makes') },
        ]}
        rows={view.hits.map((hit) => [
          <a href={`/suppliers/${hit.enterpriseId}#${hit.establishmentId}`}>{hit.name}</a>,
          hit.place === null ? (
            <Absence kind="notKnownYet" text={t('html.absence.notKnownYet')} />
          ) : (
            <>
              {hit.place}
              {hit.placeLocal !== null && hit.placeLocal !== hit.place ? ` ${hit.placeLocal}` : ''}
              {hit.region !== null && <span class="muted">, {hit.region}</span>}
            </>
          ),
          hit.industries.slice(0, 3).join(', ') + (hit.industries.length > 3 ? ' …' : ''),
        ])}
      />
      <Pagination
        page={view.query.page}
        pageCount={view.lastPage}
        hrefOf={(at) => searchHref(view, economy.code, { page: at })}
        words={paginationWords(t)}
      />
      {view.lastPage * view.pageSize < view.total && (
        <p class="muted">{t('registry.search.reach', { listed: view.lastPage * view.pageSize, total: view.total })}</p>
      )}
      <DownloadLinks
        label={t('registry.search.downloads')}
        files={[
          { href: searchHref(view, economy.code, {}, '/suppliers.csv'), text: t('registry.search.csv') },
          { href: searchHref(view, economy.code, {}, '/suppliers.geojson'), text: t('registry.search.geojson') },
        ]}
      />
    </>
  );
}
