import type { VNode } from 'preact';
import { Button, Form, Notice, Table, Tag } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { ProjectShown, ProjectsView } from '../views/projects.ts';
import { ProjectFormPart } from './projectForm.tsx';

type Part = { view: ProjectsView; page: PageContext };
type Listed = ProjectsView['projects'][number];

export const errorsOf = ({ t }: PageContext, issues: ProjectsView['issues']) =>
  issues.map(({ field, key }) => ({ fieldId: field, text: `${t(`clusters.projects.${field}`)}: ${t(key)}` }));

export function projectsPage(view: ProjectsView, page: PageContext): VNode {
  const { t, economy } = page;
  const title = t('clusters.projects.new');
  return page.frame({
    title: t('clusters.projects.title'),
    lead: t('clusters.projects.lead'),
    wide: true,
    errors: errorsOf(page, view.issues),
    breadcrumbs: [{ href: `/places?economy=${economy.code}`, text: t('clusters.places.title') }],
    children: (
      <>
        {view.projects.some(({ simulated }) => simulated) && (
          <Notice tone="caution">{t('clusters.places.simulated')}</Notice>
        )}
        <p>
          <a href={`/places/portfolio?economy=${economy.code}`}>{t('clusters.places.portfolio.link')}</a>
        </p>
        <List view={view} page={page} />
        {view.withdrawn.length > 0 && <Withdrawn view={view} page={page} />}
        {view.canChange && (
          <section aria-labelledby="new">
            <h2 id="new">{title}</h2>
            <ProjectFormPart
              view={{ ...view, others: view.projects }}
              page={page}
              action={`/places/projects?economy=${economy.code}`}
              {...{ title, submit: t('clusters.projects.add'), values: {} }}
            />
          </section>
        )}
      </>
    ),
  });
}

/** Says what a benefit is known from: an expert's guess is called one. */
export const BasisTag = ({ project, page: { t } }: { project: ProjectShown; page: PageContext }) => (
  <>
    <Tag tone={project.benefitBasis === 'expert' ? 'caution' : 'neutral'}>
      {t(`clusters.projects.basis.${project.benefitBasis}`)}
    </Tag>{' '}
    {project.benefitSource}
  </>
);

export function rulesOf({ t }: PageContext, one: Listed): string {
  const rules = [
    one.activation < 1 &&
      t('clusters.projects.rule.activation', {
        chance: t.number(one.activation, { style: 'percent', maximumFractionDigits: 0 }),
      }),
    one.needs !== null &&
      t('clusters.projects.rule.needs', { title: one.needsTitle ?? t('clusters.projects.rule.gone') }),
    one.oneOf !== null && t('clusters.projects.rule.oneOf', { group: one.oneOf }),
    !one.helpsGroup && t('clusters.projects.rule.single'),
  ].filter((rule) => rule !== false);
  return rules.join('; ') || '–';
}

function List({ view, page }: Part) {
  const { t, economy } = page;
  const caption = t('clusters.projects.caption', { total: view.projects.length });
  return (
    <Table
      stack
      caption={caption}
      scrollLabel={t('html.table.scroll', { caption })}
      empty={t('clusters.projects.none')}
      columns={[
        { label: t('clusters.projects.project') },
        { label: t('clusters.places.place'), named: true },
        { label: t('clusters.projects.kind'), named: true },
        { label: t('clusters.projects.cost'), numeric: true },
        { label: t('clusters.projects.benefit'), numeric: true },
        { label: t('clusters.projects.benefitSource'), named: true },
        { label: t('clusters.projects.rules'), named: true },
      ]}
      rows={view.projects.map((one) => [
        <a href={`/places/projects/${one.id}?economy=${economy.code}`}>{one.title}</a>,
        one.placeName,
        `${t(`clusters.projects.kind.${one.kind}`)}, ${t(`clusters.places.theme.${one.theme}`)}`,
        `${t.number(Number(one.costLow))} – ${t.number(Number(one.costHigh))}`,
        `${t.number(one.benefitLow)} – ${t.number(one.benefitHigh)} ${one.benefitUnit}`,
        <BasisTag project={one} page={page} />,
        rulesOf(page, one),
      ])}
    />
  );
}

function Withdrawn({ view, page }: Part) {
  const { t, economy } = page;
  const caption = t('clusters.projects.withdrawn');
  return (
    <Table
      caption={caption}
      scrollLabel={t('html.table.scroll', { caption })}
      empty=""
      columns={[
        { label: t('clusters.projects.project') },
        { label: t('clusters.projects.withdrawnOn'), named: true },
        { label: t('clusters.projects.why'), named: true },
        ...(view.canChange ? [{ label: t('clusters.projects.revive') }] : []),
      ]}
      rows={view.withdrawn.map((one) => [
        <a href={`/places/projects/${one.id}?economy=${economy.code}`}>{one.title}</a>,
        t.date(one.recordedOn),
        one.why ?? '–',
        ...(view.canChange ? [<Revive id={one.id} title={one.title} page={page} />] : []),
      ])}
    />
  );
}

export const Revive = ({ id, title, page }: { id: string; title: string; page: PageContext }) => (
  <Form
    page={page}
    action={`/places/projects/${id}/revive?economy=${page.economy.code}`}
    label={`${page.t('clusters.projects.revive')} ${title}`}
  >
    <Button kind="secondary">{page.t('clusters.projects.revive')}</Button>
  </Form>
);
