import type { VNode } from 'preact';
import { BarChart, ChartWithTable } from '../../../../platform/html/charts/index.ts';
import { Actions, DownloadLinks, LinkButton, Table } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { figureWords } from '../../../../platform/html/words.ts';
import type { Breakdown, ProgrammeReachView } from '../views/reach.ts';
import { Basis, Count, reachCrumb } from './parts.tsx';

type Part = { view: ProgrammeReachView; page: PageContext };

export function programmeReachPage(view: ProgrammeReachView, page: PageContext): VNode {
  const { t } = page;
  const { id, title } = view.programme;
  return page.frame({
    title: t('reach.programme.title', { programme: title }),
    lead: t('reach.programme.lead', view.counts),
    breadcrumbs: [reachCrumb(page)],
    wide: true,
    children: (
      <>
        <Actions>
          <LinkButton href={`/desk/reach/${id}/firms`}>{t('reach.firms.show')}</LinkButton>
          <LinkButton kind="secondary" href={`/desk/reach/${id}/what-if`}>
            {t('reach.panel.whatIf')}
          </LinkButton>
        </Actions>
        <Basis basis={view.basis} page={page} />
        {view.programme.unit === 'group' && <p>{t('reach.programme.group')}</p>}
        <h2>{t('reach.funnel')}</h2>
        <Funnel view={view} page={page} />
        <h2>{t('reach.missing')}</h2>
        <Missing view={view} page={page} />
        {view.breakdowns.map((breakdown) => (
          <>
            <h2>{t(`reach.by.${breakdown.by}`)}</h2>
            <ByClass breakdown={breakdown} page={page} />
          </>
        ))}
        <DownloadLinks
          label={t('reach.files')}
          files={[{ href: `/desk/reach/${id}/reach.csv`, text: t('reach.file') }]}
        />
        <p>
          <a href={`/programmes/${id}`}>{t('reach.toProgramme')}</a>
        </p>
      </>
    ),
  });
}

function Funnel({ view: { basis, counts }, page }: Part) {
  const { t } = page;
  const steps = [
    { key: 'firms', value: basis.firms },
    { key: 'possible', value: counts.eligible + counts.unknown },
    { key: 'eligible', value: counts.eligible },
    { key: 'eligibleApplied', value: counts.eligibleApplied },
    { key: 'eligibleServed', value: counts.eligibleServed },
  ].map(({ key, value }) => ({ label: t(`reach.step.${key}`), value }));
  const finding = t('reach.funnel.finding', { eligible: counts.eligible, applied: counts.eligibleApplied });
  return (
    <ChartWithTable
      id="funnel"
      finding={finding}
      unit={t('reach.unit')}
      draw={(size) => <BarChart {...size} description={finding} format={t.number} rows={steps} />}
      words={figureWords(t)}
      table={{
        caption: finding,
        scrollLabel: t('html.table.scroll', { caption: t('reach.funnel') }),
        empty: '',
        columns: [{ label: t('reach.step') }, { label: t('reach.firms'), numeric: true }],
        rows: steps.map(({ label, value }) => [label, <Count value={value} page={page} />]),
      }}
    />
  );
}

function Missing({ view, page }: Part) {
  const { t } = page;
  return (
    <>
      <p>{t('reach.missing.text', { firms: view.counts.unknown })}</p>
      <Table
        caption={t('reach.missing')}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption: t('reach.missing') })}
        empty={t('reach.missing.none')}
        columns={[{ label: t('reach.fact') }, { label: t('reach.firms'), numeric: true }]}
        rows={view.missing.map(({ title, firms }) => [title, t.number(firms)])}
      />
      {view.counts.unknown > 0 && (
        <p>
          <a href={`/desk/reach/${view.programme.id}/firms?show=unknown`}>{t('reach.missing.firms')}</a>
        </p>
      )}
    </>
  );
}

const mostBars = 15;

function ByClass({ breakdown: { by, classes }, page }: { breakdown: Breakdown; page: PageContext }) {
  const { t } = page;
  if (classes.length === 0) return <p>{t('reach.noFirms')}</p>;
  if (by === 'cluster' && classes.length === 1) return <p>{t('reach.by.none')}</p>;
  const largest = classes.reduce((one, other) => (other.unreached > one.unreached ? other : one), classes[0] as never);
  const filled =
    largest === undefined || largest.unreached === 0 ? classes : classes.filter(({ unreached }) => unreached > 0);
  const shown = filled.toSorted((a, b) => b.unreached - a.unreached).slice(0, mostBars);
  const bars = by === 'size' ? classes : shown;
  const finding = t(`reach.by.finding`, { name: largest.name, firms: largest.unreached });
  return (
    <ChartWithTable
      id={`by-${by}`}
      finding={finding}
      unit={
        bars.length < classes.length
          ? t('reach.unit.first', { count: bars.length, of: classes.length })
          : t('reach.unit.unreached')
      }
      draw={(size) => (
        <BarChart
          {...size}
          description={finding}
          format={t.number}
          rows={bars.map(({ name, unreached }) => ({ label: name, value: unreached }))}
        />
      )}
      words={figureWords(t)}
      table={{
        caption: t(`reach.by.${by}`),
        scrollLabel: t('html.table.scroll', { caption: t(`reach.by.${by}`) }),
        empty: '',
        columns: [
          { label: t(`reach.by.${by}`) },
          ...measures.map((measure) => ({ label: t(`reach.column.${measure}`), numeric: true })),
        ],
        rows: classes.map((one) => [
          one.name,
          ...measures.map((measure) => <Count value={one[measure]} page={page} />),
        ]),
        note: by === 'cluster' ? t('reach.by.cluster.note') : undefined,
      }}
    />
  );
}

const measures = ['firms', 'eligible', 'unknown', 'applied', 'served', 'unreached'] as const;
