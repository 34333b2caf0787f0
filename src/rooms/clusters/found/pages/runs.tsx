import type { VNode } from 'preact';
import { Button, Form, Input, Select, Table } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { RunList } from '../views/found.ts';

export function runsPage(view: RunList, page: PageContext): VNode {
  const { t, economy } = page;
  const caption = t('clusters.runs.caption');
  return page.frame({
    title: t('clusters.runs.title'),
    lead: t('clusters.runs.lead'),
    wide: true,
    breadcrumbs: [
      { href: `/clusters?economy=${economy.code}`, text: t('clusters.title') },
      { href: `/clusters/found?economy=${economy.code}`, text: t('clusters.found.title') },
    ],
    children: (
      <>
        <Table
          caption={caption}
          scrollLabel={t('html.table.scroll', { caption })}
          empty={t('clusters.runs.none')}
          columns={[
            { label: t('clusters.runs.when') },
            { label: t('clusters.runs.groups'), named: true },
            { label: t('clusters.runs.state'), named: true },
            { label: t('clusters.found.clusters'), numeric: true },
            { label: t('clusters.found.establishments'), numeric: true },
          ]}
          rows={view.runs.map((run) => [
            <a href={`/clusters/runs/${run.id}?economy=${economy.code}`}>
              {t.date(run.requestedAt.slice(0, 10))} {run.requestedAt.slice(11, 16)}
            </a>,
            run.groups === 'isic4' ? t('clusters.runs.isic4') : run.groups,
            run.isCurrent ? t('clusters.runs.current') : t(`clusters.runs.state.${run.state}`),
            t.number(run.clusters),
            run.establishments === null ? t('html.absence.notKnownYet') : t.number(run.establishments),
          ])}
        />
        <h2>{t('clusters.runs.new')}</h2>
        <p>{t('clusters.runs.new.text')}</p>
        <Form page={page} action={`/clusters/runs?economy=${economy.code}`} label={t('clusters.runs.new')}>
          <Select
            id="groups"
            name="groups"
            label={t('clusters.runs.groups')}
            hint={t('clusters.runs.groups.hint')}
            value="isic4"
            options={[
              { value: 'isic4', text: t('clusters.runs.isic4') },
              ...view.schemes.map(({ code, title }) => ({ value: code, text: title })),
            ]}
          />
          <Input
            id="simulations"
            name="simulations"
            type="number"
            width={4}
            label={t('clusters.runs.simulations')}
            hint={t('clusters.runs.simulations.hint')}
            value={999}
          />
          <Input
            id="resamples"
            name="resamples"
            type="number"
            width={4}
            label={t('clusters.runs.resamples')}
            hint={t('clusters.runs.resamples.hint')}
            value={100}
          />
          <Select
            id="require"
            name="require"
            label={t('clusters.runs.require')}
            value="both"
            options={[
              { value: 'both', text: t('clusters.runs.require.both') },
              { value: 'either', text: t('clusters.runs.require.either') },
            ]}
          />
          <Button>{t('clusters.runs.start')}</Button>
        </Form>
      </>
    ),
  });
}
