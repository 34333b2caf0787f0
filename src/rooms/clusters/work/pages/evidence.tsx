import type { VNode } from 'preact';
import {
  Absence,
  Actions,
  Button,
  Details,
  Form,
  KeyFigures,
  LinkButton,
  Notice,
  Table,
  Tag,
} from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { EvidenceView, IndicatorEvidenceView, StatementView } from '../views/evidence.ts';
import { FunctioningTag, StateTag } from './words.tsx';

type Part = { view: EvidenceView; page: PageContext };
export const evidenceHref = (id: string, economy: string, more = '') =>
  `/clusters/evidence/${encodeURIComponent(id)}${more}?economy=${economy}`;

export function evidencePage(view: EvidenceView, page: PageContext): VNode {
  const { t, economy } = page;
  const { cluster } = view;
  return page.frame({
    title: t('clusters.work.evidence.title', { cluster: cluster.title }),
    lead: t(`clusters.work.evidence.lead.${view.status}`, {
      holding: view.holding,
      observed: view.observed,
      all: view.indicators,
    }),
    breadcrumbs: [{ href: `/clusters?economy=${economy.code}`, text: t('clusters.title') }],
    wide: true,
    children: (
      <>
        <Standing view={view} page={page} />
        <p>{t('clusters.work.evidence.never')}</p>
        {[...view.functioning, ...view.origin].some(({ statements }) => statements.some((one) => one.simulated)) && (
          <Notice>{t('clusters.work.simulated')}</Notice>
        )}
        <Doing view={view} page={page} />
        <h2 id="works">{t('clusters.work.evidence.functioning')}</h2>
        <Indicators rows={view.functioning} subject="functioning" view={view} page={page} />
        <h2 id="origin">{t('clusters.work.evidence.origin')}</h2>
        <p>{t('clusters.work.evidence.origin.text')}</p>
        <Indicators rows={view.origin} subject="origin" view={view} page={page} />
        <Programmes view={view} page={page} />
        <Ended view={view} page={page} />
        <p class="figure-unit">{t('clusters.work.evidence.made')}</p>
      </>
    ),
  });
}

function Standing({ view, page: { t } }: Part) {
  const percent = (share: number) => t.number(share, { style: 'percent', maximumFractionDigits: 0 });
  const { cluster } = view;
  return (
    <KeyFigures
      figures={[
        {
          label: t('clusters.work.evidence.status'),
          value: <FunctioningTag t={t} status={view.status} />,
          facts: [t('clusters.work.evidence.range', { worst: percent(view.worst), best: percent(view.best) })],
          made: { href: '#works', text: t('html.chart.made') },
        },
        {
          label: t('clusters.work.evidence.known'),
          value: t('clusters.work.ofAll', { part: view.observed, all: view.indicators }),
          facts: [t('clusters.work.evidence.holding', { holding: view.holding })],
        },
        {
          label: t('clusters.work.evidence.firms'),
          value: t.number(cluster.firms),
          facts: [
            t('clusters.work.evidence.plants', { plants: cluster.plants }),
            t(`clusters.work.tested.${cluster.isTested === null ? 'unknown' : cluster.isTested ? 'yes' : 'no'}`),
          ],
          made: { href: cluster.href, text: t('clusters.work.evidence.where') },
        },
      ]}
    />
  );
}

function Doing({ view, page }: Part) {
  const { t, economy } = page;
  const { id } = view.cluster;
  return (
    <>
      {view.mayState && (
        <Actions>
          <LinkButton href={evidenceHref(id, economy.code, '/state')}>{t('clusters.work.evidence.state')}</LinkButton>
          <LinkButton
            kind="secondary"
            href={`/group/programmes/new?economy=${economy.code}&cluster=${encodeURIComponent(id)}`}
          >
            {t('clusters.work.programme.new')}
          </LinkButton>
        </Actions>
      )}
      {view.mayDerive && (
        <Form
          page={page}
          action={evidenceHref(id, economy.code, '/records')}
          label={t('clusters.work.evidence.derive')}
        >
          <p class="hint">{t('clusters.work.evidence.derive.text')}</p>
          <Button kind="secondary">{t('clusters.work.evidence.derive')}</Button>
        </Form>
      )}
    </>
  );
}

