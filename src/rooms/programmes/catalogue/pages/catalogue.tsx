import type { VNode } from 'preact';
import { findGap } from '../../../../codes/index.ts';
import {
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

/** The same list with something changed; what is at its default is left out. */
function href({ query }: CatalogueView, economy: string, change: Partial<CatalogueView['query']>): string {
  const { shelf, q, instrument, gap, page } = { ...query, page: 1, ...change };
  const entries = Object.entries({ economy, shelf: shelf === 'live' ? null : shelf, q: q || null, instrument, gap });
  const kept = entries.filter((entry): entry is [string, string] => entry[1] !== null);
  if (page > 1) kept.push(['page', String(page)]);
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
            href: href(view, economy.code, { shelf: one, q: '', instrument: null, gap: null }),
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
          <Kept view={view} economy={economy.code} names={['shelf', 'instrument', 'gap']} />
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
  names: ('shelf' | 'instrument' | 'gap' | 'q')[];
}) {
  const kept = names.flatMap((name) => (view.query[name] ? [[name, view.query[name]] as const] : []));
  return (
    <>
      <input type="hidden" name="economy" value={economy} />
      {kept.map(([name, value]) => (
        <input type="hidden" name={name} value={value ?? ''} />
      ))}
    </>
  );
}

function Narrow({ view, page: { t, economy } }: Part) {
  const any = { value: '', text: t('catalogue.filter.any') };
  const counted = (text: string, count: number) => `${text} (${t.number(count)})`;
  const { instrument, gap } = view.query;
  return (
    <Filters
      action="/programmes"
      title={t('catalogue.filters')}
      submit={t('catalogue.filter.apply')}
      reset={{
        href: href(view, economy.code, { q: '', instrument: null, gap: null }),
        text: t('catalogue.filter.reset'),
      }}
      side
      open={instrument !== null || gap !== null}
    >
      <Kept view={view} economy={economy.code} names={['shelf', 'q']} />
      <Select
        id="instrument"
        name="instrument"
        label={t('catalogue.filter.instrument')}
        value={instrument ?? ''}
        options={[
          any,
          ...view.instruments.map(({ code, programmes }) => ({
            value: code,
            text: counted(instrumentText(t, code), programmes),
          })),
        ]}
      />
      <Select
        id="gap"
        name="gap"
        label={t('catalogue.filter.gap')}
        value={gap ?? ''}
        options={[
          any,
          ...view.gaps.map(({ code, programmes }) => ({
            value: code,
            text: counted(findGap(code)?.title ?? code, programmes),
          })),
        ]}
      />
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
          <a href={href(view, economy.code, { q: '', instrument: null, gap: null })}>{t('catalogue.filter.reset')}</a>
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
    </>
  );
}

function Entry({ programme, page: { t } }: { programme: ProgrammeSummary; page: PageContext }) {
  const { id, title, provider, economy, instrument, unit, summary, ownShare, phase } = programme;
  const facts = [
    phase === 'design' ? economy : provider === 'not stated' ? null : provider,
    unit === 'group' ? t('catalogue.unit.group.short') : null,
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
