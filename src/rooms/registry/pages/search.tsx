import type { VNode } from 'preact';
import {
  Absence,
  DownloadLinks,
  Empty,
  Notice,
  Pagination,
  SearchBox,
  Table,
  Tag,
} from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import { paginationWords } from '../../../platform/html/words.ts';
import type { SearchView } from '../views/search.ts';
import { type Part, SearchFilters } from './SearchFilters.tsx';
import { SearchMap } from './SearchMap.tsx';
import { hrefWithout, searchHref, searchWords } from './searchHref.ts';

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
          <Kept view={view} economy={economy.code} />
        </SearchBox>
        <Chosen view={view} page={page} />
        <div class="columns columns-side">
          <aside aria-label={t('registry.search.filters')}>
            <SearchFilters view={view} page={page} />
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

/** Hidden fields that keep the rest of the search when its words change. */
function Kept({ view, economy }: { view: SearchView; economy: string }) {
  const kept = [...searchWords({ ...view.query, q: '', page: 1 }, economy)];
  return (
    <>
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

/** What narrows the list, each with a way to take it off. */
function Chosen({ view, page }: Part) {
  const { t, economy } = page;
  if (view.chosen.length === 0) return null;
  return (
    <ul class="chosen" aria-label={t('registry.search.chosen')}>
      {view.chosen.map(({ name, code, title }) => (
        <li>
          <a href={hrefWithout(view, economy.code, name, code)}>
            <Tag tone="brand">{title}</Tag> <span>{t('registry.search.remove')}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

const keepWords = (view: SearchView, economy: string) =>
  new URLSearchParams({ economy, query: String(searchWords({ ...view.query, page: 1 }, economy)) });

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
          ...(view.centre === null ? [] : [{ label: t('registry.search.away'), numeric: true }]),
        ]}
        rows={view.hits.map((hit) => [
          <>
            <a href={`/suppliers/${hit.enterpriseId}#${hit.establishmentId}`}>{hit.name}</a>
            {hit.found !== 'typed' && <span class="muted"> {t(`registry.search.found.${hit.found}`)}</span>}
          </>,
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
          ...(view.centre === null ? [] : [hit.km === null ? '' : t('registry.search.distance', { km: hit.km })]),
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
      {page.actor.kind !== 'anonymous' && (
        <p>
          <a href={`/searches/new?${keepWords(view, economy.code)}`}>{t('registry.search.keep')}</a>
        </p>
      )}
      <DownloadLinks
        label={t('registry.search.downloads')}
        files={[
          { href: searchHref(view, economy.code, {}, '/suppliers.csv'), text: t('registry.search.csv') },
          {
            href: searchHref(view, economy.code, {}, '/suppliers/points.geojson'),
            text: t('registry.search.points'),
          },
          { href: searchHref(view, economy.code, {}, '/suppliers.geojson'), text: t('registry.search.geojson') },
          ...(page.actor.roles.some((role) => role === 'officer' || role === 'administrator')
            ? [{ href: `/imports/columns?economy=${economy.code}`, text: t('registry.search.columns') }]
            : []),
        ]}
      />
    </>
  );
}
