import type { VNode } from 'preact';
import {
  Absence,
  Actions,
  Button,
  Details,
  DownloadLinks,
  Form,
  Input,
  LinkButton,
  Notice,
  SummaryList,
  Tag,
} from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { SurveyTableView, sorts } from '../views/surveys.ts';
import { Differences } from './Differences.tsx';
import { crumbs, errorsOf, formatOf, groupText, placeOf, pText, SurveySteps } from './parts.tsx';
import { RowFigure } from './RowFigure.tsx';

type Cell = SurveyTableView['cells'][number];
type Row = SurveyTableView['rows'][number];

export function surveyTablePage(view: SurveyTableView, page: PageContext): VNode {
  const { t } = page;
  const isBuilt = view.state === 'built';
  return page.frame({
    title: view.title,
    lead: t(`evidence.surveys.table.lead.${view.state}`, {
      level: t.number(view.request.level, { style: 'percent' }),
    }),
    breadcrumbs: crumbs(page, view.survey),
    errors: errorsOf(page, view.issues).summary,
    wide: true,
    children: (
      <>
        <SurveySteps survey={{ id: view.survey.id, declared: true }} current="table" page={page} />
        {view.state === 'failed' && <Faults view={view} page={page} />}
        {isBuilt && <Publishing view={view} page={page} />}
        {isBuilt && view.rows.map((row) => <RowPart view={view} row={row} page={page} />)}
        {isBuilt && view.request.by.length > 0 && <Differences view={view} page={page} />}
        {isBuilt && <Made view={view} page={page} />}
        <House view={view} page={page} />
      </>
    ),
  });
}

function Faults({ view, page }: { view: SurveyTableView; page: PageContext }) {
  const { t } = page;
  return (
    <Notice tone="action" title={t('evidence.surveys.table.failed')}>
      <ul>
        {view.faults.map((fault) => (
          <li>{fault}</li>
        ))}
      </ul>
      <p>
        <a href={placeOf(page, `/${view.survey.id}/tables/new`)}>{t('evidence.surveys.table.again')}</a>
      </p>
    </Notice>
  );
}

function Publishing({ view, page }: { view: SurveyTableView; page: PageContext }) {
  const { t } = page;
  const place = `/${view.survey.id}/tables/${view.id}`;
  if (view.releaseId !== null)
    return (
      <Notice tone="good">
        <a href={placeOf(page, `/tables/${view.id}`)}>{t('evidence.surveys.table.published')}</a>
      </Notice>
    );
  return (
    <>
      <Notice>{t('evidence.surveys.table.yours')}</Notice>
      <Actions>
        <LinkButton href={placeOf(page, `${place}/publish`)}>{t('evidence.surveys.publish.see')}</LinkButton>
      </Actions>
    </>
  );
}

function RowPart({ view, row, page }: { view: SurveyTableView; row: Row; page: PageContext }) {
  const { t } = page;
  const format = formatOf(page, row.statistic);
  const own = view.cells.filter((cell) => cell.row === row.id);
  const cells = sortCells(view, withoutTwins(own));
  const shown = (value: number | null) =>
    value === null ? <Absence kind="noData" text={t('html.absence.noData')} /> : format(value);
  const toDrawn = (cell: Cell) => ({
    label: [
      groupText(cell.group, view.breakdowns, t('evidence.surveys.all')),
      ...(cell.aggregate === null
        ? []
        : [t(`evidence.surveys.aggregate.${cell.aggregate}`, { economies: cell.economies ?? 0 })]),
    ].join(': '),
    isTotal: cell.group.every((value) => value === null),
    estimate: cell.estimate,
    lower: cell.lower,
    upper: cell.upper,
    absence: t('html.absence.noData'),
    shown: [
      shown(cell.estimate),
      cell.lower === null || cell.upper === null
        ? shown(null)
        : t('evidence.interval', { lower: format(cell.lower), upper: format(cell.upper) }),
      shown(cell.standardError),
      t.number(cell.answers),
      cell.missingShare === null
        ? t('html.absence.noData')
        : t.number(cell.missingShare, { style: 'percent', maximumFractionDigits: 1 }),
      <Care cell={cell} page={page} />,
    ],
  });
  const unit = t(`evidence.surveys.unit.${row.statistic}`, {
    level: t.number(view.request.level, { style: 'percent' }),
  });
  return (
    <RowFigure
      id={row.id}
      finding={row.label}
      unit={unit}
      statistic={row.statistic}
      columns={columnsOf(view, row.id, page)}
      cells={cells.map(toDrawn)}
      page={page}
    >
      <BreakdownTests view={view} row={row} page={page} />
    </RowFigure>
  );
}

function columnsOf(view: SurveyTableView, row: string, page: PageContext) {
  const { t } = page;
  const sortable = (name: (typeof sorts)[number], label: string, numeric: boolean) => {
    const isSorted = view.sort === name;
    const order = isSorted && !view.descending ? 'descending' : 'ascending';
    const query = new URLSearchParams({ economy: page.economy.code, sort: name, order });
    return {
      label,
      numeric,
      sortHref: `/evidence/surveys/${view.survey.id}/tables/${view.id}?${query}#${row}`,
      ...(isSorted ? { sorted: view.descending ? ('descending' as const) : ('ascending' as const) } : {}),
    };
  };
  return [
    sortable('group', t('evidence.surveys.group'), false),
    sortable('estimate', t('evidence.surveys.estimate'), true),
    { label: t('evidence.surveys.interval'), numeric: true },
    sortable('standardError', t('evidence.surveys.standardError'), true),
    sortable('answers', t('evidence.surveys.answers'), true),
    { label: t('evidence.surveys.missing'), numeric: true },
    { label: t('evidence.surveys.care'), named: true },
  ];
}

