import type { VNode } from 'preact';
import { Button, DownloadLinks, Form, Notice, Select, Table } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { qText, quotientText } from '../../pages/numbers.ts';
import type { RunView } from '../views/runs.ts';
import { ClusterTable } from './ClusterTable.tsx';
import { HowMade } from './HowMade.tsx';
import { RunState } from './runs.tsx';
import { placesText } from './words.ts';

type Part = { view: RunView; page: PageContext };

export function runPage(view: RunView, page: PageContext): VNode {
  const { t, economy } = page;
  const { run } = view;
  const of = `?economy=${economy.code}`;
  const isDone = run.state === 'done';
  return page.frame({
    title: t('clusters.found.run.title', { at: t.date(run.requestedAt) }),
    lead: isDone
      ? t('clusters.found.run.finding', {
          clusters: run.clusters ?? 0,
          groups: view.findings.length,
          unconfirmed: run.unconfirmed ?? 0,
        })
      : t(`clusters.found.run.lead.${run.state}`),
    breadcrumbs: [
      { href: `/clusters${of}`, text: t('clusters.title') },
      { href: `/clusters/found${of}`, text: t('clusters.found.title') },
      { href: `/clusters/runs${of}`, text: t('clusters.found.runs.title') },
    ],
    wide: true,
    children: (
      <>
        <p>
          <RunState run={run} t={t} economy={economy.code} />
        </p>
        {run.faults.map(({ message, remedy }) => (
          <Notice tone="caution">{remedy === null ? message : `${message}: ${remedy}`}</Notice>
        ))}
        {(run.quality?.warnings ?? []).map(({ message }) => (
          <Notice tone="caution">{message}</Notice>
        ))}
        {isDone && <Results view={view} page={page} />}
        <HowMade run={run} page={page} />
      </>
    ),
  });
}

function Results({ view, page }: Part) {
  const { t, economy } = page;
  const at = `/clusters/runs/${view.run.id}`;
  const of = `?economy=${economy.code}`;
  return (
    <>
      <Choices view={view} page={page} />
      <ClusterTable
        rows={view.clusters}
        caption={t('clusters.found.list', { total: view.clusters.length })}
        empty={t('clusters.found.empty.none')}
        page={page}
      />
      <Unconfirmed view={view} page={page} />
      <Findings view={view} page={page} />
      <DownloadLinks
        label={t('clusters.downloads')}
        files={[
          { href: `${at}/clusters.csv${of}`, text: t('clusters.found.csv') },
          { href: `${at}/clusters.geojson${of}`, text: t('clusters.found.geojson') },
        ]}
      />
    </>
  );
}

/** Show it to all, or hold it against another. */
function Choices({ view: { run, others }, page }: Part) {
  const { t, economy } = page;
  return (
    <>
      {!run.isCurrent && (
        <Form
          page={page}
          action={`/clusters/runs/${run.id}/show?economy=${economy.code}`}
          label={t('clusters.found.run.show')}
        >
          <p>{t('clusters.found.run.show.text')}</p>
          <Button kind="secondary">{t('clusters.found.run.show')}</Button>
        </Form>
      )}
      {others.length > 0 && (
        <form
          class="form"
          method="get"
          action={`/clusters/runs/${run.id}/compare`}
          aria-label={t('clusters.found.compare.with')}
        >
          <input type="hidden" name="economy" value={economy.code} />
          <Select
            id="with"
            name="with"
            label={t('clusters.found.compare.with')}
            options={others.map(({ id, text }) => ({ value: id, text }))}
          />
          <Button kind="secondary">{t('clusters.found.compare.submit')}</Button>
        </form>
      )}
    </>
  );
}

function Unconfirmed({ view, page: { t } }: Part) {
  const caption = t('clusters.found.unconfirmed.caption');
  if (view.unconfirmed.length === 0) return null;
  return (
    <>
      <h2>{caption}</h2>
      <Table
        caption={caption}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty=""
        columns={[
          { label: t('clusters.column.industry') },
          { label: t('clusters.found.column.places') },
          { label: t('clusters.found.made.routes'), named: true },
          { label: t('clusters.found.column.plants'), numeric: true },
          { label: t('clusters.found.figure.strength'), numeric: true },
          { label: t('clusters.column.q'), numeric: true },
        ]}
        rows={view.unconfirmed.map((one) => [
          one.groupTitle,
          placesText(t, one.places),
          t(`clusters.found.routes.${one.routes}`),
          t.number(one.establishments),
          quotientText(t, one.strength),
          qText(t, one.qValue),
        ])}
        note={t('clusters.found.unconfirmed.note')}
      />
    </>
  );
}

function Findings({ view, page: { t } }: Part) {
  const caption = t('clusters.found.findings.caption');
  return (
    <>
      <h2>{caption}</h2>
      <Table
        caption={caption}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty=""
        columns={[
          { label: t('clusters.column.industry') },
          { label: t('clusters.found.column.plants'), numeric: true },
          { label: t('clusters.found.findings.placed'), numeric: true },
          { label: t('clusters.found.findings.p'), numeric: true },
          { label: t('clusters.column.q'), numeric: true },
          { label: t('clusters.found.column.clusters'), numeric: true },
          { label: t('clusters.found.runs.unconfirmed'), numeric: true },
        ]}
        rows={view.findings.map((one) => [
          one.title,
          t.number(one.establishments),
          t.number(one.placed),
          one.pValue === null ? t('clusters.found.findings.notEnough') : qText(t, one.pValue),
          one.qValue === null ? '–' : qText(t, one.qValue),
          t.number(one.clusters),
          t.number(one.unconfirmed),
        ])}
        note={t('clusters.found.findings.note')}
      />
    </>
  );
}
