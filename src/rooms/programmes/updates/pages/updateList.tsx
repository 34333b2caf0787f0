import type { VNode } from 'preact';
import { gaps, isicEntries } from '../../../../codes/index.ts';
import {
  Checkboxes,
  Empty,
  Filters,
  Input,
  LinkButton,
  Pagination,
  Select,
} from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { paginationWords } from '../../../../platform/html/words.ts';
import { updateKinds } from '../model.ts';
import type { UpdateListView } from '../views/updates.ts';
import { UpdateItems } from './UpdateItems.tsx';

export function updateListPage(view: UpdateListView, page: PageContext): VNode {
  const { t, economy } = page;
  const { filter } = view;
  const isNarrowed = filter.kind !== null || filter.gap !== null || filter.industry !== null || filter.words !== '';
  const all = `/updates?economy=${economy.code}`;
  return page.frame({
    title: t('updates.title'),
    lead: t('updates.lead'),
    wide: true,
    children: (
      <div class="columns columns-side">
        <aside aria-label={t('updates.filters')}>
          <Narrow view={view} page={page} reset={isNarrowed || filter.past ? all : null} />
          {view.mayManage && (
            <p>
              <a href={`/desk/updates?economy=${economy.code}`}>{t('updates.manage')}</a>
            </p>
          )}
        </aside>
        <div>
          <p role="status">{t('updates.count', { count: view.total })}</p>
          {view.updates.length === 0 ? (
            <Empty title={t('updates.none')}>
              <p>{t(isNarrowed ? 'updates.none.narrowed' : 'updates.none.text')}</p>
              {isNarrowed && <LinkButton href={all}>{t('updates.all')}</LinkButton>}
            </Empty>
          ) : (
            <UpdateItems updates={view.updates} page={page} level={2} />
          )}
          <Pagination
            page={view.page}
            pageCount={Math.ceil(view.total / view.pageSize)}
            hrefOf={(at) => `/updates?${queryOf(view, economy.code, at)}`}
            words={paginationWords(t)}
          />
        </div>
      </div>
    ),
  });
}

function queryOf({ filter }: UpdateListView, economy: string, page: number): URLSearchParams {
  const entries = {
    kind: filter.kind,
    gap: filter.gap,
    industry: filter.industry,
    q: filter.words,
    past: filter.past ? '1' : null,
  };
  const kept = Object.entries(entries).filter((entry): entry is [string, string] => (entry[1] ?? '') !== '');
  return new URLSearchParams([['economy', economy], ...kept, ['page', String(page)]]);
}

function Narrow({ view: { filter }, page, reset }: { view: UpdateListView; page: PageContext; reset: string | null }) {
  const { t, economy } = page;
  const any = { value: '', text: t('updates.any') };
  const industries = isicEntries.filter(({ level, code }) => level === 'division' || code === filter.industry);
  return (
    <Filters
      action="/updates"
      title={t('updates.filters')}
      submit={t('updates.filters.apply')}
      {...(reset === null ? {} : { reset: { href: reset, text: t('updates.filters.reset') } })}
      side
      open
    >
      <input type="hidden" name="economy" value={economy.code} />
      <Input id="q" name="q" type="search" label={t('updates.words')} value={filter.words} />
      <Select
        id="kind"
        name="kind"
        label={t('updates.kind')}
        value={filter.kind ?? ''}
        options={[any, ...updateKinds.map((value) => ({ value, text: t(`updates.kind.${value}`) }))]}
      />
      <Select
        id="gap"
        name="gap"
        label={t('updates.gap')}
        value={filter.gap ?? ''}
        options={[any, ...gaps.map(({ code, title }) => ({ value: code, text: title }))]}
      />
      <Select
        id="industry"
        name="industry"
        label={t('updates.industry')}
        value={filter.industry ?? ''}
        options={[any, ...industries.map(({ code, title }) => ({ value: code, text: `${code} ${title}` }))]}
      />
      <Checkboxes
        id="past"
        name="past"
        label={t('updates.kind.workshop')}
        options={[{ value: '1', text: t('updates.past') }]}
        values={filter.past ? ['1'] : []}
      />
    </Filters>
  );
}
