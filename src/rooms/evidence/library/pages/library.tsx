import type { VNode } from 'preact';
import {
  Absence,
  Cards,
  DownloadLinks,
  Empty,
  Filters,
  Pagination,
  SearchBox,
  Select,
  Tag,
} from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { paginationWords } from '../../../../platform/html/words.ts';
import { absenceOf } from '../../pages/effectWords.ts';
import { toneOf } from '../../pages/GuardRails.tsx';
import { entrySorts } from '../model.ts';
import type { Entry, LibraryView } from '../views/library.ts';
import { Comparison } from './Comparison.tsx';

type Part = { view: LibraryView; page: PageContext };
const facetNames = ['kind', 'topic', 'programme', 'state'] as const;
const unfiltered = { q: '', kind: null, topic: null, programme: null, state: null } as const;

/** The same list with something changed; what is at its default is left out. */
function href(
  { query, economy }: LibraryView,
  change: Partial<LibraryView['query']>,
  path: '/evidence' | '/evidence/library.csv' = '/evidence',
): string {
  const { sort, page, ...chosen } = { ...query, page: 1, ...change };
  const all = { economy, ...chosen, sort: sort === 'newest' ? null : sort, page: page > 1 ? String(page) : null };
  return `${path}?${new URLSearchParams(Object.entries(all).flatMap(([name, value]) => (value ? [[name, value]] : [])))}`;
}

export function libraryPage(view: LibraryView, page: PageContext): VNode {
  const { t } = page;
  return page.frame({
    title: t('evidence.title'),
    lead: t('evidence.library.lead'),
    wide: true,
    children: (
      <>
        <SearchBox
          action="/evidence"
          name="q"
          label={t('evidence.library.search')}
          value={view.query.q}
          submit={t('evidence.library.search.submit')}
        >
          <Kept view={view} names={[...facetNames, 'sort']} />
        </SearchBox>
        <div class="columns columns-side">
          <aside aria-label={t('evidence.library.filters')}>
            <Narrow view={view} page={page} />
          </aside>
          <div>
            <Results view={view} page={page} />
          </div>
        </div>
        <h2>{t('evidence.library.more')}</h2>
        <More view={view} page={page} />
      </>
    ),
  });
}

const Kept = ({ view, names }: { view: LibraryView; names: readonly (keyof LibraryView['query'])[] }) => (
  <>
    <input type="hidden" name="economy" value={view.economy} />
    {names.map((name) => view.query[name] && <input type="hidden" name={name} value={String(view.query[name])} />)}
  </>
);

function Narrow({ view, page: { t } }: Part) {
  return (
    <Filters
      action="/evidence"
      title={t('evidence.library.filters')}
      submit={t('evidence.library.filters.apply')}
      reset={{ href: href(view, unfiltered), text: t('evidence.library.filters.reset') }}
      side
      open={facetNames.some((name) => view.query[name] !== null)}
    >
      <Kept view={view} names={['q']} />
      {facetNames.map((name) => (
        <Select
          id={name}
          name={name}
          label={t(`evidence.library.filter.${name}`)}
          value={view.query[name] ?? ''}
          options={[
            { value: '', text: t('evidence.library.filter.any') },
            ...view.facets[name].map(({ code, text, count }) => ({
              value: code,
              text: `${text} (${t.number(count)})`,
            })),
          ]}
        />
      ))}
      <Select
        id="sort"
        name="sort"
        label={t('evidence.library.sort')}
        value={view.query.sort}
        options={entrySorts.map((sort) => ({ value: sort, text: t(`evidence.library.sort.${sort}`) }))}
      />
    </Filters>
  );
}

function Results({ view, page }: Part) {
  const { t } = page;
  const { counts, total, query } = view;
  if (total === 0)
    return (
      <Empty title={t('evidence.library.none')}>
        <p>
          {t('evidence.library.none.text')} <a href={href(view, unfiltered)}>{t('evidence.library.filters.reset')}</a>
        </p>
      </Empty>
    );
  return (
    <>
      <div class="list-head">
        <h2>{t('evidence.library.count', { count: total })}</h2>
      </div>
      <p>{t('evidence.library.counts', counts)}</p>
      {query.page === 1 &&
        view.comparisons.map((group, at) => (
          <Comparison
            group={group}
            at={at}
            page={page}
            csvHref={href(view, { topic: group.entries[0]!.topic }, '/evidence/library.csv')}
          />
        ))}
      <ul class="results">
        {view.entries.map((entry) => (
          <EntryItem entry={entry} page={page} />
        ))}
      </ul>
      <Pagination
        page={query.page}
        pageCount={Math.ceil(total / view.pageSize)}
        hrefOf={(at) => href(view, { page: at })}
        words={paginationWords(t)}
      />
      <DownloadLinks
        label={t('evidence.library.files')}
        files={[{ href: href(view, {}, '/evidence/library.csv'), text: t('evidence.library.csv') }]}
      />
    </>
  );
}

function EntryItem({ entry, page: { t } }: { entry: Entry; page: PageContext }) {
  const { state, worst, programme } = entry;
  const facts = [
    programme !== null && programme.title !== entry.title ? programme.title : null,
    entry.method,
    entry.source,
    entry.firms === null ? null : t('evidence.library.firms', entry.firms),
    entry.on === null ? null : t.date(entry.on),
  ].filter((fact) => fact !== null);
  return (
    <li>
      <h3>
        <a href={entry.href}>{entry.title}</a>
      </h3>
      <p>
        <Tag tone="brand">{entry.outcome}</Tag>{' '}
        {state === null && <Tag>{t(`evidence.library.kind.${entry.kind}`)}</Tag>}
        {state !== null && state !== 'estimated' && (
          <Absence kind={absenceOf[state]} text={t(`evidence.absence.${state}`)} />
        )}
        {worst !== null && <Tag tone={toneOf[worst]}>{t(`evidence.library.worst.${worst}`)}</Tag>}
      </p>
      <p>{entry.finding}</p>
      <p class="muted small">{facts.join(' · ')}</p>
      {entry.madeHref !== null && (
        <p class="small">
          <a href={entry.madeHref}>
            {t('html.chart.made')}
            <span class="hidden-visually"> {entry.title}</span>
          </a>
        </p>
      )}
    </li>
  );
}

/** Where the library comes from; the doors of those who fill it are shown to them. */
function More({ view, page: { t, economy } }: Part) {
  const of = (path: string, name: string) => ({
    title: t(`evidence.library.more.${name}`),
    href: `${path}?economy=${economy.code}`,
    text: t(`evidence.library.more.${name}.text`),
  });
  return (
    <Cards
      cards={[
        of('/evidence/studies', 'studies'),
        of('/data/releases', 'releases'),
        ...(view.canAnalyse ? [of('/evidence/surveys', 'surveys'), of('/evidence/sources', 'sources')] : []),
      ]}
    />
  );
}
