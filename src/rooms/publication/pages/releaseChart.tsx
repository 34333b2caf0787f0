import type { VNode } from 'preact';
import { narrowChart, wideChart } from '../../../platform/html/charts/ChartWithTable.tsx';
import { BarChart } from '../../../platform/html/charts/index.ts';
import type { Translator } from '../../../platform/i18n/index.ts';
import type { ReleaseView } from '../views/releases.ts';
import { columnText, keyText } from './releaseWords.tsx';

const mostBars = 30;

/** The first measure of the table as bars, with whiskers where the table has its ends; none where there are too many cells, or no number. */
export function releaseChart(t: Translator, release: ReleaseView): VNode | null {
  const { dimensions, totals, cells } = release;
  const isTotal = ({ key }: (typeof cells)[number]) => dimensions.some((name) => key[name] === totals);
  const inner = cells.filter((cell) => !isTotal(cell));
  const chosen = inner.length > 0 ? inner : cells;
  const measure = measureOf(release, chosen);
  const known = chosen.filter(({ values }) => typeof values[measure] === 'number');
  if (known.length === 0 || chosen.length > mostBars) return null;
  const hasEnds = known.every(({ values }) => isInside(values[measure], values.lower, values.upper));
  const format = (value: number) => t.number(value, { maximumSignificantDigits: 4 });
  const labelOf = ({ key }: (typeof cells)[number]) => dimensions.map((name) => keyText(t, key[name] ?? '')).join(', ');
  const most = known.reduce((a, b) => (b.values[measure]! > a.values[measure]! ? b : a));
  const finding = t('publication.chart.finding', {
    measure: columnText(t, measure),
    cell: labelOf(most),
    value: format(most.values[measure]!),
  });
  const rows = chosen
    .filter(({ status, values }) => status === 'hidden' || typeof values[measure] === 'number')
    .map((cell) => ({
      label: labelOf(cell),
      value: cell.values[measure] ?? null,
      absence: { kind: 'hidden' as const, text: t('html.absence.hidden') },
      ...(hasEnds ? { lower: cell.values.lower ?? null, upper: cell.values.upper ?? null } : {}),
    }));
  const draw = (id: string, width: number) => <BarChart {...{ id, width, rows, format }} description={finding} />;
  return (
    <figure class="figure" id="chart">
      <figcaption>
        <p class="finding">{finding}</p>
        <p class="figure-unit">
          {t(hasEnds ? 'publication.chart.unitEnds' : 'publication.chart.unit', {
            measure: columnText(t, measure),
            asOf: t.date(release.asOf),
          })}
        </p>
      </figcaption>
      <div class="chart-wide">{draw('chart-wide', wideChart)}</div>
      <div class="chart-narrow">{draw('chart-narrow', narrowChart)}</div>
    </figure>
  );
}

/** The estimate that the ends belong to, where the first measure is another. */
function measureOf({ measures }: ReleaseView, cells: ReleaseView['cells']): string {
  const first = measures[0]!;
  if (!measures.includes('lower') || !measures.includes('upper')) return first;
  const fits = (measure: string) => {
    const known = cells.filter(({ values }) => typeof values[measure] === 'number');
    return known.length > 0 && known.every(({ values }) => isInside(values[measure], values.lower, values.upper));
  };
  return measures.find((measure) => measure !== 'lower' && measure !== 'upper' && fits(measure)) ?? first;
}

const isInside = (value?: number | null, lower?: number | null, upper?: number | null) =>
  typeof value === 'number' &&
  typeof lower === 'number' &&
  typeof upper === 'number' &&
  lower <= value &&
  value <= upper;
