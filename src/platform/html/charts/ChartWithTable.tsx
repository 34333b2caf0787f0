import type { ComponentChildren, VNode } from 'preact';
import { Details } from '../components/Details.tsx';
import { Table, type TableProps } from '../components/Table.tsx';

export interface ChartWithTableProps {
  id: string;
  /** What the chart shows, in one sentence. */
  finding: string;
  /** Unit, date, number of observations, what the interval is. */
  unit: ComponentChildren;
  /** Draws the chart for a width: called for a wide screen and for a phone, each with an id of its own. */
  draw: (size: { id: string; width: number }) => VNode;
  table: Omit<TableProps, 'captionHidden'>;
  words: { table: string; csv: string; made?: string };
  csvHref?: string | undefined;
  madeHref?: string | undefined;
}

export const wideChart = 600;
export const narrowChart = 340;

/** A chart never stands alone: its finding above it, its numbers and a file below it. */
export const ChartWithTable = ({ id, finding, unit, draw, table, words, csvHref, madeHref }: ChartWithTableProps) => (
  <figure class="figure" id={id}>
    <figcaption>
      <p class="finding">{finding}</p>
      <p class="figure-unit">{unit}</p>
    </figcaption>
    <div class="chart-wide">{draw({ id: `${id}-wide`, width: wideChart })}</div>
    <div class="chart-narrow">{draw({ id: `${id}-narrow`, width: narrowChart })}</div>
    <FigureFoot {...{ table, words, csvHref, madeHref }} />
  </figure>
);

export const FigureFoot = ({
  table,
  words,
  csvHref,
  madeHref,
}: Pick<ChartWithTableProps, 'table' | 'words' | 'csvHref' | 'madeHref'>) => (
  <div class="figure-foot">
    <Details summary={words.table} plain>
      <Table {...table} captionHidden />
    </Details>
    {csvHref && (
      <a href={csvHref} download>
        {words.csv}
      </a>
    )}
    {madeHref && words.made && <a href={madeHref}>{words.made}</a>}
  </div>
);
