import type { VNode } from 'preact';
import { Button, Notice, Select, Table } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { RunView } from '../views/found.ts';
import { basisText, chance, madeText } from './words.ts';

type Part = { view: RunView; page: PageContext };

export function runPage(view: RunView, page: PageContext): VNode {
  const { t, economy } = page;
  const { run } = view;
  return page.frame({
    title: t('clusters.run.title', { on: t.date((run.finishedAt ?? '1970-01-01').slice(0, 10)) }),
    lead: t(`clusters.run.lead.${run.state}`, {
      clusters: view.findings.reduce((sum, { clusters }) => sum + clusters, 0),
    }),
    wide: true,
    breadcrumbs: [
      { href: `/clusters/found?economy=${economy.code}`, text: t('clusters.found.title') },
      { href: `/clusters/runs?economy=${economy.code}`, text: t('clusters.runs.title') },
    ],
    children: (
      <>
        {run.state === 'failed' && (
          <Notice tone="caution">{t(`clusters.run.reason.${run.reason === 'stopped' ? 'stopped' : 'failed'}`)}</Notice>
        )}
        {run.state === 'done' && (
          <>
            <p>{basisText(t, run)}</p>
            <p>{madeText(t, run)}</p>
            <Changes view={view} page={page} />
            <Findings view={view} page={page} />
          </>
        )}
      </>
    ),
  });
}

function Changes({ view, page: { t, economy } }: Part) {
  const caption = t('clusters.run.changes');
  const order = ['born', 'merged', 'split', 'grown', 'shrunk', 'same', 'gone'];
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">{t('clusters.run.changes')}</h2>
      {view.others.length === 0 && <p>{t('clusters.run.alone')}</p>}
      {view.others.length > 0 && (
        <form method="get" action={`/clusters/runs/${view.run.id}`}>
          <input type="hidden" name="economy" value={economy.code} />
          <Select
            id="with"
            name="with"
            label={t('clusters.run.with')}
            value={view.compared?.with.id ?? ''}
            options={view.others.map(({ id, finishedAt }) => ({
              value: id,
              text: finishedAt === null ? id : `${t.date(finishedAt.slice(0, 10))} ${finishedAt.slice(11, 16)}`,
            }))}
          />
          <Button kind="secondary">{t('clusters.run.compare')}</Button>
        </form>
      )}
      {view.compared !== null && (
        <Table
          caption={caption}
          scrollLabel={t('html.table.scroll', { caption })}
          empty={t('clusters.run.noChanges')}
          columns={[
            { label: t('clusters.found.cluster') },
            { label: t('clusters.found.change'), named: true },
            { label: t('clusters.run.before'), named: true },
          ]}
          rows={view.compared.changes
            .toSorted((a, b) => order.indexOf(a.change) - order.indexOf(b.change))
            .map(({ now, before, change }) => [
              now === null ? (
                <a href={`/clusters/found/${encodeURIComponent(before[0]!)}?economy=${economy.code}`}>{before[0]}</a>
              ) : (
                <a href={`/clusters/found/${encodeURIComponent(now)}?economy=${economy.code}`}>{now}</a>
              ),
              t(`clusters.found.change.${change}`),
              before.join(', '),
            ])}
        />
      )}
    </section>
  );
}

function Findings({ view, page: { t } }: Part) {
  const caption = t('clusters.run.findings');
  const number = (value: number | null, digits = 3) =>
    value === null ? t('html.absence.notKnownYet') : t.number(value, { maximumFractionDigits: digits });
  return (
    <section aria-labelledby="findings">
      <h2 id="findings">{caption}</h2>
      <Table
        caption={caption}
        scrollLabel={t('html.table.scroll', { caption })}
        empty={t('clusters.run.noFindings')}
        columns={[
          { label: t('clusters.found.group') },
          { label: t('clusters.found.establishments'), numeric: true },
          { label: t('clusters.run.gamma'), numeric: true },
          { label: t('clusters.run.gammaQ'), numeric: true },
          { label: t('clusters.column.q'), numeric: true },
          { label: t('clusters.found.clusters'), numeric: true },
          { label: t('clusters.run.unconfirmed'), numeric: true },
        ]}
        rows={view.findings.map((one) => [
          one.title,
          t.number(one.establishments),
          number(one.gamma),
          one.gammaQValue === null ? t('html.absence.notKnownYet') : chance(t, one.gammaQValue),
          one.qValue === null ? (one.reason ?? t('html.absence.notKnownYet')) : chance(t, one.qValue),
          t.number(one.clusters),
          t.number(one.unconfirmed),
        ])}
      />
    </section>
  );
}