function Indicators({ rows, subject, view, page }: Part & { rows: readonly IndicatorEvidenceView[]; subject: string }) {
  const { t, economy } = page;
  const caption = t(`clusters.work.evidence.${subject}`);
  const stateHref = (indicator: string) =>
    `${evidenceHref(view.cluster.id, economy.code, '/state')}&question=${subject}.${indicator}`;
  return (
    <Table
      caption={caption}
      captionHidden
      stack
      scrollLabel={t('html.table.scroll', { caption })}
      empty=""
      columns={[
        { label: t(`clusters.work.evidence.column.${subject}`) },
        { label: t('clusters.work.evidence.column.holds'), named: true },
        { label: t('clusters.work.evidence.column.grounds'), named: true },
        ...(view.mayState ? [{ label: t('clusters.work.evidence.column.do') }] : []),
      ]}
      rows={rows.map((row) => [
        t(`clusters.work.${subject}.${row.indicator}`),
        <Holds row={row} page={page} />,
        row.statements.length === 0 ? (
          <span class="muted">{t('clusters.work.evidence.nobody')}</span>
        ) : (
          row.statements.map((one) => <Grounds one={one} clusterId={view.cluster.id} page={page} />)
        ),
        ...(view.mayState
          ? [
              <a href={stateHref(row.indicator)}>
                {t('clusters.work.evidence.stateThis')}
                <span class="hidden-visually"> {t(`clusters.work.${subject}.${row.indicator}`)}</span>
              </a>,
            ]
          : []),
      ])}
    />
  );
}

function Holds({ row, page: { t } }: { row: IndicatorEvidenceView; page: PageContext }) {
  if (row.holds === null) return <Absence kind="notKnownYet" text={t('html.absence.notKnownYet')} />;
  return (
    <>
      <Tag tone={row.holds ? 'good' : 'neutral'}>
        {t(row.holds ? 'clusters.work.holds.yes' : 'clusters.work.holds.no')}
      </Tag>
      {row.disputed && <> {t('clusters.work.holds.disputed')}</>}
    </>
  );
}

export function Grounds({ one, clusterId, page }: { one: StatementView; clusterId: string; page: PageContext }) {
  const { t, economy } = page;
  return (
    <p>
      {t('clusters.work.grounds', {
        holds: one.holds ? 'yes' : 'no',
        kind: t(`clusters.work.source.${one.sourceKind}`),
        source: one.source,
        on: t.date(one.knownOn, 'short'),
      })}
      {one.derived && <> {t('clusters.work.derived.mark')}</>}
      {one.note !== '' && <> {one.note}</>}
      {one.link !== null && (
        <>
          {' '}
          <a href={one.link} rel="nofollow noreferrer">
            {t('clusters.work.link')}
            <span class="hidden-visually"> {one.source}</span>
          </a>
        </>
      )}
      {one.mayChange && (
        <>
          {' '}
          <a href={`${evidenceHref(clusterId, economy.code, '/state')}&corrects=${one.id}`}>
            {t('clusters.work.evidence.correct')}
            <span class="hidden-visually"> {one.source}</span>
          </a>
        </>
      )}
    </p>
  );
}

function Programmes({ view, page: { t, economy } }: Part) {
  return (
    <>
      <h2>{t('clusters.work.programmes')}</h2>
      {view.programmes.length === 0 ? (
        <p class="muted">{t('clusters.work.programmes.none')}</p>
      ) : (
        <ul>
          {view.programmes.map(({ id, title, state }) => (
            <li>
              <a href={`/clusters/programmes/${id}?economy=${economy.code}`}>{title}</a>{' '}
              <StateTag t={t} state={state} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Ended({ view, page }: Part) {
  const { t } = page;
  if (view.ended.length === 0) return null;
  return (
    <Details summary={t('clusters.work.evidence.ended', { count: view.ended.length })}>
      {view.ended.map((one) => (
        <>
          <h3>{t(`clusters.work.${one.subject}.${one.indicator}`)}</h3>
          <Grounds one={one} clusterId={view.cluster.id} page={page} />
          <p class="muted">
            {one.state === 'withdrawn'
              ? t('clusters.work.evidence.withdrawn', { reason: one.withdrawnReason ?? '' })
              : t('clusters.work.evidence.corrected')}
          </p>
        </>
      ))}
    </Details>
  );
}
