import type { ComponentChildren } from 'preact';
import { ForestChart } from '../../../../platform/html/charts/index.ts';
import { Table } from '../../../../platform/html/components/index.ts';
import type { Column } from '../../../../platform/html/components/Table.tsx';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { MeasureStatistic } from '../model.ts';
import { formatOf } from './parts.tsx';

export interface DrawnCell {
  label: string;
  isTotal: boolean;
  estimate: number | null;
  lower: number | null;
  upper: number | null;
  /** Said where there is no estimate. */
  absence: string;
  /** Cells of the table after the group. */
  shown: readonly ComponentChildren[];
}

interface RowFigureProps {
  id: string;
  finding: string;
  unit: string;
  statistic: MeasureStatistic;
  columns: readonly Column[];
  cells: readonly DrawnCell[];
  page: PageContext;
  children?: ComponentChildren;
}

/** More than this and a chart is a wall. */
const mostDrawn = 30;

/** A row of a table: its cells as dots on their intervals, then in figures. */
export function RowFigure({ id, finding, unit, statistic, columns, cells, page, children }: RowFigureProps) {
  const { t } = page;
  const format = formatOf(page, statistic);
  const short = (value: number) =>
    statistic === 'share' ? t.number(value, { style: 'percent', maximumFractionDigits: 0 }) : format(value);
  const drawn = cells.slice(0, mostDrawn).map((cell) => ({
    label: cell.label,
    estimate: cell.estimate,
    lower: cell.lower,
    upper: cell.upper,
    strong: cell.isTotal,
    ...(cell.estimate === null ? { note: cell.absence } : {}),
  }));
  return (
    <figure class="figure" id={id}>
      <figcaption>
        <h2 class="finding">{finding}</h2>
        <p class="figure-unit">{unit}</p>
      </figcaption>
      {([600, 340] as const).map((width) => (
        <div class={width === 600 ? 'chart-wide' : 'chart-narrow'}>
          <ForestChart
            id={`${id}-${width}`}
            width={width}
            description={finding}
            format={short}
            formatTick={short}
            origin={0}
            rows={drawn}
          />
        </div>
      ))}
      <Table
        caption={finding}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption: finding })}
        empty=""
        columns={columns}
        rows={cells.map(({ label, isTotal, shown }) => [isTotal ? <strong>{label}</strong> : label, ...shown])}
      />
      {children}
    </figure>
  );
}
