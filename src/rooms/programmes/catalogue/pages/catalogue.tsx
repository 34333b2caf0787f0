import type { VNode } from 'preact';
import { findGap } from '../../../../codes/index.ts';
import {
  DownloadLinks,
  Empty,
  Filters,
  LinkButton,
  Pagination,
  SearchBox,
  Select,
  Tabs,
  Tag,
} from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { paginationWords } from '../../../../platform/html/words.ts';
import { shelves } from '../model.ts';
import type { CatalogueView, ProgrammeSummary } from '../views/catalogue.ts';
import { datesText, instrumentText, PhaseTag } from './words.tsx';

type Part = { view: CatalogueView; page: PageContext };

const filters = ['goal', 'instrument', 'gap', 'unit', 'phase', 'place', 'from', 'decade'] as const;
type Filter = (typeof filters)[number];
const unfiltered = Object.fromEntries(filters.map((name) => [name, null])) as Record<Filter, null>;

/** The same list with something changed; what is at its default is left out. */
function href({ query }: CatalogueView, economy: string, change: Partial<CatalogueView['query']>): string {
  const { shelf, q, sort, page, ...chosen } = { ...query, page: 1, ...change };
  const entries = Object.entries({
    economy,
    shelf: shelf === 'live' ? null : shelf,
    q: q || null,
    ...chosen,
    sort: sort === 'title' ? null : sort,
    page: page > 1 ? page : null,
  });
  const kept = entries.flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]]));
  return `/programmes?${new URLSearchParams(kept)}`;
}

export function cataloguePage(view: CatalogueView, page: PageContext): VNode {
  const { t, economy } = page;
  const { shelf } = view.query;
  return page.frame({
    title: t('catalogue.title'),
    lead: t(`catalogue.lead.${shelf}`, { economy: economy.name }),
    wide: true,
    children: (
      <>
        <Tabs
          label={t('catalogue.shelves')}
          tabs={shelves.map((one) => ({
            href: href(view, economy.code, { ...unfiltered, shelf: one, q: '', sort: 'title' }),
            text: t(`catalogue.shelf.${one}`, { count: view.shelves[one] }),
            current: one === shelf,
          }))}
        />
        <SearchBox
          action="/programmes"
          name="q"
          label={t('catalogue.search')}
          value={view.query.q}
          submit={t('catalogue.search.submit')}
        >
          <Kept view={view} economy={economy.code} names={['shelf', 'sort', ...filters]} />
        </SearchBox>
        <div class="columns columns-side">
          <aside aria-label={t('catalogue.filters')}>
            <Narrow view={view} page={page} />
            {shelf === 'live' && (
              <p>
                <LinkButton href={`/check?economy=${economy.code}`}>{t('catalogue.check')}</LinkButton>
              </p>
            )}
            {view.canManage && (
              <p>
                <a href={`/desk/programmes?economy=${economy.code}`}>{t('catalogue.manage')}</a>
              </p>
            )}
          </aside>
          <div>
            <Results view={view} page={page} />
          </div>
        </div>
      </>
    ),
  });
}

