import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Empty,
  Form,
  LinkButton,
  Notice,
  Pagination,
  Table,
  Tabs,
} from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { paginationWords } from '../../../../platform/html/words.ts';
import { applicationStates } from '../model.ts';
import type { DeskRoundView } from '../views/rounds.ts';
import { RoundFacts } from './RoundFacts.tsx';
import { StateTag } from './words.tsx';

export function deskRoundPage(view: DeskRoundView, page: PageContext): VNode {
  const { t } = page;
  const { round, counts } = view;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const waiting = (counts.submitted ?? 0) + (counts.infoRequested ?? 0);
  return page.frame({
    title: round.title,
    lead: t('programmes.desk.round.lead', { all, waiting, programme: round.programmeTitle }),
    breadcrumbs: [{ href: '/desk', text: t('programmes.desk.title') }],
    wide: true,
    children: (
      <>
        <NextStep view={view} page={page} />
        <h2>{t('programmes.desk.round.applications')}</h2>
        <StateTabs view={view} page={page} all={all} />
        <Table
          caption={t('programmes.desk.round.applications')}
          captionHidden
          stack
          scrollLabel={t('html.table.scroll', { caption: t('programmes.desk.round.applications') })}
          columns={[
            { label: t('programmes.application.applicant') },
            { label: t('programmes.application.state'), named: true },
            { label: t('programmes.application.eligibility'), named: true },
            { label: t('programmes.application.submitted'), named: true },
            { label: t('programmes.application.rank'), numeric: true },
          ]}
          rows={view.applications.map((one) => [
            <a href={`/desk/applications/${one.id}`}>{one.applicant}</a>,
            <StateTag t={t} state={one.state} />,
            one.eligibility === null ? '–' : t(`programmes.eligibility.${one.eligibility}`),
            t.date(one.submittedAt.slice(0, 10), 'short'),
            one.rank === null ? '–' : t.number(one.rank),
          ])}
          empty={
            <Empty title={t('programmes.desk.round.none')}>
              <p>{t(`programmes.desk.round.none.${round.phase === 'draft' ? 'draft' : 'other'}`)}</p>
            </Empty>
          }
        />
        <Pagination
          page={view.page}
          pageCount={Math.ceil(view.total / view.pageSize)}
          hrefOf={(at) => `/desk/rounds/${round.id}?state=${view.state ?? ''}&page=${at}`}
          words={paginationWords(t)}
        />
        <h2>{t('programmes.desk.round.facts')}</h2>
        <RoundFacts round={round} page={page} />
      </>
    ),
  });
}

function StateTabs({ view, page: { t }, all }: { view: DeskRoundView; page: PageContext; all: number }) {
  const href = (state: string) => `/desk/rounds/${view.round.id}?state=${state}`;
  const shown = applicationStates.filter((state) => (view.counts[state] ?? 0) > 0 || state === view.state);
  return (
    <Tabs
      label={t('programmes.desk.round.byState')}
      tabs={[
        { href: href(''), text: t('programmes.desk.round.all', { count: all }), current: view.state === null },
        ...shown.map((state) => ({
          href: href(state),
          text: `${t(`programmes.application.state.${state}`)} (${t.number(view.counts[state] ?? 0)})`,
          current: view.state === state,
        })),
      ]}
    />
  );
}

/** One thing to do now, or the reason why there is nothing to do yet. */
function NextStep({ view: { round, hindrance, mayManage, counts }, page }: { view: DeskRoundView; page: PageContext }) {
  const { t } = page;
  const action = (verb: 'open' | 'cancel' | 'draw', kind?: 'secondary') => (
    <Form
      page={page}
      action={`/desk/rounds/${round.id}/${verb}`}
      version={round.version}
      label={t(`programmes.desk.round.${verb}`)}
    >
      <Button kind={kind}>{t(`programmes.desk.round.${verb}`)}</Button>
    </Form>
  );
  if (hindrance === 'draft') {
    return (
      <Notice title={t('programmes.desk.round.draft')}>
        <p>{t('programmes.desk.round.draft.text')}</p>
        {mayManage && (
          <Actions>
            {action('open')}
            {action('cancel', 'secondary')}
          </Actions>
        )}
      </Notice>
    );
  }
  if (hindrance === 'assigned') {
    return (
      <Notice
        tone="good"
        title={t('programmes.desk.round.assigned', { assigned: counts.assigned ?? 0, others: counts.notAssigned ?? 0 })}
      >
        <p>
          <a href={`/programmes/rounds/${round.id}/draw`}>{t('programmes.round.fair.check')}</a>
        </p>
      </Notice>
    );
  }
  if (hindrance !== null) {
    return (
      <Notice tone={hindrance === 'undecided' ? 'action' : 'plain'}>
        <p>
          {t(`programmes.desk.round.hindrance.${hindrance}`, {
            closesOn: t.date(round.closesOn),
            opensOn: t.date(round.opensOn),
          })}
        </p>
        <Actions>
          <LinkButton kind="secondary" href={`/programmes/rounds/${round.id}`}>
            {t('programmes.desk.round.public')}
          </LinkButton>
        </Actions>
      </Notice>
    );
  }
  return (
    <Notice
      tone="action"
      title={t('programmes.desk.round.ready', { qualified: counts.qualified ?? 0, places: round.places })}
    >
      <p>{t(`programmes.desk.round.ready.${round.assignmentRule}`)}</p>
      {mayManage && <Actions>{action('draw')}</Actions>}
    </Notice>
  );
}
