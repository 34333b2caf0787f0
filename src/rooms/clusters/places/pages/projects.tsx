import type { VNode } from 'preact';
import {
  Actions,
  Button,
  ErrorSummary,
  Form,
  Input,
  Select,
  Table,
} from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { themes } from '../model.ts';
import type { ProjectsView } from '../views/places.ts';

type Part = { view: ProjectsView; page: PageContext };

export function projectsPage(view: ProjectsView, page: PageContext): VNode {
  const { t, economy } = page;
  const caption = t('clusters.projects.caption', { total: view.projects.length });
  return page.frame({
    title: t('clusters.projects.title'),
    lead: t('clusters.projects.lead'),
    wide: true,
    breadcrumbs: [{ href: `/places?economy=${economy.code}`, text: t('clusters.places.title') }],
    children: (
      <>
        {view.issues.length > 0 && (
          <ErrorSummary
            title={t('clusters.projects.faults')}
            errors={view.issues.map(({ field, key }) => ({
              href: `#${field}`,
              text: `${t(`clusters.projects.${field}`)}: ${t(key)}`,
            }))}
          />
        )}
        <p>
          <a href={`/places/portfolio?economy=${economy.code}`}>{t('clusters.places.portfolio.link')}</a>
        </p>
        <Table
          caption={caption}
          scrollLabel={t('html.table.scroll', { caption })}
          empty={t('clusters.projects.none')}
          columns={[
            { label: t('clusters.projects.project') },
            { label: t('clusters.column.place'), named: true },
            { label: t('clusters.projects.kind'), named: true },
            { label: t('clusters.projects.cost'), numeric: true },
            { label: t('clusters.projects.benefit'), numeric: true },
            { label: t('clusters.projects.benefitSource'), named: true },
            ...(view.canChange ? [{ label: t('clusters.projects.withdraw') }] : []),
          ]}
          rows={view.projects.map((one) => [
            one.title,
            one.placeName,
            `${t(`clusters.projects.kind.${one.kind}`)}, ${t(`clusters.places.theme.${one.theme}`)}`,
            `${t.number(Number(one.costLow))} – ${t.number(Number(one.costHigh))}`,
            `${t.number(one.benefitLow)} – ${t.number(one.benefitHigh)} ${one.benefitUnit}`,
            one.benefitSource,
            ...(view.canChange
              ? [
                  <Form
                    page={page}
                    action={`/places/projects/${one.id}/withdraw?economy=${economy.code}`}
                    label={`${t('clusters.projects.withdraw')} ${one.title}`}
                  >
                    <Button kind="secondary">{t('clusters.projects.withdraw')}</Button>
                  </Form>,
                ]
              : []),
          ])}
        />
        {view.canChange && <NewProject view={view} page={page} />}
      </>
    ),
  });
}

function NewProject({ view, page }: Part) {
  const { t, economy } = page;
  const text = (name: string, width: 4 | 10 | 'full' = 'full') => (
    <Input id={name} name={name} width={width} label={t(`clusters.projects.${name}`)} />
  );
  return (
    <>
      <h2>{t('clusters.projects.new')}</h2>
      <Form page={page} action={`/places/projects?economy=${economy.code}`} label={t('clusters.projects.new')}>
        {text('title')}
        <Select
          id="place"
          name="place"
          label={t('clusters.projects.place')}
          options={view.places.map(({ code, name }) => ({ value: code, text: name }))}
        />
        <Select
          id="cluster"
          name="cluster"
          label={t('clusters.projects.cluster')}
          options={[
            { value: '', text: t('clusters.projects.cluster.none') },
            ...view.clusters.map(({ id, title }) => ({ value: id, text: title })),
          ]}
        />
        <Select
          id="kind"
          name="kind"
          label={t('clusters.projects.kind')}
          options={(['soft', 'hard'] as const).map((value) => ({ value, text: t(`clusters.projects.kind.${value}`) }))}
        />
        <Select
          id="theme"
          name="theme"
          label={t('clusters.places.theme')}
          options={themes.map((value) => ({ value, text: t(`clusters.places.theme.${value}`) }))}
        />
        {text('costLow', 10)}
        {text('costLikely', 10)}
        {text('costHigh', 10)}
        {text('benefitLow', 10)}
        {text('benefitLikely', 10)}
        {text('benefitHigh', 10)}
        {text('benefitUnit', 10)}
        {text('benefitSource')}
        <Input
          id="activation"
          name="activation"
          width={4}
          label={t('clusters.projects.activation')}
          hint={t('clusters.projects.activation.hint')}
          value="1"
        />
        <Select
          id="needs"
          name="needs"
          label={t('clusters.projects.needs')}
          options={[
            { value: '', text: t('clusters.projects.needs.none') },
            ...view.projects.map(({ id, title }) => ({ value: id, text: title })),
          ]}
        />
        <Select
          id="helpsGroup"
          name="helpsGroup"
          label={t('clusters.projects.helpsGroup')}
          options={[
            { value: 'yes', text: t('clusters.found.yes') },
            { value: 'no', text: t('clusters.found.no') },
          ]}
        />
        <Actions>
          <Button>{t('clusters.projects.add')}</Button>
        </Actions>
      </Form>
    </>
  );
}
