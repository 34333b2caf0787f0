import type { VNode } from 'preact';
import { Button, Form, Input, Radios, Select, Table, Tag } from '../../../../platform/html/components/index.ts';
import { errorSummaryOf, errorsByField } from '../../../../platform/html/formIssues.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { asOfText } from '../../pages/numbers.ts';
import type { RunSummary } from '../views/found.ts';
import type { RunsView } from '../views/runs.ts';

type Part = { view: RunsView; page: PageContext };

export function runsPage(view: RunsView, page: PageContext): VNode {
  const { t, economy } = page;
  const of = `?economy=${economy.code}`;
  return page.frame({
    title: t('clusters.found.runs.title'),
    lead: t('clusters.found.runs.lead'),
    breadcrumbs: [
      { href: `/clusters${of}`, text: t('clusters.title') },
      { href: `/clusters/found${of}`, text: t('clusters.found.title') },
    ],
    errors: errorSummaryOf(t, view.issues),
    wide: true,
    children: (
      <>
        <Runs view={view} page={page} />
        <h2>{t('clusters.found.form.title')}</h2>
        <RunForm view={view} page={page} />
        <p>
          <a href={`/clusters/groups${of}`}>{t('clusters.found.groups.title')}</a>
        </p>
      </>
    ),
  });
}

function Runs({ view, page: { t, economy } }: Part) {
  const caption = t('clusters.found.runs.caption');
  return (
    <Table
      caption={caption}
      captionHidden
      stack
      scrollLabel={t('html.table.scroll', { caption })}
      empty={t('clusters.found.runs.empty')}
      columns={[
        { label: t('clusters.found.runs.run') },
        { label: t('clusters.found.runs.state'), named: true },
        { label: t('clusters.found.runs.groups'), named: true },
        { label: t('clusters.found.made.asOf'), named: true },
        { label: t('clusters.found.runs.placed'), numeric: true },
        { label: t('clusters.found.column.clusters'), numeric: true },
        { label: t('clusters.found.runs.unconfirmed'), numeric: true },
      ]}
      rows={view.runs.map((run) => [
        <a href={`/clusters/runs/${run.id}?economy=${economy.code}`}>{t.date(run.requestedAt)}</a>,
        <RunState run={run} t={t} economy={economy.code} />,
        run.groupingTitle,
        asOfText(t, run.asOf),
        run.quality === null
          ? '–'
          : t('clusters.found.runs.placedOf', { placed: run.quality.placed, of: run.quality.establishments }),
        run.clusters === null ? '–' : t.number(run.clusters),
        run.unconfirmed === null ? '–' : t.number(run.unconfirmed),
      ])}
    />
  );
}

export function RunState({ run, t, economy }: { run: RunSummary; t: PageContext['t']; economy: string }) {
  const tone = run.state === 'done' ? 'good' : run.state === 'failed' ? 'caution' : 'neutral';
  return (
    <>
      {run.isCurrent ? (
        <Tag tone="brand">{t('clusters.found.run.current')}</Tag>
      ) : (
        <Tag tone={tone}>{t(`clusters.found.run.state.${run.state}`)}</Tag>
      )}
      {run.state === 'queued' && run.jobId !== null && (
        <>
          {' '}
          <a href={`/jobs/${run.jobId}?economy=${economy}`}>{t('clusters.running.link')}</a>
        </>
      )}
    </>
  );
}

function RunForm({ view, page }: Part) {
  const { t, economy } = page;
  const { form, groupings, issues } = view;
  const errorOf = errorsByField(t, issues);
  const number = (name: 'simulations' | 'resamples' | 'level' | 'leastPlants' | 'leastStrength' | 'seed') => (
    <Input
      id={name}
      name={name}
      label={t(`clusters.found.form.${name}`)}
      hint={t(`clusters.found.form.${name}.hint`)}
      value={form[name]}
      inputMode="decimal"
      width={10}
      error={errorOf(name)}
    />
  );
  return (
    <Form page={page} action={`/clusters/runs?economy=${economy.code}`} label={t('clusters.found.form.title')}>
      <Select
        id="grouping"
        name="grouping"
        label={t('clusters.found.form.grouping')}
        hint={t('clusters.found.form.grouping.hint')}
        value={form.grouping}
        options={groupings}
        error={errorOf('grouping')}
      />
      <Radios
        id="require"
        name="require"
        label={t('clusters.found.form.require')}
        value={form.require}
        options={(['both', 'either'] as const).map((one) => ({ value: one, text: t(`clusters.found.require.${one}`) }))}
        error={errorOf('require')}
      />
      {number('simulations')}
      {number('resamples')}
      {number('level')}
      {number('leastPlants')}
      {number('leastStrength')}
      {number('seed')}
      <div class="actions">
        <Button>{t('clusters.found.form.submit')}</Button>
      </div>
    </Form>
  );
}
