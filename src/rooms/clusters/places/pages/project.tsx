import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Details,
  Form,
  Input,
  Notice,
  SummaryList,
  Table,
} from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { ProjectShown, ProjectView } from '../views/projects.ts';
import { ProjectFormPart } from './projectForm.tsx';
import { BasisTag, errorsOf, Revive } from './projects.tsx';

type Part = { view: ProjectView; page: PageContext };

export function projectPage(view: ProjectView, page: PageContext): VNode {
  const { t, economy } = page;
  const { project } = view;
  return page.frame({
    title: project.title,
    lead: t('clusters.project.lead', {
      place: view.placeName,
      kind: t(`clusters.projects.kind.${project.kind}`),
      theme: t(`clusters.places.theme.${project.theme}`),
    }),
    wide: true,
    errors: errorsOf(page, view.issues),
    breadcrumbs: [
      { href: `/places?economy=${economy.code}`, text: t('clusters.places.title') },
      { href: `/places/projects?economy=${economy.code}`, text: t('clusters.projects.title') },
    ],
    children: (
      <>
        {project.simulated && <Notice tone="caution">{t('clusters.places.simulated')}</Notice>}
        {project.withdrawn && (
          <Notice tone="caution">{t('clusters.project.withdrawn', { on: t.date(project.recordedOn) })}</Notice>
        )}
        <Facts view={view} page={page} />
        {(page.panels['programmePage.effect']?.length ?? 0) > 0 && (
          <section aria-labelledby="effect">
            <h2 id="effect">{t('clusters.project.effect')}</h2>
            <p>{t('clusters.project.effect.note')}</p>
            {page.panels['programmePage.effect']}
          </section>
        )}
        <Versions view={view} page={page} />
        {view.canChange && <Change view={view} page={page} />}
      </>
    ),
  });
}

const range = ({ t }: PageContext, low: number, likely: number, high: number) =>
  t('clusters.project.range', { low: t.number(low), likely: t.number(likely), high: t.number(high) });

const costOf = (page: PageContext, one: ProjectShown) =>
  range(page, Number(one.costLow), Number(one.costLikely), Number(one.costHigh));
const benefitOf = (page: PageContext, one: ProjectShown) =>
  `${range(page, one.benefitLow, one.benefitLikely, one.benefitHigh)} ${one.benefitUnit}`;

function Facts({ view, page }: Part) {
  const { t } = page;
  const { project } = view;
  const list = (titles: readonly string[]) => titles.join('; ') || t('clusters.projects.needs.none');
  return (
    <SummaryList
      rows={[
        { term: t('clusters.projects.cost'), description: costOf(page, project) },
        { term: t('clusters.projects.benefit'), description: benefitOf(page, project) },
        { term: t('clusters.projects.benefitSource'), description: <BasisTag project={project} page={page} /> },
        { term: t('clusters.projects.cluster'), description: view.clusterTitle ?? t('clusters.projects.cluster.none') },
        {
          term: t('clusters.projects.activation'),
          description: t.number(project.activation, { style: 'percent', maximumFractionDigits: 0 }),
        },
        {
          term: t('clusters.projects.needs'),
          description: project.needs === null ? list([]) : (view.needsTitle ?? t('clusters.projects.rule.gone')),
        },
        { term: t('clusters.project.neededBy'), description: list(view.neededBy) },
        {
          term: t('clusters.projects.oneOf'),
          description: project.oneOf === null ? list([]) : `${project.oneOf}: ${list(view.alternatives)}`,
        },
        {
          term: t('clusters.projects.helpsGroup'),
          description: t(project.helpsGroup ? 'clusters.places.yes' : 'clusters.places.no'),
        },
      ]}
    />
  );
}

function Versions({ view, page }: Part) {
  const { t } = page;
  const caption = t('clusters.project.versions', { total: view.versions.length });
  return (
    <Table
      stack
      caption={caption}
      scrollLabel={t('html.table.scroll', { caption })}
      empty=""
      columns={[
        { label: t('clusters.project.version') },
        { label: t('clusters.project.recordedOn'), named: true },
        { label: t('clusters.projects.cost'), numeric: true },
        { label: t('clusters.projects.benefit'), numeric: true },
        { label: t('clusters.projects.why'), named: true },
      ]}
      rows={view.versions.map((one) => [
        t('clusters.project.version.number', { version: one.version, withdrawn: one.withdrawn ? 'yes' : 'no' }),
        t.date(one.recordedOn),
        costOf(page, one),
        benefitOf(page, one),
        one.why ?? '–',
      ])}
    />
  );
}

function Change({ view, page }: Part) {
  const { t, economy } = page;
  const { project } = view;
  if (project.withdrawn) return <Revive id={project.id} title={project.title} page={page} />;
  const title = t('clusters.project.change');
  const { id, version, simulated, withdrawn, recordedOn, ...fields } = project;
  const values = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value ?? '')]));
  const address = `/places/projects/${id}`;
  return (
    <>
      <Details summary={title} open={view.issues.length > 0}>
        <ProjectFormPart
          view={view}
          page={page}
          action={`${address}?economy=${economy.code}`}
          {...{ title, version, submit: t('clusters.project.save') }}
          values={{ ...values, helpsGroup: project.helpsGroup ? 'yes' : 'no', why: '' }}
        />
      </Details>
      <Form
        page={page}
        action={`${address}/withdraw?economy=${economy.code}`}
        label={`${t('clusters.projects.withdraw')} ${project.title}`}
      >
        <Input id="withdraw-why" name="why" width="full" label={t('clusters.projects.why')} />
        <Actions>
          <Button kind="secondary">{t('clusters.projects.withdraw')}</Button>
        </Actions>
      </Form>
    </>
  );
}