function Kept({
  view,
  economy,
  names,
}: {
  view: CatalogueView;
  economy: string;
  names: (Filter | 'shelf' | 'q' | 'sort')[];
}) {
  const kept = names.flatMap((name) => (view.query[name] ? [[name, String(view.query[name])] as const] : []));
  return (
    <>
      <input type="hidden" name="economy" value={economy} />
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

/** What can be chosen of each kind, in the words of the reader. */
function facetsOf(view: CatalogueView, { t }: PageContext): Record<Filter, FacetOption[]> {
  const worded = (found: { code: string; programmes: number }[], text: (code: string) => string) =>
    found.map(({ code, programmes }) => ({ value: code, text: `${text(code)} (${t.number(programmes)})` }));
  const titled = (found: CatalogueView['places']) =>
    worded(found, (code) => found.find((one) => one.code === code)?.title ?? code);
  return {
    goal: worded(view.goals, (code) => t(`catalogue.goal.${code}`)),
    instrument: worded(view.instruments, (code) => instrumentText(t, code)),
    gap: worded(view.gaps, (code) => findGap(code)?.title ?? code),
    unit: worded(view.units, (code) => t(`catalogue.unit.${code}.name`)),
    phase: view.query.shelf === 'live' ? worded(view.phases, (code) => t(`catalogue.phase.${code}`)) : [],
    place: titled(view.places),
    from: view.query.shelf === 'design' ? titled(view.economies) : [],
    decade: worded(view.decades, (code) => t('catalogue.decade', { year: code })),
  };
}
type FacetOption = { value: string; text: string };

function Narrow({ view, page }: Part) {
  const { t, economy } = page;
  const any = { value: '', text: t('catalogue.filter.any') };
  const options = facetsOf(view, page);
  return (
    <Filters
      action="/programmes"
      title={t('catalogue.filters')}
      submit={t('catalogue.filter.apply')}
      reset={{ href: href(view, economy.code, { ...unfiltered, q: '' }), text: t('catalogue.filter.reset') }}
      side
      open={filters.some((name) => view.query[name] !== null)}
    >
      <Kept view={view} economy={economy.code} names={['shelf', 'q']} />
      {filters
        .filter((name) => options[name].length > 1 || view.query[name] !== null)
        .map((name) => (
          <Select
            id={name}
            name={name}
            label={t(`catalogue.filter.${name}`)}
            value={String(view.query[name] ?? '')}
            options={[any, ...options[name]]}
          />
        ))}
      {view.query.shelf === 'live' && (
        <Select
          id="sort"
          name="sort"
          label={t('catalogue.sort')}
          value={view.query.sort}
          options={(['title', 'deadline'] as const).map((sort) => ({ value: sort, text: t(`catalogue.sort.${sort}`) }))}
        />
      )}
    </Filters>
  );
}

function Results({ view, page }: Part) {
  const { t, economy } = page;
  const { shelf } = view.query;
  if (view.shelves[shelf] === 0)
    return <Empty title={t(`catalogue.none.${shelf}`)}>{t(`catalogue.none.${shelf}.text`)}</Empty>;
  if (view.programmes.length === 0)
    return (
      <Empty title={t('catalogue.notFound')}>
        <p>
          {t('catalogue.notFound.text')}{' '}
          <a href={href(view, economy.code, { ...unfiltered, q: '' })}>{t('catalogue.filter.reset')}</a>
        </p>
      </Empty>
    );
  return (
    <>
      <div class="list-head">
        <h2>{t('catalogue.count', { count: view.total })}</h2>
      </div>
      <ul class="results">
        {view.programmes.map((programme) => (
          <Entry programme={programme} page={page} />
        ))}
      </ul>
      <Pagination
        page={view.query.page}
        pageCount={Math.ceil(view.total / view.pageSize)}
        hrefOf={(at) => href(view, economy.code, { page: at })}
        words={paginationWords(t)}
      />
      <DownloadLinks
        label={t('catalogue.files')}
        files={(['csv', 'yaml', 'jsonld'] as const).map((format) => ({
          href: href(view, economy.code, {}).replace('/programmes?', `/programmes/export.${format}?`),
          text: t(`catalogue.file.${format}`),
        }))}
      />
    </>
  );
}

function Entry({ programme, page: { t } }: { programme: ProgrammeSummary; page: PageContext }) {
  const { id, title, provider, economy, instrument, unit, summary, ownShare, phase } = programme;
  const facts = [
    phase === 'design' ? economy : provider === 'not stated' ? null : provider,
    unit === 'enterprise' ? null : t(`catalogue.unit.${unit}.short`),
    phase === 'design' || ownShare === null ? null : t('catalogue.ownShare', { share: ownShare }),
    datesText(t, programme),
  ].filter((one) => one !== null);
  return (
    <li>
      <h3>
        <a href={`/programmes/${id}`}>{title}</a>
      </h3>
      <p>
        <Tag tone="brand">{instrumentText(t, instrument)}</Tag> <PhaseTag t={t} programme={programme} />
      </p>
      {summary !== null && <p>{summary}</p>}
      <p class="muted small">{facts.join(' · ')}</p>
    </li>
  );
}
