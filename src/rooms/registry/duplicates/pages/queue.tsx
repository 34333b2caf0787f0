import type { VNode } from 'preact';
import {
  Actions,
  Empty,
  Filters,
  Form,
  LinkButton,
  Notice,
  Pagination,
  Select,
  Tabs,
} from '../../../../platform/html/components/index.ts';
import { errorSummaryOf, errorsByField } from '../../../../platform/html/formIssues.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { paginationWords } from '../../../../platform/html/words.ts';
import { bands } from '../model.ts';
import type { QueueView } from '../view.ts';
import { Calibration } from './Calibration.tsx';
import { DecideMany, PairRows } from './PairRows.tsx';
import { SearchForm } from './SearchForm.tsx';

type Part = { view: QueueView; page: PageContext };

export function queuePage(view: QueueView, page: PageContext): VNode {
  const { t } = page;
  const { waiting } = view.counts;
  return page.frame({
    title: t('registry.duplicate.title'),
    lead: t(view.lastRun === null ? 'registry.duplicate.lead.never' : 'registry.duplicate.lead', { count: waiting }),
    breadcrumbs: [{ href: '/desk', text: t('registry.desk') }],
    wide: true,
    errors: errorSummaryOf(t, view.issues),
    children: (
      <>
        {page.url.includes('found=') && view.lastRun !== null && (
          <Notice tone="good" role="status">
            {t('registry.duplicate.found', { found: view.lastRun.figures.found, merged: view.lastRun.figures.merged })}
          </Notice>
        )}
        <Tabs
          label={t('registry.duplicate.state')}
          tabs={(['waiting', 'later', 'same', 'different'] as const).map((state) => ({
            href: hrefOf({ ...view, state }, 1),
            text: t('registry.duplicate.state.count', {
              state: t(`registry.duplicate.state.${state}`),
              count: view.counts[state],
            }),
            current: view.state === state,
          }))}
        />
        {view.lastRun !== null && <Narrow view={view} page={page} />}
        <Pairs view={view} page={page} />
        <Pagination
          page={view.page}
          pageCount={Math.ceil(view.total / view.pageSize)}
          hrefOf={(number) => hrefOf(view, number)}
          words={paginationWords(t)}
        />
        <Calibration bands={view.bands} page={page} />
        <SearchForm view={view} page={page} />
        <Actions>
          <LinkButton kind="secondary" href="/desk/duplicates/runs">
            {t('registry.duplicate.runs.link')}
          </LinkButton>
          <LinkButton kind="secondary" href="/desk/merges">
            {t('registry.merge.list.link')}
          </LinkButton>
        </Actions>
      </>
    ),
  });
}

function hrefOf({ state, place, band }: Pick<QueueView, 'state' | 'place' | 'band'>, number: number): string {
  const query = new URLSearchParams({
    state: state ?? 'all',
    ...(place && { place }),
    ...(band && { band }),
    ...(number > 1 && { page: String(number) }),
  });
  return `/desk/duplicates?${query}`;
}

function Narrow({ view, page: { t } }: Part) {
  const any = { value: '', text: t('registry.duplicate.any') };
  const percent = (share: number) => t.number(Math.round(share * 1000) / 10);
  const isNarrowed = view.place !== '' || view.band !== '';
  return (
    <Filters
      action="/desk/duplicates"
      title={t('registry.duplicate.filters')}
      submit={t('registry.duplicate.filter')}
      open={isNarrowed}
      {...(isNarrowed && {
        reset: { href: hrefOf({ state: view.state, place: '', band: '' }, 1), text: t('registry.duplicate.unfilter') },
      })}
    >
      <input type="hidden" name="state" value={view.state ?? 'all'} />
      <Select
        id="place"
        name="place"
        label={t('registry.duplicate.place')}
        value={view.place}
        options={[
          any,
          ...view.places.map(({ code, name, count }) => ({ value: code, text: `${name} (${t.number(count)})` })),
        ]}
      />
      <Select
        id="band"
        name="band"
        label={t('registry.duplicate.band')}
        value={view.band}
        options={[
          any,
          ...bands.slice(0, -1).map((from, i) => ({
            value: `${from}-${bands[i + 1]}`,
            text: t('registry.duplicate.band.of', { from: percent(from), to: percent(bands[i + 1] as number) }),
          })),
        ]}
      />
    </Filters>
  );
}

function Pairs({ view, page }: Part) {
  const { t } = page;
  const errorOf = errorsByField(t, view.issues);
  if (view.pairs.length === 0)
    return (
      <Empty title={t(view.lastRun === null ? 'registry.duplicate.none.never' : 'registry.duplicate.none')}>
        <p>{t(view.lastRun === null ? 'registry.duplicate.none.search' : 'registry.duplicate.none.text')}</p>
      </Empty>
    );
  if (view.state !== 'waiting' && view.state !== 'later') return <PairRows view={view} page={page} />;
  return (
    <Form page={page} action="/desk/duplicates/decisions" label={t('registry.duplicate.many')}>
      <PairRows view={view} page={page} />
      {errorOf('pairs') && <p class="error-message">{errorOf('pairs')}</p>}
      <DecideMany view={view} page={page} />
    </Form>
  );
}
