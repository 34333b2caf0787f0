import type { VNode } from 'preact';
import { Details, KeyFigures, SummaryList, Table } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { RunPageView } from '../view.ts';
import { factorText, fieldText, levelText } from './words.tsx';

type Part = { view: RunPageView; page: PageContext };

export function runPage(view: RunPageView, page: PageContext): VNode {
  const { t } = page;
  const { run } = view;
  const { figures } = run;
  const figureOf = (key: string, value: number) => ({
    label: t(`registry.duplicate.run.${key}`),
    value: t.number(value),
    facts: [],
  });
  return page.frame({
    title: t('registry.duplicate.run.title', { date: t.date(run.finishedAt) }),
    lead: t(`registry.duplicate.run.lead.${run.kind}`, {
      firms: figures.firms,
      fresh: figures.newFirms,
      found: figures.found,
    }),
    breadcrumbs: [
      { href: '/desk/duplicates', text: t('registry.duplicate.title') },
      { href: '/desk/duplicates/runs', text: t('registry.duplicate.runs') },
    ],
    children: (
      <>
        <KeyFigures
          figures={[
            figureOf('found', figures.found),
            figureOf('waiting', figures.waiting),
            figureOf('merged', figures.merged),
            figureOf('compared', figures.compared),
          ]}
        />
        <Parameters view={view} page={page} />
        <Rules view={view} page={page} />
        {view.fields.length > 0 && <Learned view={view} page={page} />}
      </>
    ),
  });
}

function Parameters({ view: { run }, page: { t } }: Part) {
  const { figures } = run;
  return (
    <SummaryList
      rows={[
        { term: t('registry.duplicate.run.startedBy'), description: run.startedBy },
        { term: t('registry.duplicate.run.seconds'), description: t.number(figures.seconds) },
        { term: t('registry.duplicate.run.lower'), description: t.number(run.lower) },
        {
          term: t('registry.duplicate.run.upper'),
          description: run.upper === null ? t('registry.duplicate.run.upper.off') : t.number(run.upper),
        },
        { term: t('registry.duplicate.run.seed'), description: String(run.seed) },
        {
          term: t('registry.duplicate.run.version'),
          description: run.modelVersion === null ? '–' : String(run.modelVersion),
        },
        {
          term: t('registry.duplicate.run.judged'),
          description: t('registry.duplicate.run.judged.text', {
            same: figures.judgedSame,
            different: figures.judgedDifferent,
          }),
        },
        { term: t('registry.duplicate.run.barred'), description: t.number(figures.barred) },
        ...(run.modelRun === null
          ? []
          : [
              {
                term: t('registry.duplicate.run.model'),
                description: <a href={`/desk/duplicates/runs/${run.modelRun}`}>{t('registry.duplicate.run.link')}</a>,
              },
            ]),
        ...(run.importId === null
          ? []
          : [
              {
                term: t('registry.duplicate.run.import'),
                description: <a href={`/imports/${run.importId}`}>{run.importId}</a>,
              },
            ]),
      ]}
    />
  );
}

function Rules({ view: { run }, page: { t } }: Part) {
  const caption = t('registry.duplicate.run.rules');
  return (
    <Details summary={caption} plain>
      <Table
        caption={caption}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty={t('html.absence.noData')}
        columns={[
          { label: t('registry.duplicate.run.rule') },
          { label: t('registry.duplicate.run.pairs'), numeric: true },
          { label: t('registry.duplicate.run.used'), named: true },
        ]}
        rows={run.figures.rules.map(({ rule, pairs, used }) => [
          rule,
          t.number(pairs),
          t(used ? 'registry.duplicate.run.used.yes' : 'registry.duplicate.run.used.no'),
        ])}
      />
    </Details>
  );
}

function Learned({ view, page }: Part) {
  const { t } = page;
  const caption = t('registry.duplicate.run.learned');
  return (
    <>
      <h2>{caption}</h2>
      <p>{t('registry.duplicate.run.learned.text')}</p>
      <Table
        caption={caption}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty={t('html.absence.noData')}
        columns={[
          { label: t('registry.duplicate.fact') },
          { label: t('registry.duplicate.level'), named: true },
          { label: t('registry.duplicate.effect'), named: true },
        ]}
        rows={view.fields.flatMap(({ field, kind, levels }) =>
          levels.map((one) => [
            fieldText(page, field),
            levelText(page, { kind, ...one }),
            factorText(page, one.weight),
          ]),
        )}
      />
    </>
  );
}
