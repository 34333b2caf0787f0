import { scaleLinear, scaleLog } from 'd3-scale';
import { ChartFrame, type ChartProps, isNarrow, px, TextLines } from './ChartFrame.tsx';
import { estimateTextWidth, wrapText } from './textWidth.ts';
import { ValueAxis } from './ValueAxis.tsx';

export interface ForestRow {
  label: string;
  /** Null where it cannot be known; `note` then says why. */
  estimate: number | null;
  lower: number | null;
  upper: number | null;
  /** Shown instead of the numbers, such as the reason why there is no estimate. */
  note?: string;
  /** The pooled or chosen row. */
  strong?: boolean;
  category?: number;
}

export interface ForestChartProps extends ChartProps {
  rows: readonly ForestRow[];
  /** The value that means no effect: 0 for differences, 1 for ratios. */
  origin: number;
  /** Ratios belong on a logarithmic scale. */
  logarithmic?: boolean;
  formatTick?: (value: number) => string;
}

/** Estimates as dots on their intervals, with the numbers beside them. */
export function ForestChart(props: ForestChartProps) {
  const { width, description, format, rows, origin, logarithmic, formatTick = format } = props;
  const narrow = isNarrow(width);
  const labelWidth = narrow
    ? 0
    : Math.min(width * 0.34, 16 + Math.max(...rows.map((row) => estimateTextWidth(row.label))));
  const numbers = rows.map((row) => numbersOf(row, format));
  const numbersWidth = narrow
    ? 0
    : Math.min(width * 0.3, 16 + Math.max(...numbers.map((text) => estimateTextWidth(text))));
  const ends = [origin, ...rows.flatMap((row) => [row.estimate, row.lower, row.upper]).filter((v) => v !== null)];
  const range: [number, number] = [labelWidth + 12, width - numbersWidth - 16];
  const domain = [Math.min(...ends), Math.max(...ends)];
  const scale = logarithmic ? scaleLog(domain, range).nice() : scaleLinear(domain, range).nice();
  const rowHeight = narrow ? 42 : 30;
  const bottom = 4 + rows.length * rowHeight;
  return (
    <ChartFrame width={width} height={bottom + 24} description={description}>
      <ValueAxis scale={scale} top={0} bottom={bottom} format={formatTick} origin={origin} tickCount={narrow ? 3 : 5} />
      {rows.map((row, i) => {
        const middle = 4 + i * rowHeight + (narrow ? 30 : rowHeight / 2);
        const name = row.strong ? 'strong-text' : undefined;
        return (
          <g>
            {narrow ? (
              <>
                <TextLines lines={wrapText(row.label, width * 0.55, 1)} x={0} y={middle - 18} class={name} />
                <TextLines lines={[numbers[i]!]} x={width} y={middle - 18} class="quiet-text end" />
              </>
            ) : (
              <>
                <TextLines lines={wrapText(row.label, labelWidth - 12)} x={0} y={middle} class={name} />
                <TextLines lines={[numbers[i]!]} x={width} y={middle} class={row.strong ? 'strong-text end' : 'end'} />
              </>
            )}
            <Dot row={row} scale={scale} middle={middle} />
          </g>
        );
      })}
    </ChartFrame>
  );
}

function numbersOf(row: ForestRow, format: (value: number) => string): string {
  if (row.estimate === null || row.note) return row.note ?? '';
  if (row.lower === null || row.upper === null) return format(row.estimate);
  return `${format(row.estimate)} (${format(row.lower)}, ${format(row.upper)})`;
}

function Dot({ row, scale, middle }: { row: ForestRow; scale: (value: number) => number; middle: number }) {
  if (row.estimate === null) return null;
  const x = px(scale(row.estimate));
  const y = px(middle);
  return (
    <>
      {row.lower !== null && row.upper !== null && (
        <path class="interval" d={`M${px(scale(row.lower))} ${y}H${px(scale(row.upper))}`} />
      )}
      {row.strong ? (
        <path class={`f${row.category ?? 1}`} d={`M${x - 7} ${y}l7 -7 7 7 -7 7z`} />
      ) : (
        <circle class={`f${row.category ?? 1}`} cx={x} cy={y} r="4.5" />
      )}
    </>
  );
}
