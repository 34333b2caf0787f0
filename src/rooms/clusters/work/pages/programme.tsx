import type { VNode } from 'preact';
import {
  Absence,
  Actions,
  DownloadLinks,
  KeyFigures,
  LinkButton,
  Notice,
  Table,
} from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { ProgrammeView } from '../views/programmes.ts';
import { ActionTable } from './ActionTable.tsx';
import { evidenceHref } from './evidence.tsx';
import { GoalTable } from './GoalTable.tsx';
import { PrincipleTable } from './PrincipleTable.tsx';
import { FunctioningTag, moneyText, StateTag } from './words.tsx';

type Part = { view: ProgrammeView; page: PageContext };

export function programmePage(view: ProgrammeView, page: PageContext): VNode {
  const { t, economy } = page;
  const days = { from: t.date(view.beginsOn), to: t.date(view.endsOn), cluster: view.clusterTitle };
  return page.frame({
    title: view.title,
    lead: t('clusters.work.programme.lead', days),
    breadcrumbs: [
      { href: `/clusters?economy=${economy.code}`, text: t('clusters.title') },
      { href: evidenceHref(view.clusterId, economy.code), text: view.clusterTitle },
    ],
    wide: true,
    children: (
      <>
        <p>
          <StateTag t={t} state={view.state} /> {t(`clusters.work.state.${view.state}.text`)}
        </p>
        {view.simulated && <Notice>{t('clusters.work.simulated')}</Notice>}
        {view.mayLead && (
          <Actions>
            <LinkButton href={`/group/programmes/${view.id}?economy=${economy.code}`}>
              {t('clusters.work.programme.manage')}
            </LinkButton>
          </Actions>
        )}
        {view.vision !== '' && (
          <>
            <h2>{t('clusters.work.form.facts.vision')}</h2>
            <p>{view.vision}</p>
          </>
        )}
        <Standing view={view} page={page} />
        <h2 id="goals">{t('clusters.work.goals')}</h2>
        <GoalTable view={view} page={page} />
        <h2 id="actions">{t('clusters.work.actions')}</h2>
        <ActionTable view={view} page={page} />
        <Budget view={view} page={page} />
        <h2 id="principles">{t('clusters.work.principles')}</h2>
        <p>{t('clusters.work.principles.text')}</p>
        <PrincipleTable view={view} page={page} />
        <Members view={view} page={page} />
        <Baseline view={view} page={page} />
        <DownloadLinks
          label={t('clusters.work.downloads')}
          files={[
            {
              href: `/clusters/programmes/${view.id}/actions.ics?economy=${economy.code}`,
              text: t('clusters.work.downloads.ics'),
            },
          ]}
        />
        <p class="figure-unit">
          {t('clusters.work.edition', { number: view.edition, on: t.date(view.changedOn) })}{' '}
          {t('clusters.work.programme.print')}
        </p>
      </>
    ),
  });
}

function Standing({ view, page: { t } }: Part) {
  const standing = view.actions.filter(({ state }) => state !== 'dropped');
  const done = standing.filter(({ state }) => state === 'done').length;
  const late = standing.filter(({ isLate }) => isLate).length;
  const met = view.principles.filter((one) => one.met === true).length;
  const unknown = view.principles.filter((one) => one.met === null).length;
  return (
    <KeyFigures
      figures={[
        {
          label: t('clusters.work.members'),
          value:
            view.members === null ? <Absence kind="hidden" text={t('html.absence.hidden')} /> : t.number(view.members),
          facts: [t('clusters.work.members.fact')],
        },
        {
          label: t('clusters.work.actions.done'),
          value: t('clusters.work.ofAll', { part: done, all: standing.length }),
          facts: [t('clusters.work.actions.late', { late })],
          made: { href: '#actions', text: t('clusters.work.see') },
        },
        {
          label: t('clusters.work.principles.met'),
          value: t('clusters.work.ofAll', { part: met, all: view.principles.length }),
          facts: [t('clusters.work.principles.unknown', { unknown })],
          made: { href: '#principles', text: t('html.chart.made') },
        },
      ]}
    />
  );
}

function Budget({ view: { budget, currency }, page: { t } }: Part) {
  const caption = t('clusters.work.budget');
  const cost = Number(budget.cost);
  const share = (amount: string) =>
    cost === 0
      ? t('html.absence.noData')
      : t.number(Number(amount) / cost, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <>
      <h2 id="budget">{caption}</h2>
      <Table
        caption={caption}
        captionHidden
        scrollLabel={t('html.table.scroll', { caption })}
        empty=""
        columns={[
          { label: t('clusters.work.budget.source') },
          { label: t('clusters.work.budget.amount'), numeric: true },
          { label: t('clusters.work.budget.share'), numeric: true },
        ]}
        rows={(['fromMembers', 'fromPublic', 'fromOthers', 'cost'] as const).map((source) => [
          t(`clusters.work.budget.${source}`),
          moneyText(t, budget[source], currency),
          share(budget[source]),
        ])}
        note={t('clusters.work.budget.note')}
      />
    </>
  );
}

function Members({ view, page: { t, economy } }: Part) {
  return (
    <>
      <h2 id="members">{t('clusters.work.members')}</h2>
      {view.namedMembers.length === 0 ? (
        <p class="muted">{t('clusters.work.members.unnamed')}</p>
      ) : (
        <>
          <p>{t('clusters.work.members.named', { named: view.namedMembers.length })}</p>
          <ul>
            {view.namedMembers.map(({ enterpriseId, name }) => (
              <li>
                <a href={`/suppliers/${enterpriseId}?economy=${economy.code}`}>{name}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** What was known when it began, beside what is known today. */
function Baseline({ view: { baseline, now }, page: { t } }: Part) {
  const caption = t('clusters.work.baseline');
  const known = (one: { observed: number; holding: number }) =>
    t('clusters.work.baseline.known', { holding: one.holding, observed: one.observed });
  return (
    <>
      <h2 id="baseline">{caption}</h2>
      <p>
        {t('clusters.work.baseline.text', { firms: baseline.firms, plants: baseline.plants, on: t.date(baseline.on) })}
      </p>
      <Table
        caption={caption}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty=""
        columns={[
          { label: t('clusters.work.baseline.when') },
          { label: t('clusters.work.evidence.status'), named: true },
          { label: t('clusters.work.evidence.known'), named: true },
        ]}
        rows={[
          [t.date(baseline.on), <FunctioningTag t={t} status={baseline.functioning} />, known(baseline)],
          [t('clusters.work.baseline.now'), <FunctioningTag t={t} status={now.status} />, known(now)],
        ]}
        note={t('clusters.work.baseline.note')}
      />
    </>
  );
}