/** A pooled figure of a region is the plain figure under its full name: it is shown once. */
function withoutTwins(cells: readonly Cell[]): Cell[] {
  const pooled = new Set(
    cells.filter(({ aggregate }) => aggregate === 'pooled').map(({ group }) => JSON.stringify(group)),
  );
  return cells.filter(({ aggregate, group }) => aggregate !== null || !pooled.has(JSON.stringify(group)));
}

/** By what was asked for; what is not known comes last. */
function sortCells({ sort, descending, breakdowns }: SurveyTableView, cells: readonly Cell[]): Cell[] {
  if (sort === 'group') {
    const sorted = [...cells].sort((a, b) =>
      rankOf(a, breakdowns).localeCompare(rankOf(b, breakdowns), 'en', { numeric: true }),
    );
    return descending ? sorted.reverse() : sorted;
  }
  const sizeOf = (cell: Cell) => cell[sort] ?? Number.NEGATIVE_INFINITY;
  const sorted = [...cells].sort((a, b) => sizeOf(a) - sizeOf(b));
  return descending ? sorted.reverse() : sorted;
}

const rankOf = ({ group }: Cell, breakdowns: SurveyTableView['breakdowns']) =>
  group
    .map((value, d) => (value === null ? ' ' : `${Object.keys(breakdowns[d]?.values ?? {}).indexOf(value) + 1}`))
    .join('|');

/** Why a figure is to be read with care, or why there is none. */
function Care({ cell, page: { t } }: { cell: Cell; page: PageContext }) {
  if (cell.reason !== null) return <>{cell.reason}</>;
  if (cell.quality.length === 0) return <Tag tone="good">{t('evidence.surveys.quality.none')}</Tag>;
  return (
    <>
      <Tag tone="caution">{t('evidence.surveys.quality.care')}</Tag>{' '}
      {t.list(cell.quality.map((flag) => t(`evidence.surveys.quality.${flag}`)))}
    </>
  );
}

function BreakdownTests({ view, row, page }: { view: SurveyTableView; row: Row; page: PageContext }) {
  const { t } = page;
  const tests = view.breakdownTests.filter((test) => test.row === row.id);
  const labelOf = (column: string) => view.breakdowns.find((one) => one.column === column)?.label ?? column;
  return (
    <>
      {tests.map(({ column, statistic, degreesOfFreedom, pValue, reason }) => (
        <p>
          {pValue === null || statistic === null || degreesOfFreedom === null
            ? t('evidence.surveys.raoScott.none', { column: labelOf(column), reason: reason ?? '' })
            : t('evidence.surveys.raoScott', {
                column: labelOf(column),
                differs: pValue < 0.05 ? 'yes' : 'no',
                statistic: t.number(statistic, { maximumFractionDigits: 2 }),
                first: t.number(degreesOfFreedom[0] ?? 0, { maximumFractionDigits: 2 }),
                second: t.number(degreesOfFreedom[1] ?? 0, { maximumFractionDigits: 1 }),
                p: pText(page, pValue),
              })}
        </p>
      ))}
    </>
  );
}

function Made({ view, page }: { view: SurveyTableView; page: PageContext }) {
  const { t } = page;
  const place = `/${view.survey.id}/tables/${view.id}`;
  return (
    <>
      <h2 id="made">{t('html.chart.made')}</h2>
      <p>{t('evidence.surveys.made')}</p>
      <SummaryList
        rows={[
          { term: t('evidence.surveys.weight'), description: view.weights },
          { term: t('evidence.surveys.stratum'), description: view.strata || t('evidence.surveys.none') },
          {
            term: t('evidence.surveys.by'),
            description: t.list(view.breakdowns.map(({ label }) => label)) || t('evidence.surveys.none'),
          },
          {
            term: t('evidence.surveys.intervalOf'),
            description: t(`evidence.surveys.intervalOf.${view.request.interval}`),
          },
        ]}
      />
      <DownloadLinks
        label={t('evidence.surveys.downloads')}
        files={[
          { href: placeOf(page, `${place}/spec.json`), text: t('evidence.surveys.download.spec') },
          { href: placeOf(page, `${place}/table.csv`), text: t('evidence.surveys.download.csv') },
        ]}
      />
    </>
  );
}

function House({ view, page }: { view: SurveyTableView; page: PageContext }) {
  const { t } = page;
  const errors = errorsOf(page, view.issues);
  const place = `/${view.survey.id}/tables/${view.id}`;
  if (view.releaseId !== null) return <p>{t('evidence.surveys.table.fixed')}</p>;
  return (
    <Details summary={t('evidence.surveys.table.house')} open={view.issues.some(({ field }) => field === 'title')}>
      <Form page={page} action={placeOf(page, `${place}/name`)} label={t('evidence.surveys.rename')}>
        <Input
          id="title"
          name="title"
          label={t('evidence.surveys.table.title')}
          value={view.title}
          {...errors.of('title')}
        />
        <Actions>
          <Button kind="secondary">{t('evidence.surveys.rename')}</Button>
        </Actions>
      </Form>
      <Form page={page} action={placeOf(page, `${place}/delete`)} label={t('evidence.surveys.table.delete')}>
        <p>{t('evidence.surveys.table.delete.lead')}</p>
        <Actions>
          <Button kind="warning">{t('evidence.surveys.table.delete')}</Button>
        </Actions>
      </Form>
    </Details>
  );
}
