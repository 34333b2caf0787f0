import type { VNode } from 'preact';
import {
  DownloadLinks,
  Empty,
  Filters,
  Input,
  Notice,
  Pagination,
  Select,
  Table,
} from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { PlacesView } from '../views/places.ts';
import { OneMap } from './placesMap.tsx';
import { percent } from './portfolioParts.tsx';

type Part = { view: PlacesView; page: PageContext };

export function placesPage(view: PlacesView, page: PageContext): VNode {
  const { t, economy } = page;
  const { best } = view;
  return page.frame({
    title: t('clusters.places.title'),
    lead:
      best === null
        ? t('clusters.places.lead')
        : t('clusters.places.finding', {
            ...{ place: best.name, first: percent(page, best.first) },
            ...{ low: best.highestRank, high: best.lowestRank, count: view.total },
          }),
    wide: true,
    children:
      best === null ? (
        <Empty title={t('clusters.places.none')}>
          <p>{t('clusters.places.none.text')}</p>
          <FilesLink view={view} page={page} />
        </Empty>
      ) : (
        <>
          <BasisNote basis={view.basis} indicators={view.indicators.length} page={page} />
          <ul class="plain">
            <li>
              <a href={`/places/brief?economy=${economy.code}`}>{t('clusters.brief.link')}</a>
            </li>
            <li>
              <a href={`/places/portfolio?economy=${economy.code}`}>{t('clusters.places.portfolio.link')}</a>
            </li>
            <li>
              <a href={`/places/projects?economy=${economy.code}`}>{t('clusters.places.projects.link')}</a>
            </li>
          </ul>
          <Choice view={view} page={page} />
          <Ranks view={view} page={page} />
          <OneMap view={view} page={page} />
          <FilesLink view={view} page={page} />
        </>
      ),
  });
}

const FilesLink = ({ view, page: { t, economy } }: Part) =>
  view.canChange ? (
    <p>
      <a href={`/places/indicators?economy=${economy.code}`}>{t('clusters.places.files.link')}</a>
    </p>
  ) : null;

/** Which numbers these are: of a file, or derived from the register. */
export function BasisNote({
  basis,
  indicators,
  page: { t },
}: {
  basis: PlacesView['basis'];
  indicators: number;
  page: PageContext;
}) {
  if (basis.kind === 'register') return <Notice tone="plain">{t('clusters.places.basis.register')}</Notice>;
  if (basis.kind === 'none') return null;
  return (
    <p class="muted">
      {t('clusters.places.basis', { indicators, file: basis.fileName ?? '', on: t.date(basis.keptOn!) })}{' '}
      {basis.simulated && t('clusters.places.simulated')}
    </p>
  );
}

function Choice({ view, page: { t, economy } }: Part) {
  return (
    <Filters open action="/places" title={t('clusters.places.choose')} submit={t('clusters.places.apply')}>
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
        hint={t('clusters.places.order.hint', { themes: view.groups.map(({ code }) => code).join(', ') })}
        value={view.query.order}
      />
      <Select
        id="sort"
        name="sort"
        label={t('clusters.places.sort')}
        value={view.query.sort}
        options={[
          { value: 'rank', text: t('clusters.places.sort.rank') },
          { value: 'name', text: t('clusters.places.sort.name') },
        ]}
      />
    </Filters>
  );
}

const hrefOf = ({ query }: PlacesView, economy: string, path: string, page: number) =>
  `${path}?${new URLSearchParams({ economy, ...query, page: String(page) })}`;

function Ranks({ view, page }: Part) {
  const { t, economy } = page;
  const caption = t('clusters.places.ranks', { total: view.total });
  return (
    <>
      <Table
        caption={caption}
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty={t('clusters.places.none')}
        note={t('clusters.places.ranks.note', { draws: view.draws })}
        columns={[
          { label: t('clusters.places.place') },
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
          one.beatenByCount === 0
            ? t('clusters.places.dominated.none')
            : t('clusters.places.dominated.by', {
                names: one.beatenBy.join(', '),
                more: one.beatenByCount - one.beatenBy.length,
              }),
        ])}
      />
      <Pagination
        page={view.query.page}
        pageCount={Math.ceil(view.total / view.pageSize)}
        hrefOf={(at) => hrefOf(view, economy.code, '/places', at)}
        words={{
          label: t('clusters.places.pages'),
          previous: t('clusters.places.pages.previous'),
          next: t('clusters.places.pages.next'),
          page: (at) => t('clusters.places.pages.page', { page: at }),
        }}
      />
      <DownloadLinks
        label={t('clusters.places.downloads')}
        files={[
          { href: hrefOf(view, economy.code, '/places/ranks.csv', 1), text: t('clusters.places.ranks.csv') },
          { href: `/places/indicators.csv?economy=${economy.code}`, text: t('clusters.places.indicators.csv') },
        ]}
      />
    </>
  );
}
