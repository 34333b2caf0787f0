import type { VNode } from 'preact';
import { Absence, SummaryList } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { ReleasedTableView } from '../views/surveys.ts';
import { formatOf } from './parts.tsx';
import { RowFigure } from './RowFigure.tsx';

type Row = ReleasedTableView['rows'][number];

export function releasedTablePage(view: ReleasedTableView, page: PageContext): VNode {
  const { t, economy } = page;
  return page.frame({
    title: view.title,
    lead: t('evidence.surveys.released.lead', {
      asOf: t.date(view.asOf),
      breakdowns: t.list(view.breakdowns),
      count: view.breakdowns.length,
    }),
    breadcrumbs: [{ href: '/evidence', text: t('evidence.title') }],
    wide: true,
    children: (
      <>
        {view.rows.map((row, i) => (
          <RowPart row={row} at={i + 1} page={page} />
        ))}
        <h2 id="made">{t('html.chart.made')}</h2>
        <p>{t('evidence.surveys.made')}</p>
        <ul>
          {view.notes.map((note) => (
            <li>{note}</li>
          ))}
        </ul>
        <SummaryList
          rows={[
            {
              term: t('evidence.surveys.released.hidden'),
              description: t('evidence.surveys.released.hidden.text', {
                hidden: view.hidden,
                threshold: view.threshold,
              }),
            },
            { term: t('evidence.surveys.released.input'), description: <code>{view.input.slice(0, 16)}</code> },
            {
              term: t('evidence.surveys.released.release'),
              description: (
                <a href={`/data/releases/${view.releaseId}?economy=${economy.code}`}>
                  {t('evidence.surveys.released.open')}
                </a>
              ),
            },
          ]}
        />
      </>
    ),
  });
}

function RowPart({ row, at, page }: { row: Row; at: number; page: PageContext }) {
  const { t } = page;
  const format = formatOf(page, row.statistic);
  const all = t('evidence.surveys.all');
  return (
    <RowFigure
      id={`row-${at}`}
      finding={row.label}
      unit={t(`evidence.surveys.unit.${row.statistic}.plain`)}
      statistic={row.statistic}
      columns={[
        { label: t('evidence.surveys.group') },
        { label: t('evidence.surveys.estimate'), numeric: true },
        { label: t('evidence.surveys.interval'), numeric: true },
        { label: t('evidence.surveys.standardError'), numeric: true },
        { label: t('evidence.surveys.answers'), numeric: true },
      ]}
      cells={row.cells.map((cell) => {
        const isHidden = cell.status === 'hidden';
        const kind = isHidden ? 'hidden' : 'noData';
        const shown = (value: number | null) =>
          value === null ? <Absence kind={kind} text={t(`html.absence.${kind}`)} /> : format(value);
        const parts = cell.group.filter((value) => value !== all);
        return {
          label: parts.length === 0 ? all : parts.join(', '),
          isTotal: parts.length === 0,
          estimate: cell.estimate,
          lower: cell.lower,
          upper: cell.upper,
          absence: t(`html.absence.${kind}`),
          shown: [
            shown(cell.estimate),
            cell.lower === null || cell.upper === null
              ? shown(null)
              : t('evidence.interval', { lower: format(cell.lower), upper: format(cell.upper) }),
            shown(cell.standardError),
            cell.n === null ? shown(null) : t.number(cell.n),
          ],
        };
      })}
      page={page}
    />
  );
}
