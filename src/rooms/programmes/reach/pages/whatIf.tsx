import type { VNode } from 'preact';
import {
  DownloadLinks,
  Empty,
  KeyFigures,
  Pagination,
  Table,
  Tabs,
} from '../../../../platform/html/components/index.ts';
import { errorSummaryOf } from '../../../../platform/html/formIssues.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { paginationWords } from '../../../../platform/html/words.ts';
import { type WhatIfView, whatIfShows } from '../views/whatIf.ts';
import { FirmTable } from './FirmTable.tsx';
import { Basis, Count, programmeCrumb, reachCrumb } from './parts.tsx';
import { KeepAsDraft, WhatIfForm } from './WhatIfForm.tsx';
import { Curve, Movement } from './whatIfFigures.tsx';

type Part = { view: WhatIfView; page: PageContext };

export function whatIfPage(view: WhatIfView, page: PageContext): VNode {
  const { t } = page;
  const { movement } = view;
  return page.frame({
    title: t('reach.whatIf.title', { programme: view.programme.title }),
    lead: view.isChanged
      ? t('reach.whatIf.answer', { in: movement.in, out: movement.out, before: movement.before, after: movement.after })
      : t('reach.whatIf.lead', { before: movement.before }),
    breadcrumbs: [reachCrumb(page), programmeCrumb(view.programme)],
    errors: errorSummaryOf(t, view.issues),
    wide: true,
    children: (
      <>
        <WhatIfForm view={view} page={page} />
        <h2>{t(view.isChanged ? 'reach.whatIf.firms' : 'reach.whatIf.firms.now')}</h2>
        <Counts view={view} page={page} />
        {view.isChanged && <Movement view={view} page={page} />}
        <h2>{t('reach.whatIf.cost')}</h2>
        <Costs view={view} page={page} />
        <KeepAsDraft view={view} page={page} />
        {view.isChanged && <Who view={view} page={page} />}
        <h2>{t('reach.whatIf.curve')}</h2>
        <Curve view={view} page={page} />
        <Basis basis={view.basis} page={page} />
      </>
    ),
  });
}

/** The change and nothing else: what a link to it carries. */
export function addressOf(view: WhatIfView, more: Record<string, string> = {}, file = ''): string {
  const query = new URLSearchParams();
  for (const { field, value, present, kind } of view.criteria)
    if (kind !== 'fixed' && value !== present) query.set(field, value);
  query.set('amount', view.cost.amount);
  query.set('takeUp', view.cost.takeUp);
  for (const [name, value] of Object.entries({ curve: view.curve.limit, show: view.show, ...more }))
    query.set(name, value);
  return `/desk/reach/${view.programme.id}/what-if${file}?${query}`;
}

const outcomes = ['eligible', 'unknown', 'ineligible'] as const;

function Counts({ view, page }: Part) {
  const { t } = page;
  if (!view.isChanged)
    return (
      <KeyFigures
        figures={outcomes.map((outcome) => ({
          label: t(`reach.whatIf.outcome.${outcome}`),
          value: <Count value={view.before[outcome]} page={page} />,
          facts: [],
        }))}
      />
    );
  const caption = t('reach.whatIf.firms');
  return (
    <Table
      caption={caption}
      captionHidden
      stack
      scrollLabel={t('html.table.scroll', { caption })}
      empty=""
      columns={[
        { label: t('reach.whatIf.outcome') },
        { label: t('reach.whatIf.before'), numeric: true },
        { label: t('reach.whatIf.after'), numeric: true },
        { label: t('reach.whatIf.difference'), numeric: true },
      ]}
      rows={outcomes.map((outcome) => [
        t(`reach.whatIf.outcome.${outcome}`),
        <Count value={view.before[outcome]} page={page} />,
        <Count value={view.after[outcome]} page={page} />,
        t.number(view.after[outcome] - view.before[outcome], { signDisplay: 'exceptZero' }),
      ])}
    />
  );
}

function Costs({ view: { cost, isChanged }, page: { t } }: Part) {
  if (cost.before === null || cost.after === null || cost.difference === null)
    return <p>{t('reach.whatIf.cost.none')}</p>;
  const money = (amount: string, signDisplay: 'auto' | 'exceptZero' = 'auto') =>
    `${t.number(Number(amount), { maximumFractionDigits: 0, signDisplay })} ${cost.currency}`;
  return (
    <>
      <p>
        {isChanged
          ? t('reach.whatIf.cost.text', {
              before: money(cost.before),
              after: money(cost.after),
              difference: money(cost.difference, 'exceptZero'),
            })
          : t('reach.whatIf.cost.now', { now: money(cost.before) })}
      </p>
      <p class="muted">{t(`reach.whatIf.takeUp.${cost.takeUpFrom}`, { rounds: cost.rounds, share: cost.takeUp })}</p>
    </>
  );
}

function Who({ view, page }: Part) {
  const { t } = page;
  const count = { in: view.movement.in, out: view.movement.out, opened: view.movement.opened };
  return (
    <>
      <h2>{t('reach.whatIf.who')}</h2>
      <Tabs
        label={t('reach.whatIf.who')}
        tabs={whatIfShows.map((show) => ({
          href: addressOf(view, { show }),
          text: t(`reach.whatIf.tab.${show}`, { firms: count[show] }),
          current: show === view.show,
        }))}
      />
      <FirmTable
        caption={t(`reach.whatIf.tab.${view.show}`, { firms: view.total })}
        firms={view.firms}
        empty={<Empty title={t('reach.whatIf.who.none')} />}
        page={page}
      />
      <Pagination
        page={view.page}
        pageCount={Math.ceil(view.total / view.pageSize)}
        hrefOf={(at) => addressOf(view, { page: String(at) })}
        words={paginationWords(t)}
      />
      <DownloadLinks
        label={t('reach.files')}
        files={[{ href: addressOf(view, {}, '.csv'), text: t('reach.firms.file') }]}
      />
    </>
  );
}
